import BorderCore
import BorderGeodesy
import BorderIO
import BorderMeasures

/// Which rivers and lakes borders are compared with, and how near they must be.
public struct WaterRequest: Sendable {
  /// What a row of a table of borders is.
  public enum Row: String, CaseIterable, Sendable {
    case pair, country, stretch
  }

  /// Lines or polygons, FILE or FILE#LAYER.
  public var rivers: String?
  /// Polygons or lines, FILE or FILE#LAYER.
  public var lakes: String?
  /// How far from the water a border may be to follow it, in metres.
  public var tolerance: Double = 500
  /// How long a stretch near water must be to follow it, in metres; four times the tolerance if not given.
  public var minimum: Double?
  /// What a row is.
  public var by = Row.pair

  /// Rivers and lakes, or none.
  public init(
    rivers: String? = nil, lakes: String? = nil, tolerance: Double = 500, minimum: Double? = nil,
    by: Row = .pair
  ) {
    self.rivers = rivers
    self.lakes = lakes
    self.tolerance = tolerance
    self.minimum = minimum
    self.by = by
  }

  /// Whether water is looked at.
  public var isGiven: Bool { rivers != nil || lakes != nil }

  /// What of these options decides the result.
  public var provenance: [(String, JSONValue)] {
    let row: [(String, JSONValue)] = isGiven || by != .pair ? [("by", .string(by.rawValue))] : []
    guard isGiven else { return row }
    return [
      ("water_m", .number(tolerance)),
      ("water_min_m", .number(WaterRule(tolerance: tolerance, minimum: minimum).minimum)),
    ] + row
  }

  /// The borders with their water; the files are entered into the workspace.
  package func water(
    along analysis: BorderAnalysis, borders: [Int], workspace: Workspace, measure: GeodesicMeasure,
    threads: Int
  ) throws -> WaterAlongBorders? {
    guard isGiven else { return nil }
    return WaterAlongBorders(
      analysis, borders: borders,
      rivers: try rivers.map { try Self.read($0, for: workspace) } ?? WaterBodies(),
      lakes: try lakes.map { try Self.read($0, for: workspace) } ?? WaterBodies(),
      rule: WaterRule(tolerance: tolerance, minimum: minimum), geometry: measure, threads: threads)
  }

  /// Reads rivers or lakes for a workspace, which remembers them.
  ///
  /// - Throws: `InputError` when the file cannot be used.
  static func read(_ file: String, for workspace: Workspace) throws -> WaterBodies {
    let input = try LineReader.read(
      try NamedData.input(file), fields: [], takesPolygons: true, options: ReadOptions())
    for note in input.source.notes { workspace.reporter.note(note) }
    workspace.reporter.detail(
      Phrase(
        "\(file): \(EnglishCount.of(input.lines.lineCount, "line")), \(EnglishCount.of(input.areas.count, "polygon"))",
        "\(file): линий \(input.lines.lineCount), полигонов \(input.areas.count)"))
    try workspace.opened.add(input.source)
    return WaterBodies(lines: input.lines, areas: input.areas)
  }
}
