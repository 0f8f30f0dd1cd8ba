import BorderCore
import BorderTables
import Foundation
import Testing

@testable import BorderIO

/// Texts in other encodings than UTF-8, and JSON that is written in unusual ways.
@Suite struct EncodingTests {
  static let table =
    "имя,lon,lat\nПсковская область,28.3,57.8\nЛенинградская область,30.3,59.9\nЁлкино,30,60\n"

  /// The bytes of a text in an encoding of one byte a letter.
  private func bytes(_ text: String, _ encoding: CyrillicText) -> [UInt8] {
    var codes: [Character: UInt8] = [:]
    for byte in UInt8(0)...255 { codes[Character(encoding.text(of: [byte]))] = byte }
    return text.map { codes[$0] ?? 63 }
  }

  @Test(arguments: CyrillicText.encodings.indices)
  func `Russian in one byte a letter is known`(index: Int) throws {
    let encoding = CyrillicText.encodings[index]
    for text in [
      Self.table, Self.table.uppercased(), "Минск", "г. Санкт-Петербург, ул. 1",
    ] {
      let coded = bytes(text, encoding)
      // Capitals alone have the same bytes on the old Macintosh as in DOS.
      #expect(CyrillicText.guess(coded)?.text(of: coded) == text, "\(encoding.encoding): \(text)")
      #expect(encoding.text(of: coded) == text)
    }
    let read = try CSVTable(bytes(Self.table, encoding), name: "x.csv")
    #expect(read.rows[0][0] == "Псковская область")
    #expect(read.notes.first?.english.contains(encoding.encoding) == true)
  }

  @Test(arguments: CyrillicText.encodings.indices)
  func `regions in a table of one byte a letter are read`(index: Int) throws {
    let encoding = CyrillicText.encodings[index]
    let table = """
      код,имя,WKT
      1,Псковская область,"POLYGON((0 0,1 0,1 1,0 1,0 0))"
      2,Ленинградская область,"POLYGON((1 0,2 0,2 1,1 1,1 0))"

      """
    try Fixture.withFile("x.csv", bytes(table, encoding)) { file in
      let input = try RegionReader.read(InputSpec(file: file))
      #expect(input.regions.regions.map(\.name) == ["Псковская область", "Ленинградская область"])
      let notes = input.sources[0].notes.map(\.english)
      #expect(notes.contains { $0.contains(encoding.encoding) }, "\(notes)")
      #expect(try input.sources[0].sha256() == SHA256Digest.of(file: file))
    }
  }

