import BorderCore
import BorderTables
import Testing

@testable import BorderIO

/// One thing has one name: numbers as ids, features taken together, Russian names.
@Suite struct IdentityTests {
  @Test func `a number has one text in every format`() throws {
    let text = MissingValueTests.squares([
      #""kod":1001.0,"big":9007199254740993,"part":0.50,"long":1000000000000001.0"#,
      #""kod":1.002e3,"big":18,"part":12.25,"long":9.007199254740991e15"#,
    ])
    for (field, ids) in [
      ("kod", ["1001", "1002"]), ("part", ["0.5", "12.25"]),
    ] {
      try MissingValueTests.inFormats(text, options: ReadOptions(idField: field)) { format, input in
        #expect(input.regions.regions.map(\.id) == ids, "\(field) in \(format)")
      }
    }
    // Into CSV, ogr2ogr writes 15 digits.
    try MissingValueTests.inFormats(
      text, ["geojson", "gpkg", "fgb", "shp"], options: ReadOptions(idField: "long")
    ) { format, input in
      #expect(input.regions.regions.map(\.id) == ["1000000000000001", "9007199254740991"], "\(format)")
    }
    let big = try Fixture.read(text, options: ReadOptions(idField: "big"))
    #expect(big.regions.regions.map(\.id) == ["9007199254740993", "18"])
  }

  @Test(arguments: [
    (["ISO3166-1-", "ISO3166-_1"], FieldRole.country, [0]), (["kommunenum", "kommunenav"], .id, [0]),
    (["kommunenum", "kommunenav"], .name, [1]), (["municipali"], .id, []), (["municipali"], .name, []),
    (["kommunen"], .id, []), (["municipali", "gemeentena"], .name, [1]),
    // Ten bytes of UTF-8, nine and half a letter, ten letters of one byte each.
    (["Код", "Наиме"], .name, [1]), (["стран"], .country, [0]), (["код_р"], .id, [0]),
    (["Наименован"], .name, [0]), (["Наим"], .name, []),
  ])
  func `names that a shapefile has cut are known, unless they may be either`(
    fields: [String], role: FieldRole, found: [Int]
  ) {
    #expect(role.candidates(in: fields) == found)
  }

  /// `ogr2ogr` makes whole numbers in a field `id` the key of the table, which is no field any more.
  @Test(arguments: [nil, "id", "name"])
  func `the key of a table is a field where it has a name`(field: String?) throws {
    let text = MissingValueTests.squares([
      #""id":700,"name":"A""#, #""id":30,"name":"B""#, #""id":-5,"name":"C""#,
    ])
    let expected = field == "name" ? ["A", "B", "C"] : ["700", "30", "-5"]
    try MissingValueTests.inFormats(text, ["geojson", "gpkg", "fgb"], options: ReadOptions(idField: field)) {
      format, input in
      #expect(Set(input.regions.regions.map(\.id)) == Set(expected), "\(format)")
    }
    var filtered = ReadOptions(idField: field)
    filtered.whereClause = "name <> 'B'"
    try MissingValueTests.inFormats(text, ["gpkg", "fgb"], options: filtered) { format, input in
      #expect(Set(input.regions.regions.map(\.id)) == Set(expected).subtracting(["30", "B"]), "\(format)")
    }
  }

  @Test func `zeros in front are kept`() throws {
    let text = MissingValueTests.squares([#""code":"007""#, #""code":"010""#])
    try MissingValueTests.inFormats(text, ["gpkg", "fgb", "shp", "gml"]) { format, input in
      #expect(input.regions.regions.map(\.id) == ["007", "010"], "\(format)")
    }
  }

  @Test(arguments: [
    ("1001.0", "1001"), ("-0", "0"), ("-0.0", "0"), ("1e3", "1000"), ("0.10", "0.1"),
    ("18446744073709551615", "18446744073709551615"),
    ("1E-2", "0.01"),
  ])
  func `numbers of JSON`(token: String, text: String) { #expect(NumberText.of(token: token) == text) }

  @Test func `a group bears its own name`() throws {
    let text = MissingValueTests.squares([
      #""land":"DE","name":"Sachsen","admin":"Germany","name_ru":"Саксония""#,
      #""land":"DE","name":"Bayern","admin":"Germany","name_ru":"Бавария""#,
      #""land":"PL","name":"Śląskie","admin":"Poland","name_ru":"Силезское""#,
    ])
    try MissingValueTests.inFormats(text, options: ReadOptions(idField: "land")) { format, input in
      let regions = input.regions.regions
      #expect(regions.map(\.id) == ["DE", "PL"], "\(format)")
      #expect(regions.map(\.name) == ["Germany", "Śląskie"], "\(format)")
      #expect(regions.map(\.russianName) == ["", "Силезское"], "\(format)")
    }
  }

  @Test func `a group without a name of its own bears its id, and has no country if it is of several`() throws
  {
    let text = MissingValueTests.squares([
      #""bloc":"EU","name":"A","country":"DE","status":"disputed""#,
      #""bloc":"EU","name":"B","country":"PL","status":"""#,
    ])
    try MissingValueTests.inFormats(text, options: ReadOptions(idField: "bloc")) { format, input in
      #expect(input.regions.regions.map(\.name) == ["EU"], "\(format)")
      #expect(input.regions.regions.map(\.country) == [""], "\(format)")
      #expect(input.regions.regions.map(\.status) == ["partly_disputed"], "\(format)")
    }
  }

  @Test func `fields that are kept`() throws {
    let text = MissingValueTests.squares([#""id":"a","pop":5,"Тип":"x""#, #""id":"b","pop":7,"Тип":"01""#])
    var options = ReadOptions()
    options.keptFields = KeptFields("POP,Тип")
    try MissingValueTests.inFormats(text, options: options) { format, input in
      #expect(input.attributes.names == ["pop", "Тип"], "\(format)")
      #expect(input.attributes.column(0, regionCount: 2) == ["5", "7"], "\(format)")
      #expect(input.attributes.column(1, regionCount: 3) == ["x", "01", ""], "\(format)")
    }
    #expect(KeptFields.cells(["5", "", "7"]) == [.integer(5), .missing, .integer(7)])
    #expect(KeptFields.cells(["5", "07"]) == [.text("5"), .text("07")])
    #expect(KeptFields.cells(["1.25"]) == [.decimal(1.25, places: 2)])
    options.keptFields = KeptFields("popp")
    #expect(Fixture.error(text, options: options)?.hint?.english.contains("Did you mean pop?") == true)
  }

  @Test func `a condition that nothing fulfils is an error with the values there are`() throws {
    let text = MissingValueTests.squares([#""уровень":4,"kind":"land""#, #""уровень":6,"kind":"water""#])
    let error = try #require(Fixture.error(text, options: ReadOptions(whereClause: "kind = 'lnd'")))
    #expect(error.category == .usage)
    #expect(error.hint?.english.contains("kind: land, water") == true)
    try MissingValueTests.inFormats(
      text, ["gpkg", "fgb"], options: ReadOptions(whereClause: "уровень = 4")
    ) { format, input in
      #expect(input.regions.regionCount == 1, "\(format)")
    }
  }
}
