import BorderClaims
import BorderCore
import BorderGeodesy
import BorderIO
import BorderTestSupport
import Foundation
import Mezha
import Testing

/// Lists in every form, written again without their mistakes: they validate clean, and keep what was right.
@Suite struct CorrectedListTests {
  private static let names = [
    "Adams County, ID", "Boise County, ID", "Adams County, IN", "Lake County, IN", "Gem County, ID",
    "Union County, OR", "Clark County, KS", "Orange County, ME", "Lake County, OR",
  ]

  /// Nine squares, three in a row.
  private static func check(_ format: ClaimListReader.Format = .automatic, ids: [String]? = nil) throws
    -> ListCheck
  {
    var builder = RegionSetBuilder()
    for (number, name) in names.enumerated() {
      let (x, y) = (Double(number % 3), Double(number / 3))
      builder.beginRegion(Region(id: ids?[number] ?? "R\(number + 1)", name: name, country: "US"))
      builder.beginPart()
      builder.addRing(
        [(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1), (x, y)].map {
          Position(longitude: $0.0, latitude: $0.1)
        })
    }
    let set = builder.finish()
    let topology = BorderTopology(set)
    let package = Project.folder
    let rules = try EmbeddedData(folder: "\(package)/GeoData").nameRules()
    let resolver = NameResolver(Gazetteer.places(of: set, countries: CountryNames([:])), rules: rules)
    var reading = ClaimListReader.Options()
    (reading.rules, reading.resolver, reading.format) = (rules, resolver, format)
    let analysis = BorderAnalysis(topology, measure: PlanarMeasure())
    let validator = AdjacencyValidator(analysis, resolver: resolver, proximity: RegionDistance(topology))
    return ListCheck(reading: reading, validator: validator)
  }

  /// 1 2 3 / 4 5 6 / 7 8 9: R1–R3 and R1–R9 are wrong, R1–R4 is missing where both are named.
  private static let forms: [(name: String, text: String)] = [
    (
      "edges.csv",
      "a,b,note\nR1,R2,x\nR1,R3,y\n\"Gem County, ID\",\"Boise County, ID\",z\nR4,R5,\nNowhere,R5,\n"
    ),
    ("cells.csv", "region,neighbours\nR1,\"R2; R3; R9\"\nR4,R5\nR2,R9\n"),
    ("headerless.csv", "R1,R2\nR1,R9\nR4,R5\n"),
    ("matrix.csv", ",R1,R2,R3\nR1,0,1,1\nR2,1,0,0\nR3,1,0,0\n"),
    ("lines.txt", "Adams County, ID: Boise County, ID, Adams County, IN\nGem County, ID: Lake County, IN\n"),
    (
      "bullets.txt",
      "Adams County, ID:\n- Boise County, ID\n- Adams County, IN\n\nLake County, IN:\n- Gem County, ID\n"
    ),
    (
      "table.md",
      "| region | neighbours | km |\n|---|---|---|\n| R1 | R2, R3 | |\n| R4 | R9 | |\n| R5 | R4 | 7 |\n\nAfter.\n"
    ),
    (
      "table.html",
      "<p>x</p><table><tr><th>region</th><th>neighbours</th></tr><tr><td rowspan=2>R1</td><td>R2; R3</td></tr>\n<tr><td>R9</td></tr><tr><td>R4</td><td>R5</td></tr></table>"
    ),
    (
      "matrix.md",
      "| | R1 | R2 | R3 |\n|---|---|---|---|\n| R1 | 0 | 1 | 1 |\n| R2 | 1 | 0 | 0 |\n| R3 | 1 | 0 | 0 |\n"
    ),
    (
      "text.txt",
      "Adams County, ID borders Boise County, ID and Lake County, IN. It also borders Adams County, IN. Boise County, ID does not border Gem County, ID. Lake County, IN borders nobody knows what.\n"
    ),
    ("w.gal", "0 3 x id\nR1 2\nR2 R3\nR2 1\nR1\nR3 1\nR1\n"),
    ("w.gwt", "0 3 x id\nR1 R2 2.5\nR2 R1 2.5\nR1 R3 1\nR3 R1 1\nR2 R5 1\nR5 R2 1\n"),
    ("object.json", "{\"R1\": [\"R2\", \"R3\"], \"R2\": [\"R1\"], \"R4\": \"R5; R9\"}"),
    ("pairs.json", "[[\"R1\", \"R2\"], [\"R1\", \"R9\"], [\"R4\", \"R5\"]]"),
    (
      "links.json",
      "{\"links\": [{\"source\": \"R1\", \"target\": \"R2\"}, {\"source\": \"R4\", \"target\": \"R9\"}]}"
    ),
    (
      "records.json",
      "[{\"id\": \"R1\", \"borders\": [\"R2\", \"R3\"]}, {\"id\": \"R2\", \"borders\": [\"R1\"]}]"
    ),
  ]

