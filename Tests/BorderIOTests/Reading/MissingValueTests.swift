import BorderCore
import BorderTables
import BorderTestSupport
import Foundation
import Mezha
import Testing

@testable import BorderIO

/// Values that mean nothing, and fields that hold ids or countries whatever they are called.
@Suite struct MissingValueTests {
  /// Squares side by side, each with its properties, as GeoJSON.
  static func squares(_ properties: [String]) -> String {
    let features = properties.enumerated().map { x, own in
      """
      {"type":"Feature","properties":{\(own)},"geometry":{"type":"Polygon","coordinates":\
      [[[\(x),0],[\(x + 1),0],[\(x + 1),1],[\(x),1],[\(x),0]]]}}
      """
    }
    return #"{"type":"FeatureCollection","features":["# + features.joined(separator: ",") + "]}"
  }

  /// Reads GeoJSON as it is and as other formats that ogr2ogr makes of it.
  static func inFormats(
    _ text: String, _ formats: [String] = ["gpkg", "fgb", "shp", "csv"], options: ReadOptions = ReadOptions(),
    _ check: (String, RegionInput) throws -> Void
  ) throws {
    try check("geojson", Fixture.read(text, options: options))
    guard OtherProgram.hasOgr2ogr else { return }
    try Writing.withFolder { folder in
      let source = "\(folder)/squares.geojson"
      try Data(text.utf8).write(to: URL(fileURLWithPath: source))
      for format in formats {
        let file = "\(folder)/made.\(format)"
        // An index of FlatGeobuf would change the order of features.
        let creation = [
          "csv": "GEOMETRY=AS_WKT", "shp": "ENCODING=UTF-8", "fgb": "SPATIAL_INDEX=NO",
        ]
        let more = creation[format].map { ["-lco", $0] } ?? []
        let made = try OtherProgram.run(["ogr2ogr", "-q", file, source] + more)
        #expect(FileManager.default.fileExists(atPath: file), "\(made.output)")
        try check(format, RegionReader.read(InputSpec(file: file), options: options))
      }
    }
  }

  @Test(arguments: ["-99", "-99.0", "", "NULL", "#N/A", "<NA>", "n/a", "-", " -1 ", "NaN", "нет"])
  func `values of nothing`(text: String) {
    #expect(MissingValue.isMissing(FieldText.trimmed(text)))
  }

