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

  @Test func bordersOfAnInvalidRegionAreFlagged() throws {
    let result = try RunMezha.mezha(["borders", "-", "--format", "csv"], input: Self.input)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("A: crosses itself at 1.0 1.0"), "\(result.errors)")
    #expect(result.lines.first?.hasSuffix(",flags") == true, "\(result.text)")
    #expect(result.lines.first { $0.hasPrefix("A,") }?.hasSuffix(",invalid:A") == true, "\(result.text)")
    #expect(result.lines.first { $0.hasPrefix("B,") }?.hasSuffix(",") == true, "\(result.text)")
  }

  @Test func nothingIsSaidAfterRepairOrWithoutACheck() throws {
    for option in ["--repair", "--no-check"] {
      let result = try RunMezha.mezha(["borders", "-", "--format", "csv", option], input: Self.input)
      #expect(result.status == 0, "\(result.errors)")
      #expect(!result.errors.contains("themselves"), "\(result.errors)")
      #expect(result.lines.first?.hasSuffix(",flags") == false, "\(option): \(result.text)")
    }
  }
}