  private func codes(_ checked: ListCheck.Checked, _ check: ListCheck) -> Set<String> {
    Set(
      checked.result.claims.filter { $0.verdict.isAdjacent && $0.claim?.isNegated != true }.compactMap {
        row in
        guard let a = row.a, let b = row.b else { return nil }
        return [a, b].map(check.validator.contacts.code).sorted().joined(separator: "-")
      })
  }

  @Test(arguments: forms.map(\.name)) func `a corrected list is clean and keeps what was right`(name: String)
    throws
  {
    let text = try #require(Self.forms.first { $0.name == name }?.text)
    let check = try Self.check(name == "text.txt" ? .text : .automatic)
    let first = try check.check(Array(text.utf8), name: name)
    #expect(!first.isClean, "\(name)")
    let correction = ListCorrection(check, name: name)
    let corrected = try correction.corrected(Array(text.utf8), first)
    #expect(corrected.struck > 0, "\(name)")
    let written = String(decoding: corrected.bytes, as: UTF8.self)
    let again = try check.check(corrected.bytes, name: name)
    #expect(again.isClean, "\(name): \(written) \(again.list.unread)")
    #expect(codes(again, check).isSuperset(of: codes(first, check)), "\(name): \(written)")
    // The form is the same, and so is what stands around the claims.
    #expect(again.list.format == first.list.format, "\(name)")
    if name.hasSuffix(".md") || name == "lines.txt" || name == "bullets.txt" || name == "text.txt" {
      #expect(written.contains("~~"), "\(written)")
      #expect(
        Array(written.filter { $0 != "~" }).starts(with: text.prefix(20).filter { $0 != "~" }), "\(written)")
    }
    if name.hasSuffix(".html") {
      #expect(written.contains("<del>") && written.hasPrefix("<p>x</p>"), "\(written)")
    }
    if name == "edges.csv" { #expect(written.hasPrefix("a,b,note\nR1,R2,x\n"), "\(written)") }
    // A clean list comes out as it is.
    #expect(try correction.corrected(corrected.bytes, again).bytes == corrected.bytes)
  }

