import BorderCore
import BorderIO
import BorderTables
import BorderTestSupport
import Mezha
import Testing

@testable import BorderClaims

/// The work of reading, counted: at most a constant for each token.
@Suite struct ReadingCostTests {
  private static func places(_ count: Int) -> [NamedPlace] {
    let stems = [
      "Adams", "Boise", "Washington", "Republic", "Gem", "Lake", "Union", "Clark", "Orange", "City",
    ]
    let states = ["ID", "IN", "OR", "KS", "VA", "TX", "OH", "NE", "IA", "ME"]
    return (0..<count).map { number in
      let stem =
        stems[number % 10] + (number < 100 ? "" : String(UnicodeScalar(UInt8(97 + number / 100 % 26))))
      return NamedPlace(
        kind: .region(RegionID(number)), code: "C\(number)", country: "US",
        names: ["\(stem) County, \(states[number / 10 % 10])"])
    }
  }

  @Test(arguments: [8, 14, 28, 56, 112]) func `unknown names with a word for a type`(count: Int) throws {
    let rules = try Embedded.data.nameRules()
    let resolver = NameResolver(Self.places(100), rules: rules)
    let names = (0..<count).map { "Unknown\($0) County" }.joined(separator: ", ")
    for text in ["Adams County, ID: \(names)", "Adams County, ID borders \(names) and others."] {
      var reader = ProseReader(text, rules: rules, resolver: resolver, isList: text.contains(":"))
      let list = reader.parse()
      #expect(list.claims.count == count)
      let tokens = 3 * count + 8
      #expect(reader.readings <= tokens * 12, "\(count) names: \(reader.readings) readings")
      #expect(reader.phrases <= tokens * 12, "\(count) names: \(reader.phrases) phrases")
    }
  }

  /// Clauses one behind the other are tried as often as they are long; the whole sentence at most with their square.
  @Test(arguments: [2, 8, 32, 128]) func `phrases of a sentence of many clauses`(count: Int) throws {
    let rules = try Embedded.data.nameRules()
    let resolver = NameResolver(Self.places(100), rules: rules)
    let clause =
      "Adams County, ID, which lies in the west, borders Gem County, ID in the north and Boise County, ID in the south"
    let text = (0..<count).map { _ in clause }.joined(separator: "; ") + "."
    var reader = ProseReader(text, rules: rules, resolver: resolver, isList: false)
    let list = reader.parse()
    #expect(list.claims.count == 2 * count)
    let tokens = reader.text.tokens.count
    #expect(reader.phrases > 0 && reader.phrases <= tokens * 12, "\(tokens) words: \(reader.phrases) phrases")
  }

  /// What a spelling means is looked up once in a text, however often it stands there.
  @Test func `a name that returns is not looked up again`() throws {
    let rules = try Embedded.data.nameRules()
    let resolver = NameResolver(Self.places(100), rules: rules)
    let sentence = "Adams County, ID borders Gem County, ID and Boise County, ID. "
    func work(_ times: Int) -> (lookups: Int, claims: Int) {
      var reader = ProseReader(
        String(repeating: sentence, count: times), rules: rules, resolver: resolver, isList: false)
      let list = reader.parse()
      return (reader.chart.known.lookups, list.claims.count)
    }
    let once = work(1)
    let often = work(40)
    #expect(once.lookups > 0 && often.claims == 40 * once.claims)
    #expect(often.lookups <= once.lookups + 12, "\(often.lookups) lookups, \(once.lookups) for one sentence")
  }

