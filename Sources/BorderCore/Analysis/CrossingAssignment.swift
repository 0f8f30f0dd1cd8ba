/// Puts listed crossings on borders.
public struct CrossingAssignment: Sendable {
  /// A crossing with its place.
  public struct Entry: Sendable {
    /// The crossing as listed.
    public let crossing: Crossing
    /// Where it was put.
    public let placement: CrossingPlacement
    /// What geometry says against the source's statement; `nil` when they agree or nothing is stated.
    public let contradiction: CrossingFault?
  }

  /// All crossings in the order of the list; none is dropped.
  public let entries: [Entry]
  /// How far a point may be from its border, in metres.
  public let tolerance: Double

  /// No crossings.
  public static let empty = CrossingAssignment(LineCrossings([]), listed: [])

  /// Places every crossing.
  ///
  /// A point goes to the nearest international border within the tolerance; but where its precision cannot tell that
  /// border from the one of the stated regions, to the stated one: near a tripoint the list knows more. Without a
  /// point, the stated regions decide: both, when they share an international border; else the first one with the
  /// stated country, if it borders that country or the data has no region of it. What the list states is held against
  /// the data too: a region that it does not have, one region on both sides, a region of another country, two regions
  /// without a common border.
  ///
  /// - Parameters:
  ///   - crossings: The list.
  ///   - analysis: The borders.
  ///   - search: Finds borders by place; its indices are those of `analysis.borders`, international ones only.
  ///   - tolerance: Metres.
  ///   - superseded: Old codes of regions with the codes that the data has.
  public init(
    _ crossings: [Crossing], analysis: BorderAnalysis, search: any BorderSearch, tolerance: Double,
    superseded: [String: String] = [:]
  ) {
    self.tolerance = tolerance
    let placer = CrossingPlacer(
      analysis: analysis, search: search, tolerance: tolerance, superseded: superseded)
    entries = crossings.map { placer.place($0) }
  }

  /// Crossings by lines, as if they were listed: each on its border.
  ///
  /// - Parameters:
  ///   - found: The places that count as crossings.
  ///   - listed: A crossing for each of `found.crossings`, with its id, its name and its mode.
  public init(_ found: LineCrossings, listed: [Crossing]) {
    tolerance = 0
    entries = zip(found.crossings, listed).map { place, crossing in
      Entry(
        crossing: crossing,
        placement: .measured(BorderHit(border: place.border, distance: 0, foot: place.position)),
        contradiction: nil)
    }
  }

  /// The crossings that count for a pair of regions: by point or by statement.
  public func entries(onBorder border: Int) -> [Entry] {
    entries.filter {
      switch $0.placement {
      case .measured(let hit): hit.border == border
      case .stated(let index): index == border
      case .region, .unplaced: false
      }
    }
  }
}

/// Decides on one crossing after the other.
private struct CrossingPlacer {
  let analysis: BorderAnalysis
  let search: any BorderSearch
  let tolerance: Double
  let superseded: [String: String]
  let regionsByID: [String: RegionID]
  let borderByPair: [Set<RegionID>: Int]
  /// The countries that each region shares a border with.
  let neighbours: [RegionID: Set<String>]
  let countries: Set<String>

  init(
    analysis: BorderAnalysis, search: any BorderSearch, tolerance: Double, superseded: [String: String]
  ) {
    self.analysis = analysis
    self.search = search
    self.tolerance = tolerance
    self.superseded = superseded
    regionsByID = Dictionary(
      uniqueKeysWithValues: analysis.regions.regionIDs.map { (analysis.regions[$0].id, $0) })
    var byPair: [Set<RegionID>: Int] = [:]
    for (index, border) in analysis.borders.enumerated() where border.isShared {
      byPair[[border.a, border.b]] = index
    }
    borderByPair = byPair
    var neighbours: [RegionID: Set<String>] = [:]
    for border in analysis.borders where border.isShared {
      neighbours[border.a, default: []].insert(analysis.regions[border.b].country)
      neighbours[border.b, default: []].insert(analysis.regions[border.a].country)
    }
    self.neighbours = neighbours
    countries = Set(analysis.regions.regions.map(\.country))
  }

