import BorderIO
import Foundation
import Testing

/// Crossings on real data: OpenStreetMap regions of 2020, roads and railways of Natural Earth 1:10m.
@Suite(.enabled(if: RunMezha.geodata != nil, "no folder of real data: set MEZHA_GEODATA"))
struct RealCrossingsTests {
  static let regions = (RunMezha.geodata ?? "") + "/osm-adm1-eurasia.gpkg#adm1_crimea_ua"
  static let lines = (RunMezha.geodata ?? "") + "/ne10-roads-rail.gpkg"

  private static func base(_ countries: String, _ layer: String) -> [String] {
    [
      "crossings", regions, "--where", "country in (\(countries))", "--international", "--lines",
      "\(lines)#\(layer)", "--class", "type",
    ]
  }

  /// The places are those of the documentation: Crossings, the example.
  @Test func `railways between Russia and Kazakhstan against the list`() throws {
    let base = Self.base("'RU','KZ'", "railroad")
    let all = try RouteTests.csv(base + ["--kind", "all"]).rows
    #expect(all.count == 22 && all.allSatisfy { $0["kind"] == "crossing" && $0["raw_count"] == "1" })
    #expect(try RouteTests.csv(base + ["--merge-m", "2000"]).rows.count == 22)
    #expect(try RouteTests.csv(base + ["--merge-m", "17000"]).rows.count == 21)
    func place(_ row: [String: String], _ x: String, _ y: String) -> (Double, Double)? {
      Double(row[x] ?? "").flatMap { a in Double(row[y] ?? "").map { (a, $0) } }
    }
    let places = all.compactMap { place($0, "longitude", "latitude") }
    let listed = try CSVFile(file: RunMezha.package + "/GeoData/crossings.csv").rows
      .filter { $0["neighbour_iso2"] == "KZ" && $0["mode"] == "rail" }
    #expect(listed.count == 22 && listed.count { $0["concept"] == "rail_junction" } == 14)
    func kilometres(_ a: (Double, Double), _ b: (Double, Double)) -> Double {
      111.2 * hypot((a.0 - b.0) * cos(a.1 * .pi / 180), a.1 - b.1)
    }
    #expect(listed.allSatisfy { place($0, "lon", "lat") != nil })
    // One is known to 50 km only: the layer has no line there.
    let points = listed.filter { (Double($0["coord_precision_m"] ?? "") ?? .infinity) <= 10_000 }
      .compactMap { place($0, "lon", "lat") }
    #expect(points.count == 21)
    #expect(points.allSatisfy { point in places.contains { kilometres(point, $0) < 10 } })
    #expect(places.count { place in !points.contains { kilometres($0, place) < 10 } } == 1)
  }

  /// Another pair of countries, by every grouping: what one table counts, the others count too.
  @Test(arguments: [("'UA','BY'", "road"), ("'MN','CN'", "road"), ("'KZ','KG'", "railroad")])
  func `other countries by every grouping`(countries: String, layer: String) throws {
    let base = Self.base(countries, layer)
    let rows = try RouteTests.csv(base).rows
    #expect(!rows.isEmpty)
    func count(_ by: String) throws -> (count: Int, rows: [[String: String]]) {
      let table = try RouteTests.csv(base + ["--by", by]).rows
      return (table.compactMap { Int($0["count"] ?? "") }.reduce(0, +), table)
    }
    for by in ["pair", "country", "all", "pair,class", "country,class", "class"] {
      let (total, table) = try count(by)
      #expect(total == rows.count, "\(by)")
      #expect(!table.isEmpty && table.allSatisfy { $0["length_km"] != nil }, "\(by)")
    }
    let (regions, _) = try count("region")
    #expect(regions == 2 * rows.count)
    let pairs = try count("pair").rows
    #expect(pairs.contains { $0["count"] == "0" }, "zero rows are kept")
    let short = try RouteTests.csv(base + ["--by", "pair", "--min-length-km", "100"]).rows
    for row in short {
      let length = try #require(Double(row["length_km"] ?? ""))
      #expect((row["is_short"] == "true") == (length < 100))
    }
    // Spacing sees the same crossings, each with its chainage.
    let spacing = try RouteTests.csv(base + ["--spacing", "--by", "pair"]).rows
    #expect(spacing.compactMap { Int($0["crossings_placed"] ?? "") }.reduce(0, +) == rows.count)
    #expect(spacing.count == pairs.count)
  }
}
