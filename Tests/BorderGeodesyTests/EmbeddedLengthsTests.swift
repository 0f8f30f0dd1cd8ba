import BorderCore
import BorderGeodesy
import GEOS
import Mezha
import Testing

/// Lengths and pairs of the embedded data against computations that share no code with them.
@Suite struct EmbeddedLengthsTests {
  @Test func `every pair is as long as its segments are by Karney`() throws {
    let expected = try EmbeddedOracle().lengths()
    let analysis = try EmbeddedOracle.analysis(worldview: "source")
    let shared = analysis.borders.filter(\.isShared)
    var found: [EmbeddedOracle.Pair: Double] = [:]
    for border in shared {
      found[EmbeddedOracle.Pair(analysis.regions[border.a].id, analysis.regions[border.b].id)] =
        border.length.metres
    }
    #expect(found.count == shared.count)
    #expect(Set(found.keys) == Set(expected.keys))
    #expect(found.count > 1000)
    for (pair, metres) in expected {
      let value = try #require(found[pair])
      #expect(abs(value - metres) <= 1e-6 * metres, "\(pair): \(value), not \(metres)")
    }
  }

  @Test(arguments: ["un", "ru", "source"])
  func `every country's border is as long as its segments are by Karney`(worldview: String) throws {
    let oracle = try EmbeddedOracle()
    var countries = oracle.countries
    let embedded = EmbeddedData(folder: EmbeddedOracle.dataFolder)
    for assignment in try embedded.worldview(worldview).assignments where countries[assignment.region] != nil
    {
      countries[assignment.region] = assignment.country
    }
    var expected: [String: Double] = [:]
    for (pair, metres) in oracle.lengths() {
      let (a, b) = (try #require(countries[pair.a]), try #require(countries[pair.b]))
      if a == "RU" && b != "RU" { expected[b, default: 0] += metres }
      if b == "RU" && a != "RU" { expected[a, default: 0] += metres }
    }
    let analysis = try EmbeddedOracle.analysis(worldview: worldview)
    let borders = CountryBorder.all(of: "RU", in: analysis)
    #expect(borders.map(\.neighbour) == expected.keys.sorted())
    #expect(borders.count == (worldview == "un" ? 14 : worldview == "ru" ? 15 : borders.count))
    for border in borders {
      let metres = try #require(expected[border.neighbour])
      #expect(abs(border.length.metres - metres) <= 1e-6 * metres, "\(worldview) \(border.neighbour)")
    }
  }

  @Test func `GEOS overlay finds the same pairs`() throws {
    let oracle = try EmbeddedOracle()
    let ids = oracle.polygons.keys.sorted()
    let found = try GEOSContext.withCurrent { context in
      try overlayPairs(ids, oracle.polygons, in: context)
    }
    let analysis = try EmbeddedOracle.analysis(worldview: "source")
    let expected = analysis.borders.filter(\.isShared).map {
      EmbeddedOracle.Pair(analysis.regions[$0.a].id, analysis.regions[$0.b].id)
    }
    #expect(found.subtracting(expected) == [])
    #expect(Set(expected).subtracting(found) == [])
  }

  /// The pairs whose boundaries have a line in common. Candidates come from an index of boxes.
  private func overlayPairs(
    _ ids: [String], _ polygons: [String: [[[EmbeddedOracle.Place]]]], in context: GEOSContext
  ) throws -> Set<EmbeddedOracle.Pair> {
    // A boundary for each part: what is far away of an archipelago takes no part in the overlay.
    var outlines: [(id: String, xy: [Double])] = []
    for id in ids {
      for ring in (polygons[id] ?? []).joined() {
        outlines.append((id, ring.flatMap { [$0.longitude, $0.latitude] }))
      }
    }
    let boxes = outlines.map { outline -> GEOSBox in
      let x = stride(from: 0, to: outline.xy.count, by: 2).map { outline.xy[$0] }
      let y = stride(from: 1, to: outline.xy.count, by: 2).map { outline.xy[$0] }
      return GEOSBox(
        minX: x.min() ?? 0, minY: y.min() ?? 0, maxX: x.max() ?? 0, maxY: y.max() ?? 0)
    }
    let tree = try GEOSSTRtree(boxes, in: context)
    var pairs: Set<EmbeddedOracle.Pair> = []
    for (index, outline) in outlines.enumerated() {
      let line = try GEOSGeometry.lineString(outline.xy, in: context)
      for other in try tree.query(boxes[index]) where other > index && outlines[other].id != outline.id {
        let pair = EmbeddedOracle.Pair(outline.id, outlines[other].id)
        if pairs.contains(pair) { continue }
        let common = try line.intersection(try GEOSGeometry.lineString(outlines[other].xy, in: context))
        if try common.length() > 0 { pairs.insert(pair) }
      }
    }
    return pairs
  }
}
