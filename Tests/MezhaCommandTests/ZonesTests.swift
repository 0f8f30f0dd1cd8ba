import Foundation
import Testing

/// Belts along borders as a user asks for them.
@Suite struct ZonesTests {
  private static let regions = RunMezha.fixture("reading/three.geojson")

  private func number(_ row: [String: String], _ column: String) throws -> Double {
    try #require(Double(row[column] ?? ""), "\(column) of \(row)")
  }

  @Test func `belts grow with their width, and countries have the sum of their regions`() throws {
    let rows = try RouteTests.csv(["zones", Self.regions, "--km", "1,10,100"]).rows
    #expect(Set(rows.map { $0["id"] }) == ["XA-01", "XA-02", "XB-01"])
    for id in Set(rows.map { $0["id"] }) {
      let own = try rows.filter { $0["id"] == id }.map { try number($0, "belt_km2") }
      #expect(own == own.sorted(), "\(own)")
    }
    let countries = try RouteTests.csv(["zones", Self.regions, "--km", "1,10,100", "--by", "country"]).rows
    for row in countries {
      let sum = try rows.filter {
        $0["country"] == row["country"] && $0["within_km"] == row["within_km"]
      }.map { try number($0, "belt_km2") }.reduce(0, +)
      #expect(abs(sum - (try number(row, "belt_km2"))) < 1e-4)
    }
  }

  @Test func `the pixels of an even raster give the area`() throws {
    try RunMezha.withFolder { try checkEvenRaster(in: URL(fileURLWithPath: $0)) }
  }

  private func checkEvenRaster(in folder: URL) throws {
    let boxes = try RouteTests.csv(["zones", Self.regions, "--km", "20"]).rows
    let (columns, rows, cell) = (1440, 720, 0.25)
    let line = [String](repeating: "7", count: columns).joined(separator: " ") + "\n"
    let head = "ncols \(columns)\nnrows \(rows)\nxllcorner -180\nyllcorner -90\ncellsize \(cell)\n"
    let raster = folder.appending(path: "even.asc")
    try (head + String(repeating: line, count: rows)).write(to: raster, atomically: true, encoding: .utf8)
    let refused = try RunMezha.mezha(["zones", Self.regions, "--population", raster.path])
    #expect(refused.status == 65 && refused.errors.contains("reference system"), "\(refused.errors)")
    try """
    GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],\
    UNIT["degree",0.0174532925199433]]
    """.write(to: folder.appending(path: "even.prj"), atomically: true, encoding: .utf8)
    let people = try RouteTests.csv([
      "zones", Self.regions, "--km", "20", "--population", raster.path, "--raster-holds", "density",
    ]).rows
    #expect(people.count == boxes.count && !people.isEmpty)
    for row in people {
      // A pixel's share is one of degrees: within a quarter of a degree the scale changes by less.
      #expect(abs(try number(row, "density_per_km2") / 7 - 1) < 2e-3, "\(row)")
    }
  }

  /// The value of a pixel of the uneven raster.
  private func people(_ column: Int, _ row: Int) -> Double {
    Double((column * 7 + row * 13) % 11 + 1) * 1_000_000
  }

  @Test func `raster sums are those of strips laid through each row of pixels`() throws {
    try RunMezha.withFolder { try checkUnevenRaster(in: URL(fileURLWithPath: $0)) }
  }

