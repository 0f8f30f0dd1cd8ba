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
  public private(set) var middle = Double.nan
  /// How many degrees a vertex on the cut may be off it: 10⁻⁵ (1.1 m), and 2 · 10⁻⁴ (22 m at the equator, 8 m
  /// in Chukotka) where the data was clipped inside ±180° or ±90°.
  public private(set) var tolerance = Position.edgeReach

  /// The tolerance where the data was clipped inside.
  private static let clippedTolerance = 2e-4
  /// How many degrees of latitude a region must run along each edge of a sheet that was clipped inside: 1.1 km.
  private static let leastExtent = 0.01

  /// A cut at ±180° and ±90°.
  public init() {}

  /// Finds where the data was cut. O(*n*).
  public init(of set: RegionSet) {
    self.init(of: set, ringBoxes: RingSummary.all(of: set).map(\.box))
  }

  /// Finds where the data was cut, looking only at rings that reach the edges of the sheet.
  init(of set: RegionSet, ringBoxes: [BoundingBox]) {
    guard var box = ringBoxes.first else { return }
    for other in ringBoxes { box.include(other) }
    if set.sheetWest == 0, Self.isCutAtGreenwich(set, ringBoxes) { middle = 0 }
    let couldBeClipped = box.east >= 179 && box.east < 180 && box.west <= -179 && box.west > -180
    let couldMissSouth = box.south <= -89 && box.south > -90
    let couldMissNorth = box.north >= 89 && box.north < 90
    guard couldBeClipped || couldMissSouth || couldMissNorth else { return }
    let slack = Self.clippedTolerance
    var alongWest: [RegionID: Double] = [:]
    var alongEast: [RegionID: Double] = [:]
    var alongSouth = 0.0
    var alongNorth = 0.0
    for ring in 0..<set.ringCount {
      let own = ringBoxes[ring]
      guard
        own.west <= box.west + slack || own.east >= box.east - slack || own.south <= box.south + slack
          || own.north >= box.north - slack
      else { continue }
      let range = set.range(ofRing: ring)
      let region = set.region(ofRing: ring)
      for index in range.dropLast() {
        let a = set.positions[index]
        let b = set.positions[index + 1]
        let rise = abs(a.latitude - b.latitude)
        let run = abs(a.longitude - b.longitude)
        if max(a.longitude, b.longitude) <= box.west + slack { alongWest[region, default: 0] += rise }
        if min(a.longitude, b.longitude) >= box.east - slack { alongEast[region, default: 0] += rise }
        if max(a.latitude, b.latitude) <= box.south + slack { alongSouth += run }
        if min(a.latitude, b.latitude) >= box.north - slack { alongNorth += run }
      }
    }
    let least = Self.leastExtent
    if couldBeClipped,
      alongWest.contains(where: { $0.value >= least && (alongEast[$0.key] ?? 0) >= least })
    {
      west = box.west
      east = box.east
      tolerance = slack
    }
    // Near a pole a degree of longitude is short: a clip goes far around.
    if couldMissSouth && alongSouth >= 10 {
      south = box.south
      tolerance = slack
    }
    if couldMissNorth && alongNorth >= 10 {
      north = box.north
      tolerance = slack
    }
  }

  /// Whether some region of a sheet from 0 to 360 runs along both of its edges.
  private static func isCutAtGreenwich(_ set: RegionSet, _ ringBoxes: [BoundingBox]) -> Bool {
    var along: [RegionID: (west: Double, east: Double)] = [:]
    for ring in 0..<set.ringCount where ringBoxes[ring].west == 0 || ringBoxes[ring].east == 0 {
      var rise = 0.0
      let line = set.positions[set.range(ofRing: ring)]
      for (a, b) in zip(line, line.dropFirst()) where a.longitude == 0 && b.longitude == 0 {
        rise += abs(a.latitude - b.latitude)
      }
      let region = set.region(ofRing: ring)
      if ringBoxes[ring].west == 0 { along[region, default: (0, 0)].west += rise }
      if ringBoxes[ring].east == 0 { along[region, default: (0, 0)].east += rise }
    }
    return along.values.contains { $0.west >= leastExtent && $0.east >= leastExtent }
  }

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
