internal import BorderCore

/// Places that became vertices, and the segments of other lines on which they lie.
struct PlacesOnSegments {
  private let places: [Position]

  /// Orders the places. O(*n* log *n*).
  init(_ places: Set<Position>) {
    self.places = places.sorted { $0.precedes($1) }
  }

  /// Finds the places that lie inside segments of a line but for rounding.
  ///
  /// - Parameters:
  ///   - line: The line.
  ///   - inserted: For each segment the places on it, from its first end on, those of this line added to them.
  /// - Complexity: O(*n* log *m* + *k*) for *n* segments, *m* places and *k* of them above or under a segment.
  func collect(from line: ArraySlice<Position>, into inserted: inout [SegmentEnds: [Position]]) {
    guard !places.isEmpty else { return }
    for (a, b) in zip(line, line.dropFirst()) {
      let (start, end) = Position.laidOut(a, b)
      let (west, east) = (min(start.longitude, end.longitude), max(start.longitude, end.longitude))
      let isOnSheet = west >= -180 && east <= 180
      let near =
        isOnSheet
        ? places[places.partitioningIndex { $0.longitude >= west - 1e-12 }...]
          .prefix { $0.longitude <= east + 1e-12 }
        : places[...]
      let on = near.filter { Self.isInside($0.unwrapped(from: start), start, end) && $0 != a && $0 != b }
      guard !on.isEmpty else { continue }
      let ends = SegmentEnds(a, b)
      let from = ends.first
      inserted[ends] = Set((inserted[ends] ?? []) + on).sorted {
        Self.squared($0.unwrapped(from: from), from) < Self.squared($1.unwrapped(from: from), from)
      }
    }
  }

  private static func squared(_ a: Position, _ b: Position) -> Double {
    let (x, y) = (a.longitude - b.longitude, a.latitude - b.latitude)
    return x * x + y * y
  }

  /// Whether a place lies on a segment but for rounding.
  private static func isInside(_ p: Position, _ a: Position, _ b: Position) -> Bool {
    guard p.longitude >= min(a.longitude, b.longitude) - 1e-12,
      p.longitude <= max(a.longitude, b.longitude) + 1e-12,
      p.latitude >= min(a.latitude, b.latitude) - 1e-12, p.latitude <= max(a.latitude, b.latitude) + 1e-12
    else { return false }
    let (x, y) = (b.longitude - a.longitude, b.latitude - a.latitude)
    let cross = x * (p.latitude - a.latitude) - y * (p.longitude - a.longitude)
    return abs(cross) <= 1e-12 * (abs(x) + abs(y))
  }
}
