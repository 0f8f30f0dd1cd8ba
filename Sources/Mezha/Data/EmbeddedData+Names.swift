import BorderClaims
public import BorderCore
import BorderIO

extension EmbeddedData {
  /// What is known of names: type words, endings, transliterations, adjectives of countries.
  public func nameRules() throws(InputError) -> NameRules {
    var rules = NameRules()
    try addTypes(to: &rules)
    enum DeclensionKey: String, TableKey {
      case kind, ending, genitive, dative, accusative, instrumental, prepositional
    }
    let cases: [DeclensionKey] = [.genitive, .dative, .accusative, .instrumental, .prepositional]
    for row in try rows("names/declension.csv", of: DeclensionKey.self) {
      let endings = cases.map { row[$0].isEmpty ? [""] : row.words($0) }
      rules.add(
        NameRules.Declension(ending: row[.ending], cases: endings, isAdjective: row[.kind] == "adjective"))
    }
    enum LetterKey: String, TableKey { case scheme, position, letters, latin }
    for row in try rows("names/transliteration.csv", of: LetterKey.self) {
      let pairs = zip(row.words(.letters), row.words(.latin)).map { ($0, $1) }
      rules.addLetters(pairs, at: row[.position], scheme: row[.scheme])
    }
    enum DemonymKey: String, TableKey { case code, english = "en", russian = "ru" }
    for row in try rows("names/demonyms.csv", of: DemonymKey.self) {
      rules.addDemonyms(row.words(.english) + row.words(.russian), ofCountry: row[.code])
    }
    enum FeatureKey: String, TableKey { case english = "en", russian = "ru" }
    for row in try rows("names/features.csv", of: FeatureKey.self) {
      rules.addFeatures(row.list(.english) + row.list(.russian))
    }
    return rules
  }

  /// Words for types of regions, and which types stand for which.
  private func addTypes(to rules: inout NameRules) throws(InputError) {
    enum WordKey: String, TableKey { case type = "class", role, words }
    for row in try rows("names/type_words.csv", of: WordKey.self) {
      guard let role = NameRules.Role(rawValue: row[.role]) else { continue }
      rules.addTypeWords(row.words(.words), class: row[.type], role: role)
    }
    enum GroupKey: String, TableKey { case type = "class", accepts }
    for row in try rows("names/type_groups.csv", of: GroupKey.self) {
      rules.addAccepted(row.words(.accepts), by: row[.type])
    }
  }

  /// Further names of regions and countries, by id or code.
  public func nameAliases() throws(InputError) -> [String: [String]] {
    var aliases: [String: [String]] = [:]
    enum Key: String, TableKey { case id, name }
    for row in try rows("names/aliases.csv", of: Key.self) {
      aliases[row[.id], default: []].append(row[.name])
    }
    return aliases
  }

  /// The file of the regions that have no polygon, and its columns.
  private static let missingFile = "import/known_missing.csv"
  private enum MissingKey: String, TableKey {
    case code, english = "name_en", russian = "name_ru", also, reason, russianReason = "reason_ru"
  }

  /// Codes of regions that have no polygon, with the reason.
  public func absentCodes() throws(InputError) -> [String: Phrase] {
    var reasons: [String: Phrase] = [:]
    for row in try rows(Self.missingFile, of: MissingKey.self) {
      reasons[row[.code]] = Phrase(
        "no polygon of its own: \(row[.reason])", "своего полигона нет: \(row[.russianReason])")
    }
    return reasons
  }

  /// Regions that have no polygon, by their names, of data that hold the polygons in which they lie.
  ///
  /// - Parameter codes: The ids of the data.
  /// - Returns: Those of them that are none of the data.
  /// - Throws: `InputError` when the table cannot be read.
  func absentRegions(beside codes: Set<String>) throws(InputError) -> [NamedPlace] {
    try rows(Self.missingFile, of: MissingKey.self).filter { row in
      !codes.contains(row[.code])
        && row[.reason].split(whereSeparator: { " ,:".contains($0) }).contains { codes.contains(String($0)) }
    }
    .map { row in
      NamedPlace(
        kind: .region(RegionID.none), code: row[.code], country: String(row[.code].prefix(2)),
        names: [row[.english], row[.russian]], aliases: row.list(.also))
    }
  }

  /// Three-letter codes of countries with their two-letter codes.
  public func alpha3Codes() throws(InputError) -> [String: String] {
    enum Key: String, TableKey { case code, code3 }
    var codes: [String: String] = [:]
    for file in ["names/countries.csv", "countries.csv"] {
      for row in try rows(file, of: Key.self) { codes[row[.code3]] = row[.code] }
    }
    return codes
  }

