import BorderCore
import BorderIO

/// The codes by which a list of crossings states regions and countries, as the data call these: superseded codes, codes of
/// two and three letters, and names of countries mean the same everywhere.
struct StatedCodes {
  /// Other codes of regions, with those of the data.
  private(set) var regions: [String: String] = [:]
  private var countries: [String: String] = [:]

  /// The codes that the embedded data know; none where there are no such data.
  init(of set: RegionSet, _ embedded: EmbeddedData?) throws(InputError) {
    guard let embedded else { return }
    let own = Set(set.regions.map(\.id))
    var newer: [String: Set<String>] = [:]
    for (old, new) in try embedded.supersededCodes() {
      regions[old] = new
      if own.contains(old), !own.contains(new) { newer[new, default: []].insert(old) }
    }
    for (new, old) in newer where old.count == 1 { regions[new] = old.first }
    for (long, short) in try embedded.alpha3Codes() {
      if own.contains(short) { regions[long] = short } else if own.contains(long) { regions[short] = long }
    }
    countries = try embedded.countrySynonyms(of: Set(set.regions.map(\.country)), in: set)
  }

  /// A crossing with the country across as the data call it.
  func known(_ crossing: Crossing) -> Crossing {
    var crossing = crossing
    crossing.neighbour = countries[crossing.neighbour.lowercased()] ?? crossing.neighbour
    return crossing
  }
}
