import Foundation
import Testing

/// Richardson's dimensions of 1961, as Mandelbrot (1967) quotes them, on the embedded countries of the world.
///
/// Rulers are from 10 km on, or where the data bear them, to some hundred kilometres, as on his plot.
@Suite struct RichardsonTests {
  private static func rulers(_ low: Double, _ high: Double) -> String {
    [1, 1.25, 1.6, 2, 2.5, 3.15, 4, 5, 6.3, 8].flatMap { number in [10_000, 100_000].map { $0 * number } }
      .sorted().filter { (low...high).contains($0) }.map { "\(Int($0))" }.joined(separator: ",")
  }

  private func dimension(_ options: [String], _ low: Double, _ high: Double) throws -> Double {
    let table = try RouteTests.csv(["scale"] + options + ["--rulers", Self.rulers(low, high)])
    #expect(table.rows.count == 1, "\(table.rows)")
    return try #require(Double(table["dimension"].first ?? ""))
  }

  @Test(arguments: [
    (["--by", "coast", "--of", "AU"], 10_000.0, 800_000.0, 1.13),
    (["--by", "coast", "--of", "ZA"], 10_000, 400_000, 1.02),
    (["--by", "land", "--of", "DE"], 10_000, 800_000, 1.15),
  ])
  func `coasts and a land frontier`(options: [String], low: Double, high: Double, expected: Double) throws {
    let found = try dimension(["@world", "--longest"] + options, low, high)
    #expect(abs(found - expected) <= 0.04, "\(options): \(found), not \(expected)")
  }

  @Test func `the border of Spain and Portugal`() throws {
    let table = try RouteTests.csv([
      "scale", "@world", "--of", "PT", "--longest", "--rulers", Self.rulers(10_000, 400_000),
    ])
    let found = try #require(Double(table["dimension"].first ?? ""))
    #expect(table["a_country"] == ["ES"] && abs(found - 1.14) <= 0.04, "\(found)")
  }

  @Test func `the west coast of Britain`() throws {
    try RunMezha.withFolder { folder in
      let run = try RunMezha.mezha([
        "regions", "@world", "--where", "country = 'GB'", "--format", "geojson", "-q",
      ])
      let json = try JSONSerialization.jsonObject(with: run.output) as? [String: Any]
      let feature = (json?["features"] as? [[String: Any]])?.first
      let geometry = feature?["geometry"] as? [String: Any]
      let polygons = try #require(geometry?["coordinates"] as? [[[[Double]]]])
      func extent(_ ring: [[Double]]) -> Double {
        let latitudes = ring.map { $0[1] }
        return (latitudes.max() ?? 0) - (latitudes.min() ?? 0)
      }
      let island = try #require(polygons.compactMap(\.first).max { extent($0) < extent($1) })
      func nearest(_ x: Double, _ y: Double) -> Int {
        island.indices.min {
          hypot(island[$0][0] - x, island[$0][1] - y) < hypot(island[$1][0] - x, island[$1][1] - y)
        } ?? 0
      }
      // From Land's End to Duncansby Head, on the side where the mean longitude is the western one.
      let ends = [nearest(-5.716, 50.066), nearest(-3.025, 58.644)].sorted()
      let ways = [
        Array(island[ends[0]...ends[1]]), Array(island[ends[1]...]) + Array(island[1...ends[0]]),
      ]
      func middle(_ way: [[Double]]) -> Double { way.reduce(0) { $0 + $1[0] } / Double(way.count) }
      let west = try #require(ways.min { middle($0) < middle($1) })
      let file = try RouteTests.write(
        ScaleTests.lines([("west", west.map { ($0[0], $0[1]) })]), folder + "/west.geojson")
      // Nine of ten vertices stand within 19 km of each other.
      let found = try dimension(["--lines", file], 25_000, 800_000)
      #expect(abs(found - 1.25) <= 0.04, "\(found)")
    }
  }
}

/// The estimate of lengths on finer data, on pairs of data sets of the same borders.
@Suite(
  .enabled(if: RunMezha.geodata != nil, "no folder of real data: set MEZHA_GEODATA"),
  .enabled(
    if: RunMezha.named != nil, "a debug build is too slow for this: set MEZHA_BINARY to a release build"))
struct FinerLengthTests {
  /// The interval of 95 per cent holds what OpenStreetMap has, for nine of ten pairs of countries that the model was not fitted to.
  @Test func `the interval holds the lengths on OpenStreetMap`() throws {
    let folder = try #require(RunMezha.geodata)
    func rows(_ input: [String]) throws -> [[String]: [String: String]] {
      let table = try RouteTests.csv(["scale", "--by", "pair"] + input)
      return Dictionary(table.rows.map { ([$0["a_id"] ?? "", $0["b_id"] ?? ""], $0) }) { first, _ in first }
    }
    let fine = try rows([
      folder + "/osm-adm1-eurasia.gpkg#adm1_crimea_ua", "--id", "iso2", "--country", "country",
    ])
    var pairs: [(country: String, held: Bool, width: Double)] = []
    for input in [
      ["@coarse"],
      [folder + "/ne10-admin1", "--id", "iso_3166_2"],
    ] {
      for (pair, row) in try rows(input) {
        guard let other = fine[pair], let length = Double(other["length_km"] ?? ""),
          let low = Double(row["finer_low_km"] ?? ""), let high = Double(row["finer_high_km"] ?? ""),
          let middle = Double(row["finer_km"] ?? "")
        else { continue }
        pairs.append((String(pair[0].prefix(2)), (low...high).contains(length), (high - low) / middle))
      }
    }
    let codes = Set(pairs.map(\.country)).sorted()
    let tried = pairs.filter { (codes.firstIndex(of: $0.country) ?? 0) % 2 == 1 }
    #expect(tried.count > 1000, "\(tried.count)")
    let held = Double(tried.count { $0.held }) / Double(tried.count)
    #expect(held >= 0.9, "\(held) of \(tried.count)")
    // As wide as the growth of lines that look alike varies; an interval twice as wide would say nothing.
    let width = tried.map(\.width).sorted()[tried.count / 2]
    #expect(width < 0.65, "\(width)")
  }
}
