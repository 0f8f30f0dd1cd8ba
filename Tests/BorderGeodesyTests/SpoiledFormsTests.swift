import BorderCore
import BorderGeodesy
import BorderIO
import BorderTestSupport
import Foundation
import Testing

/// True lists written in every form and spoilt at random: each change is found where it is, and nothing else.
@Suite struct SpoiledFormsTests {
  private static let data: EmbeddedData = {
    let package = #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" }
    return EmbeddedData(folder: "\(package)/GeoData")
  }()

  /// More seeds with `MEZHA_FUZZ_SEEDS`.
  private static let seeds: [UInt64] = {
    let count = ProcessInfo.processInfo.environment["MEZHA_FUZZ_SEEDS"].flatMap(UInt64.init) ?? 3
    return Array(1...max(1, count))
  }()

  private static let names: [String: [String]] = [
    "counties": ["Adams", "Boise", "Republic", "City", "Lake", "Prince George's"].flatMap { stem in
      ["ID", "IN", "KS", "OR", "ME"].map { "\(stem) County, \($0)" }
    },
    "districts": [
      "Октябрьский", "Советский", "Троицкий", "Озинский", "Кош-Агачский", "Соль-Илецкий", "Палласовский",
      "Ершовский",
      "Кулундинский", "Табунский", "Угловский", "Рубцовский", "Хабарский", "Бурлинский", "Ключевский",
      "Исетский",
      "Казанский", "Бердюжский", "Черлакский", "Одесский", "Карасукский", "Купинский", "Целинный",
      "Варненский",
      "Брединский", "Адамовский", "Светлинский", "Кваркенский", "Домбаровский", "Акбулакский",
    ].map { "\($0) район" },
  ]

  private static let width = 6

  /// Squares in rows with names.
  private func regions(_ names: [String]) -> RegionSet {
    var builder = RegionSetBuilder()
    for (number, name) in names.enumerated() {
      let (x, y) = (Double(number % Self.width), Double(number / Self.width))
      builder.beginRegion(Region(id: "R\(number)", name: name, country: "ZZ"))
      builder.beginPart()
      builder.addRing(
        [(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1), (x, y)].map {
          Position(longitude: $0.0, latitude: $0.1)
        })
    }
    return builder.finish()
  }

  private struct Line {
    var a: Int
    var b: Int
    var text: (a: String, b: String)
    var isNegated = false
    var verdict: Verdict
  }

  private func write(_ lines: [Line], as form: String, isRussian: Bool) -> String {
    switch form {
    case "edges": "a,b\n" + lines.map { "\"\($0.text.a)\",\"\($0.text.b)\"\n" }.joined()
    case "lines": lines.map { "\($0.text.a): \($0.text.b)\n" }.joined()
    case "markdown":
      "| region | neighbours |\n|---|---|\n" + lines.map { "| \($0.text.a) | \($0.text.b) |\n" }.joined()
    case "html":
      "<table><tr><th>region</th><th>neighbours</th></tr>"
        + lines.map { "<tr><td>\($0.text.a)</td><td>\($0.text.b)</td></tr>\n" }.joined() + "</table>"
    default:
      lines.map { line in
        let verb =
          isRussian
          ? line.isNegated ? "не граничит с" : "граничит с" : line.isNegated ? "does not border" : "borders"
        return "\(line.text.a) \(verb) \(line.text.b).\n"
      }.joined()
    }
  }

