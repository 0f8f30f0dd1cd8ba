import BorderCore
import BorderTestSupport
import Foundation
import GEOS
import Testing

@testable import BorderGeodesy

/// Overlaps that are told to be thin without an overlay are so by GEOS, and walls of bricks need hardly any overlay.
@Suite struct ThinOverlapTests {
  /// A star around a place with as many corners, closed.
  private func star(_ generator: inout SplitMix64, around place: Position, corners: Int) -> [Position] {
    let ring = (0..<corners).map { corner in
      let angle = 2 * Double.pi * Double(corner) / Double(corners)
      let radius = Double.random(in: 0.2...1, using: &generator)
      return Position(
        longitude: place.longitude + radius * cos(angle), latitude: place.latitude + radius * sin(angle))
    }
    return ring + [ring[0]]
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func `are thin by GEOS`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let corners = Int.random(in: 3...12, using: &generator)
    let first = star(&generator, around: Position(longitude: 0, latitude: 0), corners: corners)
    // Beside, or nearly so: what both cover is often a sliver.
    let second = star(
      &generator,
      around: Position(
        longitude: Double.random(in: 0.5...2, using: &generator),
        latitude: Double.random(in: -1...1, using: &generator)), corners: corners)
    let (a, b) = (FlatPart(rings: [first]), FlatPart(rings: [second]))
    try GEOSContext.withCurrent { context in
      let common = try GEOSGeometry.valid([[first]], in: context).intersection(
        GEOSGeometry.valid([[second]], in: context))
      let block = try common.polygonCoordinates()
      var ring = 0
      var start = 0
      var width = 0.0
      for end in block.polygonEnds {
        var (area, perimeter) = (0.0, 0.0)
        for index in ring..<end {
          let line = (start..<block.ringEnds[index]).map { (block.xy[2 * $0], block.xy[2 * $0 + 1]) }
          start = block.ringEnds[index]
          for (p, q) in zip(line, line.dropFirst()) {
            area += (p.0 * q.1 - q.0 * p.1) / 2
            perimeter += hypot(q.0 - p.0, q.1 - p.1)
          }
        }
        ring = end
        width = max(width, 2 * abs(area) / perimeter)
      }
      let metres = width * 111_700
      for share in [0, 0.25, 0.5, 0.9, 0.99] {
        #expect(
          !a.overlapsThinly(b, within: share * metres) || metres == 0, "seed \(seed): \(metres), \(share)")
        #expect(
          !b.overlapsThinly(a, within: share * metres) || metres == 0, "seed \(seed): \(metres), \(share)")
      }
    }
  }

  /// A turned wall whose bricks lack the vertices of those above and below, and one brick that is too high.
  @Test(arguments: [0.0, 0.3, 1.1])
  func `walls of bricks`(turn: Double) throws {
    var builder = RegionSetBuilder()
    let count = 30
    for row in 0..<count {
      for column in 0..<count {
        let x = Double(column) + (row % 2 == 0 ? 0 : 0.5)
        let top = Double(row) + (row == 7 && column == 7 ? 1.25 : 1)
        let ring = [(x, Double(row)), (x + 1, Double(row)), (x + 1, top), (x, top), (x, Double(row))].map {
          Position(
            longitude: 10 + 0.01 * ($0 * cos(turn) - $1 * sin(turn)),
            latitude: 40 + 0.01 * ($0 * sin(turn) + $1 * cos(turn)))
        }
        builder.beginRegion(Region(id: "\(row)-\(column)"))
        builder.beginPart()
        builder.addRing(ring)
      }
    }
    let set = builder.finish()
    let found = try #require(
      RegionOverlaps(BorderTopology(set), widerThan: 0.01, measure: GeodesicMeasure(), threads: 2))
    #expect(found.isComplete)
    let pairs = found.overlaps.map { [set[$0.pair.a].id, set[$0.pair.b].id].sorted() }
    #expect(Set(pairs) == [["7-7", "8-7"], ["7-7", "8-8"]])
  }
}
