internal import BorderCore

/// A vertex of an outline.
struct ContourVertex {
  var place: Position
  /// What is nearest, where that is known.
  var sight: LineDistance.Sight?
  /// Whether it is a corner of the grid, or where the outline leaves it.
  var isOnFrame = false
  /// Whether the outline goes straight to the next one: along the frame, or through a block that it is not wanted for.
  var goesStraight = false
}

/// The outline of where a field is below 0, inside a grid.
///
/// A block of cells whose middle is further from the outline than its corners holds none of it; others are divided, down
/// to cells, or to blocks where the field is plain. There the outline runs between the edges of the grid whose ends
/// differ (marching squares), from places that are sought on the edges until the value is 0. What is smaller than a cell
/// may be missed, and nothing else.
///
/// A block where nothing of the part lies that the outline is wanted for is passed straight.
struct Contour<Field: LevelField> {
  /// The outlines, inside on their left: those around others, and holes.
  private(set) var rings: [[ContourVertex]] = []
  /// Whether the whole grid is inside.
  private(set) var isEverywhere = false

  private let field: Field
  private let grid: ContourGrid
  private let cover: PartCover
  private let tolerance: Double
  private var corners: [Int: Double] = [:]
  private var crossings: [Int: (place: Position, sight: LineDistance.Sight?)] = [:]
  /// The edge that the outline reaches next after an edge.
  private var next: [Int: Int] = [:]
  /// Edges from which the outline passes a block straight.
  private var straight: Set<Int> = []

  /// No smaller block is passed straight: it would not pay.
  private static var leastStraight: Int { 4 }

  /// Finds the outlines.
  ///
  /// - Parameters:
  ///   - field: The field.
  ///   - grid: Where it is looked at.
  ///   - cover: What it is wanted for.
  ///   - tolerance: How near to 0 values on the outline are, in metres.
  /// - Complexity: O(cells that the outline crosses near the part), times that of a value.
  init(of field: Field, in grid: ContourGrid, for cover: PartCover, tolerance: Double) {
    self.field = field
    self.grid = grid
    self.cover = cover
    self.tolerance = tolerance
    var size = 1
    while size < max(grid.columns, grid.rows) { size *= 2 }
    divide(column: 0, row: 0, size: size, below: .infinity, field.everywhere)
    join()
  }

  // MARK: Blocks

  private mutating func divide(
    column: Int, row: Int, size: Int, below highest: Double, _ scope: Field.Scope
  ) {
    guard column < grid.columns, row < grid.rows else { return }
    let block = ContourGrid.Block(
      column: column, row: row, width: min(size, grid.columns - column), height: min(size, grid.rows - row))
    let middle = grid.middle(of: block)
    let level = field.level(at: middle, in: scope, below: highest)
    let value = level.value
    let radius = grid.radius(of: block)
    if abs(value) > radius { return }
    guard size > 1 else {
      _ = cross(block, value, below: value + radius, scope, .cell)
      return
    }
    if size >= Self.leastStraight, cover.isApart(from: grid.box(around: block)) {
      _ = cross(block, value, below: value + radius, scope, .straight)
      return
    }
    let own = field.scope(scope, around: middle, radius: radius, level: level)
    if field.isPlain(own, radius: radius),
      cross(block, value, below: value + radius, own, .plain)
    {
      return
    }
    let half = size / 2
    for (x, y) in [(0, 0), (half, 0), (0, half), (half, half)] {
      divide(column: column + x, row: row + y, size: half, below: value + radius, own)
    }
  }

  private enum Passage {
    case cell
    case plain
    case straight
  }

  /// Where the outline crosses the edges of a block, and where it goes from each.
  ///
  /// - Returns: Whether that was found: not in a plain block that the outline crosses more than once.
  private mutating func cross(
    _ block: ContourGrid.Block, _ middle: Double, below highest: Double, _ scope: Field.Scope,
    _ passage: Passage
  ) -> Bool {
    // Edges where a walk round the block, counterclockwise, leaves what is inside or enters it, by turns.
    var turns: [Int] = []
    var isFirstExit = false
    for side in grid.sides(of: block) {
      var step = 0
      var value = value(atCorner: side.corner(step), below: highest, scope)
      while step < side.count {
        // So far no value can be beyond 0.
        let reach = abs(value) / side.metres
        var leap = reach < Double(side.count - step) ? max(1, Int(reach)) : side.count - step
        var other = self.value(atCorner: side.corner(step + leap), below: highest, scope)
        if leap > 1, (other < 0) != (value < 0) {
          leap = 1
          other = self.value(atCorner: side.corner(step + 1), below: highest, scope)
        }
        if (other < 0) != (value < 0) {
          if turns.isEmpty { isFirstExit = value < 0 }
          turns.append(side.edge(step))
        }
        step += leap
        value = other
      }
    }
    if turns.isEmpty { return true }
    if passage == .plain, turns.count > 2 { return false }
    for index in turns.indices where index.isMultiple(of: 2) == isFirstExit {
      // The outline comes from an edge where the walk leaves what is inside, and goes to one where it enters: the next
      // one where what is inside lies on both sides of the middle, and else the one before.
      let other = (index + (middle < 0 ? 1 : turns.count - 1)) % turns.count
      for edge in [turns[index], turns[other]] where crossings[edge] == nil {
        crossings[edge] = crossing(of: edge, below: highest, scope)
      }
      next[turns[index]] = turns[other]
      if passage == .straight { straight.insert(turns[index]) }
    }
    return true
  }

