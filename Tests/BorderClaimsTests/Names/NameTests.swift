import BorderClaims
import BorderCore
import BorderIO
import BorderTables
import BorderTestSupport
import Mezha
import Testing

/// What the tests of names and lists share.
enum Embedded {
  static let package = Project.folder
  static let data = EmbeddedData(folder: "\(package)/GeoData")

  /// The embedded regions, without a worldview.
  static func regions() throws -> RegionSet { try data.regions("coarse") }
}

@Suite struct NameTests {
  /// `spellings.csv` grew with the resolver; `heldout.csv` was written from usage, without a look at its tables, and
  /// showed what its methods lacked; `second_reader.csv` was written later by somebody else in the same way.
  @Test(arguments: ["spellings.csv", "heldout.csv", "second_reader.csv"]) func `every spelling of the table`(
    file: String
  ) throws {
    let resolver = try Embedded.data.resolver(of: try Embedded.regions())
    let table = try CSVFile.read("\(Embedded.package)/Tests/Fixtures/names/\(file)")
    #expect(table.rows.count >= 200)
    var unresolved: [String] = []
    var expected = 0
    for row in table.rows {
      let match = resolver.resolve(row[0], within: row[1].isEmpty ? nil : row[1])
      let isNegative = row[2] == "ambiguous" || row[2] == "unknown"
      if !isNegative { expected += 1 }
      switch match {
      case .matched(let place, _):
        #expect(resolver.places[place].code == row[2], "\(row[0]) is wrongly \(resolver.places[place].code)")
      case .ambiguous(let list):
        #expect(list.count > 1)
        if row[2] == "unknown" { Issue.record("\(row[0]) is ambiguous, not unknown") }
        if !isNegative { unresolved.append("\(row[0]) ambiguous: \(list.map { resolver.places[$0].code })") }
      case .unknown:
        if row[2] == "ambiguous" { Issue.record("\(row[0]) is unknown, not ambiguous") }
        if !isNegative { unresolved.append("\(row[0]) unknown") }
      }
    }
    let share = Double(expected - unresolved.count) / Double(expected)
    print(
      "names, \(file): \(table.rows.count) spellings, \(expected) places, \(unresolved.count) not resolved \(unresolved)"
    )
    #expect(share >= 0.97, "\(unresolved)")
  }

