/// Which cells of a box of the page some rings cover, by the middles of the cells.
struct PageCells {
  private let box: PageBox
  private let size: Double
  private let columns: Int
  private let rows: Int
  private var isCovered: [Bool]

  /// Nothing is covered yet.
  ///
  /// - Parameters:
  ///   - box: The box.
  ///   - size: The side of a cell in pixels.
  init(_ box: PageBox, size: Double) {
    self.box = box
    self.size = size
    (columns, rows) = (max(1, Int(box.width / size)), max(1, Int(box.height / size)))
    isCovered = [Bool](repeating: false, count: columns * rows)
  }

  /// Covers what lies inside of an odd number of rings. O(*n* + crossings of rows).
  mutating func cover(_ rings: [[PagePoint]]) {
    var places = [[Double]](repeating: [], count: rows)
    for ring in rings {
      var last = ring.last
      for point in ring {
        defer { last = point }
        guard let from = last, from.y != point.y else { continue }
        let (top, bottom) = from.y < point.y ? (from, point) : (point, from)
        let first = max(0, Int(((top.y - box.top) / size - 0.5).rounded(.up)))
        for row in first..<max(first, rows) {
          let y = box.top + (Double(row) + 0.5) * size
          guard y < bottom.y else { break }
          places[row].append(top.x + (y - top.y) / (bottom.y - top.y) * (bottom.x - top.x))
        }
      }
    }
    for row in 0..<rows {
      let sorted = places[row].sorted()
      for pair in stride(from: 0, to: sorted.count - 1, by: 2) {
        let from = max(0, Int(((sorted[pair] - box.left) / size - 0.5).rounded(.up)))
        for column in from..<max(from, columns) {
          guard box.left + (Double(column) + 0.5) * size < sorted[pair + 1] else { break }
          isCovered[row * columns + column] = true
        }
      }
    }
  }

  /// Whether a cell is covered whose middle lies in a part of the box.
  func covers(some part: PageBox) -> Bool {
    func cells(_ from: Double, _ to: Double, _ start: Double, _ count: Int) -> Range<Int> {
      let first = max(0, Int(((from - start) / size - 0.5).rounded(.up)))
      return first..<max(first, min(count, Int(((to - start) / size - 0.5).rounded(.down)) + 1))
    }
    let across = cells(part.left, part.right, box.left, columns)
    return cells(part.top, part.bottom, box.top, rows).contains { row in
      across.contains { isCovered[row * columns + $0] }
    }
  }

  /// Whether somewhere a cell and the four around it are covered here and not there.
  func shows(besides other: PageCells) -> Bool {
    func isSeen(_ column: Int, _ row: Int) -> Bool {
      isCovered[row * columns + column] && !other.isCovered[row * columns + column]
    }
    return (1..<max(1, rows - 1)).contains { row in
      (1..<max(1, columns - 1)).contains { column in
        isSeen(column, row) && isSeen(column - 1, row) && isSeen(column + 1, row) && isSeen(column, row - 1)
          && isSeen(column, row + 1)
      }
    }
  }
}
