public import BorderCore
internal import BorderMeasures

/// A vertex that matching moved or left out.
public struct MovedVertex: Sendable {
  /// Its region.
  public let region: RegionID
  /// Where it was.
  public let from: Position
  /// The nearest place of the region's lines as they are now.
  public let to: Position
  /// How far that is, in metres.
  public let distance: Double

  /// The vertices of regions that are no vertices of theirs any more.
  ///
  /// - Parameters:
  ///   - before: The regions as they were.
  ///   - after: The same regions, in the same order.
  ///   - threads: How many threads may work; the result is the same for any number.
  /// - Returns: The vertices in the order of regions, and of their rings.
  /// - Complexity: O(*n* log *n*) for *n* vertices of regions that changed.
  public static func all(from before: RegionSet, to after: RegionSet, threads: Int = 1) -> [MovedVertex] {
    let (old, new) = (rings(of: before), rings(of: after))
    return mapParts(of: min(old.count, new.count), threads: threads, minimumPart: 4) { regions in
      regions.flatMap { region -> [MovedVertex] in
        let lines = new[region].map { Array(after.positions[after.range(ofRing: $0)]) }
        let known = Set(lines.joined().map(\.canonical))
        var seen: Set<Position> = []
        var gone: [Position] = []
        for ring in old[region] {
          for place in before.positions[before.range(ofRing: ring)]
          where !known.contains(place.canonical) && seen.insert(place).inserted {
            gone.append(place)
          }
        }
        guard !gone.isEmpty else { return [] }
        let tree = SegmentTree(
          lines.flatMap { line -> [SegmentTree.Segment] in
            // The chord of a long segment runs deep under the place of its foot.
            let dense = GeodesicLineCut.dense(line, atMost: BeltGround.longestSegment)
            return zip(dense, dense.dropFirst()).map { SegmentTree.segment($0, $1, isOuter: false) }
          })
        return gone.compactMap { place in
          guard let foot = tree.foot(of: place.earthCentred) else { return nil }
          let plane = EarthPlane(at: place)
          let to = plane.position(of: foot.place)
          return MovedVertex(
            region: RegionID(region), from: place, to: to.folded,
            distance: plane.arc(overChord: foot.square.squareRoot()))
        }
      }
    }.flatMap { $0 }
  }

  private static func rings(of set: RegionSet) -> [[Int]] {
    var rings = [[Int]](repeating: [], count: set.regionCount)
    for ring in 0..<set.ringCount { rings[set.region(ofRing: ring).index].append(ring) }
    return rings
  }
}
