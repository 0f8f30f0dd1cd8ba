internal import BorderCore

/// Cuts lines and rings where the plane of a map is torn, and puts vertices between distant ones.
struct Seam {
  /// The meridian opposite of the tear, in -180...180; `nil` for a plane without a tear.
  let middle: Double?
  /// Where the data was cut: its edges are the 180th meridian.
  let cut: MapCut
  /// How far apart in degrees vertices may stand.
  var step = 0.5

  /// The seam of a plane that is torn at a meridian; `nil` for none.
  init(at meridian: Double?, cut: MapCut) {
    middle = meridian.map { $0 > 0 ? $0 - 180 : $0 + 180 }
    self.cut = cut
  }

  /// Just inside of the tear, so that no rounding carries a place to the other side.
  private static let edge = 180 - 1e-7

  /// Degrees east of the middle of the map, in -180...180; the longitude itself where there is no tear.
  func relative(_ longitude: Double) -> Double {
    let isCut = abs(longitude) > 179 && cut.isOnMeridian(Position(longitude: longitude, latitude: 0))
    let longitude = isCut ? (longitude < 0 ? -180 : 180) : longitude
    guard let middle else { return longitude }
    var value = longitude - middle
    while value > 180 { value -= 360 }
    while value < -180 { value += 360 }
    return value
  }

  private func absolute(_ x: Double, _ latitude: Double) -> Position {
    guard let middle else { return Position(longitude: x, latitude: latitude) }
    return Position(longitude: max(-Self.edge, min(Self.edge, x)) + middle, latitude: latitude)
  }

  /// The pieces of a line between its crossings of the tear, with vertices close enough to bend.
  func pieces(of line: [Position]) -> [[Position]] {
    let line = FlatLine.onSheet(line)
    guard let first = line.first else { return [] }
    var pieces: [[Position]] = []
    var piece = [absolute(relative(first.longitude), first.latitude)]
    var x = relative(first.longitude)
    var latitude = first.latitude
    for position in line.dropFirst() {
      let next = relative(position.longitude)
      let jump = next - x
      let isTorn = abs(jump) > 180
      let target = isTorn ? next + (jump > 0 ? -360 : 360) : next
      if isTorn && middle != nil {
        let side: Double = target > x ? 180 : -180
        let share = target == x ? 0 : (side - x) / (target - x)
        let crossing = latitude + (position.latitude - latitude) * share
        append(to: &piece, fromX: x, latitude, toX: side, crossing)
        pieces.append(piece)
        piece = [absolute(-side, crossing)]
        append(to: &piece, fromX: -side, crossing, toX: next, position.latitude)
      } else if isTorn {
        append(to: &piece, fromX: x, latitude, toX: target, position.latitude)
      } else {
        append(to: &piece, fromX: x, latitude, toX: next, position.latitude)
      }
      x = next
      latitude = position.latitude
    }
    pieces.append(piece)
    return pieces.filter { $0.count > 1 }
  }

  private func append(
    to piece: inout [Position], fromX x: Double, _ latitude: Double, toX: Double, _ toLatitude: Double
  ) {
    let count = Int((max(abs(toX - x), abs(toLatitude - latitude)) / step).rounded(.up))
    if count > 1 {
      for index in 1..<count {
        let share = Double(index) / Double(count)
        piece.append(absolute(x + (toX - x) * share, latitude + (toLatitude - latitude) * share))
      }
    }
    piece.append(absolute(toX, toLatitude))
  }

  /// The rings that a ring leaves on both sides of the tear.
  ///
  /// Method: the ring is laid out without jumps and cut by half-planes (Sutherland and Hodgman, 1974), which may leave
  /// edges along the tear; a ring around a pole is closed over that pole.
  func pieces(ofRing ring: [Position]) -> [[Position]] {
    let ring = FlatLine.onSheet(ring)
    guard let first = ring.first else { return [] }
    guard middle != nil else { return pieces(of: ring) }
    var path: [(x: Double, y: Double)] = []
    var x = relative(first.longitude)
    for position in ring {
      var next = relative(position.longitude)
      while next - x > 180 { next -= 360 }
      while next - x < -180 { next += 360 }
      path.append((next, position.latitude))
      x = next
    }
    if let start = path.first, let end = path.last, abs(end.x - start.x) > 180 {
      let pole: Double = path.reduce(0) { $0 + $1.y } > 0 ? 90 : -90
      path.append((end.x, pole))
      path.append((start.x, pole))
      path.append(start)
    }
    var rings: [[Position]] = []
    for turn in [-360.0, 0, 360] {
      let shifted = path.map { (x: $0.x + turn, y: $0.y) }
      let cut = Self.cut(
        Self.cut(shifted, beyond: -180, keepsGreater: true), beyond: 180, keepsGreater: false)
      guard cut.count > 2, let start = cut.first else { continue }
      var piece = [absolute(start.x, start.y)]
      for (a, b) in zip(cut, cut.dropFirst() + [start]) { append(to: &piece, fromX: a.x, a.y, toX: b.x, b.y) }
      rings.append(piece)
    }
    return rings
  }

  private static func cut(
    _ ring: [(x: Double, y: Double)], beyond edge: Double, keepsGreater: Bool
  ) -> [(x: Double, y: Double)] {
    guard let last = ring.last else { return [] }
    func isInside(_ x: Double) -> Bool { keepsGreater ? x >= edge : x <= edge }
    var result: [(x: Double, y: Double)] = []
    var previous = last
    for point in ring {
      if isInside(point.x) != isInside(previous.x) {
        let share = (edge - previous.x) / (point.x - previous.x)
        result.append((edge, previous.y + (point.y - previous.y) * share))
      }
      if isInside(point.x) { result.append(point) }
      previous = point
    }
    // What is left of a ring that only touches the edge has no width.
    let isThin = result.allSatisfy { $0.x == edge }
    return isThin ? [] : result
  }
}
