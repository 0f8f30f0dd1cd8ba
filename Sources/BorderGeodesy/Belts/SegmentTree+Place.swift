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
  ///
  /// - Parameters:
  ///   - place: The place.
  ///   - nodes: Where it is sought; in the whole tree if not given.
  ///   - bound: The square of a distance beyond which nothing is sought: the nearer it is, the faster.
  /// - Returns: The foot; `nil` where there is none nearer than the bound.
  func foot(of place: SIMD3<Double>, in nodes: [Int]? = nil, within bound: Double = .infinity) -> Foot? {
    var best = Foot(place: .zero, square: bound)
    if let nodes {
      for node in nodes where square(of: place, to: node) < best.square { seek(place, in: node, &best) }
    } else if !self.nodes.isEmpty, square(of: place, to: 0) < bound {
      seek(place, in: 0, &best)
    }
    return best.square < bound ? best : nil
  }

  /// The nodes among some, or among their children, that come nearer to a place than a bound. O(nodes).
  func nodes(_ nodes: [Int], near place: SIMD3<Double>, within bound: Double) -> [Int] {
    var found: [Int] = []
    for node in nodes where square(of: place, to: node) < bound {
      let second = self.nodes[node].second
      guard second != 0 else {
        found.append(node)
        continue
      }
      for child in [node + 1, second] where square(of: place, to: child) < bound { found.append(child) }
    }
    return found
  }

  /// From the first to the last of the segments below some nodes that come nearer to a place than a bound; `nil` where
  /// they are more than some number. About O(log *n*) for few.
  func stretch(
    _ nodes: [Int], near place: SIMD3<Double>, within bound: Double, atMost count: Int
  ) -> Range<Int>? {
    var stretch: Range<Int>?
    var stack = Array(nodes.reversed())
    while let node = stack.popLast() {
      guard square(of: place, to: node) < bound else { continue }
      let second = self.nodes[node].second
      guard second == 0 else {
        stack += [second, node + 1]
        continue
      }
      for index in self.nodes[node].range {
        var foot = Foot(place: .zero, square: bound)
        Self.offer(segments[index], place, &foot)
        guard foot.square < bound else { continue }
        let first = min(stretch?.lowerBound ?? index, index)
        stretch = first..<max(stretch?.upperBound ?? 0, index + 1)
        if let stretch, stretch.count > count { return nil }
      }
    }
    return stretch ?? 0..<0
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
    let (toFirst, toSecond) = (square(of: place, to: index + 1), square(of: place, to: second))
    // The nearer one comes first.
    if toFirst <= toSecond {
      if toFirst < best.square { seek(place, in: index + 1, &best) }
      if toSecond < best.square { seek(place, in: second, &best) }
    } else {
      if toSecond < best.square { seek(place, in: second, &best) }
      if toFirst < best.square { seek(place, in: index + 1, &best) }
    }
  }

  @inline(__always)
  private func square(of place: SIMD3<Double>, to node: Int) -> Double {
    let (low, high) = (nodes[node].low, nodes[node].high)
    let x = max(low.x - place.x, place.x - high.x, 0)
    let y = max(low.y - place.y, place.y - high.y, 0)
    let z = max(low.z - place.z, place.z - high.z, 0)
    return x * x + y * y + z * z
  }

  @inline(__always)
  private static func offer(_ segment: Segment, _ place: SIMD3<Double>, _ best: inout Foot) {
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
