/// The boundary of one region, split by what lies on the other side.
///
/// Property: the parts add up to the sum of the lengths of all rings of the region, exactly.
public struct RegionPerimeter: Hashable, Sendable {
  /// Border with regions of other countries.
  public internal(set) var international = ExactLength.zero
  /// Border with regions of the same country, or where a country is unknown.
  public internal(set) var inner = ExactLength.zero
  /// Coast, or the edge of the data.
  public internal(set) var outer = ExactLength.zero
  /// Along the cut of the map: no border and no coast.
  public internal(set) var cut = ExactLength.zero
  /// Where the region's own polygons touch along a line; each passage counts.
  public internal(set) var seam = ExactLength.zero

  /// All of it.
  public var total: ExactLength { international + inner + outer + cut + seam }

  /// The boundary as geographers mean it: without cuts and seams.
  public var boundary: ExactLength { international + inner + outer }

  /// Splits the boundaries of all regions.
  ///
  /// An arc with three regions or more counts as international where any region on it is of another country.
  ///
  /// - Parameters:
  ///   - topology: The arcs.
  ///   - lengths: Their lengths.
  /// - Returns: One value a region. O(arcs and their sides).
  public static func all(_ topology: BorderTopology, lengths: ArcLengths) -> [RegionPerimeter] {
    var list = [RegionPerimeter](repeating: RegionPerimeter(), count: topology.regions.regionCount)
    for arc in 0..<topology.arcCount {
      let length = lengths.values[arc]
      let kind = topology.kind(of: ArcID(arc))
      let isBetweenCountries = kind == .shared && topology.isBetweenCountries(arc)
      for side in topology.sideRange(of: arc) {
        let region = topology.region(of: topology.sides[side])
        switch kind {
        case .outer: list[region.index].outer += length
        case .cut: list[region.index].cut += length
        case .seam: list[region.index].seam += length
        case .shared:
          if isBetweenCountries && !topology.regions[region].country.isEmpty {
            list[region.index].international += length
          } else {
            list[region.index].inner += length
          }
        }
      }
    }
    return list
  }
}

extension BorderTopology {
  /// Whether regions along an arc are known to be of different countries: each that is of a known one has another beside
  /// it then. O(*k*) for *k* sides.
  fileprivate func isBetweenCountries(_ arc: Int) -> Bool {
    var known = ""
    for side in sideRange(of: arc) {
      let country = regions[region(of: sides[side])].country
      if country.isEmpty || country == known { continue }
      if !known.isEmpty { return true }
      known = country
    }
    return false
  }
}

extension [Region] {
  /// Whether both countries are known and differ.
  func areOfDifferentCountries(_ a: RegionID, _ b: RegionID) -> Bool {
    let (x, y) = (self[a.index].country, self[b.index].country)
    return x != y && !x.isEmpty && !y.isEmpty
  }
}

extension RegionSet {
  /// Whether both countries are known and differ.
  public func areOfDifferentCountries(_ a: RegionID, _ b: RegionID) -> Bool {
    regions.areOfDifferentCountries(a, b)
  }
}
