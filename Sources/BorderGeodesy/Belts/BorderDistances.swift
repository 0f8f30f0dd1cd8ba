public import BorderCore

/// How far places are from the border of a country, by the country beyond.
///
/// Distances are those of belts (see `BorderBelts`): as the crow flies on the ellipsoid, from the same lines.
public struct BorderDistances: Sendable {
  private struct Side: Sendable {
    var countries: [String]
    var tree: SegmentTree
  }

  private let sides: [Side]

  /// The lines of a topology. O(*n* log *n*) for *n* vertices of borders.
  public init(_ topology: BorderTopology, from origin: BorderBelts.Origin = .stateBorder) {
    sides = BeltLines(topology, from: origin).sides.map { side in
      let segments = side.lines.flatMap { line -> [SegmentTree.Segment] in
        let dense = GeodesicLineCut.dense(line, atMost: GeodesicBuffer.longestSegment)
        return zip(dense, dense.dropFirst()).map { SegmentTree.segment($0, $1, isOuter: false) }
      }
      return Side(countries: side.countries, tree: SegmentTree(segments))
    }
  }

  /// The distances of a place from each border of a country, in metres, the nearest first.
  ///
  /// - Parameters:
  ///   - place: The place.
  ///   - country: The country whose borders are meant.
  /// - Returns: The country beyond, empty for the edge of the data, and the distance; below 2 in 10⁸ off up to 50 km.
  public func distances(from place: Position, to country: String) -> [(neighbour: String, metres: Double)] {
    let plane = EarthPlane(at: place)
    let spot = place.earthCentred
    return sides.filter { $0.countries.contains(country) }.compactMap { side in
      side.tree.foot(of: spot).map { foot in
        let neighbour = side.countries[0] == country ? side.countries[1] : side.countries[0]
        return (neighbour, plane.arc(overChord: foot.square.squareRoot()))
      }
    }.sorted { $0.1 != $1.1 ? $0.1 < $1.1 : $0.0 < $1.0 }
  }
}
