/// The cells of a grid over a box of degrees, and which of them a segment may pass.
package struct GridFrame: Sendable {
  private let box: BoundingBox
  /// The number of columns and rows of cells.
  package let columns: Int
  package let rows: Int
  /// Cells a degree.
  private let x: Double
  private let y: Double

  /// Cells of a block.
  package static let blockSize = 64

  /// Cells for so many segments: a quarter as many blocks, up to half a million, each eight cells wide and high.
  package init(box: BoundingBox, segmentCount: Int) {
    self.box = box
    let width = max(box.east - box.west, 1e-9)
    let height = max(box.north - box.south, 1e-9)
    let edge = (width * height / Double(min(max(segmentCount / 4, 64), 1 << 19))).squareRoot()
    columns = 8 * max(1, min(2048, Int(min(width / edge, 2048))))
    rows = 8 * max(1, min(2048, Int(min(height / edge, 2048))))
    x = Double(columns) / width
    y = Double(rows) / height
  }

  package var blockColumns: Int { columns / 8 }
  package var blockRows: Int { rows / 8 }

  /// The place of the block of a cell in the list of blocks.
  @inline(__always)
  package func block(_ row: Int, _ column: Int) -> Int { (row >> 3) * blockColumns + column >> 3 }

  /// The number of a cell in a block.
  @inline(__always)
  package func cell(_ row: Int, _ column: Int, in block: Int32) -> Int {
    Int(block) * Self.blockSize + (row & 7) * 8 + column & 7
  }

  /// The latitude of the upper edge of a row.
  package func top(ofRow row: Int) -> Double { box.south + Double(row + 1) / y }

  /// A cell by its row and column.
  package struct Place: Equatable {
    package var row: Int
    package var column: Int
  }

  /// The cell of a position.
  @inline(__always)
  package func place(_ position: Position) -> Place {
    Place(row: row(position.latitude), column: column(position.longitude))
  }

  @inline(__always)
  package func column(_ longitude: Double) -> Int {
    min(max(Int((longitude - box.west) * x), 0), columns - 1)
  }

  @inline(__always)
  package func row(_ latitude: Double) -> Int {
    min(max(Int((latitude - box.south) * y), 0), rows - 1)
  }

  @inline(__always)
  package func forEachCell(_ a: Position, _ b: Position, _ body: (Int, Int) -> Void) {
    let (low, high) = (
      row(min(a.latitude, b.latitude)), row(max(a.latitude, b.latitude))
    )
    let (left, right) = (
      column(min(a.longitude, b.longitude)), column(max(a.longitude, b.longitude))
    )
    guard (high - low + 1) * (right - left + 1) > 8 else {
      for row in low...high { for column in left...right { body(row, column) } }
      return
    }
    forEachCellByRow(a, b, low: low, high: high, left: left, right: right, body)
  }

  /// Row by row, with half a cell to spare on both sides against rounding.
  private func forEachCellByRow(
    _ a: Position, _ b: Position, low: Int, high: Int, left: Int, right: Int,
    _ body: (Int, Int) -> Void
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
      if first <= last { for column in first...last { body(row, column) } }
    }
  }
}