  @Test(arguments: ["edges", "lines", "markdown", "html", "text"], ["counties", "districts"])
  func `every change is found in its place`(form: String, kind: String) throws {
    let names = try #require(Self.names[kind])
    let set = regions(names)
    let topology = BorderTopology(set)
    let analysis = BorderAnalysis(topology, measure: PlanarMeasure())
    let rules = try Self.data.nameRules()
    let resolver = NameResolver(Gazetteer.places(of: set, countries: CountryNames([:])), rules: rules)
    var judging = ValidationOptions()
    (judging.nearLimit, judging.seaLimit, judging.direction) = (0, 0, .once)
    let validator = AdjacencyValidator(
      analysis, resolver: resolver, proximity: RegionDistance(topology), options: judging)
    var reading = ClaimListReader.Options()
    (reading.rules, reading.resolver) = (rules, resolver)
    for seed in Self.seeds {
      var random = SplitMix64(seed: seed)
      let lines = spoilt(names, hasNegations: form == "text", using: &random)
      let text = write(lines, as: form, isRussian: kind == "districts")
      let list = try ClaimListReader.parse(text, name: form == "edges" ? "l.csv" : "list", options: reading)
      let place = "seed \(seed), \(form), \(kind)"
      #expect(list.unread.isEmpty, "\(place): \(list.unread)")
      let result = validator.validate(list)
      #expect(result.claims.count == lines.count, "\(place): \(result.claims.count) claims of \(lines.count)")
      for (row, line) in zip(result.claims, lines) where row.verdict != line.verdict {
        Issue.record("\(place): \(line.text) is \(row.verdict.rawValue), not \(line.verdict.rawValue)")
      }
      let omitted = Set(
        result.omissions.map { row in
          [row.a, row.b].compactMap { $0.map(validator.contacts.code) }.sorted().joined(separator: "-")
        })
      #expect(omitted == omissions(lines, names.count), "\(place)")
    }
  }

  private func areAdjacent(_ a: Int, _ b: Int) -> Bool {
    let (x, y) = (abs(a % Self.width - b % Self.width), abs(a / Self.width - b / Self.width))
    return x + y == 1
  }

  /// A true list of all pairs, each once, with pairs dropped, added, misspelt, swapped and negated.
  private func spoilt(
    _ names: [String], hasNegations: Bool, using random: inout SplitMix64
  ) -> [Line] {
    var pairs: [(Int, Int)] = []
    for a in names.indices {
      for b in names.indices where a < b && areAdjacent(a, b) {
        pairs.append(Bool.random(using: &random) ? (a, b) : (b, a))
      }
    }
    pairs.shuffle(using: &random)
    pairs.removeLast(3)
    var lines: [Line] = []
    for (number, (a, b)) in pairs.enumerated() {
      var line = Line(a: a, b: b, text: (names[a], names[b]), verdict: .confirmed)
      switch number {
      case 0, 1:
        line.text.a = misspelt(names[a])
        line.verdict = .unknownName
      case 2, 3:
        // Another place in its stead, which does not even touch the first.
        let other = names.indices.filter {
          abs($0 % Self.width - a % Self.width) > 1 || abs($0 / Self.width - a / Self.width) > 1
        }.randomElement(using: &random)
        line.b = other ?? b
        line.text.b = names[line.b]
        line.verdict = .refuted
      case 4 where hasNegations:
        line.isNegated = true
        line.verdict = .refuted
      default: break
      }
      lines.append(line)
    }
    if hasNegations {
      let (a, b) = (0, names.count - 1)
      lines.append(Line(a: a, b: b, text: (names[a], names[b]), isNegated: true, verdict: .confirmed))
    }
    return lines
  }

  private func misspelt(_ name: String) -> String {
    var letters = Array(name)
    letters.insert(letters[2], at: 2)
    return String(letters)
  }

  /// Adjacent pairs that no line with clear names has, where one place stands first somewhere and both are named.
  private func omissions(_ lines: [Line], _ count: Int) -> Set<String> {
    let clear = lines.filter { $0.verdict != .unknownName }
    let heads = Set(clear.map(\.a))
    let named = Set(clear.flatMap { [$0.a, $0.b] })
    let pairs = Set(clear.map { [$0.a, $0.b].sorted() })
    var result: Set<String> = []
    for a in 0..<count {
      for b in 0..<count where a < b && areAdjacent(a, b) && !pairs.contains([a, b]) {
        guard named.contains(a), named.contains(b), heads.contains(a) || heads.contains(b) else { continue }
        result.insert(["R\(a)", "R\(b)"].sorted().joined(separator: "-"))
      }
    }
    return result
  }
}
