import BorderIO
import Foundation
import Testing

/// What `mezha inspect` counts, on files whose faults are known.
@Suite struct InspectTests {
  /// A collection of polygons of one ring each, with ids.
  static func collection(_ shapes: [(id: String, ring: [(Double, Double)])]) -> Data {
    let features = shapes.map { shape in
      let ring = (shape.ring + [shape.ring[0]]).map { "[\($0.0),\($0.1)]" }.joined(separator: ",")
      return
        "{\"type\":\"Feature\",\"properties\":{\"id\":\"\(shape.id)\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[\(ring)]]}}"
    }
    return Data("{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}".utf8)
  }

  /// A long edge beside a split one, a strait of 11 m (0.0001° at the equator), a polygon in the middle of another, one
  /// that stands twice, and a bow tie.
  static let dirty = collection([
    ("A", [(0, 0), (0.02, 0), (0.02, 0.02), (0, 0.02)]),
    ("B", [(0.02, 0), (0.03, 0), (0.03, 0.01), (0.02, 0.01)]),
    ("C", [(0.02, 0.01), (0.03, 0.01), (0.03, 0.02), (0.02, 0.02)]),
    ("D", [(0.0301, 0), (0.04, 0), (0.04, 0.02), (0.0301, 0.02)]),
    ("E", [(0.005, 0.005), (0.01, 0.005), (0.01, 0.01), (0.005, 0.01)]),
    ("F", [(1, 1), (1.01, 1), (1.01, 1.01), (1, 1.01)]),
    ("G", [(1.01, 1.01), (1, 1.01), (1, 1), (1.01, 1)]),
    ("H", [(2, 2), (2.01, 2.01), (2.01, 2), (2, 2.01)]),
  ])

  struct Document: Decodable {
    struct Kind: Decodable {
      let kind: String
      let count: Int?
      let faults: Int?
      let lengthKm: Double?
      let areaKm2: Double?
    }
    struct Found: Decodable {
      let kind: String
      let regions: String?
      let distanceM: Double?
      let longitude: Double?
      let latitude: Double?
    }
    let kinds: [Kind]
    let findings: [Found]
    let faults: Int

    subscript(kind: String) -> Kind? { kinds.first { $0.kind == kind } }
  }

  static func inspect(_ data: Data, _ options: [String] = []) throws -> (Document, MezhaResult) {
    let result = try RunMezha.mezha(["inspect", "-", "--json"] + options, input: data)
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return (try decoder.decode(Document.self, from: result.output), result)
  }

  @Test func `every kind is counted`() throws {
    let (document, result) = try Self.inspect(Self.dirty)
    #expect(result.status == 1)
    #expect(document["t_junction"]?.count == 1)
    #expect(document["duplicate_polygon"]?.count == 1)
    #expect(document["invalid_polygon"]?.count == 1)
    #expect(document["near_vertex"]?.count == 0 && document["repeated_id"]?.count == 0)
    #expect(document["gap"]?.count == 0)
    // E in A, and F and G, which are one polygon.
    #expect(document["overlap"]?.count == 2)
    let overlap = 0.005 * 0.005 * 111.32 * 110.57 + 0.01 * 0.01 * 111.32 * 110.57
    #expect(abs((document["overlap"]?.areaKm2 ?? 0) / overlap - 1) < 0.005)
    // D has B and C beside it, a kilometre each; A lies against both, but has no vertex where they meet.
    #expect(document["near_border"]?.count == 4 && document["near_border"]?.faults == 2)
    #expect(abs((document["near_border"]?.lengthKm ?? 0) / (0.04 * 110.57) - 1) < 0.02)
    let near = document.findings.filter { $0.kind == "near_border" }
    #expect(near.compactMap(\.regions).sorted() == ["A B", "A C", "B D", "C D"])
    for finding in near {
      let expected = finding.regions?.hasSuffix("D") == true ? 11.13 : 0
      #expect(abs((finding.distanceM ?? -1) - expected) < 0.1)
    }
    #expect(document.faults == document.kinds.reduce(0) { $0 + ($1.faults ?? 0) })
  }

