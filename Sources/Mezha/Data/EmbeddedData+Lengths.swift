public import BorderCore
import BorderIO

/// Lengths of borders as others published them.
extension EmbeddedData {
  /// The lengths of land boundaries that the CIA World Factbook gives for a country of other data.
  ///
  /// - Parameters:
  ///   - home: The country as these data call it.
  ///   - set: The regions of these data.
  /// - Returns: Lengths with the codes of the data, and the names of the neighbours that the data do not have; nothing where
  ///   the data know of no countries.
  /// - Throws: `InputError` when a table of the data cannot be read.
  public func publishedLengths(of home: String, in set: RegionSet) throws(InputError)
    -> (lengths: [PublishedLength], absent: [Phrase])
  {
    let synonyms = try countrySynonyms(of: Set(set.regions.map(\.country)), in: set)
    let codes = Set(try factbookCodes().map { $0[.iso2] }).sorted()
    guard let code = codes.first(where: { synonyms[$0.lowercased()] == home }) else { return ([], []) }
    let all = try publishedLengths(of: code)
    let lengths = all.compactMap { length in
      synonyms[length.neighbour.lowercased()].map {
        PublishedLength(
          country: home, neighbour: $0, kilometres: length.kilometres, source: length.source)
      }
    }
    let absent = all.map(\.neighbour).filter { synonyms[$0.lowercased()] == nil }
    let names = try worldCountries().names
    return (lengths, absent.map { names[$0] })
  }

  /// The lengths of land boundaries that the CIA World Factbook gives for a country.
  ///
  /// Its own entry names some neighbours in pieces, which are added; an entry with which both sides differ is
  /// taken from the country's own list.
  public func publishedLengths(of home: String) throws(InputError) -> [PublishedLength] {
    var country: [String: String] = [:]
    var neighbour: [String: String] = [:]
    for row in try factbookCodes() {
      country[row[.gec]] = row[.iso2]
      neighbour[row[.name]] = row[.iso2]
    }
    enum Key: String, TableKey { case gec, neighbour, km }
    var lengths: [String: Double] = [:]
    for row in try rows("reference/factbook_border_lengths.csv", of: Key.self) {
      guard country[row[.gec]] == home, let other = neighbour[row[.neighbour]], let km = row.number(.km)
      else { continue }
      lengths[other, default: 0] += km
    }
    return lengths.keys.sorted().map {
      PublishedLength(
        country: home, neighbour: $0, kilometres: lengths[$0] ?? 0, source: "CIA World Factbook")
    }
  }

  /// The columns of the codes that the Factbook has for countries.
  private enum FactbookKey: String, TableKey { case gec, name = "factbook_name", iso2 }

  private func factbookCodes() throws(InputError) -> [NamedRow<FactbookKey>] {
    try rows("reference/gec_codes.csv", of: FactbookKey.self)
  }
}
