public import BorderCore

extension AdjacencyList {
  /// An adjacent pair of regions, as borders have it.
  struct Pair {
    var a: RegionID
    var b: RegionID
    /// `nil` where the regions only touch.
    var length: ExactLength?
    var touchPoints: Int
    var flags: String
  }

  /// The list of some regions.
  ///
  /// - Parameters:
  ///   - set: The regions.
  ///   - order: Those that are nodes, in their order. Pairs with others are left out.
  ///   - centres: Where to draw them, by region; none where it is not known.
  ///   - pairs: The pairs, each once.
  init(of set: RegionSet, in order: [RegionID], centres: [Position?], pairs: some Sequence<Pair>) {
    var rank = [Int](repeating: -1, count: set.regionCount)
    for (index, region) in order.enumerated() { rank[region.index] = index }
    let nodes = order.map { id -> Node in
      let region = set[id]
      return Node(
        id: region.id, name: region.name, russianName: region.russianName, country: region.country,
        position: centres.isEmpty ? nil : centres[id.index])
    }
    var edges: [Edge] = []
    edges.reserveCapacity(pairs.underestimatedCount)
    for pair in pairs {
      let (a, b) = (rank[pair.a.index], rank[pair.b.index])
      guard a >= 0, b >= 0 else { continue }
      edges.append(
        Edge(
          a: min(a, b), b: max(a, b), lengthKm: pair.length?.kilometres, touchPoints: pair.touchPoints,
          flags: pair.flags))
    }
    self.init(nodes: nodes, edges: edges)
  }
}

extension BorderAnalysis {
  /// Who adjoins whom, for the writers of adjacency formats.
  ///
  /// - Parameters:
  ///   - rule: Which pairs are edges.
  ///   - listed: The nodes in their order; `nil` for all regions in the order of ids. Pairs with others are left out.
  ///   - flags: What makes pairs doubtful.
  ///   - isIncluded: Leaves pairs out.
  /// - Returns: The list; regions without a neighbour stay as isolates.
  public func adjacencyList(
    _ rule: ContiguityRule, among listed: [RegionID]? = nil, flags: BorderFlags? = nil,
    where isIncluded: (Border) -> Bool = { _ in true }
  ) -> AdjacencyList {
    let chosen = borders.filter { (rule == .queen || $0.isShared) && isIncluded($0) }
    return AdjacencyList(
      of: regions, in: listed ?? regions.regionsByID, centres: regions.centres,
      pairs: chosen.lazy.map { border in
        AdjacencyList.Pair(
          a: border.a, b: border.b, length: border.isShared ? border.length : nil,
          touchPoints: border.touchNodes.count, flags: flags?.text(of: border, in: regions) ?? "")
      })
  }
}

extension JoinedBorders {
  /// The same of borders that were joined cell by cell: all regions in the order of ids.
  ///
  /// - Parameters:
  ///   - rule: Which pairs are edges.
  ///   - set: The regions.
  ///   - centres: Where to draw them, by region; none where that is not known.
  ///   - isFlagged: Whether what makes pairs doubtful was looked for.
  ///   - isIncluded: Leaves pairs out.
  /// - Returns: The list; regions without a neighbour stay as isolates.
  public func adjacencyList(
    _ rule: ContiguityRule, of set: RegionSet, centres: [Position?], isFlagged: Bool,
    where isIncluded: (Border) -> Bool
  ) -> AdjacencyList {
    let chosen = borders.filter { (rule == .queen || $0.isShared) && isIncluded($0) }
    return AdjacencyList(
      of: set, in: set.regionsByID, centres: centres,
      pairs: chosen.lazy.map { border in
        AdjacencyList.Pair(
          a: border.a, b: border.b, length: border.isShared ? border.length : nil,
          touchPoints: border.touchPoints, flags: isFlagged ? flags(of: border) : "")
      })
  }
}
