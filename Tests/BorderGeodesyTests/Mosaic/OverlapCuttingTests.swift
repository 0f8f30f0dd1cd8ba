import BorderCore
import BorderGeodesy
import BorderTestSupport
import GEOS
import Testing

/// Overlaps that are cut, held against GEOS: no two regions cover the same ground, nothing is lost, and what is held stays.
@Suite struct OverlapCuttingTests {
  /// Cells of a grid whose inner corners were moved, about 700 m wide each: a coverage.
  private static func cells(
    _ count: Int, from west: Double, _ south: Double, by generator: inout SplitMix64
  ) -> [[Position]] {
    let side = 0.006
    var corners: [[Position]] = []
    for row in 0...count {
      var line: [Position] = []
      for column in 0...count {
        let x = Double(column) + Double.random(in: -0.35...0.35, using: &generator)
        let y = Double(row) + Double.random(in: -0.35...0.35, using: &generator)
        let longitude = west + side * x
        line.append(
          Position(longitude: longitude > 180 ? longitude - 360 : longitude, latitude: south + side * y))
      }
      corners.append(line)
    }
    var rings: [[Position]] = []
    for row in 0..<count {
      for column in 0..<count {
        let (low, high) = (corners[row], corners[row + 1])
        rings.append([low[column], low[column + 1], high[column + 1], high[column], low[column]])
      }
    }
    return rings
  }

  /// Three sources, the second with a town drawn over its regions; every third drawing lies across the 180th meridian.
  private static func drawing(_ seed: UInt64) -> RegionSet {
    var generator = SplitMix64(seed: seed)
    let west = seed % 3 == 0 ? 179.993 : 30
    var builder = RegionSetBuilder()
    func add(_ id: String, _ source: Int, _ ring: [Position]) {
      builder.beginRegion(Region(id: id, source: source))
      builder.beginPart()
      builder.addRing(ring)
    }
    for source in 0..<3 {
      let count = Int.random(in: 1...3, using: &generator)
      let (x, y) = (
        Double.random(in: 0...0.012, using: &generator), Double.random(in: 0...0.012, using: &generator)
      )
      for (index, ring) in cells(count, from: west + x, 50 + y, by: &generator).enumerated() {
        add("\(source)-\(index)", source, ring)
      }
      if source == 1 {
        let town = cells(1, from: west + x + 0.004, 50 + y + 0.004, by: &generator)[0]
        add(
          "town", 1, town.map { Position(longitude: $0.longitude, latitude: 50 + ($0.latitude - 50) * 0.9) })
      }
    }
    return builder.finish()
  }

  /// Regions as GEOS sees them.
  private struct Plane: ~Copyable {
    private final class Shape {
      let geometry: GEOSGeometry
      init(_ geometry: consuming GEOSGeometry) { self.geometry = geometry }
    }
    private var shapes: [Shape] = []

    init(_ set: RegionSet, _ context: GEOSContext) throws {
      var polygons = [[[[Position]]]](repeating: [], count: set.regionCount)
      for ring in 0..<set.ringCount {
        let line = Array(set.positions[set.range(ofRing: ring)])
        let region = set.region(ofRing: ring).index
        if set.isExterior(ring: ring) {
          polygons[region].append([line])
        } else {
          polygons[region][polygons[region].count - 1].append(line)
        }
      }
      for own in polygons {
        var flat = GEOSPolygonCoordinates()
        for polygon in own {
          for ring in polygon {
            flat.xy += ring.flatMap { [$0.longitude < 0 ? $0.longitude + 360 : $0.longitude, $0.latitude] }
            flat.ringEnds.append(flat.xy.count / 2)
          }
          flat.polygonEnds.append(flat.ringEnds.count)
        }
        shapes.append(try Shape(GEOSGeometry.multiPolygon(flat, in: context)))
      }
    }

