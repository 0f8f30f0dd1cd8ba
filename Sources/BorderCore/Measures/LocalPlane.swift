/// How many metres a degree has at each latitude, as a measure has it.
///
/// Sampled every sixteenth of a degree and interpolated: the error is below 2·10⁻⁷ of the value up to 89°.
struct LocalScale: Sendable {
  private static let stepsPerDegree = 16.0
  private let east: [Double]
  private let north: [Double]

  /// Asks a measure for the lengths of short segments along parallels and meridians.
  init(_ measure: any LineMeasure) {
    let count = Int(180 * Self.stepsPerDegree) + 1
    let step = 1.0 / 1024
    var east: [Double] = []
    var north: [Double] = []
    east.reserveCapacity(count)
    north.reserveCapacity(count)
    for index in 0..<count {
      let latitude = Double(index) / Self.stepsPerDegree - 90
      let here = Position(longitude: 0, latitude: latitude)
      // Never zero, so that nothing is divided by it at a pole.
      east.append(
        max(measure.distance(here, Position(longitude: step, latitude: latitude)) / step, 1e-3))
      let below = min(max(latitude - step / 2, -90), 90 - step)
      north.append(
        measure.distance(
          Position(longitude: 0, latitude: below), Position(longitude: 0, latitude: below + step)) / step)
    }
    self.east = east
    self.north = north
  }

  /// Metres a degree of longitude and of latitude at a latitude.
  @inline(__always)
  func metres(at latitude: Double) -> SIMD2<Double> {
    let place = min(max((latitude + 90) * Self.stepsPerDegree, 0), Double(east.count - 2))
    let index = Int(place)
    let rest = place - Double(index)
    return SIMD2(
      east[index] + rest * (east[index + 1] - east[index]),
      north[index] + rest * (north[index + 1] - north[index]))
  }
}

extension LineMeasure {
  /// The length of one segment in metres.
  @inline(__always)
  func distance(_ a: Position, _ b: Position) -> Double {
    if a == b { return 0 }
    return withUnsafeTemporaryAllocation(of: Position.self, capacity: 2) { line in
      line.initializeElement(at: 0, to: a)
      line.initializeElement(at: 1, to: b)
      return withUnsafeTemporaryAllocation(of: Double.self, capacity: 1) { length in
        measure(UnsafeBufferPointer(line), into: length)
        return length[0]
      }
    }
  }
}

/// The plane that touches the earth at a place: metres east and north of it. Longitudes go the shorter way round.
struct LocalPlane {
  let origin: Position
  let scale: SIMD2<Double>

  @inline(__always)
  init(at origin: Position, _ scale: LocalScale) {
    self.origin = origin
    self.scale = scale.metres(at: origin.latitude)
  }

  /// The plane for a segment from a place: at a pole itself a plane has no width, so there it has that of the other end.
  @inline(__always)
  init(from origin: Position, to other: Position, _ scale: LocalScale) {
    self.origin = origin
    self.scale = scale.metres(at: origin.isPole ? other.latitude : origin.latitude)
  }

  /// Where a position lies on the plane.
  @inline(__always)
  func vector(_ position: Position) -> SIMD2<Double> {
    SIMD2(
      Position.turn(position.longitude - origin.longitude), position.latitude - origin.latitude) * scale
  }

  /// The ends of a segment on the plane, of which the second one may be beyond half the earth: a segment goes the
  /// shorter way round, and to a pole along the meridian of its other end, as `Position.towards` does.
  @inline(__always)
  func segment(_ a: Position, _ b: Position) -> (SIMD2<Double>, SIMD2<Double>) {
    let start = vector(a.isPole ? a.unwrapped(from: b) : a)
    let turn = a.isPole || b.isPole ? 0 : Position.turn(b.longitude - a.longitude)
    return (start, start + SIMD2(turn, b.latitude - a.latitude) * scale)
  }

  /// Where on a segment of the plane the place nearest to a point lies (0 to 1), and how far away it is.
  @inline(__always)
  static func nearest(_ p: SIMD2<Double>, on a: SIMD2<Double>, _ b: SIMD2<Double>) -> (
    fraction: Double, distance: Double
  ) {
    let (fraction, square) = PlaneSegment.nearest(to: p, on: a, b)
    return (fraction, square.squareRoot())
  }
}

extension Position {
  /// The place at a fraction of the straight line of degrees to another position.
  func towards(_ other: Position, _ fraction: Double) -> Position {
    let (start, end) = Self.laidOut(self, other)
    let longitude = start.longitude + fraction * (end.longitude - start.longitude)
    return Position(
      longitude: longitude > 180 && other.longitude <= 180 && self.longitude <= 180
        ? longitude - 360
        : longitude < -180 && other.longitude >= -180 && self.longitude >= -180 ? longitude + 360 : longitude,
      latitude: latitude + fraction * (other.latitude - latitude))
  }
}
