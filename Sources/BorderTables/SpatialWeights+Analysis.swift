package import BorderCore

extension SpatialWeights {
  /// The weights of a list of all regions of an analysis, which has their perimeters and centres.
  ///
  /// - Parameters:
  ///   - list: Who adjoins whom, in the order of ids.
  ///   - analysis: The borders.
  ///   - kind: What a weight is.
  ///   - orders: Neighbours over so many borders are counted.
  ///   - bridges: Pairs that count as neighbours beside those of the list.
  ///   - isStandardised: Whether the weights of a row are divided by their sum.
  ///   - measure: Measures between centres.
  package init(
    _ list: AdjacencyList, of analysis: BorderAnalysis, kind: Kind, orders: Int, bridges: [Bridge] = [],
    isStandardised: Bool, measure: any LineGeometry
  ) {
    let all = kind == .share ? analysis.perimeters : []
    self.init(
      list, of: analysis.regions, kind: kind, orders: orders, bridges: bridges,
      isStandardised: isStandardised, measure: measure
    ) { all[$0.index].boundary }
  }

  /// The weights of a list of all regions.
  ///
  /// - Parameters:
  ///   - list: Who adjoins whom, in the order of ids.
  ///   - set: The regions.
  ///   - kind: What a weight is.
  ///   - orders: Neighbours over so many borders are counted.
  ///   - bridges: Pairs that count as neighbours beside those of the list.
  ///   - isStandardised: Whether the weights of a row are divided by their sum.
  ///   - measure: Measures between centres.
  ///   - boundary: The length of a region's boundary; for `.share` only.
  package init(
    _ list: AdjacencyList, of set: RegionSet, kind: Kind, orders: Int, bridges: [Bridge] = [],
    isStandardised: Bool, measure: any LineGeometry, boundary: (RegionID) -> ExactLength
  ) {
    let perimeters = kind == .share ? set.regionsByID.map { boundary($0).kilometres } : []
    self.init(
      list, kind: kind, orders: orders, bridges: bridges, perimeters: perimeters,
      isStandardised: isStandardised
    ) { a, b in
      guard let p = list.nodes[a].position, let q = list.nodes[b].position else { return nil }
      return measure.distance(p, q) / 1000
    }
  }
}
