/// Where rings that were laid along lines leave them, and how far what lies there was moved, in metres.
struct MovedEnds {
  private var moves: [Int: [Position: Double]] = [:]

  subscript(ring: Int, place: Position) -> Double? { moves[ring]?[place.canonical] }

  func ofRing(_ ring: Int) -> [Position: Double] { moves[ring] ?? [:] }

  mutating func add(_ distance: Double, ring: Int, at place: Position) {
    let before = moves[ring]?[place.canonical] ?? 0
    moves[ring, default: [:]][place.canonical] = max(before, distance)
  }
}

extension BorderMatcher {
  /// Notes how far the line is moved where it leaves the others, and other rings with it.
  mutating func noteEnds(of laid: [LaidRun], _ path: WovenPath, _ weaver: LineWeaver) {
    // Nothing is matched a third time.
    guard plan.remainder == nil else { return }
    let ring = ring(of: weaver.line)
    for stretch in laid {
      let run = stretch.run
      movedEnds.add(run.move(atEnd: false), ring: ring, at: lines.vertices.place(stretch.start))
      movedEnds.add(run.move(atEnd: true), ring: ring, at: lines.vertices.place(stretch.end))
    }
    for union in path.unions {
      let vertex = weaver.line.vertices[union.vertex]
      let place = lines.vertices.place(union.other)
      let gap = LocalPlane(at: lines.vertices.place(vertex), lines.scale).vector(place)
      guard let node = node(of: vertex) else { continue }
      for visit in topology.visits(at: node) {
        movedEnds.add((gap * gap).sum().squareRoot(), ring: Int(visit.ring), at: place)
      }
    }
  }

  /// Notes how far the ends of a line are moved in all where they were moved before, for whichever ring that was more.
  mutating func noteMoves(by unions: [(vertex: Int, other: Int32, run: Int)], of line: OuterLine) {
    guard let remainder = plan.remainder else { return }
    for union in unions {
      let vertex = line.vertices[union.vertex]
      let (from, to) = (lines.vertices.place(vertex), lines.vertices.place(union.other))
      guard from != to, let node = node(of: vertex) else { continue }
      let before = remainder.move(at: topology.visits(at: node), from)
      report.greatestMove = max(report.greatestMove, before + measure.distance(from, to))
    }
  }

  /// The node of a vertex; `nil` when it is none.
  mutating func node(of vertex: Int32) -> NodeID? {
    if nodes.isEmpty {
      for node in 0..<topology.nodeCount { nodes[topology.nodePositions[node]] = NodeID(node) }
    }
    return nodes[vertex]
  }
}
