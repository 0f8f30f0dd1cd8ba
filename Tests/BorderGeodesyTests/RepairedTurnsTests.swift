import BorderCore
import BorderGeodesy
import Testing

/// A ring that runs round a pole again and again is laid out over many turns; made valid, it lies on the globe again.
@Suite struct RepairedTurnsTests {
  @Test(arguments: [2, 3, 5, -4]) func `polygons come back to the globe`(turns: Int) {
    var ring: [Position] = []
    let steps = 12 * abs(turns)
    for step in 0..<steps {
      let longitude = Double(step) * 30 * (turns < 0 ? -1 : 1)
      ring.append(
        Position(
          longitude: longitude.remainder(dividingBy: 360), latitude: 60 + 10 * Double(step) / Double(steps)))
    }
    ring.append(ring[0])
    var builder = RegionSetBuilder()
    _ = builder.beginRegion(Region(id: "spiral"))
    builder.beginPart()
    builder.addRing(ring)
    let set = builder.finish()
    let (repaired, changes, _) = RegionRepair.repair(set, measure: GeodesicMeasure())
    #expect(changes.count == 1)
    #expect(repaired.positions.count > 3)
    let strays = repaired.positions.filter { $0.onGlobe == nil || abs($0.longitude) > 180.001 }
    #expect(strays.isEmpty, "\(turns) turns: \(strays.prefix(3))")
    // The search for unshared borders sees every line on one sheet.
    let topology = BorderTopology(repaired)
    let found = UnsharedBorders(topology, measure: GeodesicMeasure())
    #expect(found.pairs.isEmpty)
  }
}
