import BorderCore
import Testing

/// Every place of the earth has one way to be written.
@Suite struct GlobePositionTests {
  private func longitude(_ x: Double) -> Double? { Position(longitude: x, latitude: 10).onGlobe?.longitude }

  @Test func `whole turns are taken off to the same number as is written without them`() {
    for (given, expected) in [
      (190.0, -170.0), (-190, 170), (350.1, -9.9), (200.123456789, -159.876543211), (370.25, 10.25),
      (299.999999, -60.000001), (359.9, -0.1), (-350.1, 9.9), (539.5, 179.5), (360, 0), (12.34, 12.34),
      (-0.0, 0),
    ] {
      #expect(longitude(given) == expected, "\(given)")
    }
    for step in 1...1000 {
      // All numbers of up to nine decimals agree with their twins.
      let signed = Double(-180_000_000_000 + step * 179_123_457) / 1e9
      let positive = Double(180_000_000_000 + step * 179_123_457) / 1e9
      #expect(longitude(positive) == signed, "\(positive)")
    }
  }

  @Test
  func `the 180th meridian keeps its side, takes in what is nearly there, and may be the edge of a sheet`() {
    for (given, expected) in [
      (180.0, 180.0), (-180, -180), (180.0000000000001705, 180), (-180.0000007, -180), (179.9999995, 180),
      (540, -180), (180.000002, 180.000002), (180.00002, -179.99998), (179.99998, 179.99998),
    ] {
      #expect(abs((longitude(given) ?? 0) - expected) < 1e-12, "\(given)")
    }
  }

  @Test func `a pole has no longitude, and nothing lies beyond it`() {
    let pole = Position(longitude: 0, latitude: -90)
    for latitude in [-90, -90.00000000000003, -90.0000009, -89.9999995] {
      #expect(Position(longitude: 77, latitude: latitude).onGlobe == pole)
    }
    #expect(Position(longitude: 77, latitude: 90.0001).onGlobe == nil)
    #expect(Position(longitude: 541, latitude: 0).onGlobe == nil)
    #expect(Position(longitude: .nan, latitude: 0).onGlobe == nil)
    #expect(Position(longitude: 0, latitude: .infinity).onGlobe == nil)
  }

  @Test func `what was laid out many turns away comes back`() {
    for turns in -9...9 {
      for longitude in [-170.25, 0, 12.5, 179.75] {
        let place = Position(longitude: longitude + 360 * Double(turns), latitude: 10).folded
        #expect(place.longitude == longitude, "\(longitude), \(turns) turns")
      }
    }
    #expect(Position(longitude: .infinity, latitude: 10).folded.longitude == .infinity)
  }
}
