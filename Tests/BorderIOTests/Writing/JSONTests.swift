import BorderCore
import BorderTables
import Foundation
import Testing

@testable import BorderIO

@Suite struct JSONTests {
  @Test func `control characters, quotes and solidus are escaped`() {
    var buffer = OutputBuffer()
    buffer.append(jsonString: "\u{0}\u{1}\u{8}\t\n\u{B}\u{C}\r\u{1F}\"\\/\u{7F}é😀")
    #expect(buffer.text == #""\u0000\u0001\b\t\n\u000b\f\r\u001f\"\\/\u007fé😀""#)
  }

  // The other parser drops U+FEFF from strings.
  @Test(arguments: Writing.hostileNames.filter { !$0.unicodeScalars.contains("\u{FEFF}") })
  func `another parser reads every name back`(name: String) throws {
    var buffer = OutputBuffer()
    buffer.append(json: .object([name: .string(name)]))
    let object = try #require(try Writing.parse(buffer.bytes) as? [String: String])
    let (key, value) = try #require(object.first)
    // By scalars: equality of strings would not tell composed from decomposed.
    #expect(Array(key.unicodeScalars) == Array(name.unicodeScalars))
    #expect(Array(value.unicodeScalars) == Array(name.unicodeScalars))
  }

  @Test func `numbers that JSON cannot hold become null`() {
    var buffer = OutputBuffer()
    buffer.append(json: [
      .number(.nan), .number(-.infinity), .decimal(.nan, places: 2), 1.5, 2, nil, true, -0.0,
    ])
    #expect(buffer.text == "[null,null,null,1.5,2,null,true,0]")
  }

  @Test func `members keep their order and their names stay unique`() {
    var object: JSONObject = ["z": 1, "a": 2, "z": 3]
    object["m"] = "x"
    object["a"] = nil
    var buffer = OutputBuffer()
    buffer.append(json: object)
    #expect(buffer.text == #"{"z":3,"m":"x"}"#)
  }

  @Test func `pretty JSON is indented and keeps empty ones on a line`() {
    var buffer = OutputBuffer()
    buffer.append(prettyJSON: .object(["a": [1, 2], "b": .object(JSONObject()), "c": [], "d": "x"]))
    #expect(
      buffer.text == """
        {
          "a": [
            1,
            2
          ],
          "b": {},
          "c": [],
          "d": "x"
        }
        """)
  }

  @Test func `cells become values of their own kind`() {
    let cells: [Cell] = [
      .text("007"), .phrase(Phrase("a", "б")), .integer(3), .decimal(2.50, places: 2), .flag(false), .missing,
    ]
    let values = cells.map { JSONValue($0, language: .russian) }
    #expect(values == ["007", "б", 3, .decimal(2.5, places: 2), false, nil])
  }
}
