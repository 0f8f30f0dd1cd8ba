import BorderCore
import BorderTables
import BorderTestSupport
import Foundation
import Testing

@testable import BorderIO

@Suite struct GeoJSONTests {
  func write(
    _ features: [GeoJSONFeature], metadata: JSONObject? = nil,
    _ change: (inout GeoJSONOptions) -> Void = { _ in }
  ) -> (text: String, report: GeoJSONReport) {
    var options = GeoJSONOptions()
    change(&options)
    var writer = GeoJSONWriter(options: options, metadata: metadata)
    for feature in features { writer.append(feature) }
    let report = writer.report
    return (writer.finish().map(\.text).joined(), report)
  }

  /// The one feature of a file, as another parser reads it.
  private func parsed(_ geometry: GeoJSONGeometry) throws -> (
    feature: [String: Any], geometry: [String: Any]?
  ) {
    let text = write([GeoJSONFeature(id: "a", geometry: geometry)]).text
    let file = try #require(try Writing.parse(Array(text.utf8)) as? [String: Any])
    let features = try #require(file["features"] as? [[String: Any]])
    return (features[0], features[0]["geometry"] as? [String: Any])
  }

  private func square(_ west: Double, _ south: Double, _ size: Double) -> [Position] {
    [
      at(west, south), at(west + size, south), at(west + size, south + size), at(west, south + size),
      at(west, south),
    ]
  }

  static let sample: [GeoJSONFeature] = {
    var features: [GeoJSONFeature] = [
      GeoJSONFeature(
        id: "point", geometry: .point(at(37.61729, 55.75222224)), properties: [("length_km", 1.5)]),
      GeoJSONFeature(id: "points", geometry: .multiPoint([at(177, -16), at(-178, -20)])),
      GeoJSONFeature(
        id: "line", geometry: .lineString([at(179, 60), at(-179, 62)]),
        properties: [("a_id", "RU-CHU"), ("b_id", nil), ("flag", true), ("density_per_100km", .number(.nan))]),
      GeoJSONFeature(
        id: "lines", geometry: .multiLineString([[at(0, 0), at(1, 1)], [at(2, 2), at(3, 3.00000004)]])),
      GeoJSONFeature(
        id: "polygon",
        geometry: .polygon([
          [at(170, 60), at(170, 70), at(-170, 70), at(-170, 60), at(170, 60)],
          [at(172, 62), at(173, 62), at(173, 63), at(172, 63), at(172, 62)],
        ])),
      GeoJSONFeature(
        id: "polygons",
        geometry: .multiPolygon([
          [[at(0, 0), at(0, 1), at(1, 1), at(0, 0)]], [[at(5, 5), at(6, 5), at(6, 6), at(5, 5)]],
        ])),
      GeoJSONFeature(id: "", geometry: nil, properties: [("name", "без места")]),
    ]
    for (index, name) in Writing.hostileNames.enumerated() {
      features.append(
        GeoJSONFeature(id: "h\(index)", geometry: nil, properties: [("name", .string(name)), (name, 1)]))
    }
    return features
  }()

  @Test func `every kind of feature`() throws {
    let metadata: JSONObject = ["tool": "mezha", "worldview": "un"]
    try Writing.expectGolden(Array(write(Self.sample, metadata: metadata).text.utf8), "sample.geojson")
    try Writing.expectGolden(
      Array(write(Self.sample, metadata: metadata) { $0.isNewlineDelimited = true }.text.utf8),
      "sample.geojsonl")
  }

  @Test func `an empty collection is valid`() throws {
    #expect(write([]).text == "{\"type\":\"FeatureCollection\",\n\"features\":[\n]}\n")
    #expect(write([]) { $0.isNewlineDelimited = true }.text.isEmpty)
  }

  @Test func `rings wind as asked for, whichever way they came`() throws {
    for exterior in [square(0, 0, 10), square(0, 0, 10).reversed()] {
      for hole in [square(2, 2, 1), square(2, 2, 1).reversed()] {
        let right = write([GeoJSONFeature(id: "a", geometry: .polygon([exterior, hole]))]).text
        #expect(right.contains("[[[0,0],[10,0],[10,10],[0,10],[0,0]],[[2,2],[2,3],[3,3],[3,2],[2,2]]]"))
        let left = write([GeoJSONFeature(id: "a", geometry: .polygon([exterior, hole]))]) {
          $0.winding = .leftHand
        }
        #expect(left.text.contains("[[[0,0],[0,10],[10,10],[10,0],[0,0]],[[2,2],[3,2],[3,3],[2,3],[2,2]]]"))
      }
    }
  }

