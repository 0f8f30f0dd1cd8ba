/// Who adjoins whom, as lists of neighbours.
public struct ContiguityGraph: Sendable {
  /// The rule by which regions are neighbours.
  public let rule: ContiguityRule
  /// The neighbours of each region, by region; symmetric, without repetition, sorted by id.
  public let neighbours: [[RegionID]]

  /// The graph of a set of borders.
  ///
  /// - Parameters:
  ///   - borders: The borders.
  ///   - regionCount: How many regions there are; those without a border become isolates.
  ///   - rule: Which borders count.
  public init(_ borders: [Border], regionCount: Int, rule: ContiguityRule) {
    self.init(
      borders.lazy.filter { rule == .queen || $0.isShared }.map { ($0.a, $0.b) }, regionCount: regionCount,
      rule: rule)
  }

  /// The graph of pairs of regions that were found in another way.
  ///
  /// - Parameters:
  ///   - pairs: The pairs, sorted by both ids.
  ///   - regionCount: How many regions there are; those without a border become isolates.
  ///   - rule: By which rule they were chosen.
  public init(_ pairs: some Collection<(RegionID, RegionID)>, regionCount: Int, rule: ContiguityRule) {
    self.rule = rule
    var lists = [[RegionID]](repeating: [], count: regionCount)
    // Pairs come sorted by both ids, so each list fills in the order of ids but for the lesser ones, which
    // all come before.
    for (a, b) in pairs { lists[b.index].append(a) }
    for (a, b) in pairs { lists[a.index].append(b) }
    neighbours = lists
  }

  /// Regions without a neighbour, in the order of regions. Without a graph: `BorderAnalysis.isolates(by:)`.
  public var isolates: [RegionID] {
    neighbours.indices.filter { neighbours[$0].isEmpty }.map { RegionID($0) }
  }

  /// The connected components, greatest first; within one, and among equals, in the order of regions. O(*n*).
  public var components: [[RegionID]] {
    var isSeen = [Bool](repeating: false, count: neighbours.count)
    var list: [[RegionID]] = []
    for start in neighbours.indices where !isSeen[start] {
      var members = [RegionID(start)]
      isSeen[start] = true
      var next = 0
      while next < members.count {
        for other in neighbours[members[next].index] where !isSeen[other.index] {
          isSeen[other.index] = true
          members.append(other)
        }
        next += 1
      }
      list.append(members.sorted())
    }
    return list.enumerated().sorted {
      $0.element.count != $1.element.count ? $0.element.count > $1.element.count : $0.offset < $1.offset
    }.map(\.element)
  }
}

extension BorderAnalysis {
  /// The regions that share no line, or not even a point, with another, in the order of regions. O(*n*).
  public func isolates(by rule: ContiguityRule) -> [RegionID] {
    RegionID.isolates(
      among: regions.regionCount,
      borders.lazy.filter { rule == .queen || $0.isShared }.map { ($0.a, $0.b) })
  }
}

extension RegionID {
  /// The regions that stand in no pair, in order.
  static func isolates(among count: Int, _ pairs: some Sequence<(RegionID, RegionID)>) -> [RegionID] {
    var isNeighbour = [Bool](repeating: false, count: count)
    for (a, b) in pairs {
      isNeighbour[a.index] = true
      isNeighbour[b.index] = true
    }
    return isNeighbour.indices.filter { !isNeighbour[$0] }.map { RegionID($0) }
  }
}
