import BorderCore

/// Finds true adjacencies that a list does not name, within what the list speaks of.
///
/// A pair is in the frame when the list speaks of both places in claims of that level (two regions, a region and a
/// country, two countries), at least one of them stands first in a claim, and some claim of the level is about
/// the same two countries: a list of one country's neighbours does not claim to know who else adjoins whom. A
/// place that the list is to be complete for is in the frame with all its neighbours.
struct Omissions {
  let contacts: ContactTable
  let options: ValidationOptions

  private struct Level {
    var heads: Set<PlaceReference> = []
    var all: Set<PlaceReference> = []
    /// The pairs of countries that claims are about, each sorted.
    var countries: Set<[String]> = []
  }

  func find(
    _ claims: [ClaimResult], named: [[PlaceReference]: Int], denied: Set<[PlaceReference]> = [],
    isolates: [PlaceReference]
  ) -> [ClaimResult] {
    var levels: [Int: Level] = [:]
    for row in claims {
      guard let a = row.a, let b = row.b, row.verdict != .sameTerritory else { continue }
      let level = (a.isCountry ? 1 : 0) + (b.isCountry ? 1 : 0)
      levels[level, default: Level()].heads.insert(a)
      levels[level, default: Level()].all.formUnion([a, b])
      levels[level, default: Level()].countries.insert(countries([a, b]))
    }
    if levels[0] != nil || claims.isEmpty {
      for place in isolates where !place.isCountry {
        levels[0, default: Level()].heads.insert(place)
        levels[0, default: Level()].all.insert(place)
      }
    }
    var pairs: Set<[PlaceReference]> = []
    for (number, level) in levels {
      for head in level.heads {
        for other in adjacent(to: head)
        where level.all.contains(other) && (number == 1) == (head.isCountry != other.isCountry) {
          guard number == 2 || level.countries.contains(countries([head, other])) else { continue }
          pairs.insert([head, other].sorted())
        }
      }
    }
    for place in options.completeFor { addAll(of: place, levels, named, to: &pairs) }
    let open = pairs.filter {
      let reversed: [PlaceReference] = $0.reversed()
      return named[$0] == nil && named[reversed] == nil && !denied.contains($0) && !denied.contains(reversed)
    }
    return open.sorted { $0[0] != $1[0] ? $0[0] < $1[0] : $0[1] < $1[1] }.compactMap(result)
  }

  /// The regions that adjoin a place, and the other countries of these.
  private func adjacent(to place: PlaceReference) -> Set<PlaceReference> {
    let set = contacts.analysis.regions
    let own = contacts.country(of: place)
    var places: Set<PlaceReference> = []
    for region in contacts.members(of: place) {
      for other in contacts.neighbours(of: region, by: options.rule) {
        let country = set[other].country
        if place.isCountry && country == own { continue }
        places.insert(.region(other))
        if country != own, !country.isEmpty { places.insert(.country(country)) }
      }
    }
    return places
  }

  private func countries(_ pair: [PlaceReference]) -> [String] {
    pair.map { contacts.country(of: $0) }.sorted()
  }

  /// All neighbours of a place, at the levels that the list speaks of it; of regions when it does not.
  private func addAll(
    of place: PlaceReference, _ levels: [Int: Level], _ named: [[PlaceReference]: Int],
    to pairs: inout Set<[PlaceReference]>
  ) {
    let set = contacts.analysis.regions
    var wantsRegions = false
    var wantsCountries = false
    for (number, level) in levels where level.all.contains(place) {
      if number == (place.isCountry ? 1 : 0) { wantsRegions = true } else { wantsCountries = true }
    }
    if !wantsRegions && !wantsCountries { wantsRegions = true }
    func isNamed(_ other: PlaceReference) -> Bool {
      named[[place, other]] != nil || named[[other, place]] != nil
    }
    for region in contacts.members(of: place) {
      for other in contacts.neighbours(of: region, by: options.rule) {
        let isForeign = set.areOfDifferentCountries(region, other)
        if place.isCountry && !isForeign { continue }
        // A country that is named stands for its regions, and a region that is named for its country.
        let country = PlaceReference.country(set[other].country)
        if isForeign, isNamed(country) { continue }
        if wantsCountries, isForeign, !contacts.members(of: country).contains(where: { isNamed(.region($0)) })
        {
          pairs.insert([place, country].sorted())
        } else if wantsRegions {
          pairs.insert([place, .region(other)].sorted())
        }
      }
    }
  }

  private func result(_ pair: [PlaceReference]) -> ClaimResult? {
    let contact = contacts.contact(pair[0], pair[1])
    guard contact.isShared || options.rule == .queen && contact.isTouching else { return nil }
    var row = ClaimResult(verdict: .omitted)
    (row.a, row.b) = (pair[0], pair[1])
    row.contact = contact
    return row
  }
}
