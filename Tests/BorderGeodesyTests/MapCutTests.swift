import BorderCore
import BorderGeodesy
import Testing

/// The cut of the map in the embedded data: Chukotka and Alaska end at 179.9° E and W.
@Suite struct EmbeddedMapCutTests {
  @Test func `Chukotka has neither coast nor border along the cut`() throws {
    let analysis = try EmbeddedOracle.analysis(worldview: "un")
    let topology = analysis.topology
    #expect(abs(topology.cut.west + 179.9) < 1e-6 && abs(topology.cut.east - 179.9) < 1e-6)
    let chukotka = try #require(analysis.regions.regionIDs.first { analysis.regions[$0].id == "RU-CHU" })

    for border in analysis.borders { #expect(border.a != border.b) }
    let perimeter = analysis.perimeters[chukotka.index]
    // The mainland is cut along 433 and 438 km (with a cape of 2 km), Wrangel Island along 61 and 62.
    #expect(abs(perimeter.cut.kilometres - 996) < 1, "\(perimeter.cut.kilometres)")
    #expect(perimeter.seam.isZero)
    #expect(perimeter.international.isZero)

    var outer = ExactLength.zero
    var total = ExactLength.zero
    for arc in topology.arcIDs {
      let sides = topology.sides(of: arc).filter { $0.region == chukotka }
      guard !sides.isEmpty else { continue }
      for _ in sides { total += analysis.lengths[arc] }
      let line = topology.positions(of: arc)
      let segments = zip(line, line.dropFirst())
      switch topology.kind(of: arc) {
      case .outer:
        outer += analysis.lengths[arc]
        for (a, b) in segments {
          // The cut's own vertices are off the meridian by up to 4e-7 degrees.
          let isAlong = abs(abs(a.longitude) - 179.9) < 1e-6 && abs(abs(b.longitude) - 179.9) < 1e-6
          #expect(!isAlong, "coast along the cut at \(a)")
        }
      case .cut:
        for (a, b) in segments {
          #expect(abs(abs(a.longitude) - 179.9) < 2e-4 && abs(abs(b.longitude) - 179.9) < 2e-4)
        }
      case .shared:
        #expect(topology.sides(of: arc).allSatisfy { analysis.regions[$0.region].country == "RU" })
      case .seam: Issue.record("a border of Chukotka with itself")
      }
    }
    #expect(outer == perimeter.outer)
    #expect(total == perimeter.total)
    let rest = perimeter.inner + perimeter.international + perimeter.cut
    #expect(perimeter.outer + rest == total)
  }

  @Test func `the parts of every region's boundary add up to its rings, exactly`() throws {
    let analysis = try EmbeddedOracle.analysis(worldview: "un")
    var rings = [ExactLength](repeating: .zero, count: analysis.regions.regionCount)
    for ring in 0..<analysis.regions.ringCount {
      for directed in analysis.topology.arcs(ofRing: ring) {
        rings[analysis.regions.region(ofRing: ring).index] += analysis.lengths[directed.arc]
      }
    }
    #expect(rings == analysis.perimeters.map(\.total))
    #expect(analysis.topology.problems().isEmpty)
  }
}
