/// The segments of all arcs by the cells of a grid: the index behind line crossings.
///
/// Cells hold runs of segments, by arc and number; coordinates are read where the regions have them. A segment is
/// entered in every cell that it may pass. One that leaps over the 180th meridian or ends at a pole is entered laid out
/// flat, on either edge of the sheet, and one that touches the meridian on the other edge too: so whatever comes to the
/// meridian meets there what comes from the other side. Cells come in blocks of eight by eight, of which only those exist that an arc
/// passes: borders leave most of a map empty.
package struct ArcGrid: Sendable {
  /// A segment of an arc, from `a` to `b` in the arc's own direction.
  package struct Segment: Sendable {
    package var a: Position
    package var b: Position
    package var arc: Int32
    /// Which segment of the arc it is, counted from its start.
    package var index: Int32
  }

  /// Consecutive segments of an arc; or one that is entered at other longitudes than it has.
  private struct Run: Sendable {
    var arc: Int32
    var first: Int32
    /// How many segments; of one that is moved, its copy with the sign changed (see `copies`).
    var count: Int32
  }

  /// A segment as it stands on the sheet, where it is not where its ends are.
  @inline(__always)
  private static func copy(_ number: Int32, of a: Position, _ b: Position) -> (Position, Position) {
    func moved(_ p: Position, _ turn: Double) -> Position {
      Position(longitude: p.longitude + turn, latitude: p.latitude)
    }
    switch number {
    case 1: return Position.laidOut(a, b)
    case 2: return (a.unwrapped(from: b), b)
    case 3: return (moved(a, 360), moved(b, 360))
    default: return (moved(a, -360), moved(b, -360))
    }
  }

  /// The copies of a segment that are entered: in place of a bent one, besides one that touches the 180th meridian.
  private static func copies(of a: Position, _ b: Position) -> [Int32] {
    if BentSegments.isBent(a, b) { return a.isPole || b.isPole ? [1] : [1, 2] }
    if a.longitude == 180 || b.longitude == 180 { return [4] }
    if a.longitude == -180 || b.longitude == -180 { return [3] }
    return []
  }

  /// Where the vertices of an arc stand in the positions of the regions.
  private struct Shape: Sendable {
    var lower: Int32
    /// The number of vertices of the ring, its last one left out.
    var open: Int32
    var offset: Int32
    var isBackward: Bool
  }

  package let box: BoundingBox
  private let frame: GridFrame
  /// The number of each block, or -1, row by row.
  private let blocks: [Int32]
  private let starts: [Int32]
  private let runs: [Run]
  private let shapes: [Shape]
  private let positions: [Position]

  /// Indexes all arcs of a topology. O(*n*) for *n* segments that are short against the box.
  package init(_ topology: BorderTopology) {
    let shapes = topology.arcs.map { arc -> Shape in
      let range = topology.regions.range(ofRing: Int(arc.ring))
      return Shape(
        lower: Int32(truncatingIfNeeded: range.lowerBound), open: Int32(truncatingIfNeeded: range.count - 1),
        offset: arc.start - Int32(truncatingIfNeeded: range.lowerBound), isBackward: arc.isBackward)
    }
    let counts = topology.arcs.map { Int($0.segmentCount) }
    self.shapes = shapes
    positions = topology.regions.positions
    var box = Self.box(of: topology)
    let reachesEdge = box.west <= -180 || box.east >= 180 || !topology.bentRings.isEmpty
    if reachesEdge { (box.west, box.east) = (-180, 180) }
    self.box = box
    let frame = GridFrame(box: box, segmentCount: counts.reduce(0, +))
    self.frame = frame

    var builder = Builder(frame: frame, expected: counts.reduce(0, +) / 4)
    positions.withUnsafeBufferPointer { buffer in
      for (arc, shape) in shapes.enumerated() {
        if reachesEdge { builder.addAtEdges(arc, shape, counts[arc], buffer) }
        builder.add(arc, shape, counts[arc], buffer)
      }
    }
    blocks = builder.blocks
    (starts, runs) = builder.sorted()
  }

  /// Collects runs in the order of arcs, and sorts them by cells.
  private struct Builder {
    let frame: GridFrame
    private(set) var blocks: [Int32]
    private var counts: [Int32] = []
    private var cells: [Int32] = []
    private var runs: [Run] = []

    init(frame: GridFrame, expected: Int) {
      self.frame = frame
      cells.reserveCapacity(expected)
      runs.reserveCapacity(expected)
      blocks = [Int32](repeating: -1, count: frame.blockColumns * frame.blockRows)
    }

    /// Adds an arc: segments inside of one cell as a run, others to each of their cells.
    mutating func add(
      _ arc: Int, _ shape: Shape, _ count: Int, _ positions: UnsafeBufferPointer<Position>
    ) {
      let arc = Int32(truncatingIfNeeded: arc)
      var a = ArcGrid.vertex(0, shape, positions)
      var here = frame.place(a)
      var first: Int32 = 0
      for index in 0..<Int32(truncatingIfNeeded: count) {
        let b = ArcGrid.vertex(index + 1, shape, positions)
        let next = frame.place(b)
        if BentSegments.isBent(a, b) {
          if index > first { add(Run(arc: arc, first: first, count: index - first), here) }
          first = index + 1
          here = next
        } else if next != here {
          if index > first { add(Run(arc: arc, first: first, count: index - first), here) }
          frame.forEachCell(a, b) { row, column in
            add(Run(arc: arc, first: index, count: 1), GridFrame.Place(row: row, column: column))
          }
          first = index + 1
          here = next
        }
        a = b
      }
      let end = Int32(truncatingIfNeeded: count)
      if end > first { add(Run(arc: arc, first: first, count: end - first), here) }
    }

    /// Adds the copies of an arc's segments that stand elsewhere on the sheet than their ends.
    mutating func addAtEdges(
      _ arc: Int, _ shape: Shape, _ count: Int, _ positions: UnsafeBufferPointer<Position>
    ) {
      var a = ArcGrid.vertex(0, shape, positions)
      for index in 0..<Int32(truncatingIfNeeded: count) {
        let b = ArcGrid.vertex(index + 1, shape, positions)
        for number in ArcGrid.copies(of: a, b) {
          let run = Run(arc: Int32(truncatingIfNeeded: arc), first: index, count: -number)
          let (p, q) = ArcGrid.copy(number, of: a, b)
          frame.forEachCell(p, q) { row, column in add(run, GridFrame.Place(row: row, column: column)) }
        }
        a = b
      }
    }

    private mutating func add(_ run: Run, _ place: GridFrame.Place) {
      let block = frame.block(place.row, place.column)
      if blocks[block] < 0 {
        blocks[block] = Int32(truncatingIfNeeded: counts.count / GridFrame.blockSize)
        counts.append(contentsOf: repeatElement(0, count: GridFrame.blockSize))
      }
      let cell = frame.cell(place.row, place.column, in: blocks[block])
      counts[cell] += 1
      cells.append(Int32(truncatingIfNeeded: cell))
      runs.append(run)
    }

    /// Where the runs of each cell start, with one more entry than there are cells, and the runs.
    func sorted() -> (starts: [Int32], runs: [Run]) {
      var starts = [Int32](repeating: 0, count: counts.count + 1)
      for cell in counts.indices { starts[cell + 1] = starts[cell] + counts[cell] }
      var next = starts
      var sorted = runs
      for (cell, run) in zip(cells, runs) {
        sorted[Int(next[Int(cell)])] = run
        next[Int(cell)] += 1
      }
      return (starts, sorted)
    }
  }

  private static func box(of topology: BorderTopology) -> BoundingBox {
    var box: BoundingBox?
    for arc in topology.arcIDs {
      topology.withRuns(of: arc) { run in
        for position in run {
          if box == nil {
            box = BoundingBox(
              west: position.longitude, south: position.latitude, east: position.longitude,
              north: position.latitude)
          }
          box?.include(position)
        }
      }
    }
    return box ?? BoundingBox(west: 0, south: 0, east: 0, north: 0)
  }

  /// A vertex of an arc, counted from its start.
  @inline(__always)
  private static func vertex(
    _ index: Int32, _ shape: Shape, _ positions: UnsafeBufferPointer<Position>
  ) -> Position {
    var place = shape.isBackward ? shape.offset - index : shape.offset + index
    if place < 0 { place += shape.open } else if place >= shape.open { place -= shape.open }
    return positions[Int(shape.lower + place)]
  }

  /// The runs of a cell; none of a block that no arc passes.
  @inline(__always)
  private func runs(_ row: Int, _ column: Int) -> Range<Int> {
    let block = blocks[frame.block(row, column)]
    guard block >= 0 else { return 0..<0 }
    let cell = frame.cell(row, column, in: block)
    return Int(starts[cell])..<Int(starts[cell + 1])
  }

  @inline(__always)
  private func forEachSegment(ofRuns range: Range<Int>, _ body: (Segment) -> Void) {
    positions.withUnsafeBufferPointer { buffer in
      for number in range {
        let run = runs[number]
        let shape = shapes[Int(run.arc)]
        var a = Self.vertex(run.first, shape, buffer)
        if run.count < 0 {
          let (p, q) = Self.copy(-run.count, of: a, Self.vertex(run.first + 1, shape, buffer))
          body(Segment(a: p, b: q, arc: run.arc, index: run.first))
          continue
        }
        for index in run.first..<(run.first + run.count) {
          let b = Self.vertex(index + 1, shape, buffer)
          body(Segment(a: a, b: b, arc: run.arc, index: index))
          a = b
        }
      }
    }
  }

  /// Shows the segments that may meet a segment; some of them several times.
  @inline(__always)
  package func forEachSegment(near a: Position, _ b: Position, _ body: (Segment) -> Void) {
    guard max(a.longitude, b.longitude) >= box.west, min(a.longitude, b.longitude) <= box.east,
      max(a.latitude, b.latitude) >= box.south, min(a.latitude, b.latitude) <= box.north
    else { return }
    frame.forEachCell(a, b) { row, column in
      let range = runs(row, column)
      if !range.isEmpty { forEachSegment(ofRuns: range, body) }
    }
  }

  /// Shows the segments of the column above a position, cell by cell upwards, until the body returns `false`.
  ///
  /// - Parameters:
  ///   - position: The position; beyond the box to the west or the east nothing is shown.
  ///   - body: Gets the segments of a cell that has any, and the latitude of the cell's upper edge.
  package func forEachCellAbove(_ position: Position, _ body: ([Segment], Double) -> Bool) {
    guard position.longitude >= box.west, position.longitude <= box.east, position.latitude <= box.north
    else { return }
    let column = frame.column(position.longitude)
    for row in frame.row(position.latitude)..<frame.rows {
      let range = runs(row, column)
      if range.isEmpty { continue }
      var segments: [Segment] = []
      forEachSegment(ofRuns: range) { segments.append($0) }
      if !body(segments, frame.top(ofRow: row)) { return }
    }
  }
}
