/// What a region has on a part of its boundary: a neighbour, or coast or the edge of the data.
public struct PerimeterShare: Sendable {
  /// The region.
  public let region: RegionID
  /// The border with the neighbour: an index of `BorderAnalysis.borders`; `nil` for coast or edge.
  public let border: Int?
  /// How long the part is.
  public let length: ExactLength
  /// The whole boundary of the region, as `RegionPerimeter.boundary`.
  public let boundary: ExactLength

  /// The part of the whole, 0 to 1; `nil` for a region without boundary.
  ///
  /// The shares of a region add up to 1 but where more than two regions lie along a line, which counts for each of them.
  public var share: Double? {
    boundary > .zero ? length.kilometres / boundary.kilometres : nil
  }
}

extension BorderAnalysis {
  /// Of what the boundaries of regions consist.
  ///
  /// - Parameter list: The regions.
  /// - Returns: For each region in their order, its neighbours by the length that they share, longest first (of equally long
  ///   ones that of the lesser id), and at its end the coast or edge, where there is any.
  /// - Complexity: O(*n* log *n*) for *n* borders, and O(arcs).
  public func perimeterShares(of list: [RegionID]) -> [PerimeterShare] {
    var byRegion = [[Int]](repeating: [], count: regions.regionCount)
    for (index, border) in borders.enumerated() where border.isShared {
      byRegion[border.a.index].append(index)
      byRegion[border.b.index].append(index)
    }
    let perimeters = self.perimeters
    var shares: [PerimeterShare] = []
    for region in list {
      let perimeter = perimeters[region.index]
      // Borders are in the order of ids, so that those with neighbours of a region are in the order of these.
      let longestFirst = byRegion[region.index].enumerated().sorted {
        let (x, y) = (borders[$0.element].length, borders[$1.element].length)
        return x != y ? x > y : $0.offset < $1.offset
      }.map(\.element)
      for index in longestFirst {
        shares.append(
          PerimeterShare(
            region: region, border: index, length: borders[index].length, boundary: perimeter.boundary))
      }
      if perimeter.outer > .zero {
        shares.append(
          PerimeterShare(
            region: region, border: nil, length: perimeter.outer, boundary: perimeter.boundary))
      }
    }
    return shares
  }

  /// The lines of a part of a boundary, with its region on the left: of coasts and edges, too.
  ///
  /// - Parameters:
  ///   - share: The part.
  ///   - outerArcs: From `outerArcs()`.
  /// - Returns: Its lines, those of a border as `lines(of:)` joins them.
  public func lines(of share: PerimeterShare, outerArcs: [[ArcID]]) -> [[Position]] {
    if let border = share.border {
      return topology.lines(joining: borders[border].arcs, left: share.region)
    }
    return topology.lines(joining: outerArcs[share.region.index], left: share.region)
  }

  /// The arcs of coasts and edges of each region, by region. O(arcs and their sides).
  public func outerArcs() -> [[ArcID]] {
    var list = [[ArcID]](repeating: [], count: regions.regionCount)
    for index in 0..<topology.arcCount where topology.kind(of: ArcID(index)) == .outer {
      for side in topology.sideRange(of: index) {
        let region = topology.region(of: topology.sides[side]).index
        if list[region].last != ArcID(index) { list[region].append(ArcID(index)) }
      }
    }
    return list
  }
}
