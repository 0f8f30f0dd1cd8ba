import Foundation
import Testing

/// Every message names the file and says what to do.
@Suite struct MessageTests {
  /// A bad file: its name and contents, how it is read, and what the message must say beside the name.
  struct Bad: CustomTestStringConvertible, Sendable {
    let name: String
    let contents: Data
    let arguments: [String]
    let status: Int32
    let says: [String]
    var testDescription: String { "\(name) \(says)" }

    init(
      _ name: String, _ text: String, _ arguments: [String] = ["borders", "IN"], status: Int32 = 65,
      says: [String]
    ) {
      self.init(name, Data(text.utf8), arguments, status: status, says: says)
    }

    init(_ name: String, _ contents: Data, _ arguments: [String], status: Int32 = 65, says: [String]) {
      (self.name, self.contents, self.arguments) = (name, contents, arguments)
      (self.status, self.says) = (status, says)
    }
  }

  private static func polygon(_ coordinates: String, _ crs: String = "") -> String {
    "{\"type\":\"FeatureCollection\",\(crs)\"features\":[{\"type\":\"Feature\",\"properties\":{\"id\":\"a\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":\(coordinates)}}]}"
  }

  private static let square = "[[[0,0],[1,0],[1,1],[0,0]]]"

  private static func crs(_ name: String) -> String {
    "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"\(name)\"}},"
  }

  static let files = [
    Bad("empty.geojson", "", says: ["empty", "get it again"]),
    Bad("empty.gpkg", "", says: ["empty", "get it again"]),
    Bad(
      "cut.geojson", String(polygon(square).dropLast(30)), says: ["feature 1", "byte", "Get the file again"]),
    Bad("text.gpkg", "this is no data", says: ["no vector data", "GeoPackage, GeoJSON"]),
    Bad("text.fgb", "this is no data", says: ["no vector data", "GeoPackage, GeoJSON"]),
    Bad("text.shp", "this is no data", says: ["no vector data", "GeoPackage, GeoJSON"]),
    Bad("text.geojson", "hello", says: ["no vector data", "GeoPackage, GeoJSON"]),
    Bad("nan.geojson", polygon("[[[0,0],[NaN,0],[1,1],[0,0]]]"), says: ["feature 1", "vertex 2", "no NaN"]),
    Bad("huge.geojson", polygon("[[[0,0],[1e400,0],[1,1],[0,0]]]"), says: ["vertex 2", "Correct it"]),
    Bad(
      "short.geojson", polygon("[[[0,0],[1],[1,1],[0,0]]]"), says: ["vertex 2", "longitude and a latitude"]),
    Bad("type.geojson", polygon("[0,0]"), says: ["feature 1", "list of rings"]),
    Bad(
      "deep.geojson", polygon(String(repeating: "[", count: 5000)),
      says: ["nested too deep", "get the file again"]),
    Bad("more.geojson", polygon(square) + polygon(square), says: ["more after the end", ".geojsonl"]),
    Bad(
      "bytes.geojson",
      Data(polygon(square).replacing("\"a\"", with: "\"@@\"").utf8.map { $0 == 0x40 ? 0xCC : $0 }),
      ["borders", "IN"], says: ["UTF-8", "iconv"]),
    Bad(
      "metres.geojson", polygon("[[[500000,6000000],[500001,6000000],[500001,6000001],[500000,6000000]]]"),
      says: ["500000", "no CRS", "--crs"]),
    Bad(
      "swapped.geojson", polygon("[[[50,130],[51,130],[51,131],[50,130]]]"),
      says: ["swapped", "--swap-axes"]),
    Bad("nocrs.geojson", polygon(square, crs("EPSG:999999")), says: ["EPSG:999999", "code that PROJ knows"]),
    Bad(
      "lost.geojson", polygon("[[[1e300,0],[1,0],[1,1],[0,0]]]", crs("EPSG:3857")),
      says: ["EPSG:3857", "-a_srs"]),
    Bad(
      "points.geojson",
      "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}}",
      says: ["no polygons", "--closed-lines"]),
    Bad("table.csv", "a,b\n1,2\n", says: ["no layer with polygons", "ogr2ogr"]),
    Bad("bad.geojson.gz", "this is not packed", says: ["unpacked", "gunzip"]),
    Bad(
      "fields.geojson", polygon(square), ["borders", "IN", "--id", "iid"], status: 64,
      says: ["no field iid", "Did you mean id?"]),
    Bad(
      "where.geojson", polygon(square), ["borders", "IN", "--where", "pop >"], status: 64,
      says: ["--where", "id"]),
    Bad(
      "layer.geojson", polygon(square), ["borders", "IN#layr"], status: 64,
      says: ["no layer layr", "IN#layer"]),
    Bad(
      "points.csv", "lon,lat\n181x,5\n",
      ["crossings", RunMezha.fixture("reading/three.geojson"), "--points", "IN"],
      says: ["line 2", "degrees on WGS 84"]),
    Bad(
      "columns.csv", "a,b\n1,2\n",
      ["crossings", RunMezha.fixture("reading/three.geojson"), "--points", "IN"],
      says: ["Call them lon and lat"]),
    Bad(
      "quote.csv", "lon,lat\n\"1,2\n",
      ["crossings", RunMezha.fixture("reading/three.geojson"), "--points", "IN"],
      says: ["line 2", "quotes"]),
    Bad(
      "letters.csv", Data([0x6C, 0x6F, 0x6E, 0x2C, 0x6C, 0x61, 0x74, 0x0A, 0xCC, 0x2C, 0x31, 0x0A]),
      ["crossings", RunMezha.fixture("reading/three.geojson"), "--points", "IN"], says: ["line 2", "iconv"]),
    Bad(
      "roads.geojson", polygon(square),
      ["crossings", RunMezha.fixture("reading/three.geojson"), "--lines", "IN"],
      says: ["no layer with lines", "Name another file"]),
    Bad(
      "weights.gwt", "0 3 regions id\nA B 1\nC\n", ["validate", "--list", "IN"], says: ["line 3", "A B 1"]),
    Bad("list.json", "{\"A\":[", ["validate", "--list", "IN"], says: ["malformed", "jq"]),
    Bad(
      "taken.geojson", polygon(square), ["borders", RunMezha.fixture("reading/three.geojson"), "-o", "IN"],
      status: 73,
      says: ["there already", "--overwrite"]),
    Bad(
      "length.csv", "a,b,length_km\nCN,RU,far\n",
      ["crossings", "--by", "country", "--length-reference", "IN"],
      says: ["line 2", "kilometres"]),
  ]

  @Test(arguments: files)
  func `a bad file is named with what to do`(bad: Bad) throws {
    try RunMezha.withFolder { folder in
      let file = "\(folder)/\(bad.name)"
      try bad.contents.write(to: URL(fileURLWithPath: file))
      let arguments = bad.arguments.map { $0.replacing("IN", with: file) }
      let result = try RunMezha.mezha(arguments)
      #expect(result.status == bad.status, "\(result.errors)")
      #expect(result.output.isEmpty, "\(result.text)")
      let message = result.errors.split(separator: "\n").last.map(String.init) ?? ""
      #expect(message.contains(bad.name), "\(message)")
      for part in bad.says {
        #expect(message.contains(part.replacing("IN", with: file)), "\(part) is not in: \(message)")
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [bad.name])
    }
  }

  /// Messages in Russian are whole: no English sentence stands in them but what a library said.
  @Test(arguments: ["cut.geojson", "nan.geojson", "swapped.geojson", "metres.geojson", "points.geojson"])
  func `messages are in Russian too`(name: String) throws {
    let bad = try #require(Self.files.first { $0.name == name })
    try RunMezha.withFolder { folder in
      let file = "\(folder)/\(name)"
      try bad.contents.write(to: URL(fileURLWithPath: file))
      let result = try RunMezha.mezha(["borders", file, "--lang", "ru"])
      #expect(result.errors.contains("ошибка") && result.errors.contains(file), "\(result.errors)")
      let words = result.errors.replacing(file, with: "").matches(of: #/[a-z]{4,} [a-z]{3,} [a-z]{3,}/#)
      #expect(words.isEmpty, "\(result.errors)")
    }
  }

  /// What is typed keeps its point, and coordinates are as files hold them.
  @Test func `numbers in Russian sentences have a comma`() throws {
    try RunMezha.withFolder { folder in
      // A T-junction in the plane of the data, 1.5 m off where degrees are straight, and lines drawn twice.
      let north = "[[[36.4,50.1],[36.7,50.1],[36.7,50.30001],[36.4,50.3]]]"
      let south = "[[[36.4,49.9],[36.7,49.9],[36.7,50.1],[36.55,50.100004],[36.4,50.1]]]"
      func feature(_ id: String, _ rings: String) -> String {
        "{\"type\":\"Feature\",\"properties\":{\"code\":\"\(id)\",\"country\":\"\(id)\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":\(rings)}}"
      }
      let text =
        "{\"type\":\"FeatureCollection\",\"features\":[\(feature("XA", north)),\(feature("XB", south))]}"
      try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/two.geojson"))
      try Data("a,b\nXA,XB\n".utf8).write(to: URL(fileURLWithPath: folder + "/list.csv"))
      let three = RunMezha.fixture("reading/three.geojson")
      var seen = 0
      for call in [
        ["borders", "two.geojson"], ["borders", "two.geojson", "--tolerance-m", "auto"],
        ["inspect", "two.geojson"], ["sweep", "two.geojson", "--steps", "0.25,0.5,1"],
        ["why", "XA", "XB", "two.geojson"], ["match", "two.geojson", "--tolerance-m", "0.5"],
        ["validate", "two.geojson", "--list", "list.csv"], ["diff", "two.geojson", three],
        ["validate", "two.geojson", "--explain", "XA borders XB", "--tolerance-m", "1"],
        ["scale", three, "--at-m", "1000.5"], ["simplify", "two.geojson", "--tolerance-m", "0.5"],
      ] {
        let run = try RunMezha.mezha(call + ["--lang", "ru"], folder: folder)
        #expect([0, 1].contains(run.status), "\(call): \(run.errors)")
        let said = (call[0] == "match" || call[0] == "simplify" ? "" : run.text) + run.errors
        let pointed = said.matches(of: #/(?:(--[a-z-]+) )?(\d+\.\d+) (?:м|км|км²|до)(?![а-я])/#)
        for found in pointed where found.1 == nil { Issue.record("\(call): \(found.0)") }
        seen += said.matches(of: #/\d,\d+ (?:м|км)/#).count
      }
      #expect(seen > 8)
    }
  }

  @Test func `what a country option of inputs cannot change is said`() throws {
    let three = RunMezha.fixture("reading/three.geojson")
    try RunMezha.withFolder { folder in
      try Data("a,b\nXA-01,XA-02\n".utf8).write(to: URL(fileURLWithPath: folder + "/list.csv"))
      let base = ["validate", three, "--list", folder + "/list.csv", "--input-countries"]
      let vain = try RunMezha.mezha(base + ["XC"])
      #expect(vain.errors.contains("--input-countries XC changes nothing"), "\(vain.errors)")
      let many = try RunMezha.mezha(base + ["XC,XD"])
      #expect(many.status == 64 && many.errors.contains("2 countries"), "\(many.errors)")
    }
  }

  @Test func `a country of distances may be called as a region is, and chooses regions by name`() throws {
    let three = RunMezha.fixture("reading/three.geojson")
    try RunMezha.withFolder { folder in
      let own = try RunMezha.mezha(
        ["distance", three, "--regions", "--to", "XB-01", "--country", "iso_3166_2", "--format", "csv"])
      #expect(own.status == 0 && own.lines.count == 3, "\(own.errors)")
      try Data("name\nAland\nСтавок\n".utf8).write(to: URL(fileURLWithPath: folder + "/names.csv"))
      let names = ["distance", three, "--names", folder + "/names.csv", "--to", "XB", "--of", "XA"]
      let chosen = try RunMezha.mezha(names)
      #expect(chosen.text.contains("a region of XB, not of XA"), "\(chosen.text)")
      let absent = try RunMezha.mezha(["distance", three, "--regions", "--to", "XB", "--of", "XC"])
      #expect(absent.status == 64 && absent.errors.contains("XA, XB"), "\(absent.errors)")
    }
  }

  @Test func `lines that no condition fits, and kept fields of a name that is taken`() throws {
    let three = RunMezha.fixture("reading/three.geojson")
    try RunMezha.withFolder { folder in
      try OptionEffectTests.write(into: folder)
      let base = ["crossings", three, "--lines", "roads.geojson", "--where-lines"]
      let wrong = try RunMezha.mezha(base + ["kind = 'tram'"], folder: folder)
      #expect(wrong.status == 64 && wrong.output.isEmpty, "\(wrong.text)")
      #expect(wrong.errors.contains("no feature matches --where-lines kind = 'tram'"), "\(wrong.errors)")
      #expect(wrong.errors.contains("kind: rail, river, road"), "\(wrong.errors)")
      #expect(try RunMezha.mezha(base + ["kind = 'rail'"], folder: folder).status == 0)
      let kept = try RunMezha.mezha(["borders", three, "--keep", "all", "--format", "csv"])
      let columns = kept.lines[0].split(separator: ",").map(String.init)
      #expect(Set(columns).count == columns.count && columns.contains("a_country_2"), "\(columns)")
    }
  }
}
