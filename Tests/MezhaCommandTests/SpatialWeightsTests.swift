import Foundation
import Testing

/// Weights for spatial statistics as a user asks for them.
@Suite struct SpatialWeightsTests {
  private static let regions = RunMezha.fixture("reading/three.geojson")

  private func weights(_ options: [String], _ input: String = regions) throws -> [[String: String]] {
    try RouteTests.csv(["adjacency", input] + options).rows
  }

  private func number(_ row: [String: String], _ column: String) throws -> Double {
    try #require(Double(row[column] ?? ""), "\(column) of \(row)")
  }

  @Test func `shares are those of the perimeter`() throws {
    let shares = try RouteTests.csv(["regions", Self.regions, "--by", "neighbour"]).rows
    let rows = try weights(["--weights", "share"])
    #expect(!rows.isEmpty)
    for row in rows {
      let same = shares.first { $0["id"] == row["from_id"] && $0["neighbour_id"] == row["to_id"] }
      let percent = try number(try #require(same), "share_percent")
      #expect(abs(try number(row, "weight") * 100 - percent) < 1e-3, "\(row)")
    }
  }

  @Test(arguments: ["binary", "length", "share", "inverse"])
  func `rows divided by their sum add up to one`(kind: String) throws {
    let rows = try weights(["--weights", kind, "--standardise"])
    for (_, row) in Dictionary(grouping: rows, by: { $0["from_id"] }) {
      #expect(abs(try row.map { try number($0, "weight") }.reduce(0, +) - 1) < 1e-8)
    }
  }

  @Test func `orders are the least numbers of borders between`() throws {
    let first = try weights(["--weights", "binary"], "@coarse")
    let third = try weights(["--order", "3"], "@coarse")
    var near: [String: Set<String>] = [:]
    for row in first { near[row["from_id"] ?? "", default: []].insert(row["to_id"] ?? "") }
    var expected: Set<String> = []
    for start in near.keys {
      var seen: Set<String> = [start]
      var ring: Set<String> = [start]
      for order in 1...3 {
        ring = Set(ring.flatMap { near[$0] ?? [] }).subtracting(seen)
        seen.formUnion(ring)
        for other in ring { expected.insert("\(start) \(other) \(order)") }
      }
    }
    #expect(Set(third.map { "\($0["from_id"] ?? "") \($0["to_id"] ?? "") \($0["order"] ?? "")" }) == expected)
  }

  @Test func `islands are joined with the nearest and named`() throws {
    func box(_ id: String, _ west: Double) -> String {
      """
      {"type":"Feature","properties":{"id":"\(id)"},"geometry":{"type":"Polygon","coordinates":[[[\(west),0],\
      [\(west + 1),0],[\(west + 1),1],[\(west),1],[\(west),0]]]}}
      """
    }
    let list = [box("a", 0), box("b", 1), box("island", 2.5), box("far", 30)].joined(separator: ",")
    let data = Data("{\"type\":\"FeatureCollection\",\"features\":[\(list)]}".utf8)
    let run = try RunMezha.mezha(["adjacency", "-", "--bridge-km", "100", "--format", "csv"], input: data)
    #expect(run.status == 0 && run.errors.contains("island-b 55.7"), "\(run.errors)")
    #expect(run.errors.contains("the first far"), "\(run.errors)")
    let rows = CSVFile(run.text).rows.map {
      "\($0["from_id"] ?? "") \($0["to_id"] ?? "") \($0["over_water"] ?? "")"
    }
    #expect(rows == ["a b false", "b a false", "b island true", "island b true"])
  }

  @Test(arguments: [
    "--weights share --format gal", "--weights length --order 2", "--order 0", "--bridge-km -1",
    "--order 2 --format dot", "--weights length --bridge-km 5",
  ])
  func `what has no effect is refused`(options: String) throws {
    let run = try RunMezha.mezha(
      ["adjacency", Self.regions] + options.split(separator: " ").map(String.init))
    #expect(run.status == 64, "\(options): \(run.errors)")
  }
}
