/// Where a flat map was cut: the meridian and the parallels that are no border and no coast.
///
/// A file that shows the whole earth on a sheet cuts regions at the 180th meridian (Chukotka, Fiji) and draws
/// the south of Antarctica along a parallel near the pole. Segments that run along the cut are artefacts. The cut is
/// always looked for at ±180° and ±90°. Some sources were clipped a little inside, for instance at ±179.9°;
/// that is recognised when the least and the greatest longitude of the data lie within a degree of ±180°, and some
/// region has segments that run north-south along both. Sources that were reprojected after clipping stand a hair off
/// the edge, so `tolerance` is allowed there.
public struct MapCut: Hashable, Sendable {
  /// The western edge of the sheet, -180 unless the data was clipped inside.
  public var west = -180.0
  /// The eastern edge of the sheet.
  public var east = 180.0
  /// The southern edge of the sheet.
  public var south = -90.0
  /// The northern edge of the sheet.
  public var north = 90.0

  /// How far off an edge inside of ±180° a vertex may stand, in degrees: some 0.2 m at the equator.
  public static let tolerance = 2e-6

  /// A cut at ±180° and ±90°.
  public init() {}

  /// Finds where the data was cut. O(*n*).
  public init(of set: RegionSet) {
    guard let box = set.boundingBox else { return }
    let couldBeClipped = box.east >= 179 && box.east < 180 && box.west <= -179 && box.west > -180
    let couldMissSouth = box.south <= -89 && box.south > -90
    let couldMissNorth = box.north >= 89 && box.north < 90
    guard couldBeClipped || couldMissSouth || couldMissNorth else { return }
    var alongWest: Set<RegionID> = []
    var alongEast: Set<RegionID> = []
    var alongSouth = false
    var alongNorth = false
    for ring in 0..<set.ringCount {
      let range = set.range(ofRing: ring)
      for index in range.dropLast() {
        let a = set.positions[index]
        let b = set.positions[index + 1]
        if abs(a.longitude - b.longitude) <= Self.tolerance {
          let (least, greatest) = (min(a.longitude, b.longitude), max(a.longitude, b.longitude))
          if greatest - box.west <= Self.tolerance { alongWest.insert(set.region(ofRing: ring)) }
          if box.east - least <= Self.tolerance { alongEast.insert(set.region(ofRing: ring)) }
        } else if a.latitude == b.latitude {
          if a.latitude == box.south { alongSouth = true }
          if a.latitude == box.north { alongNorth = true }
        }
      }
    }
    if couldBeClipped && !alongWest.isDisjoint(with: alongEast) {
      west = box.west
      east = box.east
    }
    if couldMissSouth && alongSouth { south = box.south }
    if couldMissNorth && alongNorth { north = box.north }
  }

  /// Whether a segment runs along the cut.
  @inlinable
  public func contains(_ a: Position, _ b: Position) -> Bool {
    (isOnMeridian(a) && isOnMeridian(b)) || (isOnParallel(a) && isOnParallel(b) && a.latitude == b.latitude)
  }

  /// Whether a position lies on the meridian that the map was cut along.
  @inlinable
  public func isOnMeridian(_ p: Position) -> Bool {
    abs(p.longitude) == 180 || west > -180 && p.longitude - west <= Self.tolerance
      || east < 180 && east - p.longitude <= Self.tolerance
  }

  /// Whether a position lies on the parallel that stands for a pole.
  @inlinable
  public func isOnParallel(_ p: Position) -> Bool {
    p.latitude == south || p.latitude == north || abs(p.latitude) == 90
  }

  /// Whether a box reaches the cut.
  func touches(_ box: BoundingBox) -> Bool {
    box.west <= west + Self.tolerance || box.east >= east - Self.tolerance || box.south <= south || box.north >= north
  }
}