  func place(_ crossing: Crossing) -> CrossingAssignment.Entry {
    let home = region(crossing.region)
    let opposite = region(crossing.oppositeRegion)
    guard let position = crossing.position else {
      return CrossingAssignment.Entry(
        crossing: crossing, placement: placeByStatement(crossing, home, opposite),
        contradiction: fault(of: crossing, home, opposite))
    }
    let hits = search.hits(near: position, within: tolerance)
    guard let nearest = hits.first else {
      return CrossingAssignment.Entry(
        crossing: crossing, placement: .unplaced(whyNoBorder(home, opposite)),
        contradiction: fault(of: crossing, home, opposite))
    }
    let stated = home.flatMap { home in opposite.flatMap { borderByPair[[home, $0]] } }
    let reach = nearest.distance + (crossing.precision ?? 0)
    let hit = hits.first { $0.border == stated && $0.distance <= reach } ?? nearest
    return CrossingAssignment.Entry(
      crossing: crossing, placement: .measured(hit),
      contradiction: contradiction(hit, home: home, opposite: opposite, crossing: crossing)
        ?? fault(of: crossing, home, opposite))
  }

  /// What is wrong with what the list states, whatever the place; `nil` when nothing is.
  private func fault(of crossing: Crossing, _ home: RegionID?, _ opposite: RegionID?) -> CrossingFault? {
    for (code, region) in [(crossing.region, home), (crossing.oppositeRegion, opposite)]
    where region == nil && !code.isEmpty && isKnownCountry(ofCode: code) {
      return .unknownRegion(code)
    }
    if let home, home == opposite {
      return .oneRegionTwice(analysis.regions[home].id)
    }
    let neighbour = crossing.neighbour
    if let opposite, !neighbour.isEmpty, !analysis.regions[opposite].country.isEmpty,
      analysis.regions[opposite].country != neighbour
    {
      let region = analysis.regions[opposite]
      return .otherCountry(stated: neighbour, region: region.id, country: region.country)
    }
    if let home, let opposite, borderByPair[[home, opposite]] == nil {
      return .noCommonBorder(analysis.regions[home].id, analysis.regions[opposite].id)
    }
    if let home, opposite == nil, !neighbour.isEmpty, !borders(home, neighbour) {
      return .noCommonBorder(analysis.regions[home].id, neighbour)
    }
    return nil
  }

  /// Whether the data has regions of the country that a code begins with, or the code begins with none: of other
  /// countries it cannot have the region.
  private func isKnownCountry(ofCode code: String) -> Bool {
    guard let end = code.firstIndex(of: "-") else { return true }
    return countries.contains(String(code[..<end]))
  }

  /// Whether a region shares a border with a country, as far as the data can tell.
  private func borders(_ region: RegionID, _ country: String) -> Bool {
    !countries.contains(country) || neighbours[region]?.contains(country) == true
  }

  private func region(_ code: String) -> RegionID? {
    regionsByID[code] ?? superseded[code].flatMap { regionsByID[$0] }
  }

  private func placeByStatement(
    _ crossing: Crossing, _ home: RegionID?, _ opposite: RegionID?
  ) -> CrossingPlacement {
    guard let home else {
      return .unplaced(
        crossing.region.isEmpty ? .nothingStated : .unknownRegion(crossing.region))
    }
    if let opposite {
      if !analysis.regions.areOfDifferentCountries(home, opposite) {
        return .unplaced(whyNoBorder(home, opposite))
      }
      if let border = borderByPair[[home, opposite]] { return .stated(border: border) }
      let country = analysis.regions[opposite].country
      return borders(home, country)
        ? .region(home, neighbour: country)
        : .unplaced(.noBorder(region: analysis.regions[home].id, country: country))
    }
    guard !crossing.neighbour.isEmpty, crossing.neighbour != analysis.regions[home].country else {
      return .unplaced(.noNeighbour)
    }
    let country = crossing.neighbour
    return borders(home, country)
      ? .region(home, neighbour: country)
      : .unplaced(.noBorder(region: analysis.regions[home].id, country: country))
  }

  private func whyNoBorder(_ home: RegionID?, _ opposite: RegionID?) -> CrossingObstacle {
    if let home, let opposite, !analysis.regions.areOfDifferentCountries(home, opposite) {
      return .oneCountry(analysis.regions[home].id, analysis.regions[opposite].id)
    }
    return .nothingWithin(metres: tolerance)
  }

  private func contradiction(
    _ hit: BorderHit, home: RegionID?, opposite: RegionID?, crossing: Crossing
  ) -> CrossingFault? {
    let border = analysis.borders[hit.border]
    let found = [border.a, border.b]
    let stated = [home, opposite].compactMap { $0 }
    let (a, b) = (analysis.regions[border.a].id, analysis.regions[border.b].id)
    if let wrong = stated.first(where: { !found.contains($0) }) {
      return .elsewhere(stated: analysis.regions[wrong].id, a: a, b: b)
    }
    let countries = found.map { analysis.regions[$0].country }
    if !crossing.neighbour.isEmpty, opposite == nil, !countries.contains(crossing.neighbour) {
      return .elsewhere(stated: crossing.neighbour, a: a, b: b)
    }
    return nil
  }
}
