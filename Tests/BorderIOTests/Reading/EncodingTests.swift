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
      #expect(CyrillicText.guess(coded)?.encoding == encoding.encoding, "\(text)")
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

  @Test(arguments: ["Möreland, Åland", "Île-de-France, Rhône", "São Paulo, Paraná", "señor Ñuñoa"])
  func `Latin letters are not taken for Russian ones`(text: String) throws {
    let latin = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    #expect(CyrillicText.guess(latin) == nil)
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
  ])
  func `what is no collection of features is named`(text: String, says: String) throws {
    let error = try #require(Fixture.error(text))
    #expect(error.problem.english.contains(says), "\(error.message.english)")
    #expect(error.hint != nil)
  }
}