  @Test func `SWM`() throws {
    // Regions 1, 2 and 3 in a row, and 1 and 3 wrongly paired; weights not fixed.
    var bytes = Array("VERSION@10.1;UNIQUEID@ID;FIXEDWEIGHTS@FALSE;\n".utf8)
    func put(number value: Int32) { withUnsafeBytes(of: value.littleEndian) { bytes += Array($0) } }
    func put(weight value: Double) {
      withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes += Array($0) }
    }
    put(number: 3)
    put(number: 1)
    for (head, others) in [(1, [2, 3]), (2, [1]), (3, [1])] as [(Int32, [Int32])] {
      put(number: head)
      put(number: Int32(others.count))
      for other in others { put(number: other) }
      for _ in others { put(weight: 0.5) }
      put(weight: Double(others.count) / 2)
    }
    let check = try Self.check(ids: (1...9).map(String.init))
    let first = try check.check(bytes, name: "w.swm")
    #expect(first.result.claims.map(\.verdict.isAdjacent) == [true, false, true, false])
    let corrected = try ListCorrection(check, name: "w.swm").corrected(bytes, first)
    let again = try check.check(corrected.bytes, name: "w.swm")
    #expect(again.isClean)
    #expect(again.list.claims.map { "\($0.a)-\($0.b)" } == ["1-2", "2-1", "2-3", "3-2"])
  }

  @Test func `struck text is not read`() throws {
    let check = try Self.check()
    let text = "Adams County, ID: Boise County, ID, ~~Adams County, IN,~~ <del>Lake County, IN</del>\n"
    let checked = try check.check(Array(text.utf8), name: "l.txt")
    #expect(checked.list.claims.map(\.b) == ["Boise County, ID"])
  }

  @Test func `an explanation names candidates and tests`() throws {
    let check = try Self.check(.text)
    let text = "Adams County borders Lake County, IN."
    let checked = try check.check(Array(text.utf8), name: "x")
    let row = try #require(checked.result.claims.first)
    let table = ClaimExplanation(check.validator, isBidirectional: false).table(row, line: text)
    let words = table.rows.flatMap { $0 }.map { "\($0)" }.joined(separator: "\n")
    for part in [
      "Adams County, ID", "Adams County, IN", "one of 2 with an equal claim", "shared line", "confirmed",
    ] {
      #expect(words.contains(part), "\(part)")
    }
  }

  /// What is missing is added to sentences in Russian in the case that the verb wants; where no rule tells it for sure,
  /// both names stay in the nominative.
  @Test(arguments: [
    ("Орловская область", "Брянская область", "Орловская область граничит с Брянской областью."),
    ("Калужская область", "Смоленская область", "Калужская область граничит со Смоленской областью."),
    ("Омская область", "Алтайский край", "Омская область граничит с Алтайским краем."),
    ("Омская область", "Республика Коми", "Омская область граничит с Республикой Коми."),
    ("Омская область", "Чеченская Республика", "Омская область граничит с Чеченской Республикой."),
    ("Омская область", "Республика Саха (Якутия)", "Омская область граничит с Республикой Саха (Якутией)."),
    (
      "Омская область", "Ханты-Мансийский автономный округ — Югра",
      "Омская область граничит с Ханты-Мансийским автономным округом — Югрой."
    ),
    ("Омская область", "Подляское воеводство", "Омская область граничит с Подляским воеводством."),
    ("Омская область", "Внутренняя Монголия", "Омская область граничит с Внутренней Монголией."),
    ("Омская область", "Казахстан", "Омская область граничит с Казахстаном."),
    ("Омская область", "Россия", "Омская область граничит с Россией."),
    ("Омская область", "Беларусь", "Омская область граничит с Беларусью."),
    ("Омская область", "Польша", "Омская область граничит с Польшей."),
    ("Омская область", "Китай", "Омская область граничит с Китаем."),
    ("Омская область", "КНДР", "Омская область граничит с КНДР."),
    ("Омская область", "Ида-Вирумаа", "Омская область граничит с Ида-Вирумаа."),
    ("Омская область", "Аландские острова", "Омская область и Аландские острова граничат."),
    ("Омская область", "Лиепая", "Омская область и Лиепая граничат."),
    ("Омская область", "Воронеж", "Омская область и Воронеж граничат."),
  ])
  func `sentences in Russian are added in their case`(a: String, b: String, sentence: String) throws {
    let names = [a, "Рязанская область", b]
    var builder = RegionSetBuilder()
    for (number, name) in names.enumerated() {
      let x = number == 1 ? 2.0 : Double(number) / 2
      builder.beginRegion(Region(id: "R\(number + 1)", name: name, country: "RU"))
      builder.beginPart()
      builder.addRing(
        [(x, 0), (x + 1, 0), (x + 1, 1), (x, 1), (x, 0)].map { Position(longitude: $0.0, latitude: $0.1) })
    }
    let set = builder.finish()
    let topology = BorderTopology(set)
    let rules = try EmbeddedData(folder: "\(Project.folder)/GeoData").nameRules()
    let resolver = NameResolver(Gazetteer.places(of: set, countries: CountryNames([:])), rules: rules)
    var reading = ClaimListReader.Options()
    (reading.rules, reading.resolver, reading.format) = (rules, resolver, .text)
    let validator = AdjacencyValidator(
      BorderAnalysis(topology, measure: PlanarMeasure()), resolver: resolver,
      proximity: RegionDistance(topology))
    let check = ListCheck(reading: reading, validator: validator)
    // The middle one adjoins the last one alone; the first pair is claimed to be apart and so missing.
    let text = "Рязанская область и \(b) граничат.\n\(a) не граничит с Рязанской областью.\n"
    let first = try check.check(Array(text.utf8), name: "text.txt")
    let corrected = try ListCorrection(check, name: "text.txt").corrected(Array(text.utf8), first)
    let written = String(decoding: corrected.bytes, as: UTF8.self)
    #expect(written.contains("\n\(sentence)\n"), "\(written)")
  }
}
