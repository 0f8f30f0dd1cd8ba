internal import BorderCore
import BorderIO
import Glibc

extension ProjectedTopology {
  /// Pixels per kilometre on the ground where the middle of the window lies, and its latitude.
  func scaleAtMiddle() -> (pixels: Double, latitude: Double)? {
    let window = frame.box
    let middle = PagePoint((window.left + window.right) / 2, (window.top + window.bottom) / 2)
    let topology = plane.topology
    // From the beginning of the arc that is nearest to the middle, the middle itself is looked for.
    var best: (distance: Double, arc: ArcID)?
    for (arc, pieces) in zip(topology.arcIDs, lines) {
      guard let place = pieces.first?.first else { continue }
      let (dx, dy) = (place.x - middle.x, place.y - middle.y)
      if dx * dx + dy * dy < best?.distance ?? .infinity { best = (dx * dx + dy * dy, arc) }
    }
    let nearest = best.flatMap { topology.positions(of: $0.arc).first }
    let all = topology.regions.positions
    let start = nearest.flatMap { abs($0.latitude) < 85 ? $0 : nil } ?? all.first { abs($0.latitude) < 85 }
    guard let start else { return nil }
    let position = place(at: middle, near: start) ?? start
    guard let turn = turn(at: position) else { return nil }
    func length(_ v: SIMD2<Double>) -> Double { (v * v).sum().squareRoot() }
    let up = length(turn.north) / Ground.degreeOfMeridian(at: position.latitude)
    let right = length(turn.east) / Ground.degreeOfParallel(at: position.latitude)
    let pixels = (up * right).squareRoot()
    return pixels.isFinite && pixels > 0 ? (pixels, position.latitude) : nil
  }
}

extension ProjectedTopology {
  /// Where a place is on the page, and what a degree to the east and to the north of it is there, in pixels.
  private func turn(at place: Position) -> (here: PagePoint, east: SIMD2<Double>, north: SIMD2<Double>)? {
    // Over how many degrees that is measured.
    let step = 0.05
    guard let here = page(place),
      let east = page(Position(longitude: place.longitude + step, latitude: place.latitude)),
      let north = page(Position(longitude: place.longitude, latitude: place.latitude + step))
    else { return nil }
    func degree(_ there: PagePoint) -> SIMD2<Double> { SIMD2(there.x - here.x, there.y - here.y) / step }
    return (here, degree(east), degree(north))
  }

  /// The place on the ground of a place on the page, by Newton's method from one that is near; `nil` where that finds none,
  /// as beyond the edge of the earth, and near the poles.
  private func place(at target: PagePoint, near start: Position) -> Position? {
    var found = start
    for _ in 0..<30 {
      guard let (here, east, north) = turn(at: found) else { return nil }
      let (x, y) = (target.x - here.x, target.y - here.y)
      if x * x + y * y < 0.25 { return found }
      let area = east.x * north.y - east.y * north.x
      guard abs(area) > 1e-12 else { return nil }
      // Not farther than ten degrees at once: a projection is no plane.
      let limit = 10.0
      let (dLongitude, dLatitude) = ((x * north.y - y * north.x) / area, (east.x * y - east.y * x) / area)
      let longest = max(abs(dLongitude), abs(dLatitude))
      let share = longest > limit ? limit / longest : 1
      found = Position(
        longitude: (found.longitude + dLongitude * share).remainder(dividingBy: 360),
        latitude: found.latitude + dLatitude * share)
      guard abs(found.latitude) < 85 else { return nil }
    }
    return nil
  }
}

/// A bar of a round length on the ground.
struct ScaleBar {
  /// Its length in pixels.
  let width: Double
  /// Where it is right, in degrees.
  let latitude: Double
  private let kilometres: Double

  /// The longest bar of one, two or five units that a width bears, in the middle of a map.
  init?(_ map: ProjectedTopology, longest: Double) {
    guard let (pixels, latitude) = map.scaleAtMiddle() else { return nil }
    let target = longest / pixels
    var unit = 1.0
    while unit * 10 <= target { unit *= 10 }
    while unit > target { unit /= 10 }
    kilometres = [5.0, 2, 1].map { $0 * unit }.first { $0 <= target } ?? unit
    width = kilometres * pixels
    self.latitude = latitude
  }

  /// Its length in words.
  func label(_ language: Language) -> String {
    guard kilometres >= 1 else {
      let metres = Phrase(number: kilometres * 1000, upTo: 6)
      return Phrase("\(metres.english) m", "\(metres.russian) м")(language)
    }
    let km = Phrase(number: kilometres, places: 0)
    return Phrase("\(km.english) km", "\(km.russian) км")(language)
  }

  /// Draws it from its left end.
  func draw(at corner: PagePoint, _ drawing: inout Drawing) {
    let (x, y) = (corner.x, corner.y)
    for (from, to, fill) in [(0.0, 0.5, MapStyle.ink), (0.5, 1, MapStyle.page)] {
      let half = PageBox(left: x + width * from, top: y - 3, right: x + width * to, bottom: y + 2)
      drawing.add(
        .init(.rings([half.ring]), paint: Paint(fill: fill, stroke: MapStyle.ink, width: 0.8)))
    }
  }
}

/// Lengths of a degree on WGS 84 in kilometres, for scale bars.
private enum Ground {
  private static let a = 6378.137
  private static let e2 = 0.006_694_379_990_14

  private static func w2(_ latitude: Double) -> Double {
    let s = sin(latitude * .pi / 180)
    return 1 - e2 * s * s
  }

  static func degreeOfMeridian(at latitude: Double) -> Double {
    let w2 = w2(latitude)
    return a * (1 - e2) / (w2 * w2.squareRoot()) * .pi / 180
  }

  static func degreeOfParallel(at latitude: Double) -> Double {
    a * cos(latitude * .pi / 180) / w2(latitude).squareRoot() * .pi / 180
  }
}