  @Test func `what rounding collapses is left out and counted`() {
    let tiny = 1e-9
    let (text, report) = write([
      GeoJSONFeature(
        id: "l",
        geometry: .multiLineString([[at(0, 0), at(tiny, 0)], [at(0, 0), at(1, 0), at(1 + tiny, 0)]])),
      GeoJSONFeature(id: "p", geometry: .polygon([square(0, 0, 1), square(0.5, 0.5, tiny)])),
      GeoJSONFeature(
        id: "q", geometry: .multiPolygon([[square(0, 0, tiny), square(0, 0, tiny)], [square(3, 3, 1)]])),
      // Four positions, but no area.
      GeoJSONFeature(id: "r", geometry: .polygon([[at(0, 0), at(1, 1), at(2, 2 + tiny), at(0, 0)]])),
      GeoJSONFeature(id: "s", geometry: .lineString([at(0, 0), at(tiny, tiny)])),
      GeoJSONFeature(id: "t", geometry: .lineString([at(0, 0)])),
      GeoJSONFeature(id: "u", geometry: .multiPolygon([])),
    ])
    #expect(text.contains(#"{"type":"MultiLineString","coordinates":[[[0,0],[1,0]]]}"#))
    #expect(text.contains(#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]}"#))
    #expect(text.contains(#"{"type":"MultiPolygon","coordinates":[[[[3,3],[4,3],[4,4],[3,4],[3,3]]]]}"#))
    #expect(report.collapsedLines == 3)
    #expect(report.collapsedRings == 1 + 2 + 1)
    #expect(report.emptiedFeatures == 4)
    #expect(report.features == 7)
  }

  @Test func `what is no position is left out and counted`() {
    let (text, report) = write([
      GeoJSONFeature(id: "a", geometry: .point(at(.nan, 0))),
      GeoJSONFeature(
        id: "b", geometry: .lineString([at(0, 0), at(.infinity, 1), at(1, 91), at(1e300, 0), at(2, 2)])),
    ])
    #expect(report.invalidPositions == 4)
    #expect(text.contains(#""geometry":null"#) && text.contains("[[0,0],[2,2]]"))
  }

