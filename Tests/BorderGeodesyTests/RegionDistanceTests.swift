import BorderCore
import BorderGeodesy
import BorderTestSupport
import GEOS
import Testing

/// Distances of regions against every pair of points on their boundaries.
@Suite struct RegionDistanceTests {
  /// The least distance between points set densely on both boundaries: never below the true one.
  private func sampled(_ set: RegionSet, _ a: RegionID, _ b: RegionID, steps: Int) -> Double {
    let measure = GeodesicMeasure()
    func points(_ region: RegionID) -> [Position] {
      var list: [Position] = []
      for part in 0..<set.partCount where set.partRegions[part] == region {
        for ring in set.rings(ofPart: part) {
          let line = set.positions[set.range(ofRing: ring)]
          for (p, q) in zip(line, line.dropFirst()) {
            for step in 0..<steps {
              let t = Double(step) / Double(steps)
              list.append(
                Position(
                  longitude: p.longitude + t * (q.longitude - p.longitude),
                  latitude: p.latitude + t * (q.latitude - p.latitude)))
            }
          }
        }
      }
      return list
    }
    let (first, second) = (points(a), points(b))
    return first.map { x in second.map { measure.distance(x, $0) }.min() ?? .infinity }.min() ?? .infinity
  }

  private func polygons(_ seed: UInt64, near longitude: Double, latitude: Double) -> RegionSet {
    var generator = SplitMix64(seed: seed)
    var builder = RegionSetBuilder()
    for index in 0..<4 {
      builder.beginRegion(Region(id: "\(index)"))
      builder.beginPart()
      let x = longitude + Double(index % 2) * 3 + Double.random(in: 0...0.5, using: &generator)
      let y = latitude + Double(index / 2) * 3 + Double.random(in: 0...0.5, using: &generator)
      var ring = (0..<9).map { corner -> Position in
        let angle = Double(corner) / 9 * 2 * Double.pi
        let radius = Double.random(in: 0.4...1.3, using: &generator)
        // A rough circle; sine and cosine by their series, as no library is imported.
        return Position(longitude: x + radius * sine(angle + .pi / 2), latitude: y + radius * sine(angle))
      }
      ring.append(ring[0])
      builder.addRing(ring)
    }
    return builder.finish()
  }

  private func sine(_ angle: Double) -> Double {
    var x = angle
    while x > .pi { x -= 2 * .pi }
    var (term, sum) = (x, x)
    for n in 1..<14 {
      term *= -x * x / Double((2 * n) * (2 * n + 1))
      sum += term
    }
    return sum
  }

  /// Who asks for one set of regions after another pays for each segment once.
  @Test func `each segment is put into a tree once`() {
    let set = polygons(1, near: 10, latitude: 50)
    let search = RegionDistance(BorderTopology(set))
    let ids = set.regions.indices.map { RegionID($0) }
    for bits in 1..<15 {
      let own = ids.filter { bits >> $0.index & 1 == 1 }
      #expect(search.approach(own, ids.filter { !own.contains($0) }) != nil)
      #expect(search.indexedSegments <= set.segmentCount)
    }
    #expect(search.indexedSegments == set.segmentCount)
  }

