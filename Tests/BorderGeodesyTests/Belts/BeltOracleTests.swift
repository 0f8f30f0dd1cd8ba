import BorderCore
import BorderGeodesy
import BorderTestSupport
import GEOS
import PROJ
import Testing

/// Belts of random regions against another way: the union of all places near each segment, drawn one by one.
@Suite struct BeltOracleTests: BeltWorld {
  /// Three regions of two countries: a wild one inside, and what is around it in two halves, of one country.
  private struct World {
    var topology: BorderTopology
    var border: [Position]
    var halves: [[Position]]
    var width: Double
  }

  private func world(_ seed: UInt64) -> World {
    var generator = SplitMix64(seed: seed)
    let centre = Position(longitude: 30, latitude: Double.random(in: -70...70, using: &generator))
    let count = 2 * Int.random(in: 2...12, using: &generator)
    let ring = (0..<count).map { index in
      place(
        centre, -360 * Double(index) / Double(count), Double.random(in: 20_000...90_000, using: &generator))
    }
    let frame = circle(centre, 200_000, count: 90)
    // From the north to the south, along the frame and back along the border.
    let west = Array(frame[0...45]) + ring[0...count / 2].reversed()
    let east = Array(frame[45...]) + [frame[0], ring[0]] + ring[(count / 2)...].reversed()
    let topology = topology([("a", "A", [[ring]]), ("w", "B", [[west]]), ("e", "B", [[east]])])
    return World(
      topology: topology, border: ring, halves: [ring, west, east],
      width: Double.random(in: 3_000...30_000, using: &generator))
  }

  private func shape(_ rings: [[Position]], _ context: GEOSContext) throws -> GEOSGeometry {
    try shape(polygons: rings.map { [$0 + [$0[0]]] }, context)
  }

  private func shape(polygons: [[[Position]]], _ context: GEOSContext) throws -> GEOSGeometry {
    var coordinates = GEOSPolygonCoordinates()
    for polygon in polygons {
      for ring in polygon {
        for place in ring { coordinates.xy += [place.longitude, place.latitude] }
        coordinates.ringEnds.append(coordinates.xy.count / 2)
      }
      coordinates.polygonEnds.append(coordinates.ringEnds.count)
    }
    return try GEOSGeometry.multiPolygon(coordinates, in: context)
  }

  /// A closed line with places on the geodesics of its segments.
  private func dense(_ ring: [Position]) -> [Position] {
    zip(ring, ring.dropFirst() + [ring[0]]).flatMap { a, b in along(a, b).dropLast().map(\.place) }
  }

  /// Places along a geodesic, with the direction there.
  private func along(_ a: Position, _ b: Position) -> [(place: Position, azimuth: Double)] {
    let line = GeodesicLine(
      from: GeodesicPosition(longitude: a.longitude, latitude: a.latitude),
      to: GeodesicPosition(longitude: b.longitude, latitude: b.latitude))
    let count = Int(line.length / 400) + 1
    return (0...count).map { index in
      let found = line.position(atFraction: Double(index) / Double(count))
      return (
        Position(longitude: found.position.longitude, latitude: found.position.latitude), found.azimuth
      )
    }
  }

  /// What lies within a width of a closed line: a strip along each segment, a disc around each vertex.
  private func ground(_ ring: [Position], _ width: Double, _ context: GEOSContext) throws -> GEOSGeometry {
    // As large as a disc, though its outline has corners.
    let count = 1440
    let step = 2 * Double.pi / Double(count)
    let radius = width * (1 + step * step / 12)
    var members = GEOSGeometryList(in: context)
    for (a, b) in zip(ring, ring.dropFirst() + [ring[0]]) {
      try members.append(try shape([circle(a, radius, count: count)], context))
      let way = along(a, b)
      let strip =
        way.map { place($0.place, $0.azimuth + 90, width) }
        + way.reversed().map { place($0.place, $0.azimuth - 90, width) }
      try members.append(try shape([strip], context))
    }
    return try GEOSGeometry.collection(.geometryCollection, of: members).unaryUnion()
  }

