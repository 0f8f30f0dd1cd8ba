public import BorderCore
internal import GEOS

/// What of a region lies within a distance of the border of its country.
public struct BorderBelt: Sendable {
  /// The region.
  public let region: RegionID
  /// The width of the belt in metres.
  public let width: Double
  /// The country whose border is the nearest; empty for the edge; `nil` for all borders together.
  public let neighbour: String?
  /// The area on the ellipsoid in square metres.
  public let area: Double
  /// The polygons, each an exterior and its holes, cut at the 180th meridian.
  public let polygons: [[[Position]]]
}

/// Belts along the borders of countries, each inside one region.
///
/// A belt holds the places of a region whose distance from the border of the region's own country, on the ellipsoid and
/// as the crow flies, is not above its width. It never lies across the border; a region that does not touch the border
/// has one where the border is near enough.
public struct BorderBelts: Sendable {
  /// From where a belt is measured.
  public enum Origin: String, Sendable, CaseIterable {
    /// From the lines that a country shares with others.
    case stateBorder = "border"
    /// From the lines beyond which the data know of no region: coasts, or where the data end.
    case edge
    /// From both.
    case all
  }

  /// The belts by region, width and neighbour.
  public let belts: [BorderBelt]
  /// Regions whose belts could not be cut out: GEOS failed.
  public let failed: [RegionID]

  /// Draws the belts of all regions with a country.
  ///
  /// - Parameters:
  ///   - topology: The regions.
  ///   - widths: The widths in metres, each above 0 and at most 500 000.
  ///   - origin: From where they are measured.
  ///   - countries: Whose regions are meant; those of all countries when empty.
  ///   - splits: Whether belts are also split by the neighbour whose border is the nearest.
  ///   - threads: How many threads may work; the result is the same for any number.
  /// - Complexity: O(*n* log *n*) for *n* vertices of borders, and for each width O(*m* log *n*) for *m* cells along the
  ///   outlines of belts inside regions, a 32nd of the width wide, or up to a 16th where the segments of the lines are
  ///   longer.
  public init(
    _ topology: BorderTopology, widths: [Double], from origin: Origin = .stateBorder,
    in countries: Set<String> = [],
    splits: Bool = false, threads: Int = 1
  ) {
    let ground = BeltGround(BeltLines(topology, from: origin, of: countries), threads: threads)
    let set = topology.regions
    let regionParts = set.partsByRegion
    let meant = set.regionIDs.filter { region in
      let country = set[region].country
      return !country.isEmpty && (countries.isEmpty || countries.contains(country))
    }
    let borders = Dictionary(
      uniqueKeysWithValues: Set(meant.map { set[$0].country }).map { ($0, ground.borders(of: $0)) })
    let found = mapParts(of: meant.count, threads: threads, minimumPart: 1) { range in
      GEOSContext.withCurrent { context in
        range.map { index -> [BorderBelt]? in
          let region = meant[index]
          guard let own = borders[set[region].country], !own.sides.isEmpty else { return [] }
          let cut = BeltCut(set, region, parts: regionParts[region.index], own, splits: splits)
          return try? cut.belts(widths, in: context)
        }
      }
    }.flatMap { $0 }
    var belts: [BorderBelt] = []
    var failed: [RegionID] = []
    for (region, result) in zip(meant, found) {
      if let result { belts += result } else { failed.append(region) }
    }
    self.belts = belts.sorted {
      ($0.region, $0.width, $0.neighbour ?? "") < ($1.region, $1.width, $1.neighbour ?? "")
    }
    self.failed = failed
  }
}
