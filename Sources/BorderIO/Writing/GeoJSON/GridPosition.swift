import BorderCore

/// A position as it will be written, in the keys of a grid.
///
/// Rounding happens once, here, and depends on the coordinate alone: a position reads the same wherever it
/// occurs, on both sides of a border.
struct GridPosition: Hashable {
  var x: Int64
  var y: Int64

  init(_ position: Position, _ grid: CoordinateGrid) {
    x = grid.key(of: position.longitude)
    y = grid.key(of: position.latitude)
  }

  /// Rounded positions without those that repeat the one before.
  static func path(_ positions: [Position], _ grid: CoordinateGrid) -> [GridPosition] {
    var path: [GridPosition] = []
    path.reserveCapacity(positions.count)
    var previous: GridPosition?
    for position in positions {
      let rounded = GridPosition(position, grid)
      if rounded == previous { continue }
      path.append(rounded)
      previous = rounded
    }
    return path
  }

  /// Twice the signed area of a closed ring in steps of a grid, exactly; positive when it winds counter-clockwise.
  static func doubleArea(_ ring: [GridPosition], _ grid: CoordinateGrid) -> Int128 {
    guard let first = ring.first else { return 0 }
    let (west, south) = (grid.count(of: first.x), grid.count(of: first.y))
    var sum: Int128 = 0
    var (x, y) = (Int128.zero, Int128.zero)
    for position in ring.dropFirst() {
      let next = (Int128(grid.count(of: position.x) - west), Int128(grid.count(of: position.y) - south))
      sum += x * next.1 - next.0 * y
      (x, y) = next
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
