/// A place where the regions do not form a clean coverage.
public struct CoverageProblem: Hashable, Sendable {
  /// What is wrong there.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// More than two rings go along the arc.
    case thirdSide
    /// Two different regions lie on the same side of the arc, and neither on the other side too: they overlap.
    case overlap
    /// One region lies on both sides: its polygons share an edge, or one touches itself along a line.
    case seam
  }

  /// What is wrong.
  public let kind: Kind
  /// The arc.
  public let arc: ArcID
  /// The regions concerned, without repetition, in the order of their indices.
  public let regions: [RegionID]
}

extension BorderTopology {
  /// All places where the regions do not form a clean coverage, in the order of arcs. O(arcs).
  ///
  /// Faults that leave no trace in shared segments are not found here: overlaps and gaps between borders
  /// whose vertices differ.
  public func problems() -> [CoverageProblem] {
    var list: [CoverageProblem] = []
    for arc in 0..<arcCount {
      let range = sideRange(of: arc)
      guard range.count > 1 else { continue }
      // Nearly all arcs: two regions, one on each side.
      if range.count == 2 {
        let (a, b) = (sides[range.lowerBound], sides[range.lowerBound + 1])
        if a.isLeft != b.isLeft && region(of: a) != region(of: b) { continue }
      }
      var left: [RegionID] = []
      var right: [RegionID] = []
      for index in range {
        if sides[index].isLeft {
          left.append(region(of: sides[index]))
        } else {
          right.append(region(of: sides[index]))
        }
      }
      let all = Array(Set(left + right)).sorted()
      func add(_ kind: CoverageProblem.Kind, _ regions: [RegionID]) {
        list.append(CoverageProblem(kind: kind, arc: ArcID(arc), regions: regions))
      }
      if range.count > 2 { add(.thirdSide, all) }
      let both = Set(left).intersection(right)
      // A region on both sides is a spike or a slit there: it covers no ground of another.
      let doubled = [left, right].map { Set($0).subtracting(both) }.filter { $0.count > 1 }.flatMap { $0 }
      if !doubled.isEmpty { add(.overlap, Array(Set(doubled)).sorted()) }
      if !both.isEmpty && !arcs[arc].isCut { add(.seam, both.sorted()) }
    }
    return list
  }
}
