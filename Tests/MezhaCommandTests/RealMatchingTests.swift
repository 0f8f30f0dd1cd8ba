import Foundation
import Testing

/// Borders of sources that do not fit, with a program that is fast enough for them.
@Suite(
  .enabled(if: RunMezha.geodata != nil, "no folder of real data: set MEZHA_GEODATA"),
  .enabled(
    if: RunMezha.named != nil, "a debug build is too slow for this: set MEZHA_BINARY to a release build"))
struct RealMatchingTests {
  /// The border of Russian districts with the regions of a neighbour.
  struct Neighbour: Sendable {
    let input: String
    let id: [String]
    /// What the two files share exactly, in km.
    let exact: Double
    /// Pairs within 500 m, and how many km of the neighbour's outer segments have one of Russia's within 500 m, both found
    /// by a k-d tree over places every 50 m. It counts coasts and crossings of lines too, so it is an upper bound.
    let near: Double
    /// The pairs that share a line within 500 m.
    let pairs: Int
  }

  static let neighbours = [
    Neighbour(input: "adm2-kaz.gpkg#osm_adm4_2023", id: ["osm_id"], exact: 6914.9, near: 837.8, pairs: 80),
    // Crimea is in both: its districts lie on the same side of lines as Ukraine's region of the same ground.
    Neighbour(input: "adm2-ukr.gpkg#gb_adm1", id: ["shapeISO"], exact: 1762.3, near: 912.0, pairs: 64),
    Neighbour(input: "adm2-mng.gpkg#adm_1", id: [], exact: 0, near: 3286.8, pairs: 25),
    Neighbour(input: "adm2-est.gpkg#ehak_counties", id: [], exact: 0, near: 255.7, pairs: 3),
  ]

  @Test(arguments: neighbours)
  func `districts of Russia and their neighbours within 500 m`(neighbour: Neighbour) throws {
    let folder = try #require(RunMezha.geodata)
    func rows(_ options: [String]) throws -> [[String: String]] {
      let result = try RunMezha.mezha(
        ["borders", folder + "/osm-raions-ru.fgb", "\(folder)/\(neighbour.input)", "--format", "csv"]
          + options)
      #expect(result.status == 0, "\(result.errors)")
      let lines = result.lines.map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
      let head = try #require(lines.first)
      return lines.dropFirst().filter { $0.count == head.count }
        .map { Dictionary(zip(head, $0), uniquingKeysWith: { a, _ in a }) }
        // Districts are numbered under the name of their layer.
        .filter { ($0["a_id"] ?? "").hasPrefix("osm_ru") != ($0["b_id"] ?? "").hasPrefix("osm_ru") }
    }
    func sum(_ rows: [[String: String]], _ column: String) -> Double {
      rows.compactMap { Double($0[column] ?? "") }.reduce(0, +)
    }
    let exact = try rows([])
    #expect(abs(sum(exact, "length_km") - neighbour.exact) <= 0.5, "\(sum(exact, "length_km"))")
    let matched = try rows(["--tolerance-m", "500"])
    #expect(matched.count == neighbour.pairs)
    let total = sum(matched, "length_km")
    // The districts come second by id and stay still; the other line has a detail of its own.
    #expect(abs(total - sum(matched, "length_b_km")) <= 0.01 * total)
    #expect(abs(total - sum(matched, "length_a_km")) <= 0.04 * total)
    #expect(sum(matched, "matched_km") <= 1.01 * neighbour.near)
    for row in matched {
      #expect((Double(row["gap_max_m"] ?? "") ?? 0) <= 500, "\(row)")
    }
    // No pair is lost that was there before.
    func pairs(_ rows: [[String: String]]) -> Set<String> {
      Set(rows.map { "\($0["a_id"] ?? "")|\($0["b_id"] ?? "")" })
    }
    #expect(pairs(matched).isSuperset(of: pairs(exact)))
  }

  /// Districts of Belarus are drawn more than 500 m off in places; borders further apart than 2 km are not looked for.
  @Test func `the proposed tolerance finds the districts of Belarus`() throws {
    let folder = try #require(RunMezha.geodata)
    let files = [folder + "/osm-raions-ru.fgb", folder + "/adm2-blr.gpkg#gb_adm2"]
    func pairs(_ tolerance: String) throws -> (Set<String>, String) {
      let result = try RunMezha.mezha(["borders"] + files + ["--tolerance-m", tolerance, "--format", "tsv"])
      #expect(result.status == 0, "\(result.errors)")
      let rows = result.lines.dropFirst().map {
        $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      }
      let found = rows.filter { $0[0].hasPrefix("osm_ru") != $0[4].hasPrefix("osm_ru") }
      return (Set(found.map { "\($0[0])|\($0[4])" }), result.errors)
    }
    let (proposed, told) = try pairs("auto")
    #expect(told.contains("--tolerance-m 2000") && told.contains("was not looked for"), "\(told)")
    #expect(proposed.count == 33)
    #expect(try pairs("5000").0 == proposed)
  }

  @Test func `a clean file does not change within a metre`() throws {
    let file = try #require(RunMezha.geodata) + "/fr-communes.fgb"
    let exact = try RunMezha.mezha(["adjacency", file, "--format", "csv"])
    let matched = try RunMezha.mezha(["adjacency", file, "--format", "csv", "--tolerance-m", "1"])
    #expect(exact.output == matched.output)
    #expect(matched.errors.contains("0 vertices moved"))
  }

  /// GEOS calls 149 invalid; three of them only have parts that adjoin, which is sound.
  @Test(arguments: ["adm1_crimea_ru", "adm1_crimea_ua"])
  func `invalid polygons lose no pair, repaired or not`(layer: String) throws {
    let input = try #require(RunMezha.geodata) + "/osm-adm1-eurasia.gpkg#" + layer
    func pairs(_ options: [String]) throws -> [String] {
      let result = try RunMezha.mezha(["borders", input, "--format", "tsv"] + options)
      #expect(result.status == 0, "\(result.errors)")
      if options.contains("--repair") {
        #expect(result.errors.contains("repair: 146 regions"), "\(result.errors)")
        // Each with its reason, its place and what was changed.
        let told = result.errors.split(separator: "\n").filter { line in
          line.contains("; area ") && line.contains(" km², boundary ") && line.contains(" km, vertices ")
        }
        #expect(told.count == 146, "\(told.count)")
      }
      if options.isEmpty {
        #expect(result.errors.contains("cross themselves: 146;"), "\(result.errors)")
      }
      return result.lines.map { line in
        let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
        return "\(cells[0])|\(cells[4])"
      }
    }
    #expect(try pairs([]) == pairs(["--repair", "--verbose"]))
  }
}