  /// Names of the countries of the world, for data beyond the embedded ones, and further names of them by code.
  func worldCountries() throws(InputError) -> (names: CountryNames, also: [String: [String]]) {
    enum Key: String, TableKey { case code, english = "name_en", russian = "name_ru", also }
    var names: [String: Phrase] = [:]
    var also: [String: [String]] = [:]
    for row in try rows("names/countries.csv", of: Key.self) {
      names[row[.code]] = row.phrase(.english, .russian)
      let further = row.list(.also)
      if !further.isEmpty { also[row[.code]] = further }
    }
    names.merge(try countryNames().all) { _, own in own }
    return (CountryNames(names), also)
  }

  /// The names of countries that a file of the user's writes as codes of two or three letters, or as names in either
  /// language.
  ///
  /// - Parameters:
  ///   - countries: The countries as the file has them.
  ///   - set: The regions, whose places tell codes of countries from those of states and provinces; `nil` to go by the texts
  ///     alone.
  /// - Returns: Names by the same texts; what is no country is left out, and so stands as it is.
  /// - Throws: `InputError` when a table of the data cannot be read.
  public func countryNames(
    of countries: some Sequence<String>, in set: RegionSet? = nil
  ) throws(InputError) -> CountryNames {
    let (world, codes) = try countryCodes(of: countries)
    guard let set, !codes.isEmpty else { return CountryNames(codes.compactMapValues { world.all[$0] }) }
    if case .subdivisions = try reads.places(self).finding(set, codes: codes) { return CountryNames([:]) }
    return CountryNames(codes.compactMapValues { world.all[$0] })
  }

  /// The codes of two letters of the countries that texts name; none where most of the texts name none. Also the names
  /// of all countries by their codes.
  private func countryCodes(
    of countries: some Sequence<String>
  ) throws(InputError) -> (world: CountryNames, codes: [String: String]) {
    let (world, also) = try worldCountries()
    var known: [String: String] = [:]
    for (code, name) in world.all {
      for text in [code, name.english, name.russian] + (also[code] ?? []) { known[text.lowercased()] = code }
    }
    for (long, short) in try alpha3Codes() where world.all[short] != nil { known[long.lowercased()] = short }
    var codes: [String: String] = [:]
    let texts = Set(countries.filter { !$0.isEmpty })
    for country in texts { codes[country] = known[country.lowercased()] }
    return (world, Self.areCountries(texts, known: codes) ? codes : [:])
  }

  /// What to say of a field of countries that holds none, or may hold none; `nil` where nothing speaks against it.
  ///
  /// - Parameters:
  ///   - set: The regions.
  ///   - field: The name of the field; `nil` where there are several.
  /// - Returns: The sentence.
  /// - Throws: `InputError` when a table of the data cannot be read.
  func countryDoubt(of set: RegionSet, field: String?) throws(InputError) -> Phrase? {
    let (world, codes) = try countryCodes(of: set.regions.map(\.country))
    guard !codes.isEmpty else { return nil }
    let inField = field.map { Phrase(" in the field \($0)", " в поле \($0)") } ?? Phrase(same: "")
    func list(_ texts: [String]) -> String {
      texts.prefix(6).joined(separator: ", ") + (texts.count > 6 ? ", …" : "")
    }
    switch try reads.places(self).finding(set, codes: codes) {
    case .countries: return nil
    case .subdivisions(let country):
      let texts = list(Set(set.regions.map(\.country).filter { !$0.isEmpty }).sorted())
      let name = world[country]
      return Phrase(
        "\(texts)\(inField.english): codes of parts of one country (\(name.english)), in which the regions lie, and so not read as countries; if another field holds countries, name it with --country",
        "\(texts)\(inField.russian) – коды частей одной страны (\(name.russian)), в которой и лежат регионы, поэтому за коды стран не приняты; если страны есть в другом поле, укажите его ключом --country"
      )
    case .elsewhere(let texts):
      let names = texts.map { world[codes[$0] ?? ""] }
      return Phrase(
        "the regions of \(list(texts))\(inField.english) do not lie in the countries that are called so (\(list(names.map(\.english)))); if these are codes of something else, name the field of countries with --country",
        "регионы с \(list(texts))\(inField.russian) лежат не в тех странах, которые так называются (\(list(names.map(\.russian)))); если это коды чего-то другого, укажите поле стран ключом --country"
      )
    }
  }

