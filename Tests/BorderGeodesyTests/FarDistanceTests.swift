import BorderCore
import BorderMeasures
import BorderTestSupport
import Testing

@testable import BorderGeodesy

/// Distances of regions that lie far apart, up to the other side of the earth, and what they cost.
@Suite struct FarDistanceTests {
  private func place(_ generator: inout SplitMix64, near centre: Position, within degrees: Double) -> Position
  {
    Position(
      longitude: centre.longitude + Double.random(in: -degrees...degrees, using: &generator),
      latitude: min(max(centre.latitude + Double.random(in: -degrees...degrees, using: &generator), -89), 89))
  }

  /// A ring around a centre with ragged sides.
  private func ring(
    _ generator: inout SplitMix64, around centre: Position, radius: Double, corners: Int
  ) -> [Position] {
    var ring: [Position] = []
    for corner in 0..<corners {
      // A square walked along its sides: no sine is needed.
      let along = Double(corner) / Double(corners) * 4
      let (side, share) = (Int(along), along - along.rounded(.down))
      let (x, y) =
        switch side {
        case 0: (share * 2 - 1, -1.0)
        case 1: (1.0, share * 2 - 1)
        case 2: (1 - share * 2, 1.0)
        default: (-1.0, 1 - share * 2)
        }
      let stretch = radius * Double.random(in: 0.8...1, using: &generator)
      ring.append(
        Position(
          longitude: centre.longitude + x * stretch,
          latitude: min(max(centre.latitude + y * stretch, -89), 89)))
    }
    return ring + [ring[0]]
  }

  private func set(_ rings: [[Position]]) -> RegionSet {
    var builder = RegionSetBuilder()
    for (index, ring) in rings.enumerated() {
      builder.beginRegion(Region(id: "\(index)"))
      builder.beginPart()
      builder.addRing(ring)
    }
    return builder.finish()
  }

  /// The least distance of any end from any segment, each pair measured by another method than the search's.
  private func least(_ a: [Position], _ b: [Position]) -> Double {
    let measure = GeodesicMeasure()
    var least = Double.infinity
    for (ends, line) in [(a, b), (b, a)] {
      for place in ends.dropLast() {
        for (p, q) in zip(line, line.dropFirst()) {
          least = min(least, measure.distance(place, p))
          least = min(least, measure.nearest(to: place, from: p, to: q, guess: 0.5).distance)
        }
      }
    }
    return least
  }

  @Test(arguments: UInt64(1)...40)
  func `however far apart, no pair of segments is nearer`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let first = Position(
      longitude: Double.random(in: -180...180, using: &generator),
      latitude: Double.random(in: -70...70, using: &generator))
    // Every fourth pair lies about opposite.
    let second =
      seed % 4 == 0
      ? place(
        &generator, near: Position(longitude: first.longitude + 180, latitude: -first.latitude), within: 8)
      : Position(
        longitude: Double.random(in: -180...180, using: &generator),
        latitude: Double.random(in: -70...70, using: &generator))
    let radius = Double.random(in: 0.05...3, using: &generator)
    let rings = [
      ring(&generator, around: first, radius: radius, corners: 40),
      ring(&generator, around: second, radius: radius / 2, corners: 24),
    ]
    let search = RegionDistance(BorderTopology(set(rings)))
    let found = try #require(search.approach([RegionID(0)], [RegionID(1)]))
    let back = try #require(search.approach([RegionID(1)], [RegionID(0)]))
    #expect(found.distance == back.distance, "seed \(seed)")
    guard found.distance > 0 else { return }
    let expected = least(rings[0], rings[1])
    #expect(
      abs(found.distance - expected) < 1e-3, "seed \(seed): \(found.distance) instead of \(expected)")
  }

  /// What the bounds rest on: a geodesic is no shorter than one near it lets expect.
  @Test(arguments: UInt64(1)...20)
  func `a geodesic that is known bounds those beside it`(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let measure = GeodesicMeasure()
    for _ in 0..<200 {
      let a = Position(
        longitude: Double.random(in: -180...180, using: &generator),
        latitude: Double.random(in: -89...89, using: &generator))
      let isOpposite = Int.random(in: 0..<4, using: &generator) == 0
      let b =
        isOpposite
        ? place(&generator, near: Position(longitude: a.longitude + 180, latitude: -a.latitude), within: 20)
        : place(&generator, near: a, within: 120)
      let degrees = Double.random(in: 0.001...10, using: &generator)
      let (c, d) = (
        place(&generator, near: a, within: degrees), place(&generator, near: b, within: degrees)
      )
      func spot(_ place: Position) -> SIMD3<Double> { place.earthCentred }
      let reach =
        StretchedSphere.arc(spot(a), spot(c)) + StretchedSphere.arc(spot(b), spot(d))
      let known = StretchedSphere.KnownGeodesic(
        length: measure.distance(a, b), chord: StretchedSphere.chord(spot(a), spot(b)), reach: reach)
      let chord = StretchedSphere.chord(spot(c), spot(d))
      let length = measure.distance(c, d)
      let bound = known.bound(chord: chord)
      #expect(bound <= length, "seed \(seed): \(a) \(b), \(c) \(d)")
      #expect(chord <= StretchedSphere.greatestChord(limit: length), "seed \(seed): \(c) \(d)")
      // Beside a geodesic that is not nearly opposite, little is left open.
      if !isOpposite, degrees < 1, abs(c.latitude) < 60, length < 12_000_000 {
        #expect(length - bound < 0.05 * reach + 1, "seed \(seed): \(a) \(b), \(c) \(d)")
      }
    }
  }

  @Test func `of a million pairs of segments far apart, few are measured`() throws {
    var generator = SplitMix64(seed: 5)
    for second in [Position(longitude: 30, latitude: 10), Position(longitude: 150, latitude: -35)] {
      let rings = [
        ring(&generator, around: Position(longitude: 10, latitude: 50), radius: 2, corners: 1000),
        ring(&generator, around: second, radius: 2, corners: 1000),
      ]
      let search = RegionDistance(BorderTopology(set(rings)))
      #expect(try #require(search.approach([RegionID(0)], [RegionID(1)])).distance > 1_000_000)
      #expect(search.measuredPairs < 60)
    }
  }
}