  @Test func `homonyms are kept apart by what stands behind their comma`() throws {
    let rules = try Embedded.data.nameRules()
    let resolver = NameResolver(Self.places(100), rules: rules)
    func code(_ text: String) -> String {
      switch resolver.resolve(text) {
      case .matched(let place, _): resolver.places[place].names[0]
      case .ambiguous: "ambiguous"
      case .unknown: "unknown"
      }
    }
    for place in resolver.places { #expect(code(place.names[0]) == place.names[0]) }
    #expect(code("Adams County") == "ambiguous")
    #expect(code("Adams") == "ambiguous")
    // Capitals behind a comma are no small words, though they be spelt like one.
    var sentences = ProseReader(
      "Gema County, ALL borders Boise County, ID.", rules: rules, resolver: resolver, isList: false)
    #expect(sentences.parse().claims.map(\.a) == ["Gema County, ALL"])
    for text in ["KS", "IN", "County", "Adams County, ZZ", "IN Adams", "Adamms County, ID"] {
      #expect(code(text) == "unknown", "\(text)")
    }
    #expect(code("ADAMS COUNTY, IN") == "Adams County, IN")
    #expect(code("Republic County, KS") == "Republic County, KS")
    let form = "Gem County, ID: Boise County, ID, Adams County, ID"
    var options = ClaimListReader.Options()
    (options.rules, options.resolver) = (rules, resolver)
    let list = try ClaimListReader.parse(form, name: "list.txt", options: options)
    #expect(list.claims.map(\.b) == ["Boise County, ID", "Adams County, ID"])
  }

  /// A list of all pairs of neighbours in a row, in every form: each name is read as it was written.
  @Test(arguments: ["edges", "lines", "markdown", "html", "text"]) func `names with commas in every form`(
    form: String
  ) throws {
    let rules = try Embedded.data.nameRules()
    let places = Self.places(300)
    let resolver = NameResolver(places, rules: rules)
    let names = places.map { $0.names[0] }
    var text = ""
    switch form {
    case "edges": text = "a,b\n"
    case "markdown": text = "| region | neighbours |\n|---|---|\n"
    case "html": text = "<table><tr><th>region</th><th>neighbours</th></tr>\n"
    default: break
    }
    for index in names.indices.dropFirst().dropLast() {
      let (a, b, c) = (names[index], names[index - 1], names[index + 1])
      switch form {
      case "edges": text += "\"\(a)\",\"\(b)\"\n\"\(a)\",\"\(c)\"\n"
      case "lines": text += "\(a): \(b), \(c)\n"
      case "markdown": text += "| \(a) | \(b), \(c) |\n"
      case "html": text += "<tr><td>\(a)</td><td>\(b), \(c)</td></tr>\n"
      default: text += "\(a), borders \(b), and \(c).\n"
      }
    }
    if form == "html" { text += "</table>" }
    var options = ClaimListReader.Options()
    (options.rules, options.resolver) = (rules, resolver)
    let list = try ClaimListReader.parse(text, name: "list", options: options)
    #expect(list.claims.count == 2 * (names.count - 2))
    var wrong: [String] = []
    for (number, claim) in list.claims.enumerated() {
      let index = number / 2 + 1
      let expected = (names[index], number % 2 == 0 ? names[index - 1] : names[index + 1])
      if (claim.a, claim.b) != expected { wrong.append("\(claim.a) | \(claim.b), not \(expected)") }
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(5))")
  }

  /// What nobody writes is listed, not read for hours: endless chains, and parentheses in parentheses.
  @Test(arguments: [
    "Adams County, ID borders " + Array(repeating: "Gem County, ID", count: 3000).joined(separator: " and ")
      + ".",
    "Adams County, ID, " + String(repeating: "which borders Gem County, ID, ", count: 3000)
      + "borders Boise County, ID.",
    "Adams County, ID " + String(repeating: "(which borders Gem County, ID ", count: 3000)
      + String(repeating: ")", count: 3000) + " borders Boise County, ID.",
    "Adams County, ID borders " + String(repeating: "on ", count: 3000) + "Gem County, ID.",
  ])
  func `what nobody writes has a bound`(text: String) throws {
    let rules = try Embedded.data.nameRules()
    let resolver = NameResolver(Self.places(100), rules: rules)
    var reader = ProseReader(text, rules: rules, resolver: resolver, isList: false)
    let list = reader.parse()
    #expect(list.claims.isEmpty && !list.unread.isEmpty)
    #expect(reader.phrases <= reader.text.tokens.count)
  }
}