  private func checkUnevenRaster(in folder: URL) throws {
    let (columns, rows, cell) = (40, 24, 0.25)
    let (west, south) = (26.0, 58.0)
    let text = (0..<rows).map { row in
      (0..<columns).map { String(Int(people($0, row))) }.joined(separator: " ") + "\n"
    }
    let head = "ncols \(columns)\nnrows \(rows)\nxllcorner \(west)\nyllcorner \(south)\ncellsize \(cell)\n"
    let raster = folder.appending(path: "uneven.asc")
    try (head + text.joined()).write(to: raster, atomically: true, encoding: .utf8)
    try """
    GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],\
    UNIT["degree",0.0174532925199433]]
    """.write(to: folder.appending(path: "uneven.prj"), atomically: true, encoding: .utf8)
    let run = try RunMezha.mezha([
      "zones", Self.regions, "--km", "5,20", "--population", raster.path, "--format", "geojson", "-q",
    ])
    let document = try JSONSerialization.jsonObject(with: run.output) as? [String: Any]
    let features = try #require(document?["features"] as? [[String: Any]])
    #expect(features.count > 2)
    for feature in features {
      let geometry = try #require(feature["geometry"] as? [String: Any])
      let coordinates = try #require(geometry["coordinates"] as? [Any])
      let polygons = geometry["type"] as? String == "Polygon" ? [coordinates] : coordinates as? [[Any]] ?? []
      let rings = try polygons.flatMap { $0 }.map { try #require($0 as? [[Double]]) }
      let strips = 400
      var expected = 0.0
      for strip in 0..<rows * strips {
        let latitude = south + cell * (Double(strip) + 0.5) / Double(strips)
        let row = rows - 1 - strip / strips
        var crossings: [Double] = []
        for ring in rings {
          for (a, b) in zip(ring, ring.dropFirst()) where (a[1] > latitude) != (b[1] > latitude) {
            let share = (latitude - a[1]) / (b[1] - a[1])
            crossings.append(a[0] + share * (b[0] - a[0]))
          }
        }
        crossings.sort()
        for pair in stride(from: 0, to: crossings.count - 1, by: 2) {
          let (start, end) = ((crossings[pair] - west) / cell, (crossings[pair + 1] - west) / cell)
          for column in Int(start)...Int(end) {
            let share = min(end, Double(column + 1)) - max(start, Double(column))
            expected += share / Double(strips) * people(column, row)
          }
        }
      }
      let properties = try #require(feature["properties"] as? [String: Any])
      let found = try #require(properties["population"] as? Double)
      // Strips are 70 m high, belts 5 km wide.
      #expect(abs(found / expected - 1) < 1e-3, "\(properties["id"] ?? ""): \(found) for \(expected)")
    }
  }

  @Test func `towns are counted by their distance`() throws {
    let towns = try RouteTests.csv([
      "zones", "@coarse", "--of", "LV", "--km", "30,100", "--population", "@towns",
    ])
    .rows
    let wide = try towns.filter { $0["within_km"] == "100.000" }.map { try number($0, "towns") }.reduce(0, +)
    let narrow = try towns.filter { $0["within_km"] == "30.000" }.map { try number($0, "towns") }.reduce(0, +)
    #expect(narrow > 0 && narrow < wide)
    let large = try RouteTests.csv([
      "zones", "@coarse", "--of", "LV", "--km", "100", "--population", "@towns", "--towns-over", "50000",
    ]).rows
    #expect(large.contains { ($0["largest_towns"] ?? "").contains("Daugavpils") }, "\(large)")
  }

  @Test func `shapes are polygons that other programs take`() throws {
    for format in [["--by", "region"], ["--by", "neighbour"], ["--by", "country"]] {
      let checked = GeoJSONChecker(
        try RunMezha.mezha(["zones", Self.regions, "--km", "5", "--format", "geojson", "-q"] + format).output)
      #expect(
        checked.faults == [] && checked.types.allSatisfy { $0.contains("Polygon") }, "\(checked.faults)")
      #expect(!checked.types.isEmpty)
    }
  }

  @Test func `a picture shows each width, the narrowest above, with its area in the legend`() throws {
    let run = try RunMezha.mezha(["zones", Self.regions, "--km", "5,20", "--format", "svg", "-q"])
    #expect(run.status == 0, "\(run.errors)")
    let groups = run.text.matches(
      of: /<g class="patches" fill="(#[0-9a-f]{6})"[^>]*>(.*?)<\/g>/.dotMatchesNewlines())
    #expect(groups.count == 2 && groups[0].1 == "#fbd8ae" && groups[1].1 == "#b34712")
    // A belt for each region that has one, with its name to point at.
    let rows = try RouteTests.csv(["zones", Self.regions, "--km", "5,20"]).rows
    #expect(groups.allSatisfy { $0.2.ranges(of: "<path").count * 2 == rows.count })
    let area = try rows.filter { $0["within_km"] == "5.000" }.map { try number($0, "belt_km2") }.reduce(0, +)
    let label = try #require(run.text.firstMatch(of: />no farther than 5 km: ([0-9,. \u{202F}]+) km²</))
    let digits = String(label.1.filter { $0.isNumber || $0 == "." })
    #expect(abs((Double(digits) ?? 0) / area - 1) < 0.01, "\(label.1) \(area)")
    let refused = try RunMezha.mezha([
      "zones", Self.regions, "--population", "@towns", "-o", "/nowhere/x.svg",
    ])
    #expect(refused.status == 64 && refused.errors.contains("--population"), "\(refused.errors)")
    let rules = try RunMezha.mezha(["zones", Self.regions, "--by", "rule", "--format", "svg"])
    #expect(rules.status == 64)
  }

  @Test func `rules say what they mean`() throws {
    let rows = try RouteTests.csv(["zones", Self.regions, "--by", "rule"]).rows
    #expect(Set(rows.map { $0["rule"] }).isSuperset(of: ["first_row", "eu_border_region", "ru_border_zone"]))
    #expect(rows.allSatisfy { !($0["says"] ?? "").isEmpty })
  }

  private static let refusals: [(arguments: String, status: Int32, text: String)] = [
    ("zones THREE --km 0", 64, "--km"), ("zones THREE --km 5,x", 64, "--km"),
    ("zones THREE --of QQ", 64, "no country QQ"), ("zones THREE --where country='XA'", 65, "--from edge"),
    ("zones THREE --by rule --km 5", 64, "--km"), ("zones THREE --towns-over 5", 64, "--population"),
    ("zones THREE --population THREE", 65, "no points"),
  ]

  @Test func `what cannot be is refused`() throws {
    for (arguments, status, text) in Self.refusals {
      let run = try RunMezha.mezha(
        arguments.split(separator: " ").map { $0 == "THREE" ? Self.regions : String($0) })
      #expect(run.status == status && run.errors.contains(text), "\(arguments): \(run.errors)")
    }
  }
}
