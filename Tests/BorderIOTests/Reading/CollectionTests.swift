import BorderCore
import Testing

@testable import BorderIO

/// Collections of polygons are one region each, and that is said, whichever the format.
@Suite struct CollectionTests {
  private static let square = #"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]}"#
  private static let other = #"{"type":"Polygon","coordinates":[[[1,0],[2,0],[2,1],[1,1],[1,0]]]}"#

  static let files: [(name: String, text: String)] = [
    ("bare.geojson", #"{"type":"GeometryCollection","geometries":[\#(square),\#(other)]}"#),
    (
      "feature.geojson",
      #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"a"},"geometry":{"type":"GeometryCollection","geometries":[\#(square),\#(other)]}}]}"#
    ),
    (
      "wkt.csv",
      "id,WKT\na,\"GEOMETRYCOLLECTION(POLYGON((0 0,1 0,1 1,0 1,0 0)),POLYGON((1 0,2 0,2 1,1 1,1 0)))\"\n"
    ),
  ]

  @Test(arguments: files.indices)
  func `a collection of two polygons is one region, and the note says so`(index: Int) throws {
    let file = Self.files[index]
    let read = try RegionReader.read(InputSpec(name: file.name, contents: Array(file.text.utf8)))
    #expect(read.regions.regionCount == 1)
    #expect(read.sources[0].tally.collections == 1)
    #expect(
      read.sources[0].notes.contains { $0.english.contains("taken together as one region each") },
      "\(file.name)")
  }

  @Test func `a collection of one polygon is none worth a word`() throws {
    let text = #"{"type":"GeometryCollection","geometries":[\#(Self.square)]}"#
    let read = try RegionReader.read(InputSpec(name: "one.geojson", contents: Array(text.utf8)))
    #expect(read.sources[0].tally.collections == 0)
  }
}
