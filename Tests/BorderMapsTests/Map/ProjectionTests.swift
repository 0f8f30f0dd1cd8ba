import BorderCore
import BorderMaps
import Testing

@Suite struct ProjectionTests {
  static func definition(_ corners: [(Double, Double)]) -> String {
    // Every degree between the corners is taken.
    var positions: [Position] = []
    for (a, b) in zip(corners, corners.dropFirst()) {
      let count = max(1, Int(max(abs(b.0 - a.0), abs(b.1 - a.1)) * 2))
      for step in 0...count {
        let share = Double(step) / Double(count)
        var longitude = a.0 + (b.0 - a.0) * share
        if longitude > 180 { longitude -= 360 }
        positions.append(Position(longitude: longitude, latitude: a.1 + (b.1 - a.1) * share))
      }
    }
    return StandardProjection.definition(for: positions)
  }

  @Test func `a wide country over the 180th meridian gets a conic with its axis in the middle`() {
    #expect(
      Self.definition([(20, 42), (190, 80)])
        == "+proj=aea +lat_1=48 +lat_2=74 +lat_0=61 +lon_0=106 +datum=WGS84 +units=m")
  }

  @Test func `the world, the pole, the equator, a town`() {
    #expect(Self.definition([(-180, -80), (179.9, 80)]).hasPrefix("+proj=eqearth +lon_0=0 "))
    #expect(Self.definition([(-150, 70), (150, 88)]).hasPrefix("+proj=laea +lat_0=90 "))
    #expect(Self.definition([(-180, -89), (179.9, -62)]).hasPrefix("+proj=laea +lat_0=-90 "))
    #expect(Self.definition([(10, -4), (30, 4)]).hasPrefix("+proj=laea +lat_0=0.0 "))
    #expect(Self.definition([(13, 52), (14, 53)]).hasPrefix("+proj=laea "))
    #expect(StandardProjection.definition(for: []).hasPrefix("+proj=eqearth"))
  }
}
