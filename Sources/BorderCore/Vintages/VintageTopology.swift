/// Two vintages of one map on one topology: every line that both have, to the last bit, is one arc with the regions of both
/// on its sides.
///
/// So nothing that stayed as it was is compared twice: what changed are the arcs that one vintage alone has, or on which
/// the regions of the two are not the same.
public struct VintageTopology: Sendable {
  /// The arcs of both; regions of the new vintage stand behind those of the old one.
  public let topology: BorderTopology
  /// How many regions the old vintage has.
  public let oldCount: Int

  /// Builds the topology of two vintages. O(*n*) expected for *n* vertices of both.
  public init(_ old: RegionSet, _ new: RegionSet, threads: Int = 1) {
    topology = BorderTopology(old.joined(with: new), threads: threads)
    oldCount = old.regionCount
  }

  /// The number of regions of the new vintage.
  public var newCount: Int { topology.regions.regionCount - oldCount }
  /// The regions of the old vintage.
  public var oldRegions: Range<Int> { 0..<oldCount }
  /// The regions of the new vintage.
  public var newRegions: Range<Int> { oldCount..<topology.regions.regionCount }

  /// Whether a region is of the old vintage.
  public func isOld(_ region: Int) -> Bool { region < oldCount }

  /// The regions of the old and of the new vintage along an arc, each once, in the order of regions.
  func regions(along arc: Int) -> (old: ArraySlice<Int>, new: ArraySlice<Int>) {
    let all = topology.regions(along: arc).map(\.index)
    let middle = all.firstIndex { $0 >= oldCount } ?? all.count
    return (all[..<middle], all[middle...])
  }

  /// Lines along which so many regions of one vintage run that their pairs would be too many; `nil` where there are none.
  /// O(sides).
  public var crowding: Crowding? {
    let limit = BorderSet.pairLimit(sides: topology.sides.count, visits: topology.visits.count)
    var crowd = Crowd()
    var sum = 0
    for arc in 0..<topology.arcCount where topology.sideRange(of: arc).count > 4 {
      let (old, new) = regions(along: arc)
      let most = max(old.count, new.count)
      guard most > 2 else { continue }
      sum += most * most
      crowd.add(topology.ends(of: ArcID(arc)).start, most, pairs: most * (most - 1) / 2)
    }
    return sum > limit ? crowd.crowding : nil
  }

  /// Whether a region lies on both sides of an arc: parts of it adjoin there.
  func isSeam(of region: Int, arc: Int) -> Bool {
    var (isLeft, isRight) = (false, false)
    for index in topology.sideRange(of: arc) where topology.region(of: topology.sides[index]).index == region
    {
      if topology.sides[index].isLeft { isLeft = true } else { isRight = true }
    }
    return isLeft && isRight
  }

  /// The regions of both vintages that have the same boundary, to the last bit.
  ///
  /// Regions that lie upon each other in one vintage are paired in their order.
  ///
  /// - Returns: For each old region the new one, or -1.
  /// - Complexity: O(arcs · log arcs).
  func identicalShapes() -> [Int] {
    let set = topology.regions
    var arcs = [[Int32]](repeating: [], count: set.regionCount)
    for ring in 0..<set.ringCount {
      let region = set.region(ofRing: ring).index
      for arc in topology.arcs(ofRing: ring) { arcs[region].append(arc.arc.rawValue) }
    }
    for region in arcs.indices where arcs[region].count > 1 { arcs[region].sort() }
    var same = [Int](repeating: -1, count: oldCount)
    var isTaken = [Bool](repeating: false, count: set.regionCount)
    for old in oldRegions {
      guard let first = arcs[old].first else { continue }
      for index in topology.sideRange(of: Int(first)) {
        let new = topology.region(of: topology.sides[index]).index
        guard new >= oldCount, !isTaken[new], arcs[new] == arcs[old] else { continue }
        same[old] = new
        isTaken[new] = true
        break
      }
    }
    return same
  }
}