    func area(_ region: Int) throws -> Double { try shapes[region].geometry.area() }
    func isValid(_ region: Int) throws -> Bool { try shapes[region].geometry.invalidity() == nil }
    func common(_ a: Int, _ b: Int) throws -> (area: Double, line: Double) {
      let common = try shapes[a].geometry.intersection(shapes[b].geometry)
      return (try common.area(), try common.length())
    }
    func difference(from other: borrowing Plane, _ region: Int) throws -> Double {
      try shapes[region].geometry.symmetricDifference(other.shapes[region].geometry).area()
    }
  }

  /// How long the segments are that two regions share, on the plane.
  private static func sharedLines(_ set: RegionSet) -> [RegionPair: Double] {
    var sides: [SegmentEnds: Set<RegionID>] = [:]
    for ring in 0..<set.ringCount {
      let line = set.positions[set.range(ofRing: ring)]
      for (a, b) in zip(line, line.dropFirst()) {
        sides[SegmentEnds(a, b), default: []].insert(set.region(ofRing: ring))
      }
    }
    var lengths: [RegionPair: Double] = [:]
    for (ends, regions) in sides {
      var x = ends.second.longitude - ends.first.longitude
      if x > 180 { x -= 360 }
      let y = ends.second.latitude - ends.first.latitude
      for a in regions {
        for b in regions where a < b { lengths[RegionPair(a, b), default: 0] += (x * x + y * y).squareRoot() }
      }
    }
    return lengths
  }

  private static func cut(_ set: RegionSet, held: Int?, threads: Int = 1) throws -> OverlapCutting.Result {
    let measure = GeodesicMeasure()
    let found = try #require(RegionOverlaps(BorderTopology(set), widerThan: 0.01, measure: measure))
    #expect(found.isComplete)
    return OverlapCutting.cut(found.overlaps, of: set, held: held, measure: measure, threads: threads)
  }

