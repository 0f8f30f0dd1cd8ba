import BorderCore
import BorderGeodesy
import Testing

/// Lines beside each other, of one of which something else is in the way: only what is around that is lost.
@Suite struct NearMissMatchingTests {
  /// Regions of parts of one ring each, in metres around a place on the equator.
  private func regions(_ shapes: [(id: String, parts: [[(Double, Double)]])]) -> RegionSet {
    var builder = RegionSetBuilder()
    for (id, parts) in shapes {
      builder.beginRegion(Region(id: id))
      for part in parts {
        builder.beginPart()
        let ring = part.map { Position(longitude: 20 + $0.0 / 111_319.49, latitude: $0.1 / 110_574.28) }
        builder.addRing(ring + [ring[0]])
      }
    }
    return builder.finish()
  }

  private func matched(_ set: RegionSet, within tolerance: Double) -> (regions: RegionSet, metres: Double) {
    let result = set.matched(MatchOptions(tolerance: tolerance), measure: GeodesicMeasure())
    let borders = BorderAnalysis(BorderTopology(result.regions), measure: GeodesicMeasure()).borders
    return (result.regions, borders.map(\.length.metres).reduce(0, +))
  }

  /// An inlet of the moving region ends 20 cm before its border, on the other side of the line that it is laid along. The border has
  /// no vertex for 8 km.
  @Test func `an inlet that ends at the border costs some tolerances of it`() {
    let set = regions([
      ("A", [[(0, -1000), (8000, -1000), (8000, 0.5), (0, 0.5)]]),
      ("B", [[(0, 0), (8000, 0), (8000, 1000), (4010, 1000), (4000, 0.2), (3990, 1000), (0, 1000)]]),
    ])
    for tolerance in [2.0, 5, 20] {
      let (regions, metres) = matched(set, within: tolerance)
      #expect(metres > 8000 - 4 * tolerance, "\(tolerance) m: \(metres) m")
      #expect(RegionValidity.check(regions).isEmpty, "\(tolerance) m")
    }
  }

  /// An islet that lies on the ground of its own region from the beginning is no fault of matching.
  @Test func `an islet that is misplaced in the file costs nothing elsewhere`() {
    let set = regions([
      ("A", [[(0, -1000), (8000, -1000), (8000, 3), (0, 3)]]),
      ("B", [[(0, 0), (8000, 0), (8000, 3000), (0, 3000)], [(4000, 2000), (4004, 2000), (4002, 2004)]]),
    ])
    #expect(RegionValidity.check(set).count == 1)
    #expect(matched(set, within: 10).metres > 7999)
  }
}
