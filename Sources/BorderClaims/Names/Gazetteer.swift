public import BorderCore

/// The places that claims about some regions can speak of.
public enum Gazetteer {
  /// Regions and their countries as places with all their names.
  ///
  /// - Parameters:
  ///   - set: The regions.
  ///   - countries: Names of countries, by code.
  ///   - aliases: Further names by id or code.
  ///   - madeSources: The inputs, counted from 0, whose regions have ids that the program made.
  /// - Returns: The regions in their order, then the countries that they belong to, sorted.
  public static func places(
    of set: RegionSet, countries: CountryNames, aliases: [String: [String]] = [:],
    madeSources: Set<Int> = []
  ) -> [NamedPlace] {
    var places = set.regionIDs.map { id -> NamedPlace in
      let region = set[id]
      let names = region.nameRussian == region.name ? [region.name] : [region.name, region.nameRussian]
      var place = NamedPlace(
        kind: .region(id), code: region.id, country: region.country, names: names,
        aliases: aliases[region.id] ?? [], parents: region.parent.isEmpty ? [] : [region.parent])
      place.hasMadeCode = madeSources.contains(region.source)
      return place
    }
    for code in Set(set.regions.map(\.country)).subtracting([""]).sorted() {
      let name = countries[code]
      places.append(
        NamedPlace(
          kind: .country, code: code, country: code,
          names: name.english == name.russian ? [name.english] : [name.english, name.russian],
          aliases: aliases[code] ?? []))
    }
    return places
  }
}
