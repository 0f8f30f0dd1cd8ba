import BorderIO

/// What figures are checked by besides borders and the listed crossings.
public struct FigureRequest: Sendable {
  /// Roads or railways, FILE or FILE#LAYER, with `road=` or `rail=` before it where the name does not tell.
  public var lines: [String] = []
  /// The field with the class of lines; a usual one where it is not given.
  public var classField: String?
  /// The classes that count as trunk roads, with commas.
  public var trunk = "motorway,trunk,Major Highway"
  /// A condition that lines must meet.
  public var lineFilter: String?
  /// Within how many metres along a border crossings of one class are one.
  public var merge: Double = 2000
  /// CSV files of numbers.
  public var table: [String] = []
  /// A layer of towns.
  public var places: String?
  /// Rivers, FILE or FILE#LAYER.
  public var rivers: String?
  /// Lakes, FILE or FILE#LAYER.
  public var lakes: String?
  /// How far from a river or lake a border may be to follow it, in metres.
  public var waterTolerance: Double = 500

  /// Nothing besides borders, or what is given.
  public init(
    lines: [String] = [], classField: String? = nil, trunk: String = "motorway,trunk,Major Highway",
    lineFilter: String? = nil, merge: Double = 2000, table: [String] = [], places: String? = nil,
    rivers: String? = nil, lakes: String? = nil, waterTolerance: Double = 500
  ) {
    self.lines = lines
    self.classField = classField
    self.trunk = trunk
    self.lineFilter = lineFilter
    self.merge = merge
    self.table = table
    self.places = places
    self.rivers = rivers
    self.lakes = lakes
    self.waterTolerance = waterTolerance
  }

  /// The files, for provenance.
  public var files: [String] {
    (lines.map { LineMode.of($0).file } + table + [places, rivers, lakes].compactMap { $0 })
      .map { (try? NamedData.input($0).file) ?? $0 }
  }

  /// What was asked for, for provenance.
  public var provenance: [(String, JSONValue)] {
    [
      ("lines", .array(lines.map { .string($0) })), ("merge_m", .number(merge)), ("trunk", .string(trunk)),
      ("class", classField.map { .string($0) } ?? .null),
      ("where_lines", lineFilter.map { .string($0) } ?? .null),
      ("water_m", rivers == nil && lakes == nil ? .null : .number(waterTolerance)),
    ]
  }
}