  /// A town's name in one language means what its name in the other one means: the region that is called after it.
  @Test func `towns mean their regions alike in both languages`() throws {
    let resolver = try Embedded.data.resolver(of: try Embedded.regions())
    func code(_ name: String) -> String {
      guard case .matched(let place, let method) = resolver.resolve(name) else { return "-" }
      return resolver.places[place].code + (method == .town ? " town" : "")
    }
    for (english, russian) in [
      ("Omsk", "Омск"), ("Tomsk", "Томск"), ("Tver", "Тверь"), ("Kaluga", "Калуга"), ("Smolensk", "Смоленск"),
      ("Ryazan", "Рязань"), ("Pskov", "Псков"), ("Kursk", "Курск"), ("Orenburg", "Оренбург"),
    ] {
      #expect(
        code(english).hasSuffix(" town") && code(english) == code(russian),
        "\(english) \(code(english)), \(russian) \(code(russian))")
    }
    #expect(code("Omsk") == "RU-OMS town" && code("Омском") == "RU-OMS town")
    // A region of this very name is no town's, and a whole name is not shortened.
    #expect(code("Moscow") == "RU-MOW" && code("Москва") == "RU-MOW")
    #expect(code("Omsk Oblast") == "RU-OMS" && code("Омская область") == "RU-OMS")
    // A town that no region is called after.
    #expect(code("Чита") == code("Chita"))
  }

  @Test func `own names never mean another region`() throws {
    let set = try Embedded.regions()
    let resolver = try Embedded.data.resolver(of: set)
    var found = 0
    for (index, region) in set.regions.enumerated() {
      for name in [
        region.name, region.nameRussian, region.name.uppercased(), "«\(region.nameRussian)»", region.id,
      ] {
        switch resolver.resolve(name) {
        case .matched(let place, _):
          #expect(place == index, "\(name) is wrongly \(resolver.places[place].code)")
          found += 1
        case .ambiguous(let list): #expect(list.contains(index), "\(name)")
        case .unknown: Issue.record("\(name) is unknown")
        }
      }
    }
    print("own names: \(found) of \(5 * set.regionCount) matched")
  }

  @Test func `a whole name, its type included, is of the one that has it so`() throws {
    let places = [
      NamedPlace(
        kind: .country, code: "CD", country: "CD", names: ["Democratic Republic of the Congo"],
        aliases: ["Congo"]),
      NamedPlace(
        kind: .country, code: "CG", country: "CG", names: ["Republic of the Congo"], aliases: ["Congo"]),
    ]
    let resolver = NameResolver(places, rules: try Embedded.data.nameRules())
    for (text, expected) in [("Republic of the Congo", 1), ("Democratic Republic of the Congo", 0)] {
      guard case .matched(let place, _) = resolver.resolve(text) else {
        Issue.record("\(text) is not resolved")
        continue
      }
      #expect(place == expected, "\(text)")
    }
    guard case .ambiguous = resolver.resolve("Congo") else {
      Issue.record("Congo is no longer ambiguous")
      return
    }
  }

  @Test func `equal claims to a name are ambiguous in every language, stronger ones are not`() throws {
    func country(_ code: String, _ names: [String], _ aliases: [String] = []) -> NamedPlace {
      NamedPlace(kind: .country, code: code, country: code, names: names, aliases: aliases)
    }
    var places = [
      country(
        "CD", ["Democratic Republic of the Congo", "Демократическая Республика Конго"], ["Congo (Kinshasa)"]),
      country("CG", ["Republic of the Congo", "Республика Конго"], ["Congo, Republic of the"]),
      country("KP", ["North Korea", "КНДР"], ["Северная Корея"]),
      country("KR", ["South Korea", "Республика Корея"], ["Republic of Korea"]),
      country("US", ["United States", "Соединенные Штаты"], ["США"]),
      country("UM", ["U.S. Outlying Islands", "Внешние малые о-ва (США)"]),
    ]
    for (number, name) in ["Октябрьский район", "Октябрьский район", "Октябрьский"].enumerated() {
      places.append(
        NamedPlace(kind: .region(RegionID(number)), code: "O\(number)", country: "RU", names: [name]))
    }
    let resolver = NameResolver(places, rules: try Embedded.data.nameRules())
    func code(_ text: String) -> String {
      switch resolver.resolve(text) {
      case .matched(let place, _): resolver.places[place].code
      case .ambiguous: "ambiguous"
      case .unknown: "unknown"
      }
    }
    for text in ["Конго", "Congo", "Корея", "Кореей", "Korea", "Октябрьский", "Октябрьского"] {
      #expect(code(text) == "ambiguous", "\(text)")
    }
    for (text, expected) in [
      ("США", "US"), ("Республика Конго", "CG"), ("Демократическая Республика Конго", "CD"),
      ("Congo, Republic of the", "CG"), ("Northern Korea", "unknown"), ("Северной Кореей", "KP"),
      ("Республика Корея", "KR"),
    ] {
      #expect(code(text) == expected, "\(text)")
    }
  }

  @Test func `codes in small letters mean what they mean in capitals, but for small words`() throws {
    let resolver = try Embedded.data.resolver(of: try Embedded.regions())
    func code(_ text: String) -> String? {
      guard case .matched(let place, _) = resolver.resolve(text) else { return nil }
      return resolver.places[place].code
    }
    for text in ["KZ", "kz", "KAZ", "kaz", "Kazakhstan"] { #expect(code(text) == "KZ", "\(text)") }
    #expect(code("ru-oms") == "RU-OMS" && code("kz-zap") == code("KZ-ZAP") && code("kz-zap") != nil)
    for text in ["by", "no", "in", "or", "is"] { #expect(code(text) == nil, "\(text)") }
  }

  @Test func `similar names are suggested and not matched`() throws {
    let resolver = try Embedded.data.resolver(of: try Embedded.regions())
    guard case .unknown(let list, _) = resolver.resolve("Смаленская область") else {
      Issue.record("a misspelt name was matched")
      return
    }
    #expect(list.map { resolver.places[$0].code }.contains("RU-SMO"))
  }

  @Test func `districts are kept apart by their region`() throws {
    var builder = RegionSetBuilder()
    for (id, name, parent) in [
      ("1", "Троицкий район", "Челябинская область"), ("2", "Троицкий район", "Алтайский край"),
      ("3", "Троицкий", "Челябинская область"), ("4", "Соль-Илецкий район", "Оренбургская область"),
      ("5", "Немецкий район", "Алтайский край"),
    ] {
      builder.beginRegion(Region(id: id, name: name, country: "RU", parent: parent))
      builder.beginPart()
      let x = Double(id) ?? 0
      builder.addRing(
        [(x, 0), (x + 1, 0), (x + 1, 1), (x, 0)].map { Position(longitude: $0.0, latitude: $0.1) })
    }
    let set = builder.finish()
    let outer = try Embedded.data.resolver(of: try Embedded.regions())
    let resolver = try Embedded.data.resolver(of: set, outer: outer)
    func code(_ text: String, _ context: String? = nil) -> String {
      switch resolver.resolve(text, within: context) {
      case .matched(let place, _): resolver.places[place].code
      case .ambiguous: "ambiguous"
      case .unknown: "unknown"
      }
    }
    #expect(code("Троицкий район") == "ambiguous")
    #expect(code("Троицкий район", "RU-CHE") == "1")
    #expect(code("Троицкий район, Челябинская область") == "1")
    #expect(code("Троицкий район Алтайского края") == "2")
    #expect(code("Троицкого района (Алтайский край)") == "2")
    #expect(code("Троицкий район", "Омская область") == "unknown")
    #expect(code("Соль-Илецкий городской округ", "RU-ORE") == "4")
    #expect(code("Немецкий национальный район", "RU-ALT") == "5")
  }
}
