internal import BorderCore
internal import Glibc

/// A field of signed metres over the earth.
protocol LevelField {
  /// What decides the values of an area.
  associatedtype Scope

  /// What decides the values everywhere.
  var everywhere: Scope { get }

  /// What of a scope decides the values within so many metres of a place whose level is known.
  func scope(_ scope: Scope, around place: Position, radius: Double, level: Level) -> Scope

  /// The level of a place.
  ///
  /// `highest` is a bound that the value is known to be below, which may make it faster.
  func level(at place: Position, in scope: Scope, below highest: Double) -> Level

  /// Whether the outline runs so plainly in an area with a scope of its own and so many metres of radius that its cells do
  /// not matter there.
  func isPlain(_ scope: Scope, radius: Double) -> Bool
}

/// What a field has at a place.
struct Level: Sendable {
  /// Below 0 inside; between two places it changes by at most as many metres as they are apart.
  var value: Double
  /// The nearest place of the lines, where the field is the distance from some.
  var sight: LineDistance.Sight?
}

/// A box of longitude and latitude, divided into small cells.
struct ContourGrid: Sendable {
  let west: Double
  let south: Double
  let columns: Int
  let rows: Int
  private let dx: Double
  private let dy: Double

  /// A grid that covers a box and a margin of a cell, at least.
  ///
  /// - Parameters:
  ///   - box: The box.
  ///   - cell: How wide and high cells are at most, in metres.
  init(around box: BoundingBox, cell: Double) {
    dy = cell / MetresPerDegree.most
    let least = Self.leastLatitude(box.south - dy, box.north + dy)
    dx = min(dy / max(cos(least * .pi / 180), 1e-3), 30)
    columns = Int(((box.east - box.west) / dx).rounded(.up)) + 3
    rows = Int(((box.north - box.south) / dy).rounded(.up)) + 3
    west = box.west - dx * 1.25
    south = box.south - dy * 1.25
  }

  /// The place so many cells east and north of the corner; not beyond a pole.
  func place(_ x: Double, _ y: Double) -> Position {
    Position(longitude: west + x * dx, latitude: min(90, max(-90, south + y * dy)))
  }

  // MARK: Blocks

  /// Some cells beside each other.
  struct Block: Sendable {
    var column: Int
    var row: Int
    var width: Int
    var height: Int
  }

  /// The whole grid.
  var whole: Block { Block(column: 0, row: 0, width: columns, height: rows) }

  /// The place in the middle of a block.
  func middle(of block: Block) -> Position {
    place(Double(block.column) + Double(block.width) / 2, Double(block.row) + Double(block.height) / 2)
  }

  /// How far places of a block are from its middle at most, in metres.
  func radius(of block: Block) -> Double {
    let low = south + Double(block.row) * dy
    let across = Double(block.width) / 2 * width(from: low, to: low + Double(block.height) * dy)
    let along = Double(block.height) * dy / 2 * MetresPerDegree.most
    // On the globe the sides of large blocks are not those of a triangle of the plane.
    return across + along > 2e6 ? .infinity : 1.02 * (across * across + along * along).squareRoot()
  }

  /// The box of a block, with a margin of a cell.
  func box(around block: Block) -> BoundingBox {
    let (low, high) = (
      place(Double(block.column) - 1, Double(block.row) - 1),
      place(Double(block.column + block.width) + 1, Double(block.row + block.height) + 1)
    )
    return BoundingBox(
      west: low.longitude, south: low.latitude, east: high.longitude, north: high.latitude)
  }

  /// A side of a block, walked counterclockwise.
  struct Side {
    /// How many cells long it is.
    let count: Int
    /// How long a cell is at most, in metres, with room to spare.
    let metres: Double
    fileprivate let start: Int
    /// How the number of the corner grows with each step.
    fileprivate let stride: Int
    fileprivate let isNorthward: Bool

    /// The number of the corner after so many steps.
    func corner(_ step: Int) -> Int { start + step * stride }

    /// The number of the edge from there to the next corner.
    func edge(_ step: Int) -> Int {
      2 * (stride > 0 ? corner(step) : corner(step + 1)) + (isNorthward ? 1 : 0)
    }
  }

  /// The sides of a block from its south-west corner on.
  func sides(of block: Block) -> [Side] {
    let (column, row) = (block.column, block.row)
    let (east, north) = (column + block.width, row + block.height)
    func across(_ row: Int) -> Double {
      let latitude = south + Double(row) * dy
      return 1.02 * width(from: latitude, to: latitude)
    }
    let along = 1.02 * dy * MetresPerDegree.most
    let up = columns + 1
    return [
      Side(
        count: block.width, metres: across(row), start: corner(column: column, row: row), stride: 1,
        isNorthward: false),
      Side(
        count: block.height, metres: along, start: corner(column: east, row: row), stride: up,
        isNorthward: true),
      Side(
        count: block.width, metres: across(north), start: corner(column: east, row: north), stride: -1,
        isNorthward: false),
      Side(
        count: block.height, metres: along, start: corner(column: column, row: north), stride: -up,
        isNorthward: true),
    ]
  }

  /// How wide a cell is at most between two latitudes, in metres.
  private func width(from south: Double, to north: Double) -> Double {
    dx * MetresPerDegree.most * max(0, cos(min(Self.leastLatitude(south, north), 90) * .pi / 180))
  }

  private static func leastLatitude(_ south: Double, _ north: Double) -> Double {
    south <= 0 && north >= 0 ? 0 : min(abs(south), abs(north))
  }

  // MARK: Edges

  /// The number of a corner. Edges have twice that of the corner that they lead east or north from, and one more where
  /// they lead north.
  func corner(column: Int, row: Int) -> Int { row * (columns + 1) + column }

  /// Column and row of a corner.
  func indices(ofCorner corner: Int) -> (column: Int, row: Int) {
    (corner % (columns + 1), corner / (columns + 1))
  }

  /// Whether an edge lies on the frame of the grid.
  func isOnFrame(edge: Int) -> Bool {
    let (column, row) = indices(ofCorner: edge / 2)
    return edge % 2 == 0 ? row == 0 || row == rows : column == 0 || column == columns
  }

  /// How far along the frame a place of it is, counterclockwise from the south-west corner: 1 a side.
  func turn(onFrame edge: Int, at place: Position) -> Double {
    let (column, row) = indices(ofCorner: edge / 2)
    let x = (place.longitude - west) / (dx * Double(columns))
    let y = (place.latitude - south) / (dy * Double(rows))
    if edge % 2 == 0 { return row == 0 ? x : 3 - x }
    return column == 0 ? 4 - y : 1 + y
  }

  /// The corners of the frame, counterclockwise from the south-west.
  var frame: [Position] {
    let (x, y) = (Double(columns), Double(rows))
    return [place(0, 0), place(x, 0), place(x, y), place(0, y)]
  }
}
