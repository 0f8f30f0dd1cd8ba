/// The smallest box around rounded shapes, on the circle of longitudes.
///
/// RFC 7946 section 5.2: the box runs from `west` eastward to `east`, and `west` > `east` when that way leads
/// over the 180th meridian. Of all boxes the one that leaves out the widest empty range of longitudes is
/// taken; between equal ones the one that does not cross the meridian.
struct GridBox: Sendable {
  private var spans: [Span] = []
  private var south = Int64.max
  private var north = Int64.min
  private var compactAt = 1024

  private struct Span {
    var west: Int64
    var east: Int64
  }

  /// A box by its edges, in keys.
  struct Edges: Hashable {
    var west: Int64
    var south: Int64
    var east: Int64
    var north: Int64
  }

  init() {}

  /// Takes in a connected shape: one point, one line or one ring.
  mutating func include(_ path: some Sequence<GridPosition>) {
    var span = Span(west: .max, east: .min)
    for position in path {
      span.west = min(span.west, position.x)
      span.east = max(span.east, position.x)
      south = min(south, position.y)
      north = max(north, position.y)
    }
    if span.west <= span.east { append(span) }
  }

  /// Takes in what another box holds.
  mutating func include(_ other: GridBox) {
    for span in other.spans { append(span) }
    south = min(south, other.south)
    north = max(north, other.north)
  }

  mutating func include(_ geometry: GridGeometry) {
    switch geometry {
    case .points(let points, _): for point in points { include(CollectionOfOne(point)) }
    case .lines(let lines, _): for line in lines { include(line) }
    case .polygons(let polygons, _): for case let ring? in polygons.map(\.first) { include(ring) }
    }
  }

  /// The box of positions of a grid; `nil` for nothing.
  func edges(on grid: CoordinateGrid) -> Edges? {
    let spans = Self.merged(spans)
    guard let first = spans.first, let last = spans.last else { return nil }
    var edges = Edges(west: first.west, south: south, east: last.east, north: north)
    var widest = grid.count(of: first.west) + grid.turn - grid.count(of: last.east)
    for (before, after) in zip(spans, spans.dropFirst()) {
      let gap = grid.count(of: after.west) - grid.count(of: before.east)
      guard gap > widest else { continue }
      widest = gap
      edges.west = after.west
      edges.east = before.east
    }
    return edges
  }

  private mutating func append(_ span: Span) {
    spans.append(span)
    guard spans.count >= compactAt else { return }
    spans = Self.merged(spans)
    compactAt = max(1024, 2 * spans.count)
  }

  /// The spans from west to east, those that meet taken together.
  private static func merged(_ spans: [Span]) -> [Span] {
    var merged: [Span] = []
    for span in spans.sorted(by: { ($0.west, $0.east) < ($1.west, $1.east) }) {
      if let last = merged.last, span.west <= last.east {
        merged[merged.count - 1].east = max(last.east, span.east)
      } else {
        merged.append(span)
      }
    }
    return merged
  }
}
