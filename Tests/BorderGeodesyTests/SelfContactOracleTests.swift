import BorderCore
import BorderGeodesy
import BorderTestSupport
import Testing

/// Regions that meet themselves are those that GEOS finds invalid.
@Suite struct SelfContactOracleTests {
  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `random rings`(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    // Places of a grid make touches and overlaps, free ones crossings.
    let isGrid = seed % 2 == 0
    for round in 0..<60 {
      var builder = RegionSetBuilder()
      builder.beginRegion(Region(id: "A"))
      builder.beginPart()
      let count = Int.random(in: 3...8, using: &generator)
      builder.addRing(
        (0..<count).map { _ in
          isGrid
            ? Position(
              longitude: Double(Int.random(in: 0...3, using: &generator)),
              latitude: Double(Int.random(in: 0...3, using: &generator)))
            : Position(
              longitude: Double.random(in: 0...3, using: &generator),
              latitude: Double.random(in: 0...3, using: &generator))
        })
      let set = builder.finish()
      let expected = !RegionValidity.check(set).isEmpty
      let contacts = BorderTopology(set).selfContacts() ?? []
      #expect(
        contacts.isEmpty != expected,
        "seed \(seed), round \(round): \(set.positions.map { "\($0.longitude) \($0.latitude)" }) \(contacts)")
    }
  }
}
