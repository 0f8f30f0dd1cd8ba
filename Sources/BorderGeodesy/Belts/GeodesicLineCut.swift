internal import BorderCore
internal import BorderMeasures
internal import Geodesics

/// Cuts the segments of lines so that what is straight between vertices is near the geodesic.
enum GeodesicLineCut {
  /// Puts more vertices on the geodesics of long segments.
  ///
  /// - Parameters:
  ///   - line: The line.
  ///   - longest: How long a segment may be, in metres.
  ///   - box: Where it matters; everywhere without one.
  /// - Returns: The line with more vertices, the same in both directions.
  /// - Complexity: O(*n* + new vertices).
  static func dense(_ line: [Position], atMost longest: Double, near box: BoundingBox? = nil) -> [Position] {
    guard let first = line.first else { return [] }
    var result = [first]
    result.reserveCapacity(line.count)
    for (a, b) in zip(line, line.dropFirst()) {
      if box.map({ meets($0, a, b) }) ?? true, isLong(a, b, longest) { result += between(a, b, longest) }
      result.append(b)
    }
    return result
  }

  private static func meets(_ box: BoundingBox, _ a: Position, _ b: Position) -> Bool {
    // A geodesic may leave the box of its ends to the side of the pole; a degree is enough below 1500 km.
    min(a.longitude, b.longitude) <= box.east + 1 && max(a.longitude, b.longitude) >= box.west - 1
      && min(a.latitude, b.latitude) <= box.north + 1 && max(a.latitude, b.latitude) >= box.south - 1
  }

  /// Whether the segment may be longer: without trigonometry where it clearly is not.
  private static func isLong(_ a: Position, _ b: Position, _ longest: Double) -> Bool {
    let (dx, dy) = (abs(a.longitude - b.longitude), abs(a.latitude - b.latitude))
    if (dx + dy) * MetresPerDegree.most < longest { return false }
    return SegmentTree.length(a.earthCentred - b.earthCentred) > longest
  }

  private static func between(_ a: Position, _ b: Position, _ longest: Double) -> [Position] {
    let isForward = a.longitude != b.longitude ? a.longitude < b.longitude : a.latitude < b.latitude
    let (start, end) = isForward ? (a, b) : (b, a)
    let path = GeodesicLine(from: GeodesicPosition(start), to: GeodesicPosition(end))
    let pieces = Int((path.length / longest).rounded(.up))
    guard pieces > 1 else { return [] }
    let places = (1..<pieces).map { index -> Position in
      let place = path.position(atFraction: Double(index) / Double(pieces)).position
      // Longitudes go on where those of the segment do.
      let lon = place.longitude + 360 * ((start.longitude - place.longitude) / 360).rounded()
      return Position(longitude: lon, latitude: place.latitude)
    }
    return isForward ? places : places.reversed()
  }
}
