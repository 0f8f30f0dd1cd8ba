import BorderTestSupport
import Foundation
import Testing

/// What fuzzing found once must not come back. Files of `Tests/Fixtures/hostile`, and larger ones made here.
@Suite struct HostileTests {
  /// Checksums are taken on another thread while reading fails: the end of the program pulled libcrypto away from it.
  @Test func `ends well while checksums are taken`() throws {
    try RunMezha.withFolder { folder in
      for round in 0..<12 {
        let result = try RunMezha.mezha([
          "borders", RunMezha.fixture("hostile/no-number.geojson"), "-o", folder + "/out.csv",
        ])
        #expect(result.status == 65, "round \(round): \(result.errors)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty, "round \(round)")
      }
    }
  }
}

/// Lines that cross each other everywhere: how much is done about them is bounded, but not little.
@Suite(
  .enabled(
    if: RunMezha.named != nil, "a debug build is too slow for this: set MEZHA_BINARY to a release build"))
struct TangleTests {
  /// Random rings over a part of the earth, as GeoJSON.
  private func tangle(vertices: Int, degrees: Double, seed: UInt64) -> Data {
    var generator = SplitMix64(seed: seed)
    let features = (1...2).map { id in
      var ring = (0..<vertices).map { _ in
        let x = Double.random(in: -degrees...degrees, using: &generator)
        let y = Double.random(in: (-degrees / 2.2)...(degrees / 2.2), using: &generator)
        return "[\((x * 1e4).rounded() / 1e4),\((y * 1e4).rounded() / 1e4)]"
      }
      ring.append(ring[0])
      return
        "{\"type\":\"Feature\",\"properties\":{\"id\":\"\(id)\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[\(ring.joined(separator: ","))]]}}"
    }
    return Data("{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}".utf8)
  }

  /// Segments over the whole earth filled a grid with cells of 200 m until memory ran out.
  @Test func `lines over the earth are matched in their own size`() throws {
    let result = try RunMezha.mezha(
      ["borders", "-", "--tolerance-m", "100"], input: tangle(vertices: 1500, degrees: 179, seed: 7))
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("matching left them alone"), "\(result.errors)")
  }

  /// Each segment lies within the tolerance of all others.
  @Test func `lines that cross everywhere are refused`() throws {
    let result = try RunMezha.mezha(
      ["borders", "-", "--tolerance-m", "2000"], input: tangle(vertices: 4000, degrees: 0.02, seed: 7))
    #expect(result.status == 65, "\(result.errors)")
    #expect(result.errors.contains("smaller --tolerance-m"), "\(result.errors)")
  }

  /// GEOS makes a node of each of millions of crossings.
  @Test func `polygons that cross themselves everywhere are not repaired`() throws {
    let result = try RunMezha.mezha(
      ["borders", "-", "--repair"], input: tangle(vertices: 1500, degrees: 30, seed: 7))
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("too often to be repaired"), "\(result.errors)")
  }
}
