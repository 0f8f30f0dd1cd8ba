internal import BorderCore

extension SegmentTree {
  /// The nearest place of the segments' chords to a place in space.
  struct Foot: Sendable {
    /// Where it is.
    var place: SIMD3<Double>
    /// The square of the distance.
    var square: Double
  }

  /// The foot of a place; `nil` for a tree without segments. About O(log *n*).
  func foot(of place: SIMD3<Double>) -> Foot? {
    guard !nodes.isEmpty else { return nil }
    var best = Foot(place: .zero, square: .infinity)
    var stack: [(node: Int, square: Double)] = [(0, 0)]
    while let (index, bound) = stack.popLast() {
      if bound >= best.square { continue }
      let node = nodes[index]
      guard node.second != 0 else {
        for segment in segments[node.range] { Self.offer(segment, place, &best) }
        continue
      }
      let first = (node: index + 1, square: square(of: place, to: index + 1))
      let second = (node: node.second, square: square(of: place, to: node.second))
      // The nearer one comes first.
      if first.square <= second.square {
        stack.append(second)
        stack.append(first)
      } else {
        stack.append(first)
        stack.append(second)
      }
    }
    return best
  }

  private func square(of place: SIMD3<Double>, to node: Int) -> Double {
    let gap = pointwiseMax(
      pointwiseMax(nodes[node].low - place, place - nodes[node].high), SIMD3<Double>.zero)
    return (gap * gap).sum()
  }

  private static func offer(_ segment: Segment, _ place: SIMD3<Double>, _ best: inout Foot) {
    let along = segment.end - segment.start
    let reach = place - segment.start
    let length = (along * along).sum()
    let share = length > 0 ? (reach * along).sum() / length : 0
    let foot = share <= 0 ? segment.start : share >= 1 ? segment.end : segment.start + along * share
    let gap = place - foot
    let square = (gap * gap).sum()
    if square < best.square { best = Foot(place: foot, square: square) }
  }
}