  @Test(arguments: ["geojson", "gpkg", "fgb", "csv"])
  func `every finding has its place in a file`(format: String) throws {
    let (document, _) = try Self.inspect(Self.dirty)
    try RunMezha.withFolder { folder in
      let file = "\(folder)/places.\(format)"
      let result = try RunMezha.mezha(["inspect", "-", "-o", file], input: Self.dirty)
      #expect(result.status == 1, "\(result.errors)")
      let read = try RunMezha.run(["ogr2ogr", "-f", "CSV", "/vsistdout/", file])
      let table = CSVFile(read.text)
      #expect(table["kind"].sorted() == document.findings.map(\.kind).sorted())
      // FlatGeobuf orders features by place.
      let junction = try #require(table["kind"].firstIndex(of: "t_junction"))
      #expect(table["regions"][junction] == "A B C")
      #expect(Double(table["longitude"][junction]) == 0.02 && Double(table["latitude"][junction]) == 0.01)
      guard format != "csv" else { return }
      let points = try RunMezha.run(
        ["ogr2ogr", "-f", "CSV", "-lco", "GEOMETRY=AS_XY", "/vsistdout/", file])
      let places = CSVFile(points.text)
      #expect(Double(places["X"][junction]) == 0.02 && Double(places["Y"][junction]) == 0.01)
    }
  }

  @Test func `a clean file ends with zero`() throws {
    let clean = Self.collection([
      ("A", [(0, 0), (0.02, 0), (0.02, 0.01), (0.02, 0.02), (0, 0.02)]),
      ("B", [(0.02, 0), (0.03, 0), (0.03, 0.01), (0.02, 0.01)]),
    ])
    let (document, result) = try Self.inspect(clean)
    #expect(result.status == 0 && document.faults == 0 && document.findings.isEmpty)
    #expect(document.kinds.allSatisfy { $0.count == 0 } && document.kinds.count >= 8)
  }

  /// Twelve squares of which two have one id: a field that was meant to hold ids.
  @Test func `ids that repeat are named`() throws {
    var shapes = (0..<12).map { index -> (id: String, ring: [(Double, Double)]) in
      let x = Double(index)
      return ("r\(index)", [(x, 0), (x + 1, 0), (x + 1, 1), (x, 1)])
    }
    shapes[7].id = "r3"
    let (document, result) = try Self.inspect(Self.collection(shapes))
    #expect(result.status == 1)
    #expect(document["repeated_id"]?.count == 1 && document["repeated_id"]?.faults == 1)
    #expect(document.findings.first { $0.kind == "repeated_id" }?.regions == "r3")
    #expect(result.text.contains("feature 8") && result.text.contains("--id"))
    let (merged, mergedResult) = try Self.inspect(Self.collection(shapes), ["--id", "id"])
    #expect(merged["repeated_id"]?.count == 1 && merged["repeated_id"]?.faults == 0)
    #expect(mergedResult.status == 0)
  }

  @Test func `a tolerance is proposed for two sources`() throws {
    try RunMezha.withFolder { folder in
      // Twenty kilometres of border, 30 m apart, without a common vertex.
      let west = Self.collection([("W", [(0, 0), (1, 0), (1, 0.07), (1, 0.18), (0, 0.18)])])
      let east = Self.collection([("E", [(1.00027, 0), (2, 0), (2, 0.18), (1.00027, 0.18), (1.00027, 0.1)])])
      try west.write(to: URL(fileURLWithPath: folder + "/west.geojson"))
      try east.write(to: URL(fileURLWithPath: folder + "/east.geojson"))
      let result = try RunMezha.mezha(["inspect", "west.geojson", "east.geojson"], folder: folder)
      #expect(result.status == 1)
      #expect(result.text.contains("--tolerance-m 50"), "\(result.text)")
      #expect(result.text.contains("near border"), "\(result.text)")
    }
  }
}
