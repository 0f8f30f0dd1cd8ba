/// Regions with all that is measured of their borders: the common start of every table.
public struct BorderAnalysis: Sendable {
  /// The arcs and nodes.
  public let topology: BorderTopology
  /// The length of each arc.
  public let lengths: ArcLengths
  /// All pairs of regions that share a line or a point, sorted by the ids of their regions.
  public let borders: [Border]
  /// Lines along which so many polygons run that their pairs are not listed (see `BorderSet`).
  public let crowdedLines: Crowding?
  /// Points where so many regions meet that those of them that only touch are not listed (see `BorderSet`).
  public let crowdedPoints: Crowding?
  private let madePerimeters: Deferred<[RegionPerimeter]>
  private let madeGround: Deferred<RegionGround>

  /// Measures everything.
  ///
  /// - Parameters:
  ///   - topology: The arcs; a worldview must have been applied before.
  ///   - measure: How to measure lengths.
  ///   - threads: How many threads may work; the result has the same bits for any number.
  public init(_ topology: BorderTopology, measure: any LineMeasure, threads: Int = 1) {
    self.topology = topology
    lengths = ArcLengths(topology, measure: measure, threads: threads)
    let found = BorderSet(topology, lengths: lengths)
    borders = found.borders
    crowdedLines = found.crowdedLines
    crowdedPoints = found.crowdedPoints
    madePerimeters = Deferred { [lengths] in RegionPerimeter.all(topology, lengths: lengths) }
    madeGround = Deferred { RegionGround(topology) }
  }

  private init(_ other: BorderAnalysis, topology: BorderTopology) {
    self.topology = topology
    (lengths, borders) = (other.lengths, other.borders)
    (crowdedLines, crowdedPoints) = (other.crowdedLines, other.crowdedPoints)
    // Which border is one of countries may be another now; the lines are the same.
    madePerimeters = Deferred { [lengths] in RegionPerimeter.all(topology, lengths: lengths) }
    madeGround = other.madeGround
  }

  /// The same borders where regions have other countries, statuses or names, as another worldview has them; ids must stay.
  /// Nothing is found or measured again. O(regions).
  ///
  /// - Parameter change: Gets each region's attributes to change.
  /// - Returns: The borders with the changed attributes.
  public func reassigned(_ change: (inout Region) -> Void) -> BorderAnalysis {
    BorderAnalysis(self, topology: topology.reassigned(change))
  }

  /// The boundary of each region, split by what lies beyond, by region. Made when it is first asked for: O(arcs).
  public var perimeters: [RegionPerimeter] { madePerimeters() }

  /// What is looked up by place. Made when it is first asked for: O(*n*).
  package var ground: RegionGround { madeGround() }

  /// The regions.
  public var regions: RegionSet { topology.regions }

  /// Whether a border separates two known countries.
  public func isInternational(_ border: Border) -> Bool {
    regions.areOfDifferentCountries(border.a, border.b)
  }

  /// Whether each region of a known country is that country, so that borders of regions are those of countries.
  public var areCountries: Bool {
    let known = regions.regions.count { !$0.country.isEmpty }
    return known > 1 && known == countries.count
  }

  /// The status of a border: that of its regions, joined where both have one; empty for none.
  public func status(of border: Border) -> String {
    Region.status(
      regions.regions[border.a.index].status, with: regions.regions[border.b.index].status)
  }

  /// The lines of a border, with its first region on the left.
  public func lines(of border: Border) -> [[Position]] {
    topology.lines(joining: border.arcs, left: border.a)
  }

  /// The regions of a border, that of the home country first.
  public func sides(of border: Border, home: String?) -> [RegionID] {
    let (first, second) = orderedSides(of: border, home: home)
    return [first, second]
  }

  package func orderedSides(of border: Border, home: String?) -> (first: RegionID, second: RegionID) {
    guard let home, regions[border.a].country != home, regions[border.b].country == home else {
      return (border.a, border.b)
    }
    return (border.b, border.a)
  }

  /// The countries of the regions, sorted, without the empty one.
  public var countries: [String] {
    Set(regions.regions.map(\.country)).subtracting([""]).sorted()
  }
}

/// The border of a home country with one neighbour.
public struct CountryBorder: Sendable {
  /// The home country.
  public let home: String
  /// The neighbour.
  public let neighbour: String
  /// The pairs of regions along it: indices of `BorderAnalysis.borders`.
  public let pairs: [Int]
  /// The arcs along it, each once.
  public let arcs: [ArcID]
  /// Its length: arcs that lie between three regions count once.
  public let length: ExactLength
  /// The home country's regions along it, in the order of regions.
  public let homeRegions: [RegionID]
  /// The neighbour's regions along it, in the order of regions.
  public let neighbourRegions: [RegionID]

  /// The borders of a country with all that share a line with it, sorted by country.
  ///
  /// - Parameters:
  ///   - home: The home country's code.
  ///   - analysis: The borders.
  /// - Returns: One border a neighbour; none when the country has no land neighbour.
  public static func all(of home: String, in analysis: BorderAnalysis) -> [CountryBorder] {
    var pairs: [String: [Int]] = [:]
    for (index, border) in analysis.borders.enumerated()
    where border.isShared && analysis.isInternational(border) {
      let (a, b) = (analysis.regions[border.a].country, analysis.regions[border.b].country)
      if a == home { pairs[b, default: []].append(index) }
      if b == home { pairs[a, default: []].append(index) }
    }
    return pairs.keys.sorted().map { neighbour in
      let indices = pairs[neighbour] ?? []
      let arcs = Set(indices.flatMap { analysis.borders[$0].arcs }).sorted()
      let members = Set(indices.flatMap { [analysis.borders[$0].a, analysis.borders[$0].b] }).sorted()
      return CountryBorder(
        home: home, neighbour: neighbour, pairs: indices, arcs: arcs,
        length: arcs.map { analysis.lengths[$0] }.sum(),
        homeRegions: members.filter { analysis.regions[$0].country == home },
        neighbourRegions: members.filter { analysis.regions[$0].country == neighbour })
    }
  }
}
