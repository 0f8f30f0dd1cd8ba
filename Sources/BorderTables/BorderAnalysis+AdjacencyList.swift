public import BorderCore

extension BorderAnalysis {
  /// Who adjoins whom, for the writers of adjacency formats. Nodes in the order of ids.
  ///
  /// - Parameters:
  ///   - rule: Which pairs are edges.
  ///   - flags: What makes pairs doubtful.
  ///   - isIncluded: Leaves pairs out.
  /// - Returns: The list; regions without a neighbour stay as isolates.
  public func adjacencyList(
    _ rule: ContiguityRule, flags: BorderFlags? = nil,
    where isIncluded: (Border) -> Bool = { _ in true }
  ) -> AdjacencyList {
    let order = regions.regionIDs.sorted { regions[$0].id < regions[$1].id }
    var rank = [Int](repeating: 0, count: order.count)
    for (index, region) in order.enumerated() { rank[region.index] = index }
    let centres = regions.centres
    let nodes = order.map { id -> AdjacencyList.Node in
      let region = regions[id]
      return AdjacencyList.Node(
        id: region.id, name: region.name, russianName: region.russianName, country: region.country,
        position: centres[id.index])
    }
    let edges = borders.filter { (rule == .queen || $0.isShared) && isIncluded($0) }.map { border in
      AdjacencyList.Edge(
        a: rank[border.a.index], b: rank[border.b.index],
        lengthKm: border.isShared ? border.length.kilometres : nil, touchPoints: border.touchNodes.count,
        flags: flags?.text(of: border, in: regions) ?? "")
    }
    return AdjacencyList(nodes: nodes, edges: edges)
  }
}
