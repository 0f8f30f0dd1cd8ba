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

  /// Whether the regions on both sides of some borders are countries: each the only one there of a known country, and either
  /// that country's only region or called by its code.
  public func areCountries(besideBorders indices: some Sequence<Int>) -> Bool {
    let sides = Set(indices.flatMap { [borders[$0].a, borders[$0].b] })
    var counts: [String: Int] = [:]
    for region in regions.regions { counts[region.country, default: 0] += 1 }
    return !sides.isEmpty && Set(sides.map { regions[$0].country }).count == sides.count
      && sides.allSatisfy { side in
        let region = regions[side]
        return !region.country.isEmpty && (counts[region.country] == 1 || region.id == region.country)
      }
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