  /// The countries of a file by all that they are called: codes of two and three letters and names in either language, in
  /// small letters.
  ///
  /// - Parameters:
  ///   - countries: The countries as the file has them.
  ///   - set: The regions, as for `countryNames(of:in:)`.
  /// - Returns: Those texts by all others; empty where they are no countries.
  /// - Throws: `InputError` when a table of the data cannot be read.
  public func countrySynonyms(
    of countries: Set<String>, in set: RegionSet? = nil
  ) throws(InputError) -> [String: String] {
    guard try !countryNames(of: countries, in: set).all.isEmpty else { return [:] }
    let (world, also) = try worldCountries()
    var texts = world.all.map { code, name in
      (code, Set(([code, name.english, name.russian] + (also[code] ?? [])).map { $0.lowercased() }))
    }
    let long = Dictionary(grouping: try alpha3Codes(), by: \.value).mapValues {
      $0.map { $0.key.lowercased() }
    }
    for index in texts.indices { texts[index].1.formUnion(long[texts[index].0] ?? []) }
    var synonyms: [String: String] = [:]
    for (_, names) in texts {
      guard let own = countries.first(where: { names.contains($0.lowercased()) }) else { continue }
      for name in names { synonyms[name] = own }
    }
    return synonyms
  }

  /// Whether texts are countries, by how many of them are known: three quarters, and of codes of two letters that ISO 3166
  /// could give nine of ten.
  ///
  /// Of the codes of states or provinces some are those of countries by chance, such as AZ, GA and IN in America.
  private static func areCountries(_ texts: Set<String>, known: [String: String]) -> Bool {
    let codes = texts.filter(isAssignable)
    let strange = codes.count { known[$0] == nil }
    return 4 * known.count >= 3 * texts.count && 10 * strange <= codes.count
  }

  /// Whether a text is a code of two letters that is a country's or no one's: not one that ISO 3166 leaves to users or has
  /// reserved or withdrawn, which may stand in a file of countries.
  private static func isAssignable(_ text: String) -> Bool {
    guard text.utf8.count == 2, text.utf8.allSatisfy({ (65...90).contains($0) }) else { return false }
    let isForUsers = text == "AA" || text == "ZZ" || text.hasPrefix("X") || ("QM"..."QZ").contains(text)
    return !isForUsers && !notAssigned.contains(text)
  }

  private static let notAssigned: Set = [
    "AB", "AC", "AN", "BU", "CP", "CQ", "CS", "DD", "DG", "EA", "EL", "EU", "EZ", "FX", "IC", "NT", "OS",
    "SU", "TA", "TP",
    "UK", "UN", "YU", "ZR",
  ]

  /// A resolver of the names of regions and countries.
  ///
  /// - Parameters:
  ///   - set: The regions, under a worldview.
  ///   - userAliases: The user's own names, each with an id.
  ///   - outer: Resolves what the regions lie in.
  ///   - madeSources: The inputs whose regions have ids that the program made: these are no names.
  /// - Returns: The resolver.
  /// - Throws: `InputError` when a table of the data cannot be read.
  public func resolver(
    of set: RegionSet, userAliases: [String: String] = [:], outer: NameResolver? = nil,
    madeSources: Set<Int> = []
  ) throws(InputError) -> NameResolver {
    var superseded = try supersededCodes()
    for (old, new) in try alpha3Codes() { superseded[old] = new }
    var world = try worldCountries()
    let present = Set(set.regions.map(\.country).filter { !$0.isEmpty })
    if !present.isEmpty, try countryNames(of: present, in: set).all.isEmpty {
      world.names = CountryNames([:])
      world.also = [:]
    }
    let absent = world.names.all.filter { !present.contains($0.key) }.sorted { $0.key < $1.key }
    let elsewhere =
      try absentRegions(beside: Set(set.regions.map(\.id)))
      + absent.map { code, name in
        NamedPlace(
          kind: .country, code: code, country: code, names: [name.english, name.russian],
          aliases: world.also[code] ?? [])
      }
    let aliases = try nameAliases().merging(world.also) { $0 + $1 }
    var resolver = NameResolver(
      Gazetteer.places(of: set, countries: world.names, aliases: aliases, madeSources: madeSources),
      rules: try nameRules(), superseded: superseded, absent: try absentCodes(), elsewhere: elsewhere,
      aliases: userAliases,
      outer: outer)
    if set.regions.contains(where: { !$0.country.isEmpty }) { resolver.addTowns(try townNames()) }
    return resolver
  }
}

extension NamedRow {
  /// The words of a column.
  fileprivate func words(_ key: Key) -> [String] { list(key, separator: " ") }
}
