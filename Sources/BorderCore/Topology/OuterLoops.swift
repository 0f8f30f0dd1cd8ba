/// The closed lines of outer arcs, with the regions on the left: each passes every place once.
///
/// Where more than two outer arcs meet in a place, a line goes on along the edge of the same empty ground, and what it has
/// gone round since it was there before is a line of its own: gaps that touch in a point are apart, and an island that
/// touches the edge of its gap is one.
struct OuterLoops {
  /// An arc in the direction that has its region on the left.
  struct Step {
    let arc: ArcID
    let isBackward: Bool
  }

  /// The lines, each as its arcs in order.
  private(set) var loops: [[Step]] = []

  private let topology: BorderTopology
  /// What leaves from each place.
  private var departures: [Position: Departures] = [:]

  /// Follows all outer arcs. O(*n* log *n*) for *n* of them, and for the vertices of those that meet others in a place.
  init(_ topology: BorderTopology) {
    self.topology = topology
    var steps: [Step] = []
    for arc in topology.arcIDs where topology.kind(of: arc) == .outer {
      let side = topology.sides[topology.sideRange(of: arc.index).lowerBound]
      let step = Step(arc: arc, isBackward: !side.isLeft)
      departures[ends(of: step).start, default: Departures()].steps.append(step)
      steps.append(step)
    }
    for place in departures.keys where departures[place]?.steps.count ?? 0 > 1 {
      departures[place]?.sort { Self.angle(of: Self.line($0, topology)) }
    }
    var isUsed = [Bool](repeating: false, count: topology.arcCount)
    for first in steps where !isUsed[first.arc.index] { follow(first, &isUsed) }
  }

  private mutating func follow(_ first: Step, _ isUsed: inout [Bool]) {
    var way: [Step] = []
    // For each place on the way the step with which it was left.
    var left: [Position: Int] = [:]
    var next: Step? = first
    while let step = next {
      isUsed[step.arc.index] = true
      let (start, end) = ends(of: step)
      left[start] = way.count
      way.append(step)
      if let index = left[end] {
        loops.append(Array(way[index...]))
        for step in way[index...] { left[ends(of: step).start] = nil }
        way.removeSubrange(index...)
        if way.isEmpty { return }
      }
      next = departures[end]?.next(isUsed) { Self.angle(of: Self.line(step, topology).reversed()) }
    }
  }

  private func ends(of step: Step) -> (start: Position, end: Position) {
    let ends = topology.ends(of: step.arc)
    return step.isBackward
      ? (ends.end.canonical, ends.start.canonical) : (ends.start.canonical, ends.end.canonical)
  }

  /// The positions of an arc in the direction of a step.
  static func line(_ step: Step, _ topology: BorderTopology) -> [Position] {
    let line = topology.positions(of: step.arc)
    return step.isBackward ? line.reversed() : line
  }

  /// Where a line leaves its first place to: a number from -2 to 2 that grows counter-clockwise from the west.
  private static func angle(of line: [Position]) -> Double {
    let x = Position.turn(line[1].longitude - line[0].longitude)
    let y = line[1].latitude - line[0].latitude
    let size = abs(x) + abs(y)
    guard size > 0 else { return 0 }
    return y < 0 ? x / size - 1 : 1 - x / size
  }

  /// What leaves from a place.
  private struct Departures {
    var steps: [Step] = []
    /// The angle of each step; empty where there is one only.
    private var angles: [Double] = []
    /// For each step the first one from it on, all round, that may not have been used.
    private var free: [Int] = []

    mutating func sort(by angle: (Step) -> Double) {
      let sorted = steps.map { (step: $0, angle: angle($0)) }.sorted {
        $0.angle != $1.angle ? $0.angle < $1.angle : $0.step.arc.index < $1.step.arc.index
      }
      steps = sorted.map(\.step)
      angles = sorted.map(\.angle)
      free = Array(steps.indices)
    }

    /// The first step, counter-clockwise from where the line came from, that has not been used; `nil` when all have.
    mutating func next(_ isUsed: [Bool], from angle: () -> Double) -> Step? {
      guard steps.count > 1 else { return steps.first.flatMap { isUsed[$0.arc.index] ? nil : $0 } }
      let angle = angle()
      var index = angles.partitioningIndex { $0 > angle } % steps.count
      for _ in steps.indices {
        if free[index] != index {
          // Used: on to where that led before, and the way is shorter next time.
          free[index] = free[free[index]]
          index = free[index]
        } else if isUsed[steps[index].arc.index] {
          free[index] = (index + 1) % steps.count
          index = free[index]
        } else {
          return steps[index]
        }
      }
      return nil
    }
  }
}