  private func area(_ shape: borrowing GEOSGeometry) throws -> Double {
    let coordinates = try shape.polygonCoordinates()
    var first = 0
    var area = 0.0
    var exteriors = Set([0])
    exteriors.formUnion(coordinates.polygonEnds)
    for (index, end) in coordinates.ringEnds.enumerated() {
      let ring = (first..<end).map {
        Position(longitude: coordinates.xy[2 * $0], latitude: coordinates.xy[2 * $0 + 1])
      }
      area += (exteriors.contains(index) ? 1 : -1) * abs(self.area(ring.dropLast()))
      first = end
    }
    return area
  }

  @Test(arguments: [UInt64](1...12))
  func `belts of wild borders are what is near`(seed: UInt64) throws {
    let world = world(seed)
    let belts = BorderBelts(world.topology, widths: [world.width]).belts
    try GEOSContext.withCurrent { context in
      let ground = try ground(world.border, world.width, context)
      for (index, ring) in world.halves.enumerated() {
        let belt = try #require(belts.first { $0.region.index == index })
        let own = try shape([dense(ring)], context)
        let expected = try area(own.intersection(ground))
        #expect(
          abs(belt.area / expected - 1) < 1e-6,
          "seed \(seed), region \(index), width \(world.width): \(belt.area / expected - 1)")
      }
    }
  }

  /// What a region about a kilometre wide has of a belt is cut out of two arcs of the outline or three.
  @Test(arguments: [UInt64](1...8))
  func `narrow regions have their share of a belt`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let centre = Position(longitude: 30, latitude: Double.random(in: -65...65, using: &generator))
    let count = 120
    let border = (0..<count).map { index in
      place(
        centre, -360 * Double(index) / Double(count), Double.random(in: 19_940...20_060, using: &generator))
    }
    let frame = circle(centre, 60_000, count: count)
    // From one vertex to the next, and from there to the tenth.
    let spans = stride(from: 0, to: count, by: 10).flatMap { [($0, $0 + 1), ($0 + 1, $0 + 10)] }
    let wedges = spans.map { from, to in
      (from...to).map { frame[$0 % count] } + (from...to).reversed().map { border[$0 % count] }
    }
    let width = Double.random(in: 4_000...6_000, using: &generator)
    let topology = topology(
      [("a", "A", [[border]])] + wedges.enumerated().map { ("w\($0)", "B", [[$1]]) })
    let belts = BorderBelts(topology, widths: [width]).belts
    try GEOSContext.withCurrent { context in
      let ground = try ground(border, width, context)
      for (index, ring) in wedges.enumerated() {
        let belt = try #require(belts.first { $0.region.index == index + 1 })
        let expected = try area(shape([dense(ring)], context).intersection(ground))
        #expect(
          abs(belt.area / expected - 1) < 1e-6,
          "seed \(seed), wedge \(index), width \(width): \(belt.area), \(expected)")
      }
    }
  }

  @Test(arguments: [UInt64](1...12))
  func `belts are valid and lie in their regions`(seed: UInt64) throws {
    let world = world(seed)
    let belts = BorderBelts(world.topology, widths: [world.width, world.width * 3], splits: true).belts
    try GEOSContext.withCurrent { context in
      for belt in belts {
        let shape = try shape(polygons: belt.polygons, context)
        #expect(try shape.invalidity() == nil, "seed \(seed), region \(belt.region.index)")
        // Along the 400 m between places of the geodesic the plane of degrees leaves it by less than a centimetre.
        for (index, ring) in world.halves.enumerated() where index != belt.region.index {
          let beyond = try area(shape.intersection(try self.shape([dense(ring)], context)))
          #expect(beyond < 1e-5 * belt.area, "seed \(seed), region \(belt.region.index): \(beyond)")
        }
      }
      for (index, a) in belts.enumerated() {
        for b in belts[..<index] where a.width == b.width && a.region != b.region {
          let both = try area(
            shape(polygons: a.polygons, context).intersection(shape(polygons: b.polygons, context)))
          #expect(both < 1, "seed \(seed), \(a.region.index) and \(b.region.index): \(both) m²")
        }
      }
    }
  }
}
