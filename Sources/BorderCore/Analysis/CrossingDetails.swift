/// What else geometry says of a listed crossing besides the border that it was put on.
public struct CrossingDetail: Hashable, Sendable {
  /// The region that the point itself lies in; `RegionID.none` outside all regions; `nil` without a point.
  public var side: RegionID?
  /// The nearest place on the border; `nil` where it was unplaced or by statement.
  public var foot: Position?
  /// Kilometres along the border of the pair.
  public var chainage: Double?
  /// The next border that is nearly as near: an index of `BorderAnalysis.borders`.
  public var rival: BorderHit?
  /// The distance of a tripoint that lies within the tolerance of the foot, in metres.
  public var tripointDistance: Double?
  /// Of a crossing that was unplaced, the distance to the nearest border in metres, as far as was looked.
  public var rejectedDistance: Double?

  /// Whether another border could be meant as well.
  public var isAmbiguous: Bool { rival != nil || tripointDistance != nil }
}

extension CrossingAssignment {
  /// Looks closer at every crossing.
  ///
  /// A border is a rival when it is within the tolerance and not farther than one and a half times the chosen one's
  /// distance plus 500 m. A tripoint is reported when it is within the tolerance of the chosen place.
  ///
  /// - Parameters:
  ///   - analysis: The borders that the crossings were placed on.
  ///   - search: Finds borders by place, as for the assignment.
  ///   - geometry: Measures chainage and distances.
  ///   - farthest: How far to look for the border of what was rejected, in metres.
  /// - Returns: One detail for each entry, in their order.
  public func details(
    _ analysis: BorderAnalysis, search: any BorderSearch, geometry: any LineGeometry,
    farthest: Double = 1_000_000
  ) -> [CrossingDetail] {
    let ground = analysis.ground
    let tripoints = analysis.topology.tripoints().map { analysis.topology.position(of: $0) }
    var routes: [Int: Chainage] = [:]
    return entries.map { entry in
      guard let position = entry.crossing.position else { return CrossingDetail() }
      var detail = CrossingDetail()
      detail.side = ground.region(at: position)
      guard case .measured(let hit) = entry.placement else {
        var limit = max(tolerance, 1000)
        while detail.rejectedDistance == nil && limit < farthest {
          limit = min(limit * 4, farthest)
          detail.rejectedDistance = search.hits(near: position, within: limit).first?.distance
        }
        return detail
      }
      detail.foot = hit.foot
      let route =
        routes[hit.border]
        ?? Chainage(analysis.borders[hit.border].arcs, of: analysis.topology, geometry: geometry)
      routes[hit.border] = route
      detail.chainage = route.locate(hit.foot).map { $0.chainage / 1000 }
      detail.rival = search.hits(near: position, within: min(tolerance, hit.distance * 1.5 + 500))
        .first { $0.border != hit.border }
      // Most tripoints are out of reach at a glance.
      let reach = tolerance / MetresPerDegree.least
      detail.tripointDistance = tripoints.lazy
        .filter { abs($0.latitude - hit.foot.latitude) <= reach }
        .map { geometry.distance($0, hit.foot) }.filter { $0 <= tolerance }.min()
      return detail
    }
  }
}
