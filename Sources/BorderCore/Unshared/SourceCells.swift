/// Which sources have outer lines in which cells of half a degree: lines that are far from those of any other source are
/// nowhere beside one.
struct SourceCells {
  private static let perDegree = 2.0
  private static let columns = 720
  private static let rows = 360
  /// The source of each cell: -1 for none, -2 for several.
  private var sources = [Int32](repeating: -1, count: columns * rows)
  private let scale: LocalScale

  /// An empty grid.
  init(_ scale: LocalScale) { self.scale = scale }

  /// The rows and columns of the cells that lie within some metres of a box; columns may go on beyond the 180th meridian.
  private func cells(
    of box: BoundingBox, within metres: Double
  ) -> (rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    let north = metres / scale.metres(at: 0).y * 1.01
    let farthest = max(abs(box.south), abs(box.north)) + north
    let east = metres > 0 ? min(metres / scale.metres(at: farthest).x * 1.01, 180) : 0
    func row(_ latitude: Double) -> Int {
      max(0, min(Self.rows - 1, Int(((latitude + 90) * Self.perDegree).rounded(.down))))
    }
    func column(_ longitude: Double) -> Int { Int(((longitude + 180) * Self.perDegree).rounded(.down)) }
    let first = column(box.west - east)
    let last = min(column(box.east + east), first + Self.columns - 1)
    return (row(box.south - north)...row(box.north + north), first...last)
  }

  @inline(__always)
  private func cell(_ row: Int, _ column: Int) -> Int {
    row * Self.columns + ((column % Self.columns) + Self.columns) % Self.columns
  }

  /// Notes that a source has a line in a box.
  mutating func add(_ box: BoundingBox, of source: Int) {
    let source = Int32(truncatingIfNeeded: source)
    let (rows, columns) = cells(of: box, within: 0)
    for row in rows {
      for column in columns {
        let cell = cell(row, column)
        if sources[cell] != source { sources[cell] = sources[cell] == -1 ? source : -2 }
      }
    }
  }

  /// Whether another source has a line in a cell within some metres of a box.
  func hasOther(near box: BoundingBox, within metres: Double, than source: Int) -> Bool {
    let source = Int32(truncatingIfNeeded: source)
    let (rows, columns) = cells(of: box, within: metres)
    return rows.contains { row in
      columns.contains { column in
        let found = sources[cell(row, column)]
        return found != -1 && found != source
      }
    }
  }
}

extension OpenLines {
  /// The runs in whose neighbourhood another source has lines. O(runs), and for a long segment the cells of its box.
  ///
  /// - Parameters:
  ///   - sources: The source of each region.
  ///   - metres: How far lines of another source may be.
  ///   - scale: Metres a degree.
  /// - Returns: The indices of the runs.
  func runsNearOtherSources(_ sources: [Int], within metres: Double, _ scale: LocalScale) -> [Int] {
    var cells = SourceCells(scale)
    for run in runs { cells.add(box(of: run), of: sources[run.region.index]) }
    return runs.indices.filter { index in
      let run = runs[index]
      return cells.hasOther(near: box(of: run), within: metres, than: sources[run.region.index])
    }
  }

  /// The box around a run, which for a segment over the 180th meridian goes on beyond it.
  private func box(of run: Run) -> BoundingBox {
    if let box = run.box { return box }
    let (a, b) = (places[Int(run.first)], places[Int(run.first) + 1])
    let (start, end) = Position.laidOut(a, b)
    return BoundingBox(
      west: min(start.longitude, end.longitude), south: min(a.latitude, b.latitude),
      east: max(start.longitude, end.longitude), north: max(a.latitude, b.latitude))
  }
}
