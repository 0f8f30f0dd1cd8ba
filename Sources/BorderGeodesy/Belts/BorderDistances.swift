public import BorderCore
internal import BorderMeasures

/// How far places are from the border of a country, by the country beyond.
///
/// Distances are those of belts (see `BorderBelts`): as the crow flies on the ellipsoid, from the same lines.
public struct BorderDistances: Sendable {
  private let trees: [(sides: BorderSides, tree: SegmentTree)]

  /// The lines of a topology. O(*n* log *n*) for *n* vertices of borders.
  public init(_ topology: BorderTopology, from origin: BorderBelts.Origin = .stateBorder) {
    trees = BeltLines(topology, from: origin).lines.map { sides, lines in
      let segments = lines.flatMap { line -> [SegmentTree.Segment] in
        let dense = GeodesicLineCut.dense(line, atMost: GeodesicBuffer.longestSegment)
        return zip(dense, dense.dropFirst()).map { SegmentTree.segment($0, $1, isOuter: false) }
      }
      return (sides, SegmentTree(segments))
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
    return trees.filter { $0.sides.contains(country) }.compactMap { sides, tree in
      tree.foot(of: spot).map { foot in
        (sides.across(from: country), plane.arc(overChord: foot.square.squareRoot()))
      }
    }.sorted { $0.1 != $1.1 ? $0.1 < $1.1 : $0.0 < $1.0 }
  }
}
