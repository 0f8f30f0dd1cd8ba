import BorderCore
import BorderTestSupport
import Foundation
import Testing

@testable import BorderIO

@Suite struct GeoJSONTests {
  private func write(
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
    let scale = DecimalScale(places: 3)
    for _ in 0..<20_000 {
      let x = Double.random(in: 100...230, using: &random)
      many.include(
        CollectionOfOne(
          GridPosition(at(x > 180 ? x - 360 : x, Double.random(in: 0...1, using: &random)), scale)))
    }
    for x in [100.0, -130] { many.include(CollectionOfOne(GridPosition(at(x, 0.5), scale))) }
    let edges = many.edges(turn: 360_000)
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

  @Test(.enabled(if: Writing.hasOgrinfo, "ogrinfo is not installed"))
  func `GDAL opens it, ids, fields and shapes`() throws {
    try Writing.withFolder { folder in
      for (name, isNewlineDelimited) in [("a.geojson", false), ("a.geojsonl", true)] {
        let text = write(Array(Self.sample.prefix(7))) { $0.isNewlineDelimited = isNewlineDelimited }.text
        try OutputFile(folder + "/" + name).write(OutputBuffer(text))
        let (output, status) = try Writing.run(["ogrinfo", "-al", "-ro", folder + "/" + name])
        #expect(status == 0 && output.contains("Feature Count: 7"), "\(output)")
        #expect(output.contains("MULTIPOLYGON (((180 70,170 70,170 60,180 60,180 70)"), "\(output)")
        #expect(!output.contains("ERROR") && !output.contains("Warning"), "\(output)")
      }
    }
  }

  @Test(.enabled(if: Writing.hasGeopandas, "geopandas is not installed"))
  func `geopandas finds valid shapes that touch without gaps`() throws {
    let set = regions(
      """
      AAB
      ACB
      CCB
      """, origin: at(178.5, 60))
    try Writing.withFolder { folder in
      var writer = GeoJSONWriter()
      for (id, shape) in zip(set.regionIDs, GeoJSONGeometry.regions(of: set)) {
        writer.append(
          GeoJSONFeature(id: set[id].id, geometry: shape, properties: [("name", .string(set[id].name))]))
      }
      try OutputFile(folder + "/a.geojson").write(writer.finish())
      let script = """
        import sys, geopandas
        g = geopandas.read_file(sys.argv[1])
        assert g.geometry.is_valid.all() and not g.geometry.is_empty.any(), g.geometry.is_valid
        assert abs(g.geometry.area.sum() - 9) < 1e-9, g.geometry.area
        assert abs(g.geometry.union_all().area - 9) < 1e-9
        assert all(p.exterior.is_ccw for m in g.geometry for p in getattr(m, 'geoms', [m]))
        assert g.crs.to_epsg() == 4326
        """
      let (output, status) = try Writing.run(["python3", "-W", "ignore", "-c", script, folder + "/a.geojson"])
      #expect(status == 0, "\(output)")
    }
  }

  @Test(.enabled(if: Writing.hasGeopandas, "geopandas is not installed"))
  func `GEOS finds stars over the meridian valid once they are cut`() throws {
    let seed: UInt64 = 180
    var random = SplitMix64(seed: seed)
    var writer = GeoJSONWriter()
    for index in 0..<400 {
      let count = Int.random(in: 4...60, using: &random)
      let centre = 180 + Double.random(in: -12...12, using: &random)
      var areaX2 = 0.0
      let star = (0..<count).map { corner in
        let angle = 2 * Double.pi * Double(corner) / Double(count)
        let radius = Double.random(in: 2...20, using: &random)
        // Every third star has its eastern half's vertices nearest the meridian put right on it.
        let x = centre + radius * cos(angle)
        return at(index.isMultiple(of: 3) && abs(x - 180) < 0.5 ? 180 : x, radius * sin(angle))
      }
      for (a, b) in zip(star, star[1...] + star[..<1]) {
        areaX2 += (a.longitude - 180) * b.latitude - (b.longitude - 180) * a.latitude
      }
      let wrapped = star.map { at($0.longitude > 180 ? $0.longitude - 360 : $0.longitude, $0.latitude) }
      writer.append(
        GeoJSONFeature(
          id: "\(index)", geometry: .polygon([wrapped + [wrapped[0]]]),
          properties: ["area": .number(abs(areaX2) / 2)]))
    }
    try Writing.withFolder { folder in
      try OutputFile(folder + "/stars.geojson").write(writer.finish())
      let script = """
        import sys, geopandas
        g = geopandas.read_file(sys.argv[1])
        bad = g[~g.geometry.is_valid]
        assert len(bad) == 0, (len(bad), list(bad.geometry.is_valid_reason())[:3], list(bad.index)[:9])
        off = g[(g.geometry.area - g['area']).abs() > 1e-4]
        assert len(off) == 0, off
        assert (g.geometry.bounds.minx >= -180).all() and (g.geometry.bounds.maxx <= 180).all()
        """
      let (output, status) = try Writing.run([
        "python3", "-W", "ignore", "-c", script, folder + "/stars.geojson",
      ])
      #expect(status == 0, "seed \(seed): \(output)")
    }
  }
}