  @Test(arguments: 1...90 as ClosedRange<UInt64>)
  func `nothing is covered twice, and nothing is lost`(seed: UInt64) throws {
    let set = Self.drawing(seed)
    let held = [0, 1, 2, nil][Int(seed % 4)]
    let result = try Self.cut(set, held: held)
    let after = result.regions
    // Square degrees that rounding explains: 1e-13 degrees along all lines.
    let rounding = 1e-14
    let stays = Set(result.uncut.filter { $0.reason != .isHeld }.flatMap { [$0.pair.a, $0.pair.b] })
    let uncut = Set(result.uncut.map(\.pair))
    let shared = Self.sharedLines(after)
    try GEOSContext.withCurrent { context in
      let old = try Plane(set, context)
      let new = try Plane(after, context)
      var lost = [Double](repeating: 0, count: set.regionCount)
      for cut in result.cuts {
        var builder = RegionSetBuilder()
        builder.beginRegion(Region(id: "cut"))
        for polygon in cut.polygons {
          builder.beginPart()
          for ring in polygon { builder.addRing(ring) }
        }
        lost[cut.giver.index] += try Plane(builder.finish(), context).area(0)
      }
      for region in set.regionIDs {
        let id = "seed \(seed), \(set[region].id)"
        #expect(try new.isValid(region.index), "\(id)")
        let (before, now) = (try old.area(region.index), try new.area(region.index))
        #expect(now > 0, "\(id)")
        #expect(abs(before - now - lost[region.index]) < rounding, "\(id): \(before), \(now), \(lost)")
        if set[region].source == held || stays.contains(region) && lost[region.index] == 0 {
          #expect(try new.difference(from: old, region.index) < rounding, "\(id)")
        }
        for other in set.regionIDs where region < other {
          let pair = RegionPair(region, other)
          let common = try new.common(region.index, other.index)
          if !uncut.contains(pair) {
            #expect(common.area < rounding, "\(id), \(set[other].id): \(common.area)")
            // What GEOS finds of common lines is drawn with the same vertices.
            #expect(
              abs(common.line - (shared[pair] ?? 0)) < 1e-10,
              "\(id), \(set[other].id): \(common.line), \(shared[pair] ?? 0)")
          }
        }
      }
    }
    // The rings of the held source have their vertices, in their order, and others between them at most.
    for ring in 0..<set.ringCount where set[set.region(ofRing: ring)].source == held {
      let region = set.region(ofRing: ring)
      let line = set.positions[set.range(ofRing: ring)]
      let isThere = (0..<after.ringCount).contains { other in
        guard after.region(ofRing: other) == region else { return false }
        var rest = line[...]
        for place in after.positions[after.range(ofRing: other)] where place == rest.first {
          rest.removeFirst()
        }
        return rest.isEmpty
      }
      #expect(isThere, "seed \(seed), \(set[region].id)")
    }
    #expect(after.regions == set.regions, "seed \(seed)")
  }

  @Test func `drawings overlap, are cut, and the same by several threads`() throws {
    var (cuts, uncut) = (0, 0)
    for seed in 1...20 as ClosedRange<UInt64> {
      let set = Self.drawing(seed)
      let (one, two) = (try Self.cut(set, held: 0), try Self.cut(set, held: 0, threads: 2))
      #expect(one.cuts == two.cuts && one.regions.positions == two.regions.positions, "seed \(seed)")
      cuts += one.cuts.count
      uncut += one.uncut.count
    }
    #expect(cuts > 100 && uncut > 0, "\(cuts), \(uncut)")
  }

  private static func squares(_ squares: [(id: String, source: Int, west: Double, side: Double)]) -> RegionSet
  {
    var builder = RegionSetBuilder()
    for square in squares {
      builder.beginRegion(Region(id: square.id, source: square.source))
      builder.beginPart()
      builder.addRing(
        [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)].map {
          Position(longitude: square.west + $0 * square.side, latitude: 50 + $1 * square.side)
        })
    }
    return builder.finish()
  }

  @Test func `who keeps what both cover`() throws {
    // The held source, then the earlier one, then the smaller region, then the lesser id.
    for (held, keeper) in [(nil, "large"), (1, "small")] as [(Int?, String)] {
      let set = Self.squares([("large", 0, 10, 0.02), ("small", 1, 10.015, 0.01)])
      let cut = try #require(Self.cut(set, held: held).cuts.first)
      #expect(set[cut.keeper].id == keeper)
    }
    let town = Self.squares([("district", 0, 10, 0.02), ("town", 0, 10.015, 0.01)])
    #expect(try town[#require(Self.cut(town, held: nil).cuts.first).keeper].id == "town")
    let equal = Self.squares([("b", 0, 10, 0.02), ("a", 0, 10.01, 0.02)])
    #expect(try equal[#require(Self.cut(equal, held: nil).cuts.first).keeper].id == "a")
  }

  @Test func `what would vanish, or is held, stays and is told`() throws {
    let twice = Self.squares([("a", 0, 10, 0.02), ("b", 1, 10, 0.02), ("c", 0, 10.01, 0.01)])
    let result = try Self.cut(twice, held: 0)
    #expect(result.regions.positions == twice.positions && result.cuts.isEmpty)
    #expect(result.uncut.map(\.reason) == [.wouldVanish, .isHeld, .wouldVanish])
  }

  @Test func `what is not valid is not cut`() throws {
    var builder = RegionSetBuilder()
    for (id, source, ring) in [
      ("bow", 1, [(0, 0), (2, 2), (2, 0), (0, 2), (0, 0)]),
      ("held", 0, [(1, 0), (3, 0), (3, 2), (1, 2), (1, 0)]),
    ] as [(String, Int, [(Double, Double)])] {
      builder.beginRegion(Region(id: id, source: source))
      builder.beginPart()
      builder.addRing(ring.map { Position(longitude: 10 + $0 / 100, latitude: 50 + $1 / 100) })
    }
    let set = builder.finish()
    let result = try Self.cut(set, held: 0)
    #expect(result.regions.positions == set.positions && result.uncut.map(\.reason) == [.isInvalid])
  }
}
