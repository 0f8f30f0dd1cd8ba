import BorderCore
import BorderGeodesy
import BorderTestSupport
import Foundation
import Testing

/// Belts against areas that are known from geodesics alone.
@Suite struct BorderBeltTests: BeltWorld {
  /// A geodesic circle between two countries: the belts are rings between circles.
  @Test(
    arguments: zip(
      [
        Position(longitude: 40, latitude: 60), Position(longitude: 179.9, latitude: -17),
        Position(longitude: 10, latitude: 85),
      ], [25_000.0, 50_000, 25_000]))
  func `belts of a circle are rings`(centre: Position, width: Double) throws {
    let radius = 250_000.0
    // The middle of a chord lies 1 cm inside the circle.
    let count = 9000
    let border = circle(centre, radius, count: count)
    let outside = circle(centre, 2 * radius, count: 400)
    let topology = topology([("a", "A", [[border]]), ("b", "B", [[outside, border]])])
    let belts = BorderBelts(topology, widths: [width])
    #expect(belts.failed.isEmpty)
    let inner = area(border) - area(circle(centre, radius - width, count: count))
    let outer = area(circle(centre, radius + width, count: count)) - area(border)
    for (index, expected) in [inner, outer].enumerated() {
      let belt = try #require(belts.belts.first { $0.region.index == index })
      #expect(abs(belt.area / expected - 1) < 1e-6, "\(centre): \(belt.area) for \(expected)")
    }
  }

