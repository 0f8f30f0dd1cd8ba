import BorderClaims
import BorderCore
import BorderGeodesy
import BorderTables
import BorderTestSupport
import Foundation
import Mezha
import Testing

/// True lists written in every form and spoilt at random: each change is found where it is, and nothing else.
@Suite struct SpoiledFormsTests {
  private static let data = EmbeddedData(folder: "\(Project.folder)/GeoData")

  /// More seeds with `MEZHA_FUZZ_SEEDS`.
  private static let seeds: [UInt64] = {
    let count = ProcessInfo.processInfo.environment["MEZHA_FUZZ_SEEDS"].flatMap(UInt64.init) ?? 2
    return Array(1...max(1, count))
  }()

  private static let forms = ["edges", "lines", "bullets", "markdown", "html", "text", "json", "gal", "gwt"]

  /// How many regions a list speaks of at most: enough for every change, few enough for a debug build.
  private static let size = 30

  // MARK: Regions

  private enum Source {
    case squares([String])
    case embedded(country: String)
    case file(String, name: String, id: String?, filter: String?)
  }

  private static let sources: [String: Source] = [
    "counties": .squares(
      ["Adams", "Boise", "Republic", "City", "Lake", "Prince George's"].flatMap { stem in
        ["ID", "IN", "KS", "OR", "ME"].map { "\(stem) County, \($0)" }
      }),
    "districts": .squares(
      [
        "Октябрьский", "Советский", "Троицкий", "Озинский", "Кош-Агачский", "Соль-Илецкий", "Палласовский",
        "Ершовский", "Кулундинский", "Табунский", "Угловский", "Рубцовский", "Хабарский", "Бурлинский",
        "Ключевский", "Исетский", "Казанский", "Бердюжский", "Черлакский", "Одесский", "Карасукский",
        "Купинский", "Целинный", "Варненский", "Брединский", "Адамовский", "Светлинский", "Кваркенский",
        "Домбаровский", "Акбулакский",
      ].map { "\($0) район" }),
    "russia": .embedded(country: "RU"),
    "kazakhstan": .embedded(country: "KZ"),
    "estonia": .file("adm2-est.gpkg#ehak_municipalities", name: "ONIMI", id: "OKOOD", filter: nil),
    "france": .file("ne10-admin1/ne10-admin1.shp", name: "name", id: "iso_3166_2", filter: "adm0_a3='FRA'"),
    "us": .file(
      ProcessInfo.processInfo.environment["MEZHA_COUNTIES"] ?? "", name: "name", id: "geoid", filter: nil),
  ]

  private static func path(of kind: String) -> String? {
    guard case .file(let file, _, _, _)? = sources[kind] else { return nil }
    return file.hasPrefix("/") ? file : "\(Project.folder)/../shared/geodata/\(file)"
  }

  /// The kinds whose data are there.
  private static let there: [String] = sources.keys.sorted().filter { kind in
    guard let path = path(of: kind) else { return true }
    let file = path.split(separator: "#").first.map(String.init) ?? path
    return FileManager.default.fileExists(atPath: "/" + file.drop { $0 == "/" })
      && !path.hasSuffix("geodata/")
  }

  /// Regions with what their names mean and who adjoins whom.
  private struct Atlas {
    var set: RegionSet
    var names: [RegionID: String] = [:]
    var validator: AdjacencyValidator
    var reading = ClaimListReader.Options()
    var isRussian: Bool

    func areAdjacent(_ a: RegionID, _ b: RegionID) -> Bool {
      validator.contacts.contact(.region(a), .region(b)).isShared
    }
  }

  private static func squares(_ names: [String]) -> RegionSet {
    var builder = RegionSetBuilder()
    for (number, name) in names.enumerated() {
      let (x, y) = (Double(number % 6), Double(number / 6))
      builder.beginRegion(Region(id: "R\(number)", name: name, country: "ZZ"))
      builder.beginPart()
      builder.addRing(
        [(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1), (x, y)].map {
          Position(longitude: $0.0, latitude: $0.1)
        })
    }
    return builder.finish()
  }

