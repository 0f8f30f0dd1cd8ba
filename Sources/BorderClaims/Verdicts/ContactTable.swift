public import BorderCore

/// Looks up what places share.
public struct ContactTable: Sendable {
  /// The borders.
  public let analysis: BorderAnalysis
  private let bordersOfRegion: [[Int]]
  private let membersOfCountry: [String: [RegionID]]

  /// Indexes borders by region. O(*n*).
  public init(_ analysis: BorderAnalysis) {
    self.analysis = analysis
    var lists = [[Int]](repeating: [], count: analysis.regions.regionCount)
    for (index, border) in analysis.borders.enumerated() {
      lists[border.a.index].append(index)
      lists[border.b.index].append(index)
    }
    bordersOfRegion = lists
    var members: [String: [RegionID]] = [:]
    for id in analysis.regions.regionIDs where !analysis.regions[id].country.isEmpty {
      members[analysis.regions[id].country, default: []].append(id)
    }
    membersOfCountry = members
  }

  /// The regions of a place.
  public func members(of place: PlaceReference) -> [RegionID] {
    switch place {
    case .region(let id): [id]
    case .country(let code): membersOfCountry[code] ?? []
    }
  }

  /// The code of a place.
  public func code(of place: PlaceReference) -> String {
    switch place {
    case .region(let id): analysis.regions[id].id
    case .country(let code): code
    }
  }

  /// The country of a place.
  public func country(of place: PlaceReference) -> String {
    switch place {
    case .region(let id): analysis.regions[id].country
    case .country(let code): code
    }
  }

  /// What two places share.
  public func contact(_ a: PlaceReference, _ b: PlaceReference) -> PlaceContact {
    let others = Set(members(of: b))
    var contact = PlaceContact()
    for region in members(of: a) where !others.contains(region) {
      for index in bordersOfRegion[region.index]
      where others.contains(analysis.borders[index].other(than: region)) {
        contact.borders.append(index)
      }
    }
    contact.borders.sort()
    contact.arcs = Set(contact.borders.flatMap { analysis.borders[$0].arcs }).sorted()
    contact.length = contact.arcs.map { analysis.lengths[$0] }.sum()
    contact.touchNodes = Set(contact.borders.flatMap { analysis.borders[$0].touchNodes }).sorted()
    return contact
  }

  /// The neighbours of a region: the other sides of its borders.
  public func neighbours(of region: RegionID, by rule: ContiguityRule) -> [RegionID] {
    bordersOfRegion[region.index].filter { rule == .queen || analysis.borders[$0].isShared }
      .map { analysis.borders[$0].other(than: region) }
  }
}