  @Test func `boxes go over the meridian where the shape does`() throws {
    let box = [at(170, 0), at(-170, 0), at(-170, 10), at(170, 10), at(170, 0)]
    #expect(try parsed(.polygon([box])).feature["bbox"] as? [Double] == [170, 0, -170, 10])
    // The islands of Fiji, RFC 7946 section 5.2.
    #expect(
      try parsed(.multiPoint([at(177, -16), at(-178, -20)])).feature["bbox"] as? [Double] == [
        177, -20, -178, -16,
      ])
    #expect(
      try parsed(.multiPolygon([[square(-10, 0, 1)], [square(20, 5, 1)]])).feature["bbox"] as? [Double] == [
        -10, 0, 21, 6,
      ])
    #expect(try parsed(.point(at(3, 4))).feature["bbox"] as? [Double] == [3, 4, 3, 4])
    let world = [at(-180, -90), at(180, -90), at(180, 90), at(-180, 90), at(-180, -90)]
    #expect(try parsed(.polygon([world])).feature["bbox"] as? [Double] == [-180, -90, 180, 90])
    let text = write([
      GeoJSONFeature(id: "a", geometry: .polygon([box])),
      GeoJSONFeature(id: "b", geometry: .point(at(30, 50))),
    ]).text
    #expect(text.hasPrefix(#"{"type":"FeatureCollection","bbox":[30,0,-170,50],"#))
    #expect(
      !write([GeoJSONFeature(id: "a", geometry: .point(at(1, 1)))]) { $0.hasFeatureBoxes = false }.text
        .dropFirst(50).contains("bbox"))
  }

  @Test func `many shapes give the box that few would`() {
    var many = GridBox()
    var random = SplitMix64(seed: 5)
    let grid = CoordinateGrid(decimals: 3)
    for _ in 0..<20_000 {
      let x = Double.random(in: 100...230, using: &random)
      many.include(
        CollectionOfOne(
          GridPosition(at(x > 180 ? x - 360 : x, Double.random(in: 0...1, using: &random)), grid)))
    }
    for x in [100.0, -130] { many.include(CollectionOfOne(GridPosition(at(x, 0.5), grid))) }
    let edges = many.edges(on: grid)
    #expect(edges?.west == 100_000 && edges?.east == -130_000)
  }

  @Test func `cut shapes become multi and say so`() throws {
    #expect(
      try parsed(.lineString([at(179, 0), at(-179, 0)])).geometry?["type"] as? String == "MultiLineString")
    let (_, report) = write(Self.sample)
    #expect(report.cutFeatures == 2)
    // One piece of the cut is too short to be seen; the other is a multi-line all the same.
    #expect(
      try parsed(.lineString([at(179, 0), at(180 - 1e-9, 0), at(-180, 0), at(-180 + 1e-9, 0)])).geometry?[
        "type"] as? String
        == "MultiLineString")
  }

  @Test func `a border reads the same on both sides, and as a line`() throws {
    let seed: UInt64 = 31
    var random = SplitMix64(seed: seed)
    for decimals in [0, 3, 7, 12] {
      var border: [Position] = []
      for index in 0..<200 {
        // Half of them lie as near to a tie of rounding as a double can.
        let x = Double.random(in: -1...1, using: &random)
        let y = Double(index) / 200
        border.append(
          Bool.random(using: &random) ? at(x, y) : at((x * 1e7).rounded() / 1e7 + 5e-8, y + 0.5e-7))
      }
      let west = border + [at(-5, 1), at(-5, 0), border[0]]
      let east = border.reversed() + [at(5, 0), at(5, 1), border[199]]
      let text = write([
        GeoJSONFeature(id: "w", geometry: .polygon([west])),
        GeoJSONFeature(id: "e", geometry: .polygon([east])),
        GeoJSONFeature(id: "b", geometry: .lineString(border)),
      ]) { $0.decimals = decimals }.text
      let file = try #require(try Writing.parse(Array(text.utf8)) as? [String: Any])
      let features = try #require(file["features"] as? [[String: Any]])
      let coordinates = features.map { ($0["geometry"] as? [String: Any])?["coordinates"] }
      guard let line = coordinates[2] as? [[Double]] else { continue }
      for side in 0..<2 {
        let ring = Set((coordinates[side] as? [[[Double]]])?.first ?? [])
        #expect(line.allSatisfy { ring.contains($0) }, "seed \(seed), decimals \(decimals)")
      }
    }
  }

  /// Every bit comes back, and no shorter decimal would do: what `Double` itself prints is the oracle.
  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `without a number of decimals every bit is kept, by the fewest digits`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    func coordinate(_ limit: Double) -> Double {
      let value = Double.random(in: -limit...limit, using: &random)
      switch Int.random(in: 0...3, using: &random) {
      case 0: return (value * 1e7).rounded() / 1e7
      case 1: return value
      // Near Greenwich and the equator, where 15 decimals are not enough.
      case 2: return value / 1e6
      default: return value.nextUp
      }
    }
    // Nothing that leaps over the 180th meridian.
    let line = (0..<2000).map { _ in at(coordinate(89), coordinate(89)) }
    let text = write([GeoJSONFeature(id: "a", geometry: .lineString(line))]) { $0.decimals = nil }.text
    // Foundation's reader of numbers is not exact on every system: texts are compared.
    func digits(_ value: Double) -> String {
      let text = value.description
      return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
    let expected = line.map { "[\(digits($0.longitude)),\(digits($0.latitude))]" }.joined(separator: ",")
    #expect(text.contains("\"coordinates\":[\(expected)]"), "seed \(seed)")
  }

  @Test func `regions of a set become shapes in their order`() throws {
    let set = regions(
      """
      AAB
      A.B
      CBC
      """)
    let shapes = GeoJSONGeometry.regions(of: set)
    #expect(shapes.count == set.regionCount)
    for (shape, id) in zip(shapes, ["polygon", "polygon or more", "multi"]) {
      let geometry = try #require(shape)
      if case .multiPolygon(let parts) = geometry { #expect(parts.count == 2, "\(id)") }
    }
  }
}
