import BorderClaims
import BorderCore
import BorderGeodesy
import BorderIO
import BorderMeasures

/// Reads what figures are checked by besides the borders.
package struct FigureSources {
  package let options: FigureRequest
  package let frame: ClaimFrame
  /// Whether the regions are the embedded ones, whose population is embedded too.
  package let isEmbedded: Bool
  package let measure: GeodesicMeasure
  package let threads: Int
  package let workspace: Workspace

  package init(
    options: FigureRequest, frame: ClaimFrame, isEmbedded: Bool, measure: GeodesicMeasure, threads: Int,
    workspace: Workspace
  ) {
    self.options = options
    self.frame = frame
    self.isEmbedded = isEmbedded
    self.measure = measure
    self.threads = threads
    self.workspace = workspace
  }

  /// Adds lines, tables and towns to a basis.
  package func add(to basis: inout FigureChecker.Basis) throws {
    for text in options.lines { basis.lines.append(try evidence(text)) }
    for file in options.table {
      let tables = try FigureTableReader.read(file)
      try workspace.opened.add(InputSpec(file: file), rows: tables.rowCount)
      basis.tables.append(tables)
    }
    // Of equal columns the first is taken: the user's.
    if isEmbedded { try Self.addEmbedded(to: &basis, from: frame.embedded, threads: threads) }
    if options.rivers != nil || options.lakes != nil {
      basis.water = WaterEvidence(
        rivers: try options.rivers.map { try WaterRequest.read($0, for: workspace) } ?? WaterBodies(),
        lakes: try options.lakes.map { try WaterRequest.read($0, for: workspace) } ?? WaterBodies(),
        tolerance: options.waterTolerance,
        threads: threads)
    }
    if let places = options.places {
      let towns = try TownGazetteer(places, rules: frame.rules, workspace: workspace)
      basis.town = { name in
        if case .found(let position) = towns.find(name, in: nil) { position } else { nil }
      }
    }
  }

  /// Adds what comes with the embedded regions: population, towns, railways, rivers, published figures.
  static func addEmbedded(
    to basis: inout FigureChecker.Basis, from embedded: EmbeddedData, threads: Int
  ) throws {
    basis.tables.append(try embedded.population())
    basis.tables.append(try embedded.publishedFigures())
    basis.routes.append(try embedded.railways())
    let towns = try embedded.towns()
    basis.town = { towns.position(of: $0) }
    let (rivers, lakes) = try embedded.water()
    basis.water = WaterEvidence(
      rivers: rivers, lakes: lakes, tolerance: EmbeddedData.waterTolerance, threads: threads)
  }

  private func evidence(_ text: String) throws -> LineEvidence {
    let (mode, file) = LineMode.of(text)
    let reading = ReadOptions(whereClause: options.lineFilter)
    let read = try LineReader.read(NamedData.input(file), options: reading)
    for note in read.source.notes { workspace.reporter.note(note) }
    try workspace.opened.add(read.source)
    let lines = read.lines
    var column: Int?
    if let field = options.classField {
      column = lines.index(ofColumn: field)
      if column == nil {
        let list = lines.columns.joined(separator: ", ")
        workspace.reporter.warn(
          Phrase(
            "\(file) has no field \(field), so its lines have no class; its fields are: \(list)",
            "в \(file) нет поля \(field), у его линий нет класса; есть поля: \(list)"))
      }
    } else {
      column = ["type", "fclass", "highway", "class"].compactMap { lines.index(ofColumn: $0) }.first
    }
    let trunk = Set(
      options.trunk.split(separator: ",").map {
        $0.lowercased().trimmingPrefix { $0.isWhitespace }.description
      })
    let path = file.split(separator: "/").last.map(String.init) ?? file
    return LineEvidence(
      lines, mode: mode ?? .unstated, name: path, classColumn: column, trunkClasses: trunk,
      across: frame.analysis, geometry: measure, mergeDistance: options.merge, threads: threads)
  }
}
