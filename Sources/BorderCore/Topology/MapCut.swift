/// Where a flat map was cut: the meridian and the parallels that are no border and no coast.
///
/// A file that shows the whole earth on a sheet cuts regions at the 180th meridian (Chukotka, Fiji) and draws
/// the south of Antarctica along a parallel near the pole. Segments that run along the cut are artefacts. The cut is
/// always looked for at ±180° and ±90°. Some sources were clipped a little inside, for instance at ±179.9°;
/// that is recognised when the least and the greatest longitude of the data lie within a degree of ±180°, and some
/// region has segments that run north-south along both, a kilometre or more. Such a clip has often gone through a
/// projection and back, so its vertices are off the meridian by a hair: see `tolerance`. A sheet from 0 to 360 is cut at
/// Greenwich: that is recognised where its regions run along both of its edges.
public struct MapCut: Hashable, Sendable {
  /// The western edge of the sheet, -180 unless the data was clipped inside.
  public var west = -180.0
  /// The eastern edge of the sheet.
  public var east = 180.0
  /// The southern edge of the sheet.
  public var south = -90.0
  /// The northern edge of the sheet.
  public var north = 90.0
  /// Greenwich, where a sheet from 0 to 360 was cut; not a number where none was.
  public internal(set) var middle = Double.nan
  /// How many degrees a vertex on the cut may be off it: 10⁻⁵ (1.1 m), and 2 · 10⁻⁴ (22 m at the equator, 8 m
  /// in Chukotka) where the data was clipped inside ±180° or ±90°.
  public private(set) var tolerance = Position.edgeReach

  /// The tolerance where the data was clipped inside.
  static let clippedTolerance = 2e-4

  /// A cut at ±180° and ±90°.
  public init() {}

  /// Finds where the data was cut. O(*n*).
  public init(of set: RegionSet) {
    self.init(of: set, ringBoxes: RingSummary.all(of: set).map(\.box))
  }

  /// Finds where the data was cut, looking only at rings that reach the edges of the sheet.
  init(of set: RegionSet, ringBoxes: [BoundingBox]) {
    var search = MapCutSearch()
    search.add(set, ringBoxes: ringBoxes) { $0.rawValue }
    self = search.cut(isSheetFromZero: set.sheetWest == 0)
  }

  /// Sets edges at which the data was clipped inside the sheet.
  mutating func clip(
    west: Double? = nil, east: Double? = nil, south: Double? = nil, north: Double? = nil
  ) {
    self.west = west ?? self.west
    self.east = east ?? self.east
    self.south = south ?? self.south
    self.north = north ?? self.north
    tolerance = Self.clippedTolerance
  }

  /// Whether edges of the sheet were clipped.
  var isClipped: Bool { tolerance == Self.clippedTolerance }

  /// Whether a segment runs along the cut.
  @inlinable
  public func contains(_ a: Position, _ b: Position) -> Bool {
    (isOnMeridian(a) && isOnMeridian(b))
      || (isOnParallel(a) && isOnParallel(b) && abs(a.latitude - b.latitude) < 90)
  }

  /// Whether a position lies on the meridian that the map was cut along, within the tolerance; a pole lies on every
  /// meridian.
  @inlinable
  public func isOnMeridian(_ p: Position) -> Bool {
    abs(p.longitude - west) <= tolerance || abs(p.longitude - east) <= tolerance || p.isPole
      || abs(p.longitude - middle) <= tolerance
  }

  /// Whether a position lies on the parallel that stands for a pole, within the tolerance.
  @inlinable
  public func isOnParallel(_ p: Position) -> Bool {
    abs(p.latitude - south) <= tolerance || abs(p.latitude - north) <= tolerance
  }

  /// Whether a box reaches the cut.
  func touches(_ box: BoundingBox) -> Bool {
    box.west <= west + tolerance || box.east >= east - tolerance || box.south <= south + tolerance
      || box.north >= north - tolerance || box.west <= middle + tolerance && box.east >= middle - tolerance
  }
}
