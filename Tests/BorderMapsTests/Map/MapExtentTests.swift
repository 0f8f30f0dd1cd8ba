import BorderCore
import BorderMaps
import Testing

@Suite struct MapExtentTests {
  /// Squares of a degree in a row, and others wherever one likes; the last argument gives their lower left corners.
  static func squares(_ count: Int, from longitude: Double, latitude: Double, and others: [(Double, Double)])
    -> RegionSet
  {
    var builder = RegionSetBuilder()
    let corners = (0..<count).map { (longitude + Double($0), latitude) } + others
    for (index, corner) in corners.enumerated() {
      let (x, y) = corner
      // Rings go over the 180th meridian with jumps, as data does.
      func at(_ dx: Double, _ dy: Double) -> Position {
        let east = x + dx > 180 ? x + dx - 360 : x + dx
        return Position(longitude: east, latitude: y + dy)
      }
      _ = builder.beginRegion(Region(id: "R\(index)", name: "R\(index)", country: index < count ? "A" : "B"))
      builder.beginPart()
      builder.addRing([at(0, 0), at(1, 0), at(1, 1), at(0, 1), at(0, 0)])
    }
    return builder.finish()
  }

  @Test func `a far island is left aside, and told`() {
    let set = Self.squares(60, from: 0, latitude: 45, and: [(55, -21)])
    let extent = MapExtent(of: set, home: nil)
    #expect(extent.rings == [Bool](repeating: true, count: 60) + [false])
    #expect(extent.outside.map(\.index) == [60])
    #expect(MapExtent(of: set, home: nil, isWhole: true).rings.allSatisfy { $0 })
  }

  @Test func `what is no trifle stays`() {
    // Two of sixty are more than one in fifty; a near island belongs; one that takes little room does too.
    for others in [[(55.0, -21.0), (56, -21)], [(30, 38)], [(75, 45)]] {
      let extent = MapExtent(of: Self.squares(60, from: 0, latitude: 45, and: others), home: nil)
      #expect(extent.rings.allSatisfy { $0 } && extent.outside.isEmpty, "\(others)")
    }
  }

  @Test func `the 180th meridian parts nothing, and the pole joins`() {
    let over = Self.squares(60, from: 150, latitude: 60, and: [(-170, 62)])
    #expect(MapExtent(of: over, home: nil).rings.allSatisfy { $0 })
    let polar = Self.squares(60, from: 0, latitude: 86, and: [(-120, 88)])
    #expect(MapExtent(of: polar, home: nil).rings.allSatisfy { $0 })
  }

  @Test func `a country alone, and one that is not there`() {
    let set = Self.squares(60, from: 0, latitude: 45, and: [(55, -21)])
    #expect(MapExtent(of: set, home: "B").rings == [Bool](repeating: false, count: 60) + [true])
    #expect(MapExtent(of: set, home: "C", isWhole: true).rings.allSatisfy { $0 })
    var nothing = RegionSetBuilder()
    #expect(MapExtent(of: nothing.finish(), home: nil).rings.isEmpty)
  }
}
