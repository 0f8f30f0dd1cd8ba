public import BorderCore
public import BorderGeodesy
internal import Glibc

/// How to read regions and points.
public struct ReadOptions: Sendable {
  /// Makes what carries positions from a CRS to WGS 84; `nil` when it is WGS 84 already.
  public typealias TransformMaker = @Sendable (_ wkt: String) throws -> (any PositionTransform)?

  /// The field of ids; guessed where `nil`.
  public var idField: String?
  /// The field of names; guessed where `nil`.
  public var nameField: String?
  /// The field of Russian names; guessed where `nil`.
  public var russianNameField: String?
  /// The field of country codes; guessed where `nil`.
  public var countryField: String?
  /// The field of statuses; guessed where `nil`.
  public var statusField: String?
  /// A condition that features must meet, as after WHERE in SQL.
  public var whereClause: String?
  /// The CRS of regions whose file names none, or one without a place on the earth: a code such as `EPSG:28404`, or WKT.
  public var declaredCRS: String?
  /// Which fields of regions are kept as `RegionInput.attributes`.
  public var keptFields = KeptFields.none
  /// Whether closed lines count as polygons.
  public var takesClosedLines = false
  /// Whether the two coordinates of every position are swapped before anything else.
  public var swapsAxes = false
  /// Whether every format but GeoJSON goes through GDAL, for comparison with the readers of Mezha's own.
  package var readsByGDAL = getenv("MEZHA_READ_BY").map { String(cString: $0) } == "gdal"
  /// Whether coordinates that are no degrees and have no CRS will do, since only neighbours are asked for.
  public var takesPlanar = false
  /// Whether they are such.
  var isPlanar = false
  /// Makes transforms, by PROJ unless told otherwise; with `nil`, only WGS 84 can be read. It gets the CRS as WKT 2.
  public var makeTransform: TransformMaker?

  /// Guesses all fields and takes all features.
  public init(
    idField: String? = nil, nameField: String? = nil, russianNameField: String? = nil,
    countryField: String? = nil, statusField: String? = nil, whereClause: String? = nil,
    makeTransform: TransformMaker? = { try ReferenceTransform.make($0) }
  ) {
    self.idField = idField
    self.nameField = nameField
    self.russianNameField = russianNameField
    self.countryField = countryField
    self.statusField = statusField
    self.whereClause = whereClause
    self.makeTransform = makeTransform
  }
}