  private mutating func value(
    atCorner index: Int, below highest: Double, _ scope: Field.Scope
  ) -> Double {
    if let value = corners[index] { return value }
    let (column, row) = grid.indices(ofCorner: index)
    let value = field.level(at: grid.place(Double(column), Double(row)), in: scope, below: highest).value
    corners[index] = value
    return value
  }

  /// The place of an edge where the value is 0, by false position with halving.
  private func crossing(
    of edge: Int, below highest: Double, _ scope: Field.Scope
  ) -> (Position, LineDistance.Sight?) {
    let (column, row) = grid.indices(ofCorner: edge / 2)
    let isNorthward = edge % 2 == 1
    let other = grid.corner(column: column + (isNorthward ? 0 : 1), row: row + (isNorthward ? 1 : 0))
    var (low, high) = (0.0, 1.0)
    var (atLow, atHigh) = (corners[edge / 2] ?? 0, corners[other] ?? 0)
    var place = grid.place(Double(column), Double(row))
    var sight: LineDistance.Sight?
    var lastMoved = 0
    for _ in 0..<40 where atLow != atHigh {
      let share = (low * atHigh - high * atLow) / (atHigh - atLow)
      place = grid.place(
        Double(column) + (isNorthward ? 0 : share), Double(row) + (isNorthward ? share : 0))
      let level = field.level(at: place, in: scope, below: highest)
      let value = level.value
      sight = level.sight
      if abs(value) <= tolerance { break }
      if (value < 0) == (atLow < 0) {
        (low, atLow) = (share, value)
        if lastMoved == 1 { atHigh /= 2 }
        lastMoved = 1
      } else {
        (high, atHigh) = (share, value)
        if lastMoved == 2 { atLow /= 2 }
        lastMoved = 2
      }
    }
    return (place, sight)
  }

  // MARK: Rings

  private mutating func join() {
    var open = next
    // Lines that come in over the frame and go out again are closed along it, counterclockwise.
    let starts = next.keys.filter(grid.isOnFrame).map { (turn: turn(onFrame: $0), edge: $0) }
      .sorted { ($0.turn, $0.edge) < ($1.turn, $1.edge) }
    if starts.isEmpty {
      if field.level(at: grid.place(0, 0), in: field.everywhere, below: .infinity).value < 0 {
        isEverywhere = next.isEmpty
        rings.append(
          (grid.frame + [grid.frame[0]]).map {
            ContourVertex(place: $0, isOnFrame: true, goesStraight: true)
          })
      }
    } else {
      var left = Set(starts.map(\.edge))
      for start in starts where left.contains(start.edge) {
        var ring: [ContourVertex] = []
        var line = start.edge
        while left.remove(line) != nil {
          let end = follow(from: line, &open, &ring)
          line = alongFrame(from: end, to: starts, &ring)
        }
        close(ring)
      }
    }
    for edge in next.keys.sorted() where open[edge] != nil {
      var ring: [ContourVertex] = []
      _ = follow(from: edge, &open, &ring)
      close(ring)
    }
  }

  private func turn(onFrame edge: Int) -> Double {
    crossings[edge].map { grid.turn(onFrame: edge, at: $0.place) } ?? 0
  }

  /// Follows the outline to its end, or round to where it began.
  private func follow(from start: Int, _ open: inout [Int: Int], _ ring: inout [ContourVertex]) -> Int {
    var edge = start
    while true {
      if let (place, sight) = crossings[edge] {
        ring.append(
          ContourVertex(
            place: place, sight: sight, isOnFrame: grid.isOnFrame(edge: edge),
            goesStraight: straight.contains(edge) || next[edge] == nil))
      }
      guard let following = open.removeValue(forKey: edge) else { return edge }
      edge = following
      if edge == start { return edge }
    }
  }

  /// Goes on along the frame from where an outline left it to where the next one begins.
  private func alongFrame(
    from end: Int, to starts: [(turn: Double, edge: Int)], _ ring: inout [ContourVertex]
  ) -> Int {
    let from = turn(onFrame: end)
    let after = starts.first { $0.turn > from }
    let to = after?.turn ?? starts[0].turn + 4
    var corner = Int(from) + 1
    while Double(corner) < to {
      ring.append(ContourVertex(place: grid.frame[corner % 4], isOnFrame: true, goesStraight: true))
      corner += 1
    }
    return after?.edge ?? starts[0].edge
  }

  private mutating func close(_ ring: [ContourVertex]) {
    var closed: [ContourVertex] = []
    for vertex in ring {
      if closed.last?.place == vertex.place { closed.removeLast() }
      closed.append(vertex)
    }
    while closed.count > 1, closed.last?.place == closed.first?.place { closed.removeLast() }
    guard closed.count > 2 else { return }
    closed.append(closed[0])
    rings.append(closed)
  }
}
