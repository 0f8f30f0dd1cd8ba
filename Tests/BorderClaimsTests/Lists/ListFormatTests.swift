import BorderClaims
import BorderCore
import BorderIO
import BorderTables
import Foundation
import Mezha
import Testing

/// Lists of neighbours in every form that is read.
@Suite struct ListFormatTests {
  private func pairs(_ text: String, _ name: String = "list.txt") throws -> [String] {
    var options = ClaimListReader.Options()
    options.rules = try Embedded.data.nameRules()
    return try ClaimListReader.parse(text, name: name, options: options).claims.map { "\($0.a)|\($0.b)" }
  }

  @Test func edges() throws {
    #expect(try pairs("from,to,km,what\nA,B,12.5,x\nA,C,,y\n", "e.csv") == ["A|B", "A|C"])
    #expect(try pairs("region;neighbours\nA;B, C\nD;E\n", "e.csv") == ["A|B", "A|C", "D|E"])
    let list = try ClaimListReader.parse(
      "a,b,length_km,note\nA,B,12.5,x\n", name: "e.csv", options: ClaimListReader.Options())
    #expect(list.claims[0].kilometres == 12.5)
    #expect(list.extraColumns == ["note"] && list.claims[0].extra == ["x"] && list.claims[0].line == 2)
  }