  @Test(arguments: [
    ("ISO-8859-1", String.Encoding.isoLatin1, ["Île-de-France", "Rhône"]),
    ("CP1252", .windowsCP1252, ["L’Haÿ-les-Roses", "Évreux"]),
    ("CP1250", .windowsCP1250, ["Łódź", "Śląsk"]),
  ])
  func `tables in Latin letters of one byte are read`(
    name: String, encoding: String.Encoding, names: [String]
  ) throws {
    let regions = """
      id,name,WKT
      1,\(names[0]),"POLYGON((0 0,1 0,1 1,0 1,0 0))"
      2,\(names[1]),"POLYGON((1 0,2 0,2 1,1 1,1 0))"

      """
    try Fixture.withFile("x.csv", Array(try #require(regions.data(using: encoding)))) { file in
      let input = try RegionReader.read(InputSpec(file: file))
      #expect(input.regions.regions.map(\.name) == names)
      #expect(input.sources[0].notes.contains { $0.english.contains("was read as \(name)") })
    }
    let points = Array(try #require("name,lon,lat\n\(names[0]),1,2\n\(names[1]),1,2\n".data(using: encoding)))
    let table = try CSVTable(points, name: "x.csv")
    #expect(table.rows.map(\.[0]) == names)
    #expect(table.notes.contains { $0.russian.contains("прочитан как \(name)") })
  }

  @Test func `a table in letters of two bytes is refused with its encoding`() throws {
    let table =
      Array("id,name,WKT\n1,".utf8) + [0xB1, 0xB1, 0xBE, 0xA9, 0xCA, 0xD0, 0xCC, 0xEC]
      + Array(",\"POLYGON((0 0,1 0,1 1,0 1,0 0))\"\n".utf8)
    try Fixture.withFile("x.csv", table) { file in
      let error = try #require(throws: InputError.self) { try RegionReader.read(InputSpec(file: file)) }
      #expect(error.hint?.english.contains("iconv -f GBK") == true)
    }
  }

  @Test(arguments: ["Möreland, Åland", "Île-de-France, Rhône", "São Paulo, Paraná", "señor Ñuñoa"])
  func `Latin letters are not taken for Russian ones`(text: String) throws {
    let latin = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    #expect(CyrillicText.guess(latin) == nil)
  }

  @Test(arguments: [
    ("GBK", [0xB1, 0xB1, 0xBE, 0xA9, 0xCA, 0xD0, 0x20, 0xCC, 0xEC, 0xBD, 0xF2, 0xCA, 0xD0]),
    ("BIG5", [0xBB, 0x4F, 0xA5, 0x5F, 0xA5, 0xAB, 0x20, 0xB0, 0xAA, 0xB6, 0xAF, 0xA5, 0xAB]),
    ("CP949", [0xBC, 0xAD, 0xBF, 0xEF, 0xC6, 0xAF, 0xBA, 0xB0, 0xBD, 0xC3]),
    ("CP932", [0x93, 0x8C, 0x8B, 0x9E, 0x93, 0x73, 0x20, 0x91, 0xE5, 0x8D, 0xE3, 0x95, 0x7B]),
  ])
  func `letters of two bytes are known, cut ones too`(name: String, bytes: [UInt8]) {
    #expect(EastAsianText.guess([bytes]) == name)
    #expect(EastAsianText.guess([bytes, Array(bytes.dropLast())]) == name)
    #expect(CyrillicText.guess(bytes) == nil)
  }

  @Test(arguments: [
    // Łódź, Gdańsk; Évreux, Besançon, l’Haÿ; Évreux alone; Škoda, which both have.
    ("CP1250", true, [0xA3, 0xF3, 0x64, 0x9F, 0x20, 0x47, 0x64, 0x61, 0xF1, 0x73, 0x6B]),
    ("CP1252", true, [0xC9, 0x76, 0x72, 0x20, 0x61, 0xE7, 0x6F, 0x20, 0x6C, 0x92, 0x48, 0x61, 0xFF]),
    ("ISO-8859-1", true, [0xC9, 0x76, 0x72, 0x65, 0x75, 0x78]),
    ("CP1250", false, [0x8A, 0x6B, 0x6F, 0x64, 0x61, 0x20, 0x6E, 0xE8, 0x6D]),
  ])
  func `Latin letters of the west and of the middle`(name: String, isClear: Bool, bytes: [UInt8]) {
    #expect(LatinText.guess([bytes]) == (name, isClear))
    #expect(EastAsianText.guess([bytes]) == nil)
  }

  /// A shapefile of three regions whose table has these names and this byte for its encoding, without a `.cpg`.
  private func withShapefile<Result>(
    names: [[UInt8]], noted: UInt8, _ body: (String) throws -> Result
  ) throws -> Result {
    let width = 24
    var table: [UInt8] = [3, 124, 1, 1, 3, 0, 0, 0, 65, 0, UInt8(width + 1), 0]
    table += [UInt8](repeating: 0, count: 17) + [noted, 0, 0]
    table +=
      Array("NAME".utf8) + [UInt8](repeating: 0, count: 7) + Array("C".utf8) + [0, 0, 0, 0, UInt8(width)]
    table += [UInt8](repeating: 0, count: 15) + [13]
    for name in names {
      table += [32] + (name + [UInt8](repeating: 32, count: width)).prefix(width)
    }
    return try Fixture.withFile("x.dbf", table + [26]) { dbf in
      let stem = String(dbf.dropLast(4))
      for ending in ["shp", "shx"] {
        try FileManager.default.copyItem(
          atPath: Fixture.path("shp/three.\(ending)"), toPath: "\(stem).\(ending)")
      }
      defer {
        for ending in ["shp", "shx"] { try? FileManager.default.removeItem(atPath: "\(stem).\(ending)") }
      }
      return try body("\(stem).shp")
    }
  }

  private func read(_ names: [[UInt8]], noted: UInt8 = 0) throws -> (names: [String], notes: String) {
    try withShapefile(names: names, noted: noted) { file in
      let input = try RegionReader.read(InputSpec(file: file))
      return (
        input.regions.regions.map(\.name), input.sources[0].notes.map(\.english).joined(separator: "\n")
      )
    }
  }

  @Test func `shapefiles that do not say their encoding`() throws {
    let chinese = try read([
      [0xB1, 0xB1, 0xBE, 0xA9, 0xCA, 0xD0], [0xCC, 0xEC, 0xBD, 0xF2, 0xCA, 0xD0], [0xBA, 0xD3, 0xB1, 0xB1],
    ])
    #expect(chinese.names == ["北京市", "天津市", "河北"] && chinese.notes.contains("look like GBK"))
    let polish = try read([[0xA3, 0xF3, 0x64, 0x9F], Array("Warszawa".utf8), [0x4B, 0x72, 0xF3, 0x6C]])
    #expect(polish.names == ["Łódź", "Warszawa", "Król"] && polish.notes.contains("look like CP1250"))
    // The width of the field cuts a letter in two.
    let long = Array(Array("Ленинградская область".utf8).prefix(23))
    let cut = try read([Array("Псков".utf8), Array("Тверь".utf8), long])
    #expect(cut.names[0] == "Псков" && cut.notes.contains("look like UTF-8"))
    // The table says 866, and is in Windows-1251.
    let wrong = try read(
      ["Псковская область", "Тверская область", "Москва"].map { bytes($0, CyrillicText.encodings[0]) },
      noted: 0x65)
    #expect(wrong.names == ["Псковская область", "Тверская область", "Москва"])
    #expect(wrong.notes.contains("is CP866, but its texts look like CP1251"))
    let right = try read(
      ["Псковская область", "Тверская область", "Москва"].map { bytes($0, CyrillicText.encodings[1]) },
      noted: 0x65)
    #expect(right.names[2] == "Москва" && !right.notes.contains("encoding"))
  }

  @Test func `a first line that names the delimiter`() throws {
    for text in ["sep=;\r\na;b\r\n1;2,5\r\n", "\u{FEFF}\"sep=;\"\na;b\n1;2,5\n", "SEP=;\ra;b\r1;2,5\r"] {
      let table = try CSVTable(text, name: "x.csv")
      #expect(table.columns == ["a", "b"] && table.rows == [["1", "2,5"]] && table.lines == [3], "\(text)")
    }
    #expect(try CSVTable("sep=rate,b\n1,2\n", name: "x.csv").columns == ["sep=rate", "b"])
    let regions = "sep=;\r\nid;WKT\r\nA;POLYGON((0 0,1 0,1 1,0 0))\r\nB;POLYGON((0 0,1 1,0 1,0 0))\r\n"
    try Fixture.withFile("x.csv", Array(regions.utf8)) { file in
      let input = try RegionReader.read(InputSpec(file: file))
      #expect(input.regions.regions.map(\.id) == ["A", "B"])
    }
  }

  @Test(arguments: [String.Encoding.utf16LittleEndian, .utf16BigEndian], [true, false])
  func `UTF-16 is read`(encoding: String.Encoding, hasMark: Bool) throws {
    let mark = hasMark ? "\u{FEFF}" : ""
    let json = MissingValueTests.squares([#""id":"Ё""#, #""id":"B""#])
    let coded = Array(try #require((mark + json).data(using: encoding)))
    let memory = try RegionReader.read(InputSpec(name: "x.geojson", contents: coded))
    #expect(memory.regions.regions.map(\.id) == ["Ё", "B"])
    try Fixture.withFile("x.geojson", coded) { file in
      let input = try RegionReader.read(InputSpec(file: file))
      #expect(input.regions.regions.map(\.id) == ["Ё", "B"])
      // The digest is that of the file, not of the text.
      #expect(try input.sources[0].sha256() == SHA256Digest.of(file: file))
    }
    let list = Array(try #require((mark + "name,lon,lat\nЁ,1,2\n").data(using: encoding)))
    try Fixture.withFile("x.csv", list) { file in
      let rows = try PointReader.read(InputSpec(file: file)).rows
      #expect(rows == [["Ё", "1", "2"]])
    }
  }

  @Test(arguments: [String.Encoding.utf16LittleEndian, .utf16BigEndian])
  func `UTF-16 without a mark may begin with any letter`(encoding: String.Encoding) throws {
    let text = "регион;соседи\n№ 1 – «Псков»;Тверь\n"
    let coded = Array(try #require(text.data(using: encoding)))
    #expect(try CSVTable(coded, name: "x.csv").rows == [["№ 1 – «Псков»", "Тверь"]])
    #expect(UnicodeText.order(of: coded.dropFirst()) != UnicodeText.order(of: coded))
    #expect(UnicodeText.order(of: Array(text.utf8)) == nil)
    #expect(UnicodeText.order(of: [0, 0, 2, 0, 6, 4, 6, 0, 8, 0]) == nil)
    #expect(UnicodeText.order(of: [3, 0, 9, 0, 88, 0, 200, 77, 0, 1]) == nil)
  }

  @Test(arguments: CyrillicText.encodings.indices)
  func `GeoJSON in one byte a letter is named with how to convert it`(index: Int) throws {
    let encoding = CyrillicText.encodings[index]
    let json = MissingValueTests.squares([#""id":"Псковская область""#, #""id":"Тверь""#])
    try Fixture.withFile("x.geojson", bytes(json, encoding)) { file in
      let error = try #require(throws: InputError.self) { try RegionReader.read(InputSpec(file: file)) }
      #expect(error.problem.english == "the text is not UTF-8; it looks like \(encoding.encoding)")
      #expect(error.hint?.english.contains("iconv -f \(encoding.encoding) -t utf-8") == true)
    }
  }

  @Test func `Latin letters in GeoJSON are named, too`() throws {
    let json = MissingValueTests.squares([#""id":"Évreux""#, #""id":"B""#])
    let latin = Array(try #require(json.data(using: .windowsCP1252)))
    try Fixture.withFile("x.geojson", latin) { file in
      let error = try #require(throws: InputError.self) { try RegionReader.read(InputSpec(file: file)) }
      #expect(error.problem.english == "the text is not UTF-8; it looks like ISO-8859-1")
      #expect(error.hint?.english.contains("iconv -f ISO-8859-1") == true)
    }
  }

  @Test func `escaped names of members are names`() throws {
    let text = #"""
      {"\u0074ype":"Feature\u0043ollection","f\u0065atures":[{"type":"Feature","propert\u0069es":{"\u0069d":"A"},
      "geom\u0065try":{"typ\u0065":"Pol\u0079gon","coordin\u0061tes":[[[0,0],[1,0],[1,1],[0,0]]]}}]}
      """#
    let input = try Fixture.read(text)
    #expect(input.regions.regions.map(\.id) == ["A"])
    #expect(input.regions.positions.count == 4)
  }

  @Test(arguments: [
    (
      #"{"type":"FeatureCollection","features":[{"type":"FeatureCollection","features":[]}]}"#,
      "inside another"
    ),
    (#"[{"type":"Feature","properties":{},"geometry":null}]"#, "array"),
    (#"{"type":"FeatureCollection","features":[{"type":"Point","coordinates":[1,2]}]}"#, "no Feature"),
    (#"{"type":"FeatureCollection","features":[[1,2]]}"#, "no Feature"),
    (#"{"type":"FeatureCollection","features":{"0":{"type":"Feature","geometry":null}}}"#, "no array"),
  ])
  func `what is no collection of features is named`(text: String, says: String) throws {
    let error = try #require(Fixture.error(text))
    #expect(error.problem.english.contains(says), "\(error.message.english)")
    #expect(error.hint != nil)
  }
}
