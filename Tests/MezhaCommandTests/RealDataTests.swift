import Foundation
import Testing

/// Large real data, with a program that is fast enough for it.
@Suite(
  .enabled(if: RunMezha.geodata != nil, "no folder of real data: set MEZHA_GEODATA"),
  .enabled(
    if: RunMezha.named != nil, "a debug build is too slow for this: set MEZHA_BINARY to a release build"))
struct RealDataTests {
  /// Russia's land border in km by neighbour on OpenStreetMap of May 2020, whole kilometres; that with Ukraine depends
  /// on whose Crimea is.
  static let kilometres: [String: Double] = [
    "KZ": 7605, "CN": 4141, "MN": 3388, "FI": 1276, "BY": 1266, "GE": 816, "AZ": 347, "EE": 327, "LV": 270,
    "LT": 238, "PL": 200, "NO": 187, "KP": 17,
  ]

  @Test(arguments: [("adm1_crimea_ua", 1952.0), ("adm1_crimea_ru", 1978.0)])
  func `Russia's borders on 1.5 million vertices`(layer: String, ukraine: Double) throws {
    let file = try #require(RunMezha.geodata) + "/osm-adm1-eurasia.gpkg#" + layer
    try RunMezha.withFolder { folder in
      let output = folder + "/x.geojson"
      let result = try RunMezha.mezha([
        "borders", file, "--id", "iso2", "--country", "country", "--international", "-o", output,
      ])
      #expect(result.status == 0, "\(result.errors)")
      let data = try Data(contentsOf: URL(fileURLWithPath: output))
      let checker = GeoJSONChecker(data)
      #expect(checker.faults == [])
      var sums: [String: Double] = [:]
      let codes = ["RU", "RUS"]
      for values in checker.properties {
        let (a, b) = (values["a_country"] as? String ?? "", values["b_country"] as? String ?? "")
        let length = try #require(values["length_km"] as? Double)
        if codes.contains(a) { sums[b, default: 0] += length }
        if codes.contains(b) { sums[a, default: 0] += length }
      }
      let kazakhstan = try #require(sums["KZ"] ?? sums["KAZ"])
      #expect(abs(kazakhstan - 7605) <= 7.605, "\(kazakhstan)")
      for (code, expected) in Self.kilometres.merging(["UA": ukraine], uniquingKeysWith: { $1 }) {
        let length = try #require(sums[code], "\(code) of \(sums.keys.sorted())")
        #expect(abs(length - expected) <= max(0.6, expected / 1000), "\(code): \(length), not \(expected)")
      }
      try openWithOthers(output, count: checker.ids.count)
    }
  }

  private func openWithOthers(_ file: String, count: Int) throws {
    if RunMezha.hasOgrinfo {
      let result = try RunMezha.run(["ogrinfo", "-ro", "-so", "-al", file])
      #expect(result.text.contains("Feature Count: \(count)"), "\(result.text) \(result.errors)")
    }
    if RunMezha.hasGeopandas {
      let script = "import sys, geopandas; f = geopandas.read_file(sys.argv[1]); assert len(f) == \(count)"
      let result = try RunMezha.run(["python3", "-W", "ignore", "-c", script, file])
      #expect(result.status == 0, "\(result.errors)")
    }
  }

  @Test func `103,424 adjacent pairs of French communes`() throws {
    let file = try #require(RunMezha.geodata) + "/fr-communes.fgb"
    let result = try RunMezha.mezha(["adjacency", file, "--format", "csv"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("103424 adjacent pairs (rook)"), "\(result.errors)")
    #expect(result.output.filter { $0 == UInt8(ascii: "\n") }.count == 103_425)
  }
}