  @Test(arguments: UInt64(1)...3)
  func `no sampled pair of points is nearer, and none is much farther`(seed: UInt64) throws {
    for (longitude, latitude) in [(10.0, 50.0), (60, -10), (-120, 70)] {
      let set = polygons(seed, near: longitude, latitude: latitude)
      let search = RegionDistance(BorderTopology(set))
      for a in 0..<4 {
        for b in (a + 1)..<4 {
          let found = try #require(search.approach([RegionID(a)], [RegionID(b)]))
          let back = try #require(search.approach([RegionID(b)], [RegionID(a)]))
          #expect(found.distance == back.distance, "seed \(seed)")
          let dense = sampled(set, RegionID(a), RegionID(b), steps: 40)
          // Samples lie on straight lines of the map, which are up to a few metres off the geodesics here.
          #expect(found.distance <= dense + 400, "seed \(seed), \(a)-\(b)")
          #expect(found.distance >= dense - 4000, "seed \(seed), \(a)-\(b)")
          #expect(
            abs(GeodesicMeasure().distance(found.from, found.to) - found.distance) < 1e-6, "seed \(seed)")
        }
      }
    }
  }

  @Test func `across the 180th meridian the short way is found`() throws {
    var builder = RegionSetBuilder()
    for (id, west) in [("W", 178.0), ("E", -179.0)] {
      builder.beginRegion(Region(id: id))
      builder.beginPart()
      builder.addRing(
        [(0.0, 0.0), (1, 0), (1, 1), (0, 1), (0, 0)].map {
          Position(longitude: west + $0.0, latitude: 60 + $0.1)
        })
    }
    let found = try #require(
      RegionDistance(BorderTopology(builder.finish())).approach([RegionID(0)], [RegionID(1)]))
    // Two degrees of longitude at 61 degrees north, the northern ends.
    let expected = GeodesicMeasure().distance(
      Position(longitude: 179, latitude: 61), Position(longitude: -179, latitude: 61))
    #expect(abs(found.distance - expected) < 1)
    #expect(found.isAcrossOuter)
  }

  @Test func `regions that overlap have distance zero, neighbours too`() throws {
    let set = regions("AB")
    let search = RegionDistance(BorderTopology(set))
    #expect(search.approach([RegionID(0)], [RegionID(1)])?.distance == 0)
    var builder = RegionSetBuilder()
    for (id, x) in [("a", 0.0), ("b", 0.5)] {
      builder.beginRegion(Region(id: id))
      builder.beginPart()
      builder.addRing(
        [(0.0, 0.0), (1, 0.1), (1.1, 1), (0, 1), (0, 0)].map {
          Position(longitude: x + $0.0, latitude: x + $0.1)
        })
    }
    let overlap = RegionDistance(BorderTopology(builder.finish())).approach([RegionID(0)], [RegionID(1)])
    #expect(overlap?.distance == 0)
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `the boundary of several regions is that of their union by GEOS`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let letters = Array("ABCDEFG.")
    let drawing = (0..<5).map { _ in
      String((0..<7).map { _ in letters[Int.random(in: 0..<letters.count, using: &generator)] })
    }.joined(separator: "\n")
    let set = regions(drawing)
    let members = set.regionIDs.filter { _ in Bool.random(using: &generator) }
    guard !members.isEmpty else { return }
    var block = GEOSPolygonCoordinates()
    for part in 0..<set.partCount where members.contains(set.partRegions[part]) {
      for ring in set.rings(ofPart: part) {
        block.xy += set.positions[set.range(ofRing: ring)].flatMap { [$0.longitude, $0.latitude] }
        block.ringEnds.append(block.xy.count / 2)
      }
      block.polygonEnds.append(block.ringEnds.count)
    }
    let rings = try GEOSContext.withCurrent { (context) throws(GEOSError) in
      try GEOSGeometry.multiPolygon(block, in: context).unaryUnion().polygonCoordinates()
    }
    let search = RegionDistance(BorderTopology(set))
    let measure = GeodesicMeasure()
    for _ in 0..<5 {
      let place = Position(
        longitude: Double.random(in: 0...7, using: &generator),
        latitude: Double.random(in: 0...5, using: &generator))
      // Edges are a degree long, or less where the union has them whole.
      var expected = Double.infinity
      var start = 0
      for end in rings.ringEnds {
        for index in start..<(end - 1) {
          let (a, b) = (
            Position(longitude: rings.xy[2 * index], latitude: rings.xy[2 * index + 1]),
            Position(longitude: rings.xy[2 * index + 2], latitude: rings.xy[2 * index + 3])
          )
          expected = min(expected, measure.nearest(to: place, from: a, to: b, guess: 0.5).distance)
        }
        start = end
      }
      let found = try #require(search.approach(from: place, to: members)?.distance)
      #expect(abs(found - expected) < 1, "seed \(seed): \(found) instead of \(expected)\n\(drawing)")
    }
  }

  @Test func `from a point, and nothing without a shape`() throws {
    let set = regions("A")
    let search = RegionDistance(BorderTopology(set))
    let found = try #require(search.approach(from: Position(longitude: 3, latitude: 0), to: [RegionID(0)]))
    let expected = GeodesicMeasure().distance(
      Position(longitude: 3, latitude: 0), Position(longitude: 1, latitude: 0))
    #expect(abs(found.distance - expected) < 1e-3)
    #expect(search.approach([], [RegionID(0)]) == nil)
  }
}
