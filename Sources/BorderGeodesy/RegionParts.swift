import BorderCore

/// The parts of regions with their boxes on the plane.
struct RegionParts: Sendable {
  private let set: RegionSet
  private let parts: [[Int]]
  private let boxes: [BoundingBox]

  init(_ set: RegionSet) {
    self.set = set
    parts = set.partsByRegion
    boxes = (0..<set.partCount).map { FlatPart.box(ofPart: $0, of: set) }
  }

  /// The parts of both regions whose boxes meet one of the other's.
  func meeting(_ pair: RegionPair) -> ([Int], [Int]) {
    let (all, others) = (parts[pair.a.index], parts[pair.b.index])
    // Thousands of islands each: all of them cost less than looking for those that meet.
    if all.count * others.count > 4_000_000 { return (all, others) }
    let a = all.filter { part in others.contains { meet(part, $0) } }
    return (a, others.filter { part in a.contains { meet(part, $0) } })
  }

  private func meet(_ a: Int, _ b: Int) -> Bool { !boxes[a].shifts(to: boxes[b]).isEmpty }

  /// Whether no part of one region overlaps one of the other by more than a strip of a width in metres, as far as that
  /// is told without an overlay.
  func overlapThinly(_ parts: ([Int], [Int]), within width: Double) -> Bool {
    guard parts.0.count * parts.1.count <= 16 else { return false }
    let (first, second) = onOnePlane(parts)
    return first.allSatisfy { part in second.allSatisfy { part.overlapsThinly($0, within: width) } }
  }

  /// Parts of two regions laid out flat, those of the second wherever they may meet one of the first.
  func onOnePlane(_ parts: ([Int], [Int])) -> ([FlatPart], [FlatPart]) {
    let first = parts.0.map { FlatPart($0, of: set) }
    let second = parts.1.map { FlatPart($0, of: set) }
    // On the sheet all have one number for each place.
    guard (first + second).contains(where: { $0.box.isBeyondSheet }) else { return (first, second) }
    let moved = second.flatMap { part -> [FlatPart] in
      let turns = Set(first.flatMap { $0.box.shifts(to: part.box) })
      return turns.sorted().map { part.moved(east: $0) }
    }
    return (first, moved)
  }

  /// The parts of a region laid out flat, with their rings as they are.
  func shapes(of region: RegionID) -> [(flat: FlatPart, rings: [[Position]])] {
    parts[region.index].map { part in
      (FlatPart(part, of: set), set.rings(ofPart: part).map { Array(set.positions[set.range(ofRing: $0)]) })
    }
  }

  /// The parts of a region wherever they may meet one of some parts that lie flat.
  func shapes(of region: RegionID, meeting others: [FlatPart]) -> [FlatPart] {
    parts[region.index].flatMap { part -> [FlatPart] in
      let turns = Set(others.flatMap { $0.box.shifts(to: boxes[part]) })
      return turns.isEmpty ? [] : turns.sorted().map { FlatPart(part, of: set).moved(east: $0) }
    }
  }

  func vertexCount(of parts: [Int]) -> Int {
    parts.reduce(0) { sum, part in
      sum + set.rings(ofPart: part).reduce(0) { $0 + set.range(ofRing: $1).count }
    }
  }
}
