import BorderCore
import BorderIO
import BorderMaps
import BorderMeasures
import BorderTables

/// What a study hands over: tables, or what makes the bytes of a format of its own, and what they come from.
public struct Deliverable {
  /// The tables. A format that holds one takes the first.
  public var tables: [ShapedTable] = []
  /// Whether text shows all tables, one below the other.
  public var showsAllTables = false
  /// Digits after the point of a coordinate at most, where a format writes digits; `nil` for every bit.
  public var decimals: Int? = 7
  /// The bytes in place of those of the tables; gets the provenance where it is wanted.
  public var bytes: ((TableOutput, Provenance?) throws -> [OutputBuffer])?
  /// What is shown on standard output beside a file.
  public var aside: ((TableOutput) -> [OutputBuffer])?
  /// The options that decide the result, for provenance; the command and what all commands have is added.
  public var options: [(String, JSONValue)] = []
  /// Those that follow after what all commands have.
  public var furtherOptions: [(String, JSONValue)] = []
  /// The tolerance within which borders were matched, in metres.
  public var tolerance: Double?
  /// What the result comes from, with some options.
  public var provenance: (([(String, JSONValue)], _ tolerance: Double?) throws -> Provenance)?
  /// Whom to name for the data, in formats that can say it.
  public var credits: Credits?
  /// Whether nothing was found that the user must look at: else the exit code is 1.
  public var isClean = true

  /// Tables that come from a workspace.
  ///
  /// - Parameters:
  ///   - tables: The tables.
  ///   - workspace: What they were made of.
  ///   - measure: How lengths were measured.
  ///   - matches: What was matched before; `nil` where vertices had to be equal.
  package init(
    _ tables: [ShapedTable], from workspace: Workspace, measure: GeodesicMeasure, matches: MatchReport? = nil
  ) {
    self.tables = tables
    tolerance = matches?.tolerance
    credits = workspace.credits
    provenance = { try workspace.provenance(measure: measure, tolerance: $1, options: $0) }
  }

  /// Tables without shapes that come from a workspace.
  package init(
    table: Table, from workspace: Workspace, measure: GeodesicMeasure, matches: MatchReport? = nil
  ) {
    self.init([ShapedTable(table: table)], from: workspace, measure: measure, matches: matches)
  }

  /// A map, which bears its credits itself and has no sidecar.
  ///
  /// - Parameters:
  ///   - format: One of ``FileFormat/pictures``.
  ///   - scale: PNG: pixels of the file for each pixel of the page.
  ///   - map: Draws it in a language.
  public init(
    mapAs format: FileFormat, scale: Double = 2, _ map: @escaping (Language) throws -> Drawing
  ) {
    bytes = { writer, _ in [try map(writer.language).bytes(format, scale: scale)] }
  }

  /// A table that comes from no data, and so has no provenance.
  public init(table: Table) { tables = [ShapedTable(table: table)] }

  /// Tables that come from somewhere else.
  public init(
    _ tables: [ShapedTable], credits: Credits,
    provenance: @escaping ([(String, JSONValue)], Double?) throws -> Provenance
  ) {
    self.tables = tables
    self.credits = credits
    self.provenance = provenance
  }

  /// The bytes in a format.
  ///
  /// - Throws: ``RequestError`` where the format is one of a study that gave no bytes for it.
  public func rendered(_ format: FileFormat, by writer: TableOutput, _ provenance: Provenance?) throws
    -> [OutputBuffer]
  {
    if let bytes { return try bytes(writer, provenance) }
    guard let first = tables.first else { return [] }
    switch format.form {
    case .vectors(let form):
      let layers = (format.holdsSeveral ? tables : [first]).map(\.layer)
      return [
        try VectorOutput(language: writer.language, credits: credits).render(layers, as: form)
      ]
    case .features:
      return FeatureOutput(format, decimals: decimals, language: writer.language)
        .collection(first.table, metadata: provenance?.json) { row in
          (first.ids[row], row < first.shapes.count ? first.shapes[row] : nil)
        }
    case .workbook:
      return [try tables.map(\.table).workbook(language: writer.language, credits: credits)]
    case .rows(.terminal):
      return writer.terminal((showsAllTables ? tables : [first]).map(\.table))
    case .rows(let form):
      return (showsAllTables ? tables : [first]).map { writer.render($0.table, as: form) }
    case .picture, .own:
      throw RequestError(
        "this result cannot be written as \(format.name)", "этот результат не записать в \(format.name)")
    }
  }
}