  private static func atlas(_ kind: String) throws -> Atlas {
    let rules = try data.nameRules()
    let set: RegionSet
    var resolver: NameResolver?
    var country: String?
    switch try #require(sources[kind]) {
    case .squares(let names): set = squares(names)
    case .embedded(let code):
      set = try data.regions("coarse")
      resolver = try data.resolver(of: set)
      country = code
    case .file(_, let name, let id, let filter):
      let options = ReadOptions(idField: id, nameField: name, whereClause: filter)
      set = try RegionReader.read([InputSpec(parsing: path(of: kind) ?? "")], options: options).regions
    }
    let topology = BorderTopology(set)
    let analysis = BorderAnalysis(topology, measure: PlanarMeasure())
    let names =
      resolver ?? NameResolver(Gazetteer.places(of: set, countries: CountryNames([:])), rules: rules)
    var judging = ValidationOptions()
    (judging.nearLimit, judging.seaLimit, judging.direction) = (0, 0, .once)
    var atlas = Atlas(
      set: set,
      validator: AdjacencyValidator(
        analysis, resolver: names, proximity: RegionDistance(topology), options: judging),
      isRussian: ["districts", "russia", "kazakhstan"].contains(kind))
    (atlas.reading.rules, atlas.reading.resolver) = (rules, names)
    for id in set.regionIDs where country == nil || set[id].country == country {
      let name = atlas.isRussian && country != nil ? set[id].nameRussian : set[id].name
      // A name that two regions have is reported as ambiguous; other tests are about these.
      guard case .matched(let place, _) = names.resolve(name), names.places[place].kind == .region(id) else {
        continue
      }
      atlas.names[id] = name
    }
    return atlas
  }

  // MARK: Lists

  private struct Line {
    var a: RegionID
    var b: RegionID
    var text: (a: String, b: String)
    var isNegated = false
    var verdict: Verdict
  }

  private func write(_ lines: [Line], as form: String, isRussian: Bool) -> String {
    func quoted(_ text: String) -> String { "\"\(text.filter { $0 != "\"" })\"" }
    return switch form {
    case "edges": "a,b\n" + lines.map { "\(quoted($0.text.a)),\(quoted($0.text.b))\n" }.joined()
    case "lines": lines.map { "\($0.text.a): \($0.text.b)\n" }.joined()
    case "bullets": lines.map { "\($0.text.a):\n- \($0.text.b)\n\n" }.joined()
    case "markdown":
      "| region | neighbours |\n|---|---|\n" + lines.map { "| \($0.text.a) | \($0.text.b) |\n" }.joined()
    case "html":
      "<table><tr><th>region</th><th>neighbours</th></tr>"
        + lines.map { "<tr><td>\($0.text.a)</td><td>\($0.text.b)</td></tr>\n" }.joined() + "</table>"
    case "json":
      "[" + lines.map { "[\(quoted($0.text.a)), \(quoted($0.text.b))]" }.joined(separator: ",\n") + "]"
    case "gal":
      "0 \(lines.count) x id\n" + lines.map { "\(quoted($0.text.a)) 1\n\(quoted($0.text.b))\n" }.joined()
    case "gwt":
      "0 \(lines.count) x id\n" + lines.map { "\(quoted($0.text.a)) \(quoted($0.text.b)) 1\n" }.joined()
    default:
      lines.map { line in
        let verb =
          isRussian
          ? line.isNegated ? "не граничит с" : "граничит с" : line.isNegated ? "does not border" : "borders"
        return "\(line.text.a) \(verb) \(line.text.b).\n"
      }.joined()
    }
  }

  @Test(arguments: there) func `every change is found in its place`(kind: String) throws {
    let atlas = try Self.atlas(kind)
    #expect(atlas.names.count >= 10, "\(kind)")
    for seed in Self.seeds {
      for form in Self.forms {
        var random = SplitMix64(seed: seed)
        let lines = spoilt(atlas, hasNegations: form == "text", using: &random)
        let place = "seed \(seed), \(form), \(kind)"
        var reading = atlas.reading
        // Lists whose form a person sees at once are told apart by their contents too.
        if ["gal", "gwt", "json"].contains(form) {
          reading.format = ClaimListReader.Format(rawValue: form) ?? .automatic
        }
        let text = write(lines, as: form, isRussian: atlas.isRussian)
        let list = try ClaimListReader.parse(text, name: form == "edges" ? "l.csv" : "list", options: reading)
        // A name that is not understood may leave a sentence without a subject, which is listed by its line.
        let unread = Set(list.unread.map { $0.line - 1 })
        let isMisspelt = unread.allSatisfy { form == "text" && lines[$0].verdict == .unknownName }
        #expect(isMisspelt, "\(place): \(list.unread)")
        let result = atlas.validator.validate(list)
        let read = lines.indices.filter { !unread.contains($0) }.map { lines[$0] }
        #expect(result.claims.count == read.count, "\(place): \(result.claims.count) claims of \(read.count)")
        for (row, line) in zip(result.claims, read) where row.verdict != line.verdict {
          Issue.record(
            "\(place): \(line.text) is \(row.verdict.rawValue), not \(line.verdict.rawValue): \(row.remark?.english ?? "")"
          )
        }
        let omitted = Set(result.omissions.map { Set([$0.a, $0.b].compactMap { $0 }) })
        #expect(omitted == omissions(lines, atlas), "\(place)")
      }
    }
  }

  /// Regions around one of them, nearest first.
  private func around(_ atlas: Atlas, using random: inout SplitMix64) -> [RegionID] {
    let all = atlas.names.keys.sorted()
    guard let first = all.randomElement(using: &random) else { return [] }
    var found = [first]
    var seen: Set<RegionID> = [first]
    var next = 0
    while found.count < Self.size {
      if next == found.count {
        // The rest of a country that lies apart.
        guard let other = all.first(where: { !seen.contains($0) }) else { break }
        seen.insert(other)
        found.append(other)
        continue
      }
      for other in atlas.validator.contacts.neighbours(of: found[next], by: .rook)
      where atlas.names[other] != nil && seen.insert(other).inserted { found.append(other) }
      next += 1
    }
    return found
  }

  /// A true list of all pairs, each once, with pairs dropped, added, misspelt, exchanged and negated.
  private func spoilt(_ atlas: Atlas, hasNegations: Bool, using random: inout SplitMix64) -> [Line] {
    let regions = around(atlas, using: &random)
    var pairs: [(RegionID, RegionID)] = []
    for (number, a) in regions.enumerated() {
      for b in regions[(number + 1)...] where atlas.areAdjacent(a, b) {
        pairs.append(Bool.random(using: &random) ? (a, b) : (b, a))
      }
    }
    func apart(from a: RegionID, using random: inout SplitMix64) -> RegionID? {
      regions.filter { other in
        other != a && !atlas.validator.contacts.contact(.region(a), .region(other)).isTouching
      }.randomElement(using: &random)
    }
    pairs.shuffle(using: &random)
    pairs.removeLast(min(3, pairs.count / 4))
    var lines: [Line] = []
    func add(_ a: RegionID, _ b: RegionID, _ verdict: Verdict) {
      lines.append(Line(a: a, b: b, text: (atlas.names[a] ?? "", atlas.names[b] ?? ""), verdict: verdict))
    }
    for (number, (a, b)) in pairs.enumerated() {
      add(a, b, .confirmed)
      let last = lines.count - 1
      switch number {
      case 0, 1:
        guard let text = misspelt(atlas.names[a] ?? "", atlas, using: &random) else { continue }
        lines[last].text.a = text
        lines[last].verdict = .unknownName
      case 2, 3:
        // Another place in its stead, which does not even touch the first.
        guard let other = apart(from: a, using: &random) else { continue }
        lines[last].b = other
        lines[last].text.b = atlas.names[other] ?? ""
        lines[last].verdict = .refuted
      case 4 where hasNegations:
        lines[last].isNegated = true
        lines[last].verdict = .refuted
      default: break
      }
    }
    for _ in 0..<2 {
      guard let a = regions.randomElement(using: &random), let b = apart(from: a, using: &random) else {
        continue
      }
      add(a, b, .refuted)
    }
    if hasNegations, let a = regions.randomElement(using: &random), let b = apart(from: a, using: &random) {
      add(a, b, .confirmed)
      lines[lines.count - 1].isNegated = true
    }
    return lines
  }

  /// A name with a letter doubled that is no name of the data; `nil` where there is none.
  private func misspelt(_ name: String, _ atlas: Atlas, using random: inout SplitMix64) -> String? {
    let letters = Array(name)
    let places = letters.indices.filter { letters[$0].isLetter }.shuffled(using: &random)
    for place in places {
      var spelt = letters
      spelt.insert(letters[place], at: place)
      if place > 0, !atlas.validator.resolver.recognizes(String(spelt)) { return String(spelt) }
    }
    return nil
  }

  /// Adjacent pairs that no line with clear names has, where one place stands first somewhere and both are named.
  private func omissions(_ lines: [Line], _ atlas: Atlas) -> Set<Set<PlaceReference>> {
    let clear = lines.filter { $0.verdict != .unknownName }
    let heads = Set(clear.map(\.a))
    let named = Set(clear.flatMap { [$0.a, $0.b] })
    let pairs = Set(clear.map { Set([$0.a, $0.b]) })
    var result: Set<Set<PlaceReference>> = []
    for a in named {
      for b in named where a < b && atlas.areAdjacent(a, b) && !pairs.contains([a, b]) {
        guard heads.contains(a) || heads.contains(b) else { continue }
        result.insert([.region(a), .region(b)])
      }
    }
    return result
  }
}
