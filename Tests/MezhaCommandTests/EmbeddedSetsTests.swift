import BorderIO
import Foundation
import Testing

/// The sets with OpenStreetMap's borders, against figures that the program did not make.
@Suite struct EmbeddedSetsTests {
  /// Kilometres by pair of countries, and the rows, of a set.
  static func lengths(_ arguments: [String]) throws -> (byCountries: [String: Double], table: CSVFile) {
    try RunMezha.withFolder { folder in
      let file = folder + "/borders.csv"
      let result = try RunMezha.mezha(
        ["borders", "--rule", "queen", "--international", "-q", "-o", file] + arguments)
      #expect(result.status == 0, "\(result.errors)")
      let table = try CSVFile(file: file)
      var sum: [String: Double] = [:]
      for row in table.rows {
        guard let a = row["a_country"], let b = row["b_country"], let km = Double(row["length_km"] ?? "")
        else {
          continue
        }
        sum[[a, b].sorted().joined(separator: "-"), default: 0] += km
      }
      return (sum, table)
    }
  }

  static func csv(_ path: String) throws -> [[String: String]] {
    try CSVFile(file: RunMezha.package + path).rows
  }

  /// `osm_land.csv` is what Benchmarks/osm_state_borders.py measures, segment by segment, and what OpenStreetMap of 2020
  /// gives at 0.001 degree (a file beside the project).
  @Test func `land borders of Russia are those of OpenStreetMap and near those of its border service`() throws
  {
    let (km, table) = try Self.lengths(["@russia"])
    func with(_ neighbour: String) -> Double { km[[neighbour, "RU"].sorted().joined(separator: "-")] ?? 0 }
    let expected = try Self.csv("/Tests/Fixtures/borders/osm_land.csv")
    #expect(expected.count == 14 && km.keys.count { $0.contains("RU") } == 14)
    for row in expected {
      let (neighbour, own) = (row["neighbour"] ?? "", with(row["neighbour"] ?? ""))
      let segments = try #require(Double(row["segments_km"] ?? ""))
      let coarser = try #require(Double(row["osm2020_km"] ?? ""))
      #expect(abs(own / segments - 1) < 0.03, "\(neighbour): \(own), not \(segments)")
      #expect(own > 0.99 * coarser, "\(neighbour): \(own), less than \(coarser) of coarser data")
    }
    for row in try Self.csv("/GeoData/reference/border_service_russia.csv") {
      let neighbour = row["neighbour"] ?? ""
      let land = Double(row["land_km"] ?? "") ?? (row["sea_km"] == "" ? Double(row["total_km"] ?? "") : nil)
      guard let land, land > 0, neighbour != "UA" else { continue }
      #expect(abs(with(neighbour) / land - 1) < 0.1, "\(neighbour): \(with(neighbour)), not \(land)")
    }
    // Samara Oblast and West Kazakhstan Region have one vertex in common in OpenStreetMap, 50.768163 E 51.773037 N.
    let samara = table.rows.filter { $0["a_id"] == "KZ-27" && $0["b_id"] == "RU-SAM" }
    #expect(samara.count == 1 && samara[0]["length_km"] == "" && samara[0]["touch_points"] == "1")
    // Every pair across the border tells how sure its ends are, but for those without any.
    let known = table.rows.filter { Double($0["split_uncertainty_km"] ?? "") ?? 0 > 0 }
    let shared = table.rows.filter { $0["length_km"] != "" }
    #expect(known.count >= shared.count - 5 && known.count > 150)
  }

  /// Each border beyond 10 per cent of the published length has its reason in the table; no other has one.
  @Test func `borders of the world are near the published ones, or have a reason`() throws {
    let (km, _) = try Self.lengths(["@world", "--worldview", "source"])
    let article = try DocumentationTests.read("Sources/BorderCore/Documentation.docc/WorldBorders.md")
    let rows = try Self.csv("/GeoData/reference/world_borders.csv")
    #expect(rows.count >= 317)
    var (found, near) = (0, 0)
    for row in rows {
      let pair = [row["a"] ?? "", row["b"] ?? ""].sorted().joined(separator: "-")
      let published = try #require(Double(row["published_km"] ?? ""))
      let own = km[pair] ?? 0
      if own > 0 { found += 1 }
      let isNear = abs(own / published - 1) <= 0.1
      if isNear { near += 1 }
      #expect(isNear == (row["reason"] == ""), "\(pair): \(own), published \(published)")
      let names = "| \(row["a"] ?? "") | \(row["b"] ?? "") | \(row["published_km"] ?? "")"
      let figures = String(format: "%.1f | %.2f", own, own / published)
      let line = "\(names) | \(figures) | \(row["reason"] ?? "") |"
      #expect(article.contains(line), "not in the article: \(line)")
    }
    #expect(found >= 310 && near >= 250, "\(found) found, \(near) within 10 per cent")
  }

  @Test(arguments: ["@russia", "@world"]) func `worldviews differ in disputed regions alone`(set: String)
    throws
  {
    let views = try ["un", "ru", "source"].map { try Self.lengths([set, "--worldview", $0]).table.rows }
    let contested = Set(
      Dictionary(grouping: try Self.csv("/GeoData/worldviews.csv")) { $0["region"] ?? "" }
        .filter { Set($0.value.map { $0["country"] }).count > 1 }.keys)
    let pairs = views.map { rows in
      Dictionary(rows.map { ("\($0["a_id"] ?? "") \($0["b_id"] ?? "")", $0["length_km"] ?? "") }) { $1 }
    }
    for pair in Set(pairs.flatMap(\.keys)) where Set(pairs.map { $0[pair] }).count > 1 {
      #expect(!contested.isDisjoint(with: pair.split(separator: " ").map(String.init)), "\(pair)")
    }
    #expect(pairs[0] != pairs[1] && pairs[1] != pairs[2] && pairs[0] != pairs[2])
  }
}
