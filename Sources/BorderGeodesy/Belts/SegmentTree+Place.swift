internal import BorderCore

extension SegmentTree {
  /// The nearest place of the segments' chords to a place in space.
  struct Foot: Sendable {
    /// Where it is.
    var place: SIMD3<Double>
    /// The square of the distance.
    var square: Double
    /// Whether it is an end of its segment, and not between both.
    var isEnd = true
  }

  /// The foot of a place; `nil` for a tree without segments. About O(log *n*).
  func foot(of place: SIMD3<Double>) -> Foot? {
    var best = Foot(place: .zero, square: .infinity)
    improve(&best, of: place, in: 0)
    return best.square < .infinity ? best : nil
  }

  /// Puts the foot of a place that is in a node, 0 being the root, in place of a farther one. About O(log *n*), and the
  /// faster the nearer the one that is known is.
  func improve(_ best: inout Foot, of place: SIMD3<Double>, in node: Int) {
    guard node < nodes.count, nodes[node].square(to: place) < best.square else { return }
    seek(place, in: node, &best)
  }

  /// Whether segments follow each other and turn to one side, none of them by more than an eighth of a turn from the first.
  func isPlain(_ range: Range<Int>) -> Bool {
    let first = segments[range.lowerBound]
    let way = first.end - first.start
    var (turnsLeft, turnsRight) = (false, false)
    for index in range {
      let own = segments[index].end - segments[index].start
      let product = (way * own).sum()
      guard product > 0, product * product >= 0.5 * (way * way).sum() * (own * own).sum() else {
        return false
      }
      guard index > range.lowerBound else { continue }
      if segments[index].start != segments[index - 1].end { return false }
      let last = segments[index - 1].end - segments[index - 1].start
      let turn = Self.volume(last, own, segments[index].start)
      let least =
        1e-5 * ((last * last).sum() * (own * own).sum() * (first.start * first.start).sum()).squareRoot()
      turnsLeft = turnsLeft || turn > least
      turnsRight = turnsRight || turn < -least
    }
    return !(turnsLeft && turnsRight)
  }

  /// The volume between three directions.
  private static func volume(_ a: SIMD3<Double>, _ b: SIMD3<Double>, _ c: SIMD3<Double>) -> Double {
    let cross = SIMD3(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x)
    return (cross * c).sum()
  }

  private func seek(_ place: SIMD3<Double>, in index: Int, _ best: inout Foot) {
    let second = nodes[index].second
    guard second != 0 else {
      for segment in nodes[index].range { Self.offer(segments[segment], place, &best) }
      return
    }
    let (toFirst, toSecond) = (nodes[index + 1].square(to: place), nodes[second].square(to: place))
    // The nearer one comes first.
    if toFirst <= toSecond {
      if toFirst < best.square { seek(place, in: index + 1, &best) }
      if toSecond < best.square { seek(place, in: second, &best) }
    } else {
      if toSecond < best.square { seek(place, in: second, &best) }
      if toFirst < best.square { seek(place, in: index + 1, &best) }
    }
  }

  /// The square of a length.
  static func square(_ v: SIMD3<Double>) -> Double { (v * v).sum() }

  /// Puts the foot on a segment in place of a farther one.
  @inline(__always)
  static func offer(_ segment: Segment, _ place: SIMD3<Double>, _ best: inout Foot) {
    let along = segment.end - segment.start
    let reach = place - segment.start
    let length = (along * along).sum()
    let share = length > 0 ? (reach * along).sum() / length : 0
    let foot = share <= 0 ? segment.start : share >= 1 ? segment.end : segment.start + along * share
    let gap = place - foot
    let square = (gap * gap).sum()
    if square < best.square { best = Foot(place: foot, square: square, isEnd: share <= 0 || share >= 1) }
  }
}

extension SegmentTree.Node {
  /// The square of the distance of a place from the box; 0 inside.
  @inline(__always)
  func square(to place: SIMD3<Double>) -> Double {
    let x = max(low.x - place.x, place.x - high.x, 0)
    let y = max(low.y - place.y, place.y - high.y, 0)
    let z = max(low.z - place.z, place.z - high.z, 0)
    return x * x + y * y + z * z
  }
}
