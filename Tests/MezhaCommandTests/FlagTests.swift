import BorderIO
import Foundation
import Testing

/// Regions that are no valid polygons, in the tables of borders.
@Suite struct FlagTests {
  /// A bow tie beside a square that is sound, and a square far away.
  private static let input = Data(
    """
    {"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"id":"A"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[2,2],[2,0],[0,2],[0,0]]]}},
    {"type":"Feature","properties":{"id":"B"},"geometry":{"type":"Polygon","coordinates":[[[2,0],[3,0],[3,2],[2,2],[2,0]]]}},
    {"type":"Feature","properties":{"id":"C"},"geometry":{"type":"Polygon","coordinates":[[[3,0],[4,0],[4,2],[3,2],[3,0]]]}}
    ]}
    """.utf8)

  @Test func `borders of an invalid region are flagged`() throws {
    let result = try RunMezha.mezha(["borders", "-", "--format", "csv"], input: Self.input)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("A: crosses itself at 1.0 1.0"), "\(result.errors)")
    #expect(result.lines.first?.hasSuffix(",flags") == true, "\(result.text)")
    #expect(result.lines.first { $0.hasPrefix("A,") }?.hasSuffix(",invalid:A") == true, "\(result.text)")
    #expect(result.lines.first { $0.hasPrefix("B,") }?.hasSuffix(",") == true, "\(result.text)")
  }

  @Test func `nothing is said after repair or without a check`() throws {
    for option in ["--repair", "--no-check"] {
      let result = try RunMezha.mezha(["borders", "-", "--format", "csv", option], input: Self.input)
      #expect(result.status == 0, "\(result.errors)")
      #expect(!result.errors.contains("themselves"), "\(result.errors)")
      #expect(result.lines.first?.hasSuffix(",flags") == false, "\(option): \(result.text)")
    }
  }

  @Test func `pairs of an invalid region are flagged`() throws {
    let result = try RunMezha.mezha(["adjacency", "-", "--format", "csv"], input: Self.input)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("A: crosses itself at 1.0 1.0"), "\(result.errors)")
    let table = CSVFile(result.text)
    #expect(table["a_id"] == ["A", "B"] && table["flags"] == ["invalid:A", ""], "\(result.text)")
    for option in ["--repair", "--no-check"] {
      let quiet = try RunMezha.mezha(["adjacency", "-", "--format", "csv", option], input: Self.input)
      #expect(quiet.lines.first?.hasSuffix("touch_points") == true, "\(quiet.text)")
      #expect(!quiet.errors.contains("themselves"), "\(quiet.errors)")
    }
  }

  /// The report on data of one's own, in which one region's line crosses itself.
  @Test func `figures of the report are flagged`() throws {
    try RunMezha.withFolder { folder in
      let data = folder + "/GeoData"
      try RunMezha.copyCoarseData(to: data)
      let file = URL(fileURLWithPath: data + "/regions.geojson")
      let text = try String(contentsOf: file, encoding: .utf8)
      // The second and third vertex of the Pskov region's exterior change places, everywhere that they stand.
      let feature = try #require(text.split(separator: "\n").first { $0.contains("\"RU-PSK\"") })
      let pairs = feature.matches(of: #/\[-?[0-9.]+,\s*-?[0-9.]+\]/#).map { String($0.output) }
      try #require(pairs.count > 10)
      let changed = text.replacing(pairs[3], with: "@").replacing(pairs[5], with: pairs[3])
        .replacing("@", with: pairs[5])
      try Data(changed.utf8).write(to: file)
      let result = try RunMezha.mezha(["report", "-o", folder + "/out"], environment: ["MEZHA_DATA": data])
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.errors.contains("RU-PSK: crosses itself"), "\(result.errors)")
      #expect(result.text.contains("touch or cross themselves: "), "\(result.text)")
      let borders = try CSVFile(file: folder + "/out/borders.csv")
      for (index, flags) in borders["flags"].enumerated() {
        let isPskov = borders["a_id"][index] == "RU-PSK" || borders["b_id"][index] == "RU-PSK"
        #expect(flags.contains("invalid:RU-PSK") == isPskov, "\(borders.rows[index])")
      }
      #expect(borders["flags"].contains("invalid:RU-PSK"))
    }
  }
}
