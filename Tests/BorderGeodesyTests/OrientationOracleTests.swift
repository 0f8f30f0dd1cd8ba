import BorderCore
import BorderGeodesy
import BorderTestSupport
import GEOS
import Testing

@Suite struct OrientationOracleTests {
  /// Against GEOS's exact predicate, on triples that are nearly collinear.
  @Test func `signs are those of GEOS`() throws {
    let context = GEOSContext()
    var generator = SplitMix64(seed: 2024)
    var collinear = 0
    for round in 0..<60_000 {
      let a = Position(
        longitude: Double.random(in: -180...180, using: &generator),
        latitude: Double.random(in: -90...90, using: &generator))
      let b = Position(
        longitude: a.longitude + Double.random(in: -0.01...0.01, using: &generator),
        latitude: a.latitude + Double.random(in: -0.01...0.01, using: &generator))
      // On the line but for rounding, and then a few units in the last place off.
      let t = Double.random(in: -1...2, using: &generator)
      var c = Position(
        longitude: a.longitude + t * (b.longitude - a.longitude),
        latitude: a.latitude + t * (b.latitude - a.latitude))
      if round % 3 == 0 { c.latitude = c.latitude.nextUp }
      if round % 5 == 0 { c = t < 0.5 ? a : b }
      let own = Orientation.of(a, b, c)
      let theirs = try GEOSOrientation.of(
        GEOSCoordinate(x: a.longitude, y: a.latitude), GEOSCoordinate(x: b.longitude, y: b.latitude),
        GEOSCoordinate(x: c.longitude, y: c.latitude), in: context)
      let sign: Int32 = own > 0 ? 1 : (own < 0 ? -1 : 0)
      #expect(sign == theirs.rawValue, "round \(round)")
      #expect(Orientation.of(b, a, c) == 0 ? own == 0 : (Orientation.of(b, a, c) > 0) == (own < 0))
      if own == 0 { collinear += 1 }
    }
    #expect(collinear > 10_000)
  }
}
