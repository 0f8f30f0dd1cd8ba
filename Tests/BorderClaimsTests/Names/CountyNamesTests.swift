import BorderClaims
import BorderCore
import BorderTestSupport
import Foundation
import Mezha
import Testing

@testable import BorderIO

/// Regions that are called like the counties of America: most names are those of many regions, and only what stands
/// behind the comma tells them apart. Squares in rows, so that who adjoins whom is known without any geometry.
///
/// A part of them by default; `MEZHA_FULL_SIZE=1` takes all 3,000.
@Suite struct CountyNamesTests {
  private static let isFull = ProcessInfo.processInfo.environment["MEZHA_FULL_SIZE"] == "1"

  private static let states = [
    "ID", "IN", "OR", "KS", "ME", "VA", "TX", "OH", "NE", "IA", "AL", "AK", "AZ", "AR", "CA", "CO", "CT",
    "DE",
    "FL", "GA", "HI", "IL", "KY", "LA", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NV", "NH", "NJ", "NM",
    "NY",
    "NC", "ND", "OK", "PA", "RI", "SC", "SD", "TN", "UT", "VT", "WA", "WV", "WI", "WY",
  ]

  /// Names of counties, the awkward ones first: with conjunctions, words for types, states and prepositions in them.
  private static let stems = [
    "Adams County", "Republic County", "King and Queen County", "St. Louis County", "St. Louis city",
    "Prince George's County", "Lake of the Woods County", "Carson City", "Texas County", "Indiana County",
    "Isle of Wight County", "Washington County", "Oregon County", "Iowa County", "Ohio County",
    "Delaware County", "Nevada County", "Mississippi County", "Doña Ana County", "DeKalb County",
    "De Witt County", "La Salle County", "LaSalle Parish", "Fond du Lac County",
    "Prince of Wales-Hyder Census Area",
    "Juneau City and Borough", "Union County", "Lake County", "Orange County", "Park County", "Grand County",
    "Jefferson County", "Jefferson Davis Parish", "Davis County", "Jackson County", "Madison County",
    "Lee County",
    "Marion County", "Monroe County", "Clay County", "Franklin County", "Lincoln County", "Montgomery County",
    "Greene County", "Green County", "Green Lake County", "Grant County", "Wayne County", "Clark County",
    "Clarke County", "Warren County", "Polk County", "Pike County", "Howard County", "Hamilton County",
    "Lawrence County", "Johnson County", "Douglas County", "Crawford County", "Fulton County",
  ]

  /// The regions, their names in their order, and what they mean.
  private struct Atlas {
    let width: Int
    let names: [String]
    let validator: AdjacencyValidator
    var reading = ClaimListReader.Options()

    init() throws {
      let states = CountyNamesTests.states.prefix(isFull ? 50 : 12)
      let stems = CountyNamesTests.stems.prefix(isFull ? 60 : 16)
      names = states.flatMap { state in stems.map { "\($0), \(state)" } }
      width = isFull ? 55 : 13
      var builder = RegionSetBuilder()
      for (number, name) in names.enumerated() {
        let (x, y) = (Double(number % width), Double(number / width))
        builder.beginRegion(Region(id: "R\(number)", name: name, country: ""))
        builder.beginPart()
        builder.addRing(
          [(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1), (x, y)].map {
            Position(longitude: $0.0, latitude: $0.1)
          })
      }
      let set = builder.finish()
      let rules = try Embedded.data.nameRules()
      let resolver = NameResolver(Gazetteer.places(of: set, countries: CountryNames([:])), rules: rules)
      var judging = ValidationOptions()
      judging.direction = .once
      validator = AdjacencyValidator(
        BorderAnalysis(BorderTopology(set), measure: PlanarMeasure()), resolver: resolver, proximity: Apart(),
        options: judging)
      (reading.rules, reading.resolver) = (rules, resolver)
    }

    /// The squares to the right of one and above it.
    func neighbours(of number: Int) -> [Int] {
      [number % width + 1 < width ? number + 1 : names.count, number + width].filter { $0 < names.count }
    }
  }

