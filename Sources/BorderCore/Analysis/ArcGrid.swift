/// The segments of all arcs by the cells of a grid: the index behind line crossings.
///
/// Coordinates stand in the cells themselves, so that a query reads one run of memory a cell. A segment is entered in
/// every cell that it may pass; where its box spans many cells, row by row.
struct ArcGrid: Sendable {
  /// A segment of an arc, from `a` to `b` in the arc's own direction.
  struct Segment: Sendable {
    var a: Position
    var b: Position
    var arc: Int32
    /// Which segment of the arc it is, counted from its start.
    var index: Int32
  }

  let box: BoundingBox
  let columns: Int
  let rows: Int
  private let perDegreeX: Double
  private let perDegreeY: Double
  private let starts: [Int32]
  private let items: [Segment]

  /// Indexes all arcs of a topology. O(*n*) for *n* segments that are short against the box.
  init(_ topology: BorderTopology) {
    let segments = Self.segments(of: topology)
    var box = BoundingBox(west: 0, south: 0, east: 0, north: 0)
    if let first = segments.first {
      box = BoundingBox(
        west: first.a.longitude, south: first.a.latitude, east: first.a.longitude, north: first.a.latitude)
    }
    for segment in segments {
      box.include(segment.a)
      box.include(segment.b)
    }
    self.box = box
    // About one cell for each segment: borders leave most cells empty.
    let width = max(box.east - box.west, 1e-9)
    let height = max(box.north - box.south, 1e-9)
    let cells = Double(min(max(segments.count, 64), 1 << 21))
    let edge = (width * height / cells).squareRoot()
    columns = max(1, min(4096, Int(min(width / edge, 4096))))
    rows = max(1, min(4096, Int(min(height / edge, 4096))))
    perDegreeX = Double(columns) / width
    perDegreeY = Double(rows) / height

    let frame = Frame(box: box, columns: columns, rows: rows, x: perDegreeX, y: perDegreeY)
    var counts = [Int32](repeating: 0, count: columns * rows + 1)
    for segment in segments { frame.forEachCell(segment.a, segment.b) { counts[$0 + 1] += 1 } }
    for cell in 1..<counts.count { counts[cell] += counts[cell - 1] }
    starts = counts
    let total = Int(counts[counts.count - 1])
    items = [Segment](unsafeUninitializedCapacity: total) { buffer, initialized in
      for segment in segments {
        frame.forEachCell(segment.a, segment.b) { cell in
          (buffer.baseAddress.map { $0 + Int(counts[cell]) })?.initialize(to: segment)
          counts[cell] += 1
        }
      }
      initialized = total
    }
  }

  private static func segments(of topology: BorderTopology) -> [Segment] {
    var list: [Segment] = []
    list.reserveCapacity(topology.arcIDs.reduce(0) { $0 + topology.segmentCount(of: $1) })
    for arc in 0..<topology.arcCount {
      let line = topology.positions(of: ArcID(arc))
      for index in 0..<(line.count - 1) {
        list.append(
          Segment(
            a: line[index], b: line[index + 1], arc: Int32(truncatingIfNeeded: arc),
            index: Int32(truncatingIfNeeded: index)))
      }
    }
    return list
  }

  private var frame: Frame {
    Frame(box: box, columns: columns, rows: rows, x: perDegreeX, y: perDegreeY)
  }

  /// Shows the runs of segments that may meet a segment; one segment may stand in several runs.
  @inline(__always)
  func forEachRun(_ a: Position, _ b: Position, _ body: (UnsafeBufferPointer<Segment>) -> Void) {
    guard max(a.longitude, b.longitude) >= box.west, min(a.longitude, b.longitude) <= box.east,
      max(a.latitude, b.latitude) >= box.south, min(a.latitude, b.latitude) <= box.north
    else { return }
    items.withUnsafeBufferPointer { buffer in
      frame.forEachCell(a, b) { cell in
        let (from, to) = (Int(starts[cell]), Int(starts[cell + 1]))
        if from < to { body(UnsafeBufferPointer(rebasing: buffer[from..<to])) }
      }
    }
  }

  /// Shows the segments of the column above a position, cell by cell upwards, until the body returns `false`.
  ///
  /// - Parameters:
  ///   - position: The position; beyond the box to the west or the east nothing is shown.
  ///   - body: Gets the segments of a cell and the latitude of the cell's upper edge.
  func forEachCellAbove(_ position: Position, _ body: (ArraySlice<Segment>, Double) -> Bool) {
    guard position.longitude >= box.west, position.longitude <= box.east, position.latitude <= box.north
    else { return }
    let frame = frame
    let column = frame.column(position.longitude)
    for row in frame.row(position.latitude)..<rows {
      let cell = row * columns + column
      let top = box.south + Double(row + 1) / perDegreeY
      if !body(items[Int(starts[cell])..<Int(starts[cell + 1])], top) { return }
    }
  }
}

/// Which cells a segment may pass.
private struct Frame {
  let box: BoundingBox
  let columns: Int
  let rows: Int
  let x: Double
  let y: Double

  @inline(__always)
  func column(_ longitude: Double) -> Int {
    min(max(Int((longitude - box.west) * x), 0), columns - 1)
  }

  @inline(__always)
  func row(_ latitude: Double) -> Int {
    min(max(Int((latitude - box.south) * y), 0), rows - 1)
  }

  @inline(__always)
  func forEachCell(_ a: Position, _ b: Position, _ body: (Int) -> Void) {
    let (low, high) = (
      row(min(a.latitude, b.latitude)), row(max(a.latitude, b.latitude))
    )
    let (left, right) = (
      column(min(a.longitude, b.longitude)), column(max(a.longitude, b.longitude))
    )
    guard (high - low + 1) * (right - left + 1) > 8 else {
      for row in low...high { for column in left...right { body(row * columns + column) } }
      return
    }
    forEachCellByRow(a, b, low: low, high: high, left: left, right: right, body)
  }

  /// Row by row, with half a cell to spare on both sides against rounding.
  private func forEachCellByRow(
    _ a: Position, _ b: Position, low: Int, high: Int, left: Int, right: Int, _ body: (Int) -> Void
  ) {
    let (p, q) = a.latitude <= b.latitude ? (a, b) : (b, a)
    let height = q.latitude - p.latitude
    let slope = height > 0 ? (q.longitude - p.longitude) / height : 0
    for row in low...high {
      var (first, last) = (left, right)
      if height > 0 {
        let bottom = max(p.latitude, box.south + (Double(row) - 0.5) / y)
        let top = min(q.latitude, box.south + (Double(row) + 1.5) / y)
        let (u, v) = (
          p.longitude + slope * (bottom - p.latitude), p.longitude + slope * (top - p.latitude)
        )
        first = max(left, column(min(u, v) - 0.5 / x))
        last = min(right, column(max(u, v) + 0.5 / x))
      }
      if first <= last { for column in first...last { body(row * columns + column) } }
    }
  }
}
