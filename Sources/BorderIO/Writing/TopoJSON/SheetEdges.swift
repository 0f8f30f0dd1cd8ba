internal import BorderCore

/// How arcs at the 180th meridian and at the poles are written, so that rings close on a flat sheet too.
///
/// An arc stands on the side of the meridian that it comes from. One along the cut that rings on both edges share has a
/// copy on the other edge. A pole has the longitude of the vertex beside it. Where a ring passes a pole between two arcs, a
/// piece of the edge of the sheet joins both; where one that was not cut passes the meridian, a leap does.
struct SheetEdges {
  private let topology: BorderTopology
  /// Arcs with a copy on the other edge of the sheet, with the numbers of the copies.
  let mirrors: [ArcID: Int]
  /// What joins arcs at a pole or over the meridian; they follow the copies.
  private(set) var joints: [[Position]] = []

  init(_ topology: BorderTopology) {
    self.topology = topology
    var mirrors: [ArcID: Int] = [:]
    for arc in topology.arcIDs where topology.kind(of: arc) == .cut && topology.sides(of: arc).count > 1 {
      let line = topology.positions(of: arc)
      guard line.allSatisfy({ abs($0.longitude) == 180 || $0.isPole }), line.contains(where: { !$0.isPole })
      else { continue }
      mirrors[arc] = topology.arcCount + mirrors.count
    }
    self.mirrors = mirrors
  }

  /// The vertices of an arc as they are written.
  func line(_ arc: ArcID, isMirrored: Bool = false) -> [Position] {
    let line = FlatLine.onSheet(topology.positions(of: arc))
    return isMirrored ? line.map { Position(longitude: -$0.longitude, latitude: $0.latitude) } : line
  }

  /// The numbers of the arcs of a ring, in its direction; backward ones as their complement.
  mutating func numbers(ofRing ring: Int) -> [Int] {
    let steps = Array(topology.arcs(ofRing: ring))
    let range = topology.regions.range(ofRing: ring)
    let reachesEdge = topology.regions.positions[range].contains { abs($0.longitude) == 180 || $0.isPole }
    guard reachesEdge else { return steps.map { Self.code($0.arc.index, $0) } }
    let isMirrored = copies(steps, ring)
    var list: [Int] = []
    let lines = steps.indices.map { index in
      let line = line(steps[index].arc, isMirrored: isMirrored[index])
      return steps[index].isBackward ? line.reversed() : line
    }
    for index in steps.indices {
      let number = isMirrored[index] ? mirrors[steps[index].arc] ?? 0 : steps[index].arc.index
      list.append(Self.code(number, steps[index]))
      let next = lines[(index + 1) % steps.count]
      if let end = lines[index].last, let start = next.first, end != start {
        list.append(topology.arcCount + mirrors.count + joints.count)
        joints.append([end, start])
      }
    }
    return list
  }

  private static func code(_ index: Int, _ step: DirectedArc) -> Int { step.isBackward ? ~index : index }

  /// Which steps of a ring take the copy of their arc: those on the other edge than the arc itself.
  private func copies(_ steps: [DirectedArc], _ ring: Int) -> [Bool] {
    guard steps.contains(where: { mirrors[$0.arc] != nil }) else { return steps.map { _ in false } }
    let ends = steps.map { step -> (start: Position, end: Position) in
      let line = line(step.arc)
      let (first, last) = (line[0], line[line.count - 1])
      return step.isBackward ? (last, first) : (first, last)
    }
    /// Whether each step is on the eastern edge, as far as its neighbours tell.
    var isEast = [Bool?](repeating: nil, count: steps.count)
    for index in steps.indices where mirrors[steps[index].arc] == nil { isEast[index] = false }
    func tell(_ index: Int, from other: Int, isBefore: Bool) {
      guard isEast[index] == nil, mirrors[steps[index].arc] != nil else { return }
      let joint = isBefore ? ends[index].start : ends[index].end
      if joint.isPole { return }
      if mirrors[steps[other].arc] != nil {
        isEast[index] = isEast[other]
      } else {
        isEast[index] = (isBefore ? ends[other].end : ends[other].start).longitude > 0
      }
    }
    let count = steps.count
    // Twice round, since a ring may begin in the middle of the edge.
    for index in (0..<(2 * count)).map({ $0 % count }) {
      tell(index, from: (index + count - 1) % count, isBefore: true)
    }
    for index in (0..<(2 * count)).reversed().map({ $0 % count }) {
      tell(index, from: (index + 1) % count, isBefore: false)
    }
    let positions = topology.regions.positions[topology.regions.range(ofRing: ring)]
    let leans = positions.reduce(0) { $0 + $1.longitude } > 0
    return steps.indices.map { index in
      guard mirrors[steps[index].arc] != nil else { return false }
      let own = line(steps[index].arc).contains { $0.longitude > 0 }
      return own != (isEast[index] ?? leans)
    }
  }
}
