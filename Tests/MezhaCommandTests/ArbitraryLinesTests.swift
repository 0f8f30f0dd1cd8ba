import BorderIO
import Foundation
import Testing

/// Lines and regions of any shape, against a count in exact fractions that shares no code with the program.
@Suite struct ArbitraryLinesTests {
  @Test(
    .enabled(if: RunMezha.canRun(["python3", "--version"]), "python3 is not installed"),
    arguments: [0, 1, 2, 5, 7, 10])
  func `islands, corners, the 180th meridian, lines over vertices, parts, duplicates`(seed: Int) throws {
    try RunMezha.withFolder { folder in
      let result = try RunMezha.run([
        "python3", RunMezha.fixture("crossings/grid_oracle.py"), RunMezha.program, folder, "\(seed)",
      ])
      #expect(result.status == 0, "seed \(seed): \(result.errors)")
      let counts = result.text.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
      #expect(counts.count == 2 && counts.first == 132 && (counts.last ?? 0) > 1500, "seed \(seed)")
    }
  }

  @Test func `a folder takes all tables of crossings, and their counts agree`() throws {
    try RunMezha.withFolder { folder in
      let tables = folder + "/tables/"
      let result = try RunMezha.mezha(["crossings", "-q", "-o", tables])
      #expect(result.status == 0, "\(result.errors)")
      let list = try CSVFile(file: tables + "crossings.csv").rows
      #expect(list.count == 207)
      let planned = list.count { ["planned", "prospective"].contains($0["concept"]) }
      let total = list.count - planned
      for (area, weight) in [("pair", 1), ("country", 1), ("all", 1), ("region", 2)] {
        for category in ["", "_mode", "_status", "_concept"] {
          let rows = try CSVFile(file: "\(tables)density_by_\(area)\(category).csv").rows
          let sum = rows.compactMap { Int($0["count"] ?? "") }.reduce(0, +)
          let expected = category == "_concept" ? list.count : total
          // A crossing that is on a border counts for the regions of both sides; one by statement for one.
          #expect(weight == 1 ? sum == expected : sum > expected && sum <= 2 * expected, "\(area)\(category)")
        }
      }
      for name in [
        "spacing", "spacing_by_pair", "density_along", "density_along_by_pair", "routes", "routes_by_pair",
      ] {
        #expect(try CSVFile(file: "\(tables)\(name).csv").rows.count > 10, "\(name)")
      }
      let routes = try CSVFile(file: tables + "routes.csv").rows
      let spacing = try CSVFile(file: tables + "spacing.csv").rows.filter { $0["counted"] == "all" }
      #expect(Set(routes.compactMap { $0["b"] }) == Set(spacing.compactMap { $0["b"] }))
      for name in ["crossings.geojson", "longest_stretches.geojson", "provenance.json"] {
        let data = try Data(contentsOf: URL(fileURLWithPath: tables + name))
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: data) }
      }
      let strips = try Data(contentsOf: URL(fileURLWithPath: tables + "strips.svg"))
      #expect(isWellFormedXML(strips))
      // What stands there already is not written over unasked.
      #expect(try RunMezha.mezha(["crossings", "-q", "-o", tables]).status == 64)
      #expect(try RunMezha.mezha(["crossings", "-q", "--by", "pair", "-o", folder + "/other/"]).status == 64)
      #expect(!FileManager.default.fileExists(atPath: folder + "/other"))
      let again = try RunMezha.mezha(["crossings", "-q", "--overwrite", "--threads", "1", "-o", tables])
      #expect(again.status == 0)
      #expect(try CSVFile(file: tables + "crossings.csv").rows.count == 207)
    }
  }

  @Test func `both ends of a stretch without a crossing have names`() throws {
    try RunMezha.withFolder { folder in
      let tables = folder + "/tables/"
      _ = try RunMezha.mezha(["crossings", "-q", "-o", tables])
      for name in ["spacing", "spacing_by_pair"] {
        for row in try CSVFile(file: "\(tables)\(name).csv").rows where row["longest_km"] != "" {
          for end in ["longest_from", "longest_to"] {
            #expect(!(row[end] ?? "").isEmpty && row[end] != "end of the border", "\(row)")
          }
        }
      }
    }
  }
}
