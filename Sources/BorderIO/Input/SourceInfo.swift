public import BorderCore
public import BorderTables

/// One input of a `RegionSet`: where the regions come from and what was done with them.
public struct SourceInfo: Hashable, Sendable {
  /// The file as the user wrote it, but for passwords and tokens; `stdin` for standard input.
  public var file: String
  /// The layer.
  public var layer: String
  /// The format: the short name of GDAL's driver, such as `GPKG`.
  public var driver: String
  /// The CRS for people, such as `WGS 84 (EPSG:4326)`.
  public var coordinateSystem: String
  /// The CRS as WKT 2; empty where it is not known, or is WGS 84 and GDAL was not asked.
  public var wkt = ""
  /// Whether the CRS is the one that the user declared.
  public var isCRSDeclared = false
  /// The number of features that were read.
  public var featureCount = 0
  /// The number of vertices that came into the set.
  public var vertexCount = 0
  /// The names of the layer's fields.
  public var fields: [String] = []
  /// The fields in use, by role. No id means that regions have the numbers of their features.
  public var chosenFields: [FieldRole: String] = [:]
  /// What the geometries were.
  public var tally = GeometryTally()
  /// Features whose id stands at an earlier feature too: of the field in use, or of one that would be in use otherwise.
  public var repeatedIDs: [RepeatedID] = []
  /// The number of features without an id in the field that the user named.
  public var missingIDCount = 0
  /// What the user should know: guesses, assumptions, what was left out.
  public var notes: [Phrase] = []
  /// The digest of what did not come from a file.
  var contentDigest: String?

  /// An input; the rest is set while it is read.
  init(file: String, layer: String, driver: String, coordinateSystem: String) {
    self.file = SecretText.publicName(file)
    self.layer = layer
    self.driver = driver
    self.coordinateSystem = coordinateSystem
  }

  /// The SHA-256 of the file in lower-case hex; of a shapefile, of the `.shp` alone.
  ///
  /// Computed at each call, from the file as it is then. Empty for a folder or a name that is not a file.
  ///
  /// - Throws: `InputError` when the file cannot be read any more.
  public func sha256() throws(InputError) -> String {
    if let contentDigest { return contentDigest }
    guard case .file = FileStatus(of: file) else { return "" }
    return try SHA256Digest.of(file: file)
  }
}

/// Counts of what features held.
public struct GeometryTally: Hashable, Sendable {
  /// Polygons, those of multipolygons and collections counted one by one.
  public var polygons = 0
  /// Features without geometry.
  public var missing = 0
  /// Features with Z or M values, which are ignored.
  public var withMoreDimensions = 0
  /// Curved surfaces that were made straight.
  public var linearized = 0
  /// Closed lines that were taken as polygons.
  public var closedLines = 0
  /// Collections of several polygons, each of which was taken as one region.
  public var collections = 0
  /// Points, lines and other members that were left out.
  public var skipped = 0

  /// Nothing yet.
  public init() {}
}

/// What reading gives: the regions, and where they come from.
public struct RegionInput: Sendable {
  /// All regions of all inputs.
  public var regions: RegionSet
  /// The inputs in order; `Region.source` is an index into them.
  public var sources: [SourceInfo]
  /// Whether the coordinates are no degrees but those of a plane, of an unknown unit, made smaller by a power of two: then
  /// nothing but who adjoins whom has a meaning.
  public var isPlanar = false
  /// The fields that were asked for.
  public var attributes = RegionAttributes()

  /// Regions and their sources.
  public init(regions: RegionSet, sources: [SourceInfo], isPlanar: Bool = false) {
    self.regions = regions
    self.sources = sources
    self.isPlanar = isPlanar
  }
}
