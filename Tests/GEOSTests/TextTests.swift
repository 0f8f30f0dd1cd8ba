import BorderTestSupport
import GEOS
import Testing

@Suite struct TextTests {
  @Test(arguments: [
    "POINT (1 2)", "LINESTRING (0 0, 1.5 2)", "POLYGON ((0 0, 4 0, 4 4, 0 0), (2 1, 3 1, 3 2, 2 1))",
    "MULTIPOLYGON EMPTY", "POLYGON EMPTY", "POINT EMPTY",
    "GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (0 0, 1 1))",
  ])
  func `text and bytes survive the round trip`(wkt: String) throws {
    try inContext { context in
      let geometry = try GEOSGeometry(wkt: wkt, in: context)
      let text = try geometry.wkt()
      #expect(text == wkt)
      let again = try GEOSGeometry(wkb: try geometry.wkb(), in: context)
      let back = try again.wkt()
      #expect(back == wkt)
    }
  }

  @Test func `numbers come back bit for bit`() throws {
    var random = SplitMix64(seed: 5)
    try inContext { context in
      for _ in 0..<200 {
        let (x, y) = (
          Double.random(in: -180...180, using: &random), Double.random(in: -1e-3...1e-3, using: &random)
        )
        let text = try GEOSGeometry.point(x: x, y: y, in: context).wkt()
        let back = try GEOSGeometry(wkt: text, in: context).pointCoordinate()
        #expect(back == GEOSCoordinate(x: x, y: y), "seed 5: \(text)")
      }
    }
  }

  @Test func `decimals are rounded`() throws {
    try inContext { context in
      let text = try GEOSGeometry.point(x: 1.23456, y: 2, in: context).wkt(decimals: 2)
      #expect(text == "POINT (1.23 2)")
    }
  }

  @Test(arguments: ["", "FOO", "POINT (1)", "POINT (1 2", "POINT (1 2)\0POINT (3 4)", "POINT (1 2) x"])
  func `what is no text`(wkt: String) throws {
    try inContext { context in
      let error = try failure { () throws(GEOSError) in _ = try GEOSGeometry(wkt: wkt, in: context) }
      #expect(error.kind == .parse)
      #expect(error.function == "GEOSWKTReader_read_r")
    }
  }

  @Test func `bytes cut at every place are refused`() throws {
    try inContext { context in
      let whole = try GEOSGeometry(
        wkt: "GEOMETRYCOLLECTION (POINT (1 2), POLYGON ((0 0, 4 0, 4 4, 0 0)))", in: context
      ).wkb()
      for count in 0..<whole.count {
        let error = try failure { () throws(GEOSError) in
          _ = try GEOSGeometry(wkb: Array(whole.prefix(count)), in: context)
        }
        #expect(error.function == "GEOSWKBReader_read_r", "\(count) bytes")
      }
    }
  }

  @Test func `bytes changed at random do no harm`() throws {
    var random = SplitMix64(seed: 77)
    try inContext { context in
      let whole = try GEOSGeometry(
        wkt: "MULTIPOLYGON (((0 0, 4 0, 4 4, 0 0)), ((9 9, 10 9, 10 10, 9 9)))", in: context
      ).wkb()
      for _ in 0..<500 {
        var bytes = whole
        for _ in 0..<3 {
          bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
        }
        do throws(GEOSError) {
          let geometry = try GEOSGeometry(wkb: bytes, in: context)
          _ = try geometry.coordinateCount
        } catch { #expect(!error.message.isEmpty, "seed 77") }
      }
    }
  }
}
