public import BorderCore
internal import BorderTables

/// A project of QGIS 3 inside the GeoPackage whose layers it shows: their order, their styles, the projection, the window.
///
/// QGIS lists it in its browser below the file, and opens it as `geopackage:FILE?projectName=NAME`.
public struct QGISProject: Hashable, Sendable {
  /// The window in metres of the projection.
  public struct Window: Hashable, Sendable {
    /// The least x.
    public var left: Double
    /// The least y.
    public var bottom: Double
    /// The greatest x.
    public var right: Double
    /// The greatest y.
    public var top: Double

    /// A window.
    public init(left: Double, bottom: Double, right: Double, top: Double) {
      (self.left, self.bottom, self.right, self.top) = (left, bottom, right, top)
    }
  }

  /// The name by which QGIS lists it.
  public var name: String
  /// What stands above the window of QGIS.
  public var title: Phrase
  /// The name of the file that holds it and the layers, without a folder.
  public var file: String
  /// The projection of the map, as PROJ takes it.
  public var projection: String
  /// What is seen first; `nil` for everything.
  public var window: Window?
  /// The names of the layers with shapes, the uppermost first; others lie below these, tables last.
  public var order: [String]
  /// The names of layers that are there to be switched on.
  public var hidden: Set<String>

  /// A project.
  public init(
    name: String, title: Phrase, file: String, projection: String, window: Window? = nil,
    order: [String] = [], hidden: Set<String> = []
  ) {
    self.name = name
    self.title = title
    self.file = file
    self.projection = projection
    self.window = window
    self.order = order
    self.hidden = hidden
  }
}

extension QGISProject {
  /// SQL that puts the project into the GeoPackage of its layers, as QGIS 3 stores it: the archive of the project in
  /// hexadecimal digits, and the time in JSON.
  ///
  /// - Parameters:
  ///   - layers: The layers, as they were written.
  ///   - language: Of titles and legends.
  ///   - credit: What the data come from; empty for nothing to say.
  ///   - date: When, in the form of the file.
  /// - Returns: Statements to be carried out after the layers were written.
  func statements(for layers: [VectorFileLayer], _ language: Language, credit: String, date: String)
    -> [String]
  {
    var writer = QGISProjectWriter(project: self, language: language)
    writer.write(layers, credit: credit)
    let archive = StoredArchive.bytes(of: "\(name).qgs", writer.buffer.bytes)
    let digits = Array("0123456789abcdef".utf8)
    let hex = archive.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    let quoted = name.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
    let time = "{\"last_modified_time\": \"\(date)\", \"last_modified_user\": \"\" }"
    return [
      "CREATE TABLE qgis_projects(name TEXT PRIMARY KEY, metadata BLOB, content BLOB)",
      "INSERT INTO qgis_projects VALUES ('\(quoted)', '\(time)', '\(String(decoding: hex, as: UTF8.self))')",
    ]
  }
}
