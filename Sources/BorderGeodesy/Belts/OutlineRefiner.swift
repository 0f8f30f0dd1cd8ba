internal import BorderCore
internal import BorderMeasures
internal import Glibc

/// Turns a contour into an outline.
struct OutlineRefiner: LevelField {
  let distance: LineDistance
  let width: Double

  var everywhere: LineDistance.Scope { distance.everywhere }

  func scope(
    _ scope: LineDistance.Scope, around place: Position, radius: Double, level: Level
  ) -> LineDistance.Scope {
    guard let sight = level.sight, sight.metres.isFinite, radius.isFinite else { return scope }
    return distance.scope(scope, around: place, radius: radius, foot: sight.foot)
  }

  func level(at place: Position, in scope: LineDistance.Scope, below highest: Double) -> Level {
    let sight = distance.sight(from: place, in: scope, within: (width + highest) * 1.001 + 1e-3)
    return Level(value: sight.metres - width, sight: sight)
  }

  func isPlain(_ scope: LineDistance.Scope, radius: Double) -> Bool {
    // Against such a block the outline is long, and chords through it are as short as others.
    radius <= min(width / 4, BeltOutline.longestChord / 2) && distance.isPlain(scope)
  }

  /// A vertex, and how much the outline turns to the left until the next one, in radians.
  struct Bend {
    var place: Position
    var isOnFrame: Bool
    var turn = 0.0
  }

  /// A vertex on the plane, and what the outline runs around there.
  private struct Node {
    var spot: SIMD2<Double>
    var foot: SIMD2<Double>
    /// Whether it runs around a place, and not along a segment.
    var isArc: Bool

    var radius: Double { OutlineRefiner.length(spot - foot) }
    var normal: SIMD2<Double> { (spot - foot) / max(radius, 1e-9) }

    /// The same arc or stretch, at the place of it that is near another one.
    func slid(to place: SIMD2<Double>) -> Node {
      let normal = self.normal
      guard isArc else {
        let along = place - spot
        let moved = along - normal * (along * normal).sum()
        return Node(spot: spot + moved, foot: foot + moved, isArc: false)
      }
      let out = place - foot
      return Node(
        spot: foot + out * (radius / max(OutlineRefiner.length(out), 1e-9)), foot: foot, isArc: true)
    }
  }

  func refined(_ ring: [ContourVertex]) -> [Position] {
    var bends: [Bend] = []
    var last: LineDistance.Sight?
    for (a, b) in zip(ring, ring.dropFirst()) {
      bends.append(Bend(place: a.place, isOnFrame: a.isOnFrame))
      guard !a.goesStraight else {
        last = nil
        continue
      }
      let (start, end) = (last ?? sight(ofVertex: a), sight(ofVertex: b))
      last = end
      let plane = EarthPlane(at: a.place)
      let from = node(plane.drop(a.place.earthCentred), start, plane)
      let to = node(plane.drop(b.place.earthCentred), end, plane)
      join(from, to, plane, depth: 10, &bends)
    }
    return thinned(filled(bends))
  }

  private func sight(ofVertex vertex: ContourVertex) -> LineDistance.Sight {
    vertex.sight ?? distance.sight(from: vertex.place, within: width * 1.001 + 1)
  }

  private func node(_ spot: SIMD2<Double>, _ sight: LineDistance.Sight, _ plane: EarthPlane) -> Node {
    Node(spot: spot, foot: plane.drop(sight.foot), isArc: sight.isEnd)
  }

  /// Puts the corners between two vertices after the last one, and where arcs begin and end, with the turns.
  private func join(
    _ a: Node, _ b: Node, _ plane: EarthPlane, depth: Int, _ bends: inout [Bend]
  ) {
    let turn = Self.turn(a.normal, b.normal)
    bends[bends.count - 1].turn = turn
    let chord = b.spot - a.spot
    let length = Self.length(chord)
    guard depth > 0, length > BeltOutline.leastChord * width else { return }
    if isSame(a, b) {
      if turn > BeltOutline.longestTurn {
        divide(a, b, at: (a.spot + b.spot) / 2, plane, depth: depth, &bends)
      }
      return
    }
    if max(abs((chord * a.normal).sum()), abs((chord * b.normal).sum())) < BeltOutline.tolerance * width {
      return
    }
    if let corner = corner(a, b), let (place, sight) = sight(from: corner.spot, plane) {
      guard abs(sight.metres - width) < Self.cornerTolerance * width else {
        // Something else is nearer, or the outline is round between them: there it runs around something else, too.
        return divide(a, b, at: corner.spot, plane, depth: depth, &bends)
      }
      join(a, corner.before, plane, depth: depth - 1, &bends)
      bends.append(Bend(place: place, isOnFrame: false))
      join(corner.after, b, plane, depth: depth - 1, &bends)
      return
    }
    if a.isArc != b.isArc, let change = change(a, b, plane) {
      join(a, change.node, plane, depth: depth - 1, &bends)
      bends.append(Bend(place: change.place, isOnFrame: false))
      join(change.node, b, plane, depth: depth - 1, &bends)
      return
    }
    divide(a, b, at: (a.spot + b.spot) / 2, plane, depth: depth, &bends)
  }

