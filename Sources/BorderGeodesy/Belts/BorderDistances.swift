public import BorderCore

/// How far places are from the border of a country, by the country beyond.
///
/// Distances are those of belts (see `BorderBelts`): as the crow flies on the ellipsoid, from the same lines.
public struct BorderDistances: Sendable {
  private let ground: BeltGround

  /// The lines of a topology. O(*n* log *n*) for *n* vertices of borders.
  public init(_ topology: BorderTopology, from origin: BorderBelts.Origin = .stateBorder) {
    ground = BeltGround(BeltLines(topology, from: origin))
  }

  /// The distances of a place from each border of a country, in metres, the nearest first.
  ///
  /// - Parameters:
  ///   - place: The place.
  ///   - country: The country whose borders are meant.
  /// - Returns: The country beyond, empty for the edge of the data, and the distance; below 2 in 10⁸ off up to 50 km.
  public func distances(from place: Position, to country: String) -> [(neighbour: String, metres: Double)] {
    ground.borders(of: country).sides.map { ($0.neighbour, $0.distance.sight(from: place).metres) }
      .filter { $0.1.isFinite }.sorted { $0.1 != $1.1 ? $0.1 < $1.1 : $0.0 < $1.0 }
  }
}