  /// A border along a meridian whose neighbours end at right angles to it: the belts are strips.
  @Test(arguments: [5_000.0, 50_000])
  func `belts of a meridian are strips`(width: Double) throws {
    let (south, north) = (Position(longitude: 30, latitude: 50), Position(longitude: 30, latitude: 60))
    func side(_ azimuth: Double) -> [Position] {
      [south, north, place(north, azimuth, 500_000), place(south, azimuth, 500_000)]
    }
    let belts = BorderBelts(
      topology([("w", "W", [[side(270)]]), ("e", "E", [[side(90)]])]), widths: [width], splits: true)
    let line = (0...4000).map { Position(longitude: 30, latitude: 50 + 10 * Double($0) / 4000) }
    for (id, azimuth) in [(0, 270.0), (1, 90.0)] {
      let expected = area(line + line.reversed().map { place($0, azimuth, width) })
      let own = belts.belts.filter { $0.region.index == id }
      #expect(own.map(\.neighbour) == [nil, id == 0 ? "E" : "W"])
      for belt in own { #expect(abs(belt.area / expected - 1) < 1e-6, "\(belt.area) for \(expected)") }
    }
  }

  /// Wild borders against a count of places whose distance is measured one by one.
  @Test(arguments: [UInt64(1), 2, 3])
  func `belts of wild borders hold what is near`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let centre = Position(longitude: 179.5, latitude: Double.random(in: -70...70, using: &generator))
    let ring = (0..<40).map { index in
      place(centre, -9 * Double(index), Double.random(in: 20_000...90_000, using: &generator))
    }
    let width = Double.random(in: 3_000...30_000, using: &generator)
    let topology = topology([
      ("a", "A", [[ring]]), ("b", "B", [[circle(centre, 200_000, count: 90), ring]]),
    ])
    let belts = BorderBelts(topology, widths: [width])
    let tree = RegionDistance(topology)
    let inside = area(ring)
    // Places of a spiral, each of which stands for the same share of a disc.
    let count = 4000
    let discRadius = 130_000.0
    var (near, within, far) = (0, 0, 0)
    for index in 0..<count {
      let spot = place(
        centre, 137.507764 * Double(index), discRadius * ((Double(index) + 0.5) / Double(count)).squareRoot())
      let distance = try #require(tree.approach(from: spot, to: [RegionID(0)])).distance
      let isInside = contains(ring, spot)
      within += isInside ? 1 : 0
      guard distance <= width else { continue }
      if isInside { near += 1 } else { far += 1 }
    }
    let disc = area(circle(centre, discRadius, count: 4000))
    // The spiral counts the polygon itself with the same error.
    let error = max(0.02 * disc * 0.1, 2 * abs(Double(within) / Double(count) * disc - inside))
    for (region, found) in [(0, near), (1, far)] {
      let belt = try #require(belts.belts.first { $0.region.index == region })
      let expected = Double(found) / Double(count) * disc
      #expect(
        abs(belt.area - expected) < error, "seed \(seed), region \(region): \(belt.area) for \(expected)")
    }
    #expect(try #require(belts.belts.first { $0.region.index == 0 }).area <= inside * (1 + 1e-9))
  }

  private func contains(_ ring: [Position], _ spot: Position) -> Bool {
    func x(_ place: Position) -> Double {
      place.longitude + 360 * ((spot.longitude - place.longitude) / 360).rounded()
    }
    return zip(ring, ring.dropFirst() + [ring[0]]).reduce(false) { isInside, edge in
      let (a, b) = edge
      guard (a.latitude > spot.latitude) != (b.latitude > spot.latitude) else { return isInside }
      let share = (spot.latitude - a.latitude) / (b.latitude - a.latitude)
      return x(spot) < x(a) + share * (x(b) - x(a)) ? !isInside : isInside
    }
  }

  /// Three countries and a point where they meet: each place goes to the nearest border, and nothing is lost.
  @Test func `split belts go to the nearest border`() throws {
    let middle = Position(longitude: 20, latitude: 45)
    func sector(_ from: Double, _ to: Double) -> [Position] {
      [middle]
        + stride(from: from, through: to, by: 10).map { place(middle, -$0, 300_000) }
    }
    let topology = topology([
      ("a", "A", [[sector(0, 100)]]), ("b", "B", [[sector(100, 220)]]), ("c", "C", [[sector(220, 360)]]),
    ])
    let belts = BorderBelts(topology, widths: [30_000], splits: true)
    for region in 0..<3 {
      let own = belts.belts.filter { $0.region.index == region }
      let whole = try #require(own.first { $0.neighbour == nil })
      let parts = own.filter { $0.neighbour != nil }
      #expect(parts.count == 2)
      #expect(abs(parts.map(\.area).reduce(0, +) / whole.area - 1) < 1e-6)
      // The borders are rays, so each half of the sector is nearer to its own.
      #expect(abs(parts[0].area / parts[1].area - 1) < 2e-4, "\(parts.map(\.area))")
    }
  }

  /// In a sector of more than half a turn, what lies behind the point where all meet is as far from both borders.
  @Test func `what is as far from two borders goes to the first`() throws {
    let middle = Position(longitude: 20, latitude: 45)
    func sector(_ from: Double, _ to: Double) -> [Position] {
      [middle] + stride(from: from, through: to, by: 10).map { place(middle, -$0, 300_000) }
    }
    let topology = topology([
      ("a", "A", [[sector(0, 50)]]), ("b", "B", [[sector(50, 100)]]), ("c", "C", [[sector(100, 360)]]),
    ])
    let own = BorderBelts(topology, widths: [30_000], splits: true).belts.filter { $0.region.index == 2 }
    let parts = own.filter { $0.neighbour != nil }
    #expect(parts.map(\.neighbour) == ["A", "B"])
    #expect(abs(parts.map(\.area).reduce(0, +) / own[0].area - 1) < 1e-6)
    // Two strips, and a piece of a disc of 80 degrees, which is the first one's.
    let disc = 80.0 / 360 * .pi * 30_000 * 30_000
    #expect(abs((parts[0].area - parts[1].area) / disc - 1) < 1e-3, "\(parts.map(\.area))")
  }

  /// A belt that reaches nothing of a region but a corner of its box.
  @Test func `a corner of a region has a belt`() throws {
    func box(_ west: Double, _ east: Double, _ south: Double) -> [Position] {
      [(west, south), (east, south), (east, south + 1), (west, south + 1)]
        .map { Position(longitude: $0.0, latitude: $0.1) }
    }
    let topology = topology([
      ("first", "A", [[box(10, 10.1, 50)]]), ("b", "B", [[box(10.1, 11, 50)]]),
      ("corner", "A", [[box(9, 10, 51)]]),
    ])
    let belt = try #require(BorderBelts(topology, widths: [10_000]).belts.first { $0.region.index == 2 })
    // Half of what a chord cuts off a disc.
    let away = 7_019.7
    let expected = (1e8 * acos(away / 1e4) - away * (1e8 - away * away).squareRoot()) / 2
    #expect(abs(belt.area / expected - 1) < 0.01, "\(belt.area) for \(expected)")
  }

  @Test func `a region that does not touch the border has a belt where it is near`() throws {
    func box(_ west: Double, _ east: Double) -> [Position] {
      [(west, 50.0), (east, 50), (east, 51), (west, 51)].map { Position(longitude: $0.0, latitude: $0.1) }
    }
    let topology = topology([
      ("first", "A", [[box(10, 10.1)]]), ("second", "A", [[box(9, 10)]]), ("b", "B", [[box(10.1, 11)]]),
      ("far", "A", [[box(5, 9)]]),
    ])
    let belts = BorderBelts(topology, widths: [5_000, 25_000])
    let found = belts.belts.map { "\(topology.regions[$0.region].id) \(Int($0.width))" }.sorted()
    #expect(found == ["b 25000", "b 5000", "first 25000", "first 5000", "second 25000"])
    let first = try #require(belts.belts.first { $0.region.index == 0 && $0.width == 25_000 })
    #expect(abs(first.area / area(box(10, 10.1)) - 1) < 1e-9)
    // Wider than all regions: the belts are the regions.
    for belt in BorderBelts(topology, widths: [450_000]).belts {
      let whole = [(10.0, 10.1), (9, 10), (10.1, 11), (5, 9)][belt.region.index]
      #expect(abs(belt.area / area(box(whole.0, whole.1)) - 1) < 1e-6, "\(topology.regions[belt.region].id)")
    }
  }

  /// An enclave that is small against the width: what is around it is a disc, nearly.
  @Test(arguments: [40_000.0, 60_000, 100_000, 150_000])
  func `belts around an enclave grow`(width: Double) throws {
    let centre = Position(longitude: 31.25, latitude: 61.25)
    let ring = circle(centre, 25_000, count: 4)
    let topology = topology([
      ("a", "A", [[circle(centre, 400_000, count: 720), ring]]), ("b", "B", [[ring]]),
    ])
    let belts = BorderBelts(topology, widths: [width]).belts
    let inside = try #require(belts.first { $0.region.index == 1 })
    #expect(abs(inside.area / area(ring) - 1) < 1e-6)
    let around = try #require(belts.first { $0.region.index == 0 }).area
    // A square's belt: four rectangles and four quarters of a disc, on a plane that is nearly one.
    let side = 25_000 * 2.0.squareRoot()
    let expected = 4 * side * width + Double.pi * width * width
    #expect(abs(around / expected - 1) < 1e-3, "\(around) for \(expected)")
  }

  @Test func `edges are measured from when asked`() {
    let box = [(0.0, 0.0), (2, 0), (2, 2), (0, 2)].map { Position(longitude: $0.0, latitude: $0.1) }
    let topology = topology([("a", "A", [[box]])])
    #expect(BorderBelts(topology, widths: [10_000]).belts.isEmpty)
    let belts = BorderBelts(topology, widths: [10_000], from: .edge).belts
    #expect(belts.count == 1)
    // A frame of 10 km round about 222 x 221 km.
    #expect(abs((belts.first?.area ?? 0) / 8.46e9 - 1) < 0.01)
  }

  /// The area of the ellipsoid between the equator and a latitude, by the closed formula.
  private func zone(to latitude: Double) -> Double {
    let flattening = 1 / 298.257223563
    let squared = flattening * (2 - flattening)
    let (e, sine) = (squared.squareRoot(), sin(latitude * .pi / 180))
    let b = 6_378_137 * (1 - flattening)
    return .pi * b * b * (sine / (1 - squared * sine * sine) + atanh(e * sine) / e)
  }

  /// A border around a pole: the belts are zones between parallels, one of them around the pole where it is that wide.
  @Test(arguments: [1.0, -1], [25_000.0, 120_000, 250_000])
  func `belts around a pole are zones`(sign: Double, width: Double) throws {
    let pole = Position(longitude: 0, latitude: 90 * sign)
    let latitude = 88 * sign
    // The middle of a chord lies a few centimetres nearer to the pole.
    let parallel = (0...7200).map { Position(longitude: -180 + 0.05 * Double($0), latitude: latitude) }
    func ring(to other: Double) -> [Position] {
      parallel + (0...360).reversed().map { Position(longitude: Double($0) - 180, latitude: other) }
    }
    let topology = topology([
      ("cap", "A", [[ring(to: pole.latitude)]]), ("ground", "B", [[ring(to: 80 * sign)]]),
    ])
    let belts = BorderBelts(topology, widths: [width])
    #expect(belts.failed.isEmpty)
    let start = Position(longitude: 10, latitude: latitude)
    let (poleward, away) = (sign > 0 ? 0.0 : 180, sign > 0 ? 180.0 : 0)
    // 88 degrees are 223 km from the pole: a wider belt holds all of the cap.
    let inner = width > 224_000 ? 90 : abs(place(start, poleward, width).latitude)
    let outer = abs(place(start, away, width).latitude)
    for (index, expected) in [zone(to: inner) - zone(to: 88), zone(to: 88) - zone(to: outer)].enumerated() {
      let belt = try #require(belts.belts.first { $0.region.index == index }, "\(sign) \(width)")
      #expect(abs(belt.area / expected - 1) < 1e-5, "\(sign) \(width): \(belt.area) for \(expected)")
    }
  }

  /// Regions without any area, within a belt: they have none, and change nothing.
  @Test func `regions of no area have no belt`() {
    func box(_ west: Double, _ east: Double) -> [Position] {
      [(west, 0.0), (east, 0), (east, 1), (west, 1)].map { Position(longitude: $0.0, latitude: $0.1) }
    }
    let whole = [("a", "A", [[box(9, 10)]]), ("b", "B", [[box(10, 11)]])]
    let line = [(9.9, 0.5), (9.95, 0.5), (9.9, 0.5)].map { Position(longitude: $0.0, latitude: $0.1) }
    let point = [Position](repeating: Position(longitude: 9.97, latitude: 0.3), count: 4)
    let expected = BorderBelts(topology(whole), widths: [5000, 25_000]).belts
    let topology = topology(whole + [("line", "A", [[line]]), ("point", "A", [[point]])])
    let belts = BorderBelts(topology, widths: [5000, 25_000])
    #expect(belts.failed.isEmpty)
    #expect(belts.belts.filter { $0.region.index > 1 }.allSatisfy { $0.area == 0 })
    let own = belts.belts.filter { $0.region.index < 2 }
    #expect(own.map(\.area) == expected.map(\.area) && own.count == 4)
  }
}