  /// Whether the outline runs around the same place or segment at two vertices.
  private func isSame(_ a: Node, _ b: Node) -> Bool {
    guard a.isArc == b.isArc else { return false }
    if a.isArc { return Self.length(a.foot - b.foot) < 1e-6 * width }
    return abs(Self.turn(a.normal, b.normal)) < 1e-6
      && abs(((b.spot - a.spot) * a.normal).sum()) < 1e-6 * width
  }

  /// Where a stretch becomes an arc around its end, or the other way round; `nil` where they are not of each other.
  private func change(_ a: Node, _ b: Node, _ plane: EarthPlane) -> (node: Node, place: Position)? {
    let (arc, stretch) = a.isArc ? (a, b) : (b, a)
    let spot = arc.foot + stretch.normal * stretch.radius
    guard Self.length(spot - a.spot) < Self.length(b.spot - a.spot), let (node, place) = moved(spot, plane),
      Self.length(node.spot - spot) < Self.cornerTolerance * width,
      Self.length(node.foot - arc.foot) < Self.cornerTolerance * width
    else { return nil }
    // Here it is both.
    return (Node(spot: node.spot, foot: arc.foot, isArc: true), place)
  }

  /// Puts the place of the outline that is near another one between two vertices.
  private func divide(
    _ a: Node, _ b: Node, at spot: SIMD2<Double>, _ plane: EarthPlane, depth: Int, _ bends: inout [Bend]
  ) {
    let (chord, middle) = (b.spot - a.spot, (a.spot + b.spot) / 2)
    let square = (chord * chord).sum()
    func isBetween(_ spot: SIMD2<Double>) -> Bool {
      let along = (chord * (spot - a.spot)).sum()
      return along > 0 && along < square
    }
    guard
      let between = [spot, middle].lazy.compactMap({ moved($0, plane) }).first(where: {
        isBetween($0.node.spot)
      })
    else { return }
    join(a, between.node, plane, depth: depth - 1, &bends)
    bends.append(Bend(place: between.place, isOnFrame: false))
    join(between.node, b, plane, depth: depth - 1, &bends)
  }

  /// How far a corner may be from where two outlines meet, in widths.
  private static let cornerTolerance = 1e-6

  /// How many chords deep a bend between two vertices is at most: sharp ones are narrow.
  private static let deepest = 16.0

  /// Where what the outline runs around at two vertices is equally far; `nil` where that is not between them.
  private func corner(_ a: Node, _ b: Node) -> (spot: SIMD2<Double>, before: Node, after: Node)? {
    var (before, after) = (a, b)
    var spot = a.spot
    for _ in 0..<8 {
      let (m, n) = (before.normal, after.normal)
      let cross = m.x * n.y - m.y * n.x
      guard abs(cross) > 1e-7 else { return nil }
      let (p, q) = ((m * before.spot).sum(), (n * after.spot).sum())
      spot = SIMD2(p * n.y - q * m.y, q * m.x - p * n.x) / cross
      (before, after) = (before.slid(to: spot), after.slid(to: spot))
    }
    // An arc and a stretch that hardly meet may be nowhere near each other after all.
    guard
      max(Self.length(before.spot - spot), Self.length(after.spot - spot)) < Self.cornerTolerance * width
    else { return nil }
    let (chord, reach) = (b.spot - a.spot, spot - a.spot)
    let length = Self.length(chord)
    let share = (chord * reach).sum() / max(length * length, 1e-12)
    let height = abs(chord.x * reach.y - chord.y * reach.x) / max(length, 1e-6)
    // A deep bend may lean over.
    let lean = height < length ? 0 : height / length
    guard share > -lean, share < 1 + lean, height < Self.deepest * length else { return nil }
    return (spot, before, after)
  }

  /// Moves a place to the outline.
  private func moved(_ start: SIMD2<Double>, _ plane: EarthPlane) -> (node: Node, place: Position)? {
    var spot = start
    for _ in 0..<8 {
      guard let (place, sight) = sight(from: spot, plane) else { return nil }
      if abs(sight.metres - width) < 1e-8 * width { return (node(spot, sight, plane), place) }
      let foot = plane.drop(sight.foot)
      spot = foot + (spot - foot) * (width / sight.metres)
    }
    return nil
  }

  private func sight(
    from spot: SIMD2<Double>, _ plane: EarthPlane
  ) -> (place: Position, sight: LineDistance.Sight)? {
    guard let lifted = plane.lift(spot) else { return nil }
    let place = plane.position(of: lifted)
    let sight = distance.sight(from: place, within: width * 1.1 + 1)
    return sight.metres.isFinite && sight.metres > 0 ? (place, sight) : nil
  }

  /// The angle from one direction to another, in radians to the left.
  private static func turn(_ a: SIMD2<Double>, _ b: SIMD2<Double>) -> Double {
    atan2(a.x * b.y - a.y * b.x, (a * b).sum())
  }

  static func length(_ v: SIMD2<Double>) -> Double { (v * v).sum().squareRoot() }
}