  /// As spreadsheets save "Unicode text": what case 31 of the shared cases asks for, whose base is any map with A beside B.
  @Test(arguments: [String.Encoding.utf16LittleEndian, .utf16BigEndian], [true, false])
  func `lists in UTF-16`(encoding: String.Encoding, hasMark: Bool) throws {
    let text = (hasMark ? "\u{FEFF}" : "") + "a\tb\nA\tB\n"
    let bytes = Array(try #require(text.data(using: encoding)))
    let list = try ClaimListReader.read(bytes, name: "31.csv", options: ClaimListReader.Options())
    #expect(list.claims.map { "\($0.a)|\($0.b)" } == ["A|B"])
  }

  @Test func lines() throws {
    #expect(try pairs("# neighbours\nA: B, C\nD – E; F\nG:\n") == ["A|B", "A|C", "D|E", "D|F"])
  }

  /// A name of two parts with a letter too many in one of them is not the place that the other part means alone.
  @Test func `a part of a name that is misspelt is not dropped`() throws {
    var options = ClaimListReader.Options()
    options.rules = try Embedded.data.nameRules()
    options.resolver = try Embedded.data.resolver(of: try Embedded.regions())
    for name in [
      "Ханты-Мансийский автоономный округ — Югра", "Ханты-Мансийский автономный округ — Югрра",
      "Республика Севернаяя Осетия — Алания", "Республика Саха (Яккутия)",
    ] {
      for text in ["\(name): Томская область\n", "\(name):\n- Томская область\n"] {
        let list = try ClaimListReader.parse(text, name: "list.txt", options: options)
        #expect(list.claims.map { "\($0.a)|\($0.b)" } == ["\(name)|Томская область"], "\(text)")
      }
      let list = try ClaimListReader.parse("Томская область: \(name)\n", name: "list.txt", options: options)
      #expect(list.claims.map(\.b) == [name])
    }
    let list = try ClaimListReader.parse(
      "Ханты-Мансийский автономный округ — Югра: Томская область\n", name: "list.txt", options: options)
    #expect(list.claims.map(\.a) == ["Ханты-Мансийский автономный округ — Югра"])
  }

  @Test func matrix() throws {
    #expect(try pairs("id,A,B,C\nA,0,1,0\nB,1,0,2.5\nC,0,2.5,0\n", "m.csv") == ["A|B", "B|A", "B|C", "C|B"])
  }

  @Test func weights() throws {
    #expect(try pairs("0 3 layer id\nA 2\nB C\nB 1\nA\nC 1\nA\n", "w.gal") == ["A|B", "A|C", "B|A", "C|A"])
    #expect(try pairs("0 2 layer id\nA B 12.5\nB A 12.5\n", "w.gwt") == ["A|B", "B|A"])
    #expect(throws: InputError.self) { try pairs("0 2 l id\nA 2\nB\n", "w.gal") }
  }

  @Test func json() throws {
    #expect(try pairs(#"{"A": ["B", "C"], "D": []}"#) == ["A|B", "A|C"])
    #expect(try pairs(#"[["A","B"],{"source":"C","target":"D"}]"#) == ["A|B", "C|D"])
    #expect(try pairs(#"[{"cca3":"ARM","borders":["AZE","GEO"]}]"#) == ["ARM|AZE", "ARM|GEO"])
    #expect(throws: InputError.self) { try pairs("{", "x.json") }
  }

  @Test func markup() throws {
    #expect(try pairs("Text\n\n| region | neighbours |\n|---|---|\n| A | B, C |\n") == ["A|B", "A|C"])
    let html =
      "<p>x</p><table><tr><th>Region</th><th>Neighbours</th></tr><tr><td>A&nbsp;b</td><td>B<br>C</td></tr></table>"
    #expect(try pairs(html) == ["A b|B", "A b|C"])
  }

  @Test func sentences() throws {
    #expect(
      try pairs("Псковская область граничит на западе с Эстонией и Латвией, на юге — с Белоруссией.")
        == ["Псковская область|Эстонией", "Псковская область|Латвией", "Псковская область|Белоруссией"])
    #expect(
      try pairs("Витебская обл. граничит со Смоленской и Псковской областями. Это всё.")
        == ["Витебская обл.|Смоленской", "Витебская обл.|Псковской областями"])
    #expect(
      try pairs("Kazakhstan borders Russia in the north, China and Uzbekistan.")
        == ["Kazakhstan|Russia", "Kazakhstan|China", "Kazakhstan|Uzbekistan"])
  }

  @Test func `nothing is an error`() {
    #expect(throws: InputError.self) { try pairs("just a word\n") }
    #expect(throws: InputError.self) { try pairs("x,y,z\n1,2,3\n", "e.csv") }
  }

  /// Pairs where the places of the data are known.
  private func pairs(_ text: String, places: Set<String>) throws -> [String] {
    var options = ClaimListReader.Options()
    options.rules = try Embedded.data.nameRules()
    let named = places.sorted().enumerated().map {
      NamedPlace(kind: .region(RegionID($0)), code: "P\($0)", country: "", names: [$1])
    }
    options.resolver = NameResolver(named, rules: options.rules)
    return try ClaimListReader.parse(text, name: "list.txt", options: options).claims
      .map { "\($0.line ?? 0) \($0.a)|\($0.b)" }
  }

  @Test func `lines of a list and sentences in one text`() throws {
    let places: Set = ["California", "Nevada", "Oregon", "Utah", "Maine", "New Hampshire"]
    let text = """
      California: Nevada, Oregon
      Utah borders Nevada to the west.

      Maine is bordered only by New Hampshire.
      Oregon: Nevada
      """
    #expect(
      try pairs(text, places: places) == [
        "1 California|Nevada", "1 California|Oregon", "2 Utah|Nevada", "4 Maine|New Hampshire",
        "5 Oregon|Nevada",
      ])
    // A number of places is no place; what a dash sets apart says more of one.
    #expect(
      try pairs("Utah shares borders with two states: Nevada and Oregon.", places: places)
        == ["1 Utah|Nevada", "1 Utah|Oregon"])
    #expect(
      try pairs(
        "Юта граничит с Невадой, с Орегоном — только в одной точке.",
        places: ["Юта", "Невадой", "Орегоном"])
        == ["1 Юта|Невадой", "1 Юта|Орегоном"])
  }

  @Test func `codes that are spelt like small words are names`() throws {
    #expect(
      try pairs("ID: OR, BY, IN, AND, TO\n", places: ["ID", "BY"])
        == ["OR", "BY", "IN", "AND", "TO"].map { "1 ID|\($0)" })
    for form in ["a,b\nRU,BY\nRU,OR\n", "| a | b |\n|---|---|\n| RU | BY |\n| RU | OR |\n"] {
      #expect(try pairs(form, places: ["RU", "EE"]).map { $0.dropFirst(2) } == ["RU|BY", "RU|OR"])
    }
  }

  @Test func `tails of codes count only where the whole list is written so`() throws {
    let ids = ["US-CA", "US-NV", "US-OR", "US-AZ"]
    func read(_ text: String, _ ids: [String]) throws -> [String?] {
      try ClaimListReader.parse(text, name: "list.txt", options: ClaimListReader.Options())
        .readingTails(of: ids).claims.map(\.bReading)
    }
    #expect(try read("CA: NV, OR, AZ\n", ids) == ["US-NV", "US-OR", "US-AZ"])
    #expect(try read("US-CA: NV, OR, AZ\n", ids) == ["US-NV", "US-OR", "US-AZ"])
    // One other name, another country, few names, or numbers: nothing is guessed.
    for (text, list) in [
      ("CA: NV, OR, Arizona\n", ids), ("CA: NV, OR, AZ\n", ids + ["CA-BC"]), ("CA: NV, OR\n", ids),
      ("1: 2, 3, 4\n", ["X-1", "X-2", "X-3", "X-4"]), ("CA: NV, OR, AZ\n", ids + ["MX"]),
    ] {
      #expect(try read(text, list).allSatisfy { $0 == nil }, "\(text) \(list)")
    }
  }

  @Test func `a list of countries means the countries, a single name is not guessed`() throws {
    var places = ["AM", "TR", "IR", "RU", "CN", "FR", "ES", "PT"].map {
      NamedPlace(kind: .country, code: $0, country: $0, names: ["Land \($0)x"])
    }
    places.append(NamedPlace(kind: .country, code: "GE", country: "GE", names: ["Georgia"]))
    places.append(NamedPlace(kind: .region(RegionID(0)), code: "US-GA", country: "US", names: ["Georgia"]))
    places.append(NamedPlace(kind: .region(RegionID(1)), code: "US-TX", country: "US", names: ["Texas"]))
    let resolver = NameResolver(places, rules: try Embedded.data.nameRules())
    func reading(_ text: String) throws -> String? {
      try ClaimListReader.parse(text, name: "list.txt", options: ClaimListReader.Options())
        .readingCountries(resolver).claims.first { $0.b == "Georgia" }?.bReading
    }
    let countries =
      "Land AMx: Georgia, Land TRx, Land IRx, Land RUx\nLand CNx: Land FRx, Land ESx, Land PTx\n"
    #expect(try reading(countries) == "GE")
    #expect(try reading(countries + "Texas: Georgia\n") == nil)
    #expect(try reading("Land AMx: Georgia, Land TRx\n") == nil)
  }
}