  @Test(arguments: ["NA", "RU", "-100", "0", "99", "-99.5", "No", "Nan Province", "None of it", "NO"])
  func `values of something`(text: String) { #expect(!MissingValue.isMissing(text)) }

  @Test func `a country of nothing is none, and the next field is tried`() throws {
    let text = Self.squares([
      #""ADM0_A3":"NOR","ISO_A2":"-99""#, #""ADM0_A3":"SWE","ISO_A2":"SE""#,
      #""ADM0_A3":"FIN","ISO_A2":"FI""#,
    ])
    try Self.inFormats(text) { format, input in
      #expect(input.regions.regions.map(\.country) == ["NOR", "SWE", "FIN"], "\(format)")
      #expect(input.sources[0].chosenFields[.country] == "ADM0_A3", "\(format)")
      #expect(input.regions.regions.map(\.id) == ["NOR", "SWE", "FIN"], "\(format)")
    }
  }

  /// KML always has a field Name, which programs leave empty.
  @Test func `names that are nothing everywhere are taken from the next field`() throws {
    let text = Self.squares([#""name":"","title":"First","id":"a""#, #""name":"-99","title":"","id":"b""#])
    try Self.inFormats(text) { format, input in
      #expect(input.regions.regions.map(\.name) == ["First", "b"], "\(format)")
      #expect(input.sources[0].chosenFields[.name] == "title", "\(format)")
    }
    let asked = try Fixture.read(text, options: ReadOptions(nameField: "name"))
    #expect(asked.regions.regions.map(\.name) == ["a", "b"])
    let together = try Fixture.read(text, options: ReadOptions(idField: "id"))
    #expect(together.regions.regions.map(\.name) == ["First", "b"])
  }

  @Test(arguments: ["CNTRY", "CNTRY_NAME", "iso_cntry", "SOVEREIGNT"])
  func `usual names of fields of countries`(field: String) throws {
    let text = Self.squares([
      ##""country":"#N/A","\##(field)":"NO","code":"1a""##, #""country":"NULL","\#(field)":"SE","code":"2b""#,
    ])
    try Self.inFormats(text) { format, input in
      #expect(input.regions.regions.map(\.country) == ["NO", "SE"], "\(format)")
      #expect(input.sources[0].chosenFields[.country] == field, "\(format)")
    }
  }

  @Test func `Namibia is a country`() throws {
    let text = Self.squares([#""iso_a2":"NA","name":"A""#, #""iso_a2":"ZA","name":"B""#])
    try Self.inFormats(text) { format, input in
      #expect(input.regions.regions.map(\.country) == ["NA", "ZA"], "\(format)")
    }
  }

  @Test func `without another field a missing country stays missing`() throws {
    let text = Self.squares([##""country":"#N/A","id":"a""##, #""country":"RU","id":"b""#])
    try Self.inFormats(text) { format, input in
      #expect(input.regions.regions.map(\.country) == ["", "RU"], "\(format)")
      #expect(
        input.sources[0].notes.contains { $0.english.contains("features without a country") }, "\(format)")
    }
  }

  @Test func `an id of nothing is none`() throws {
    let text = Self.squares([#""code":"-99","v":1"#, #""code":"-99","v":2"#, #""code":"A","v":3"#])
    let options = ReadOptions(idField: "code")
    try Self.inFormats(text, options: options) { format, input in
      #expect(input.regions.regions.map(\.id) == ["feature-1", "feature-2", "A"], "\(format)")
      #expect(input.sources[0].missingIDCount == 2, "\(format)")
    }
  }

  @Test func `a field of codes serves as id whatever it is called`() throws {
    let text = Self.squares([#""Zz":"01001","p":8"#, #""Zz":"01003","p":9"#])
    try Self.inFormats(text, ["gpkg", "fgb"]) { format, input in
      #expect(input.regions.regions.map(\.id) == ["01001", "01003"], "\(format)")
    }
  }

  @Test func `fields in which all values differ are offered by name`() throws {
    let text = Self.squares([
      #""label":"Upper Land","people":120,"share":1.5,"kind":"x""#,
      #""label":"Lower Land","people":340,"share":2.5,"kind":"x""#,
    ])
    try Self.inFormats(text) { format, input in
      #expect(input.regions.regions.map(\.id) == ["1", "2"], "\(format)")
      let note = input.sources[0].notes.map(\.english).first { $0.contains("--id") } ?? ""
      #expect(note.contains("label") && note.contains("people"), "\(format): \(note)")
      #expect(!note.contains("share") && !note.contains("kind,"), "\(format): \(note)")
    }
  }

  @Test(arguments: [
    ("AGS", "GEN"), ("code_insee", "nom"), ("LAD21CD", "LAD21NM"), ("NUTS_ID", "NUTS_NAME"),
    ("GEOID10", "NAMELSAD10"),
    ("FIPS", "NAME"), ("POLY_ID", "name"), ("ISO3166-1-Alpha-3", "name"), ("KOD", "NAZV"),
    ("Код", "Название"),
    ("MKOOD", "MNIMI"), ("SA2_CODE21", "SA2_NAME21"), ("CD_MUN", "NM_MUN"), ("КОД ОКТМО", "НАИМЕНОВАНИЕ"),
    ("ADM2_CODE", "ADM2_NAME"), ("adm3_id", "adm3_name"), ("district_id", "District"),
    ("county_fips", "County"),
    ("SIGUNGU_CD", "SIGUNGU_NM"), ("region_id", "region"), ("kod", "woj_nazwa"), ("code", "gemeindename"),
  ])
  func `usual names of fields`(id: String, name: String) throws {
    let text = Self.squares([
      #""\#(id)":"X7","\#(name)":"First","x":1"#, #""\#(id)":"Y8","\#(name)":"Second","x":1"#,
    ])
    let input = try Fixture.read(text)
    #expect(input.regions.regions.map(\.id) == ["X7", "Y8"])
    #expect(input.regions.regions.map(\.name) == ["First", "Second"])
  }

  /// `admin` is a country in most files, but whose map shows a lake in those of Natural Earth.
  @Test func `a field of other things is not that of countries`() throws {
    let lakes = Self.squares([#""name":"First","admin":"admin-0""#, #""name":"Second","admin":null"#])
    try Self.inFormats(lakes) { format, input in
      #expect(input.regions.regions.allSatisfy { $0.country.isEmpty }, "\(format)")
      #expect(input.sources[0].chosenFields[.country] == nil, "\(format)")
    }
    let named = Self.squares([#""name":"First","admin":"Norway""#, #""name":"Second","admin":"Sweden""#])
    #expect(try Fixture.read(named).regions.regions.map(\.country) == ["Norway", "Sweden"])
    let asked = try Fixture.read(lakes, options: ReadOptions(countryField: "admin"))
    #expect(asked.regions.regions.map(\.country) == ["admin-0", ""])
  }

  @Test(arguments: [
    ("lad#cd", "lad21cd", true), ("lad#cd", "ladcd", false), ("geoid#", "geoid10", true),
    ("geoid#", "geoid", false),
    ("sa#_code#", "sa2_code21", true), ("itl##cd", "itl321cd", true), ("itl##cd", "itl3cd", false),
    ("name", "names", false), ("n#_004", "n03_004", true),
    ("*name", "dz_name", true), ("*name", "name", true), ("*_nm", "nm", false), ("*name", "names", false),
  ])
  func `digits in names`(pattern: String, name: String, isMatch: Bool) {
    #expect(FieldNames.Pattern(text: Array(pattern.utf8)).matches(Array(name.utf8)) == isMatch)
  }
}

/// What else programs write for no value.
@Suite struct MissingTextTests {
  @Test(arguments: [
    "#NV", "#Н/Д", "#N/D", "#ЗНАЧ!", "-1.7976931348623157e+308", "-3.4028234663852886e+38", "****", ".", "…",
    "n.d.",
    "-9999.00000000",
  ])
  func `stands for none`(text: String) { #expect(MissingValue.isMissing(text)) }

  @Test(arguments: ["NA", "ND", "NV", "-12", "-1.5e3", "*1", "N.D.X", "-9990"])
  func `stands for itself`(text: String) { #expect(!MissingValue.isMissing(text)) }
}

/// Codes that are those of countries by chance.
@Suite struct StateCodeTests {
  @Test func `states of America are no countries`() throws {
    let data = EmbeddedData(folder: "\(Fixture.package)/GeoData")
    #expect(try data.countryNames(of: ["AZ", "CO", "NM", "UT", ""]).all.isEmpty)
    #expect(try data.countryNames(of: ["AB", "BC", "MB", "NL", "ON", "PE", "QC", "SK"]).all.isEmpty)
    #expect(try data.countryNames(of: ["AZ", "CA", "CO", "TX"]).all.isEmpty)
    #expect(try data.countryNames(of: ["AZ", "GEO", "RU", ""])["AZ"].english == "Azerbaijan")
    // What ISO 3166 leaves to users or reserves may stand beside countries.
    #expect(try data.countryNames(of: ["RU", "FI", "EE", "EL"])["RU"].english == "Russia")
  }
}