  /// Says of all regions that do not meet that they are far apart.
  private struct Apart: RegionProximity {
    func approach(_ a: [RegionID], _ b: [RegionID]) -> Approach? {
      let place = Position(longitude: 0, latitude: 0)
      return Approach(
        distance: 1e6, from: place, to: place, isAcrossOuter: false)
    }
  }

  private func write(_ rows: [(a: String, b: [String])], as form: String) -> String {
    func enumeration(_ names: [String]) -> String {
      names.count == 1
        ? names[0] : "\(names.dropLast().joined(separator: ", ")) and \(names[names.count - 1])"
    }
    return switch form {
    case "edges": "a,b\n" + rows.flatMap { row in row.b.map { "\"\(row.a)\",\"\($0)\"\n" } }.joined()
    case "lines": rows.map { "\($0.a): \($0.b.joined(separator: ", "))\n" }.joined()
    case "markdown":
      "| county | neighbours |\n|---|---|\n"
        + rows.map { "| \($0.a) | \($0.b.joined(separator: ", ")) |\n" }.joined()
    case "html":
      "<table><tr><th>county</th><th>neighbours</th></tr>"
        + rows.map { "<tr><td>\($0.a)</td><td>\($0.b.joined(separator: "; "))</td></tr>\n" }.joined()
        + "</table>"
    default: rows.map { "\($0.a) borders \(enumeration($0.b)).\n" }.joined()
    }
  }

  @Test(arguments: ["edges", "lines", "markdown", "html", "text"])
  func `nothing is matched wrongly, and all that is ambiguous is reported`(form: String) throws {
    let atlas = try Atlas()
    let names = atlas.names
    var rows: [(a: String, b: [String])] = []
    var expected: [(a: Int, b: Int)] = []
    for number in names.indices {
      let others = atlas.neighbours(of: number)
      guard !others.isEmpty else { continue }
      rows.append((names[number], others.map { names[$0] }))
      expected += others.map { (number, $0) }
    }
    // Names without their state, of a state that is not there, misspelt, and a state alone.
    let trueCount = expected.count
    for (number, name) in names.enumerated() where number % 7 == 0 {
      let stem = name.split(separator: ",")[0]
      rows.append(("\(stem)", [names[(number + names.count / 2) % names.count]]))
      rows.append(("\(stem), ZZ", [names[number]]))
      rows.append((name.replacingOccurrences(of: "County", with: "Countty"), [names[number]]))
    }
    let text = write(rows, as: form)
    let list = try ClaimListReader.parse(
      text, name: form == "edges" ? "l.csv" : "list", options: atlas.reading)
    #expect(list.unread.isEmpty, "\(form): \(list.unread.prefix(3))")
    let result = atlas.validator.validate(list)
    #expect(result.claims.count == rows.reduce(0) { $0 + $1.b.count }, "\(form)")

    var wrong: [String] = []
    for (row, pair) in zip(result.claims, expected) {
      let found = [row.a, row.b]
      let isRight =
        found == [.region(RegionID(pair.a)), .region(RegionID(pair.b))] && row.verdict == .confirmed
      if !isRight { wrong.append("\(names[pair.a]) – \(names[pair.b]): \(row.verdict), \(found)") }
    }
    for row in result.claims.dropFirst(trueCount) {
      let a = row.claim?.a ?? ""
      if names.contains(a) { continue }
      let isReported = row.remark.map { !$0.english.isEmpty } ?? false
      switch (row.verdict, a.contains(",")) {
      case (.ambiguousName, false) where isReported: break
      // The only one of its name that adjoins the other side: it is said.
      case (.confirmed, false) where row.decision != nil: break
      case (.unknownName, true): break
      default: wrong.append("\(a) – \(row.claim?.b ?? ""): \(row.verdict)")
      }
    }
    #expect(wrong.isEmpty, "\(form): \(wrong.count) wrong, such as \(wrong.prefix(5))")
    #expect(result.omissions.isEmpty, "\(form): \(result.omissions.count) omitted")
    guard ["lines", "text"].contains(form), let resolver = atlas.reading.resolver else { return }
    var reader = ProseReader(text, rules: atlas.reading.rules, resolver: resolver, isList: form == "lines")
    _ = reader.parse()
    #expect(reader.readings <= 12 * reader.text.tokens.count, "\(form): \(reader.readings) readings")
  }
}
