import BorderCore
import BorderTestSupport
import Testing

/// Centres that are found while parts come and go are those of all parts at once.
@Suite struct CentreSearchTests {
  @Test(arguments: UInt64(0)..<60)
  func `handed over between any two features`(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    // Every third set is on the sheet from 0 to 360.
    let west = seed % 3 == 0 ? 0.0 : -180
    var whole = RegionSetBuilder()
    var passing = RegionSetBuilder()
    var search = CentreSearch()
    for _ in 0..<12 {
      let id = "\(Int.random(in: 0..<5, using: &generator))"
      whole.beginRegion(Region(id: id, source: 0))
      passing.beginRegion(Region(id: id, source: 0))
      for _ in 0..<Int.random(in: 0...3, using: &generator) {
        let (x, y) = (
          Double.random(in: west...(west + 355), using: &generator),
          Double.random(in: -80...80, using: &generator)
        )
        let size = RandomRegions.pick([0.1, 3, 3, 60], &generator)
        let ring = (0..<Int.random(in: 3...7, using: &generator)).map { _ in
          Position(
            longitude: min(max(x + Double.random(in: 0...size, using: &generator), west), west + 360),
            latitude: min(y + Double.random(in: 0...min(size, 9), using: &generator), 90))
        }
        whole.beginPart()
        whole.addRing(ring)
        passing.beginPart()
        passing.addRing(ring)
      }
      if Bool.random(using: &generator) { passing.handOverShapes { search.add($0) } }
    }
    passing.handOverShapes { search.add($0) }
    let set = whole.finish()
    let found = search.centres(
      regionCount: set.regionCount, isSheetFromZero: passing.finish().isSheetFromZero)
    #expect(found == set.centres, "seed \(seed)")
    #expect(found.contains { $0 != nil }, "seed \(seed)")
    #expect(set.isSheetFromZero == (west == 0), "seed \(seed)")
  }
}
