public import BorderCore

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
    let order = listed ?? regions.regionsByID
    var rank = [Int](repeating: -1, count: regions.regionCount)
    for (index, region) in order.enumerated() { rank[region.index] = index }
    let centres = regions.centres
    let nodes = order.map { id -> AdjacencyList.Node in
      let region = regions[id]
      return AdjacencyList.Node(
        id: region.id, name: region.name, russianName: region.russianName, country: region.country,
        position: centres[id.index])
    }
    var edges: [AdjacencyList.Edge] = []
    edges.reserveCapacity(borders.count)
    for border in borders
    where (rule == .queen || border.isShared) && rank[border.a.index] >= 0 && rank[border.b.index] >= 0
      && isIncluded(border)
    {
      let (a, b) = (rank[border.a.index], rank[border.b.index])
      edges.append(
        AdjacencyList.Edge(
          a: min(a, b), b: max(a, b), lengthKm: border.isShared ? border.length.kilometres : nil,
          touchPoints: border.touchNodes.count, flags: flags?.text(of: border, in: regions) ?? ""))
    }
    return AdjacencyList(nodes: nodes, edges: edges)
  }
}
