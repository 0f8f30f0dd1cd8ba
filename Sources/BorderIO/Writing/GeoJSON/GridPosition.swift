import BorderCore
internal import BorderTables

/// A rounded position, counted in steps of the last written decimal.
///
/// Rounding happens once, here, and depends on the coordinate alone: a position reads the same wherever it
/// occurs, on both sides of a border.
struct GridPosition: Hashable {
  var x: Int64
  var y: Int64

  init(_ position: Position, _ scale: DecimalScale) {
    x = scale.count(position.longitude)
    y = scale.count(position.latitude)
  }

  /// Rounded positions without those that repeat the one before.
  static func path(_ positions: [Position], _ scale: DecimalScale) -> [GridPosition] {
    var path: [GridPosition] = []
    path.reserveCapacity(positions.count)
    var previous: GridPosition?
    for position in positions {
      let rounded = GridPosition(position, scale)
      if rounded == previous { continue }
      path.append(rounded)
      previous = rounded
    }
    return path
  }

  /// Twice the signed area of a closed ring, exactly; positive when it winds counter-clockwise.
  static func doubleArea(_ ring: [GridPosition]) -> Int128 {
    guard let first = ring.first else { return 0 }
    var sum: Int128 = 0
    for index in 1..<max(ring.count, 1) {
      let a = ring[index - 1]
      let b = ring[index]
      sum += Int128(a.x - first.x) * Int128(b.y - first.y) - Int128(b.x - first.x) * Int128(a.y - first.y)
    }
    return sum
  }
}

/// A geometry ready to be written: rounded, cut, wound, and without what collapsed.
enum GridGeometry {
  case points([GridPosition], isMulti: Bool)
  case lines([[GridPosition]], isMulti: Bool)
  case polygons([[[GridPosition]]], isMulti: Bool)

  /// The number of points, lines or polygons.
  var count: Int {
    switch self {
    case .points(let points, _): points.count
    case .lines(let lines, _): lines.count
    case .polygons(let polygons, _): polygons.count
    }
  }
}
