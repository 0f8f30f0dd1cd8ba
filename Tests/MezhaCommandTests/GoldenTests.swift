import Foundation
import Testing

/// What each command writes, byte for byte, against Tests/Fixtures/<command>/. `RECORD_SNAPSHOTS=1` renews the files.
@Suite struct GoldenTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let file: String
    let arguments: [String]
    let status: Int32
    var testDescription: String { file }

    init(_ file: String, _ arguments: [String], status: Int32 = 0) {
      (self.file, self.arguments, self.status) = (file, arguments, status)
    }
  }

  static let cases = [
    Case("borders/three.txt", ["borders", "reading/three.geojson"]),
    Case("borders/three-ru.txt", ["borders", "reading/three.geojson", "--lang", "ru"]),
    Case("borders/three.csv", ["borders", "reading/three.geojson", "--format", "csv"]),
    Case("borders/three.tsv", ["borders", "reading/three.geojson", "--format", "tsv"]),
    Case("borders/three.md", ["borders", "reading/three.geojson", "--format", "md"]),
    Case("borders/three.json", ["borders", "reading/three.geojson", "--format", "json"]),
    Case(
      "borders/three-decimal-comma.csv",
      ["borders", "reading/three.geojson", "--format", "csv", "--decimal-comma"]),
    Case("borders/three.geojsonl", ["borders", "reading/three.geojson", "--format", "geojsonl"]),
    Case(
      "borders/corners-queen.csv",
      ["borders", "borders/corners.geojson", "--rule", "queen", "--format", "csv"]),
    Case(
      "borders/corners-queen.geojsonl",
      ["borders", "borders/corners.geojson", "--rule", "queen", "--format", "geojsonl"]),
    Case("borders/corners-rook.csv", ["borders", "borders/corners.geojson", "--format", "csv"]),
    Case("borders/three-countries.txt", ["borders", "reading/three.geojson", "--by", "country"]),
    Case("regions/three.txt", ["regions", "reading/three.geojson"]),
    Case("regions/three-ru.txt", ["regions", "reading/three.geojson", "--lang", "ru"]),
    Case("regions/three.csv", ["regions", "reading/three.geojson", "--format", "csv"]),
    Case("regions/corners.csv", ["regions", "borders/corners.geojson", "--format", "csv"]),
    Case(
      "regions/three-neighbours.csv",
      ["regions", "reading/three.geojson", "--by", "neighbour", "--format", "csv"]),
    Case("adjacency/corners-rook.gal", ["adjacency", "borders/corners.geojson", "--format", "gal"]),
    Case(
      "adjacency/corners-queen.gal",
      ["adjacency", "borders/corners.geojson", "--rule", "queen", "--format", "gal"]),
    Case("adjacency/corners.gwt", ["adjacency", "borders/corners.geojson", "--format", "gwt"]),
    Case("adjacency/corners-matrix.csv", ["adjacency", "borders/corners.geojson", "--format", "matrix"]),
    Case("adjacency/corners.json", ["adjacency", "borders/corners.geojson", "--format", "json"]),
    Case("adjacency/corners.dot", ["adjacency", "borders/corners.geojson", "--format", "dot"]),
    Case("adjacency/corners.graphml", ["adjacency", "borders/corners.geojson", "--format", "graphml"]),
    Case("adjacency/corners.csv", ["adjacency", "borders/corners.geojson", "--format", "csv"]),
    Case("map/three.svg", ["map", "reading/three.geojson", "--width", "480"]),
    Case(
      "map/three-status-ru.svg",
      ["map", "reading/three.geojson", "--width", "480", "--lang", "ru", "--color", "status"]),
    Case(
      "map/corners-graph.svg",
      [
        "map", "borders/corners.geojson", "--width", "480", "--graph", "--color", "none", "--projection",
        "+proj=eqc",
      ]),
    Case("map/meridian.svg", ["map", "map/meridian.geojson", "--width", "480", "--classes", "300,500"]),
    Case("inspect/three.txt", ["inspect", "reading/three.geojson"]),
    Case("inspect/corners.txt", ["inspect", "borders/corners.geojson"]),
    Case("inspect/faults.txt", ["inspect", "inspect/faults.geojson"], status: 1),
  ]

  @Test(arguments: cases)
  func `the same bytes as before`(golden: Case) throws {
    let folder = RunMezha.fixture("")
    let result = try RunMezha.mezha(golden.arguments, folder: folder)
    #expect(result.status == golden.status, "\(result.errors)")
    let file = URL(fileURLWithPath: RunMezha.fixture(golden.file))
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" { try result.output.write(to: file) }
    let expected = try Data(contentsOf: file)
    #expect(
      result.output == expected, "\(golden.file) differs; RECORD_SNAPSHOTS=1 renews it. Got:\n\(result.text)")
    for threads in ["1", "4"] {
      let other = try RunMezha.mezha(golden.arguments + ["--threads", threads], folder: folder)
      #expect(other.output == expected, "\(golden.file) with \(threads) threads")
    }
  }

  @Test func `the same regions in every format`() throws {
    let expected = try Data(contentsOf: URL(fileURLWithPath: RunMezha.fixture("borders/three.csv")))
    for file in ["three.gpkg", "three.fgb", "shp/three.shp", "three-bom.geojson", "three.geojson.gz"] {
      let result = try RunMezha.mezha(["borders", RunMezha.fixture("reading/" + file), "--format", "csv"])
      #expect(result.status == 0, "\(file): \(result.errors)")
      #expect(result.output == expected, "\(file): \(result.text)")
    }
  }
}
