/// One level of a `SegmentGrid`.
///
/// Rows are of equal height, and each row has as many columns as make its cells about square. A segment stands
/// in all cells that its line passes through. O(1) for a segment shorter than a cell.
struct SegmentGridLevel {
  private let scale: LocalScale
  let cell: Double
  private let rowsPerDegree: Double
  private var keys: [UInt64]
  private var heads: [Int32]
  private var used = 0
  private var members: [Int32] = []
  private var following: [Int32] = []
  /// Scratch of `insert`.
  private var cells: [UInt64] = []

  /// An empty grid.
  ///
  /// - Parameters:
  ///   - cell: The size of a cell in metres.
  ///   - scale: Metres a degree.
  init(cell: Double, scale: LocalScale) {
    self.scale = scale
    self.cell = cell
    rowsPerDegree = scale.metres(at: 0).y / cell
    keys = [UInt64](repeating: .max, count: 1024)
    heads = [Int32](repeating: -1, count: 1024)
  }

  private func row(_ latitude: Double) -> Int { Int(((latitude + 90) * rowsPerDegree).rounded(.down)) }

  private func columns(ofRow row: Int) -> Int {
    let latitude = (Double(row) + 0.5) / rowsPerDegree - 90
    return max(1, Int(360 * scale.metres(at: latitude).x / cell))
  }

  /// Adds a segment under a number.
  mutating func insert(_ segment: Int32, _ a: Position, _ b: Position) {
    let turn = Position.turn(b.longitude - a.longitude)
    let size = scale.metres(at: (a.latitude + b.latitude) / 2) * SIMD2(turn, b.latitude - a.latitude)
    let count = max(1, min(1_000_000, Int((size * size).sum().squareRoot() / cell)))
    var cells = self.cells
    self.cells = []
    defer { self.cells = cells }
    for k in 0..<count {
      let (from, to) = (Double(k) / Double(count), Double(k + 1) / Double(count))
      let x = (a.longitude + from * turn, a.longitude + to * turn)
      let y = (
        a.latitude + from * (b.latitude - a.latitude), a.latitude + to * (b.latitude - a.latitude)
      )
      cells.removeAll(keepingCapacity: true)
      forEachCell(west: min(x.0, x.1), east: max(x.0, x.1), south: min(y.0, y.1), north: max(y.0, y.1)) {
        cells.append($0)
      }
      for key in cells { add(segment, to: key) }
    }
  }

  private func forEachCell(
    west: Double, east: Double, south: Double, north: Double, _ body: (UInt64) -> Void
  ) {
    for row in row(south)...row(north) {
      let columns = columns(ofRow: row)
      let first = Int(((west + 180) / 360 * Double(columns)).rounded(.down))
      let last = min(Int(((east + 180) / 360 * Double(columns)).rounded(.down)), first + columns - 1)
      for column in first...last {
        let wrapped = ((column % columns) + columns) % columns
        body(UInt64(UInt32(truncatingIfNeeded: row)) << 32 | UInt64(UInt32(truncatingIfNeeded: wrapped)))
      }
    }
  }

  @inline(__always)
  private func slot(of key: UInt64) -> Int {
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 24) & mask
    while keys[slot] != key && keys[slot] != .max { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func add(_ segment: Int32, to key: UInt64) {
    var slot = slot(of: key)
    if keys[slot] == .max {
      if 2 * (used + 1) > keys.count {
        grow()
        slot = self.slot(of: key)
      }
      keys[slot] = key
      used += 1
    } else if heads[slot] >= 0 && members[Int(heads[slot])] == segment {
      return
    }
    members.append(segment)
    following.append(heads[slot])
    heads[slot] = Int32(truncatingIfNeeded: members.count - 1)
  }

  private mutating func grow() {
    let (oldKeys, oldHeads) = (keys, heads)
    keys = [UInt64](repeating: .max, count: 2 * oldKeys.count)
    heads = [Int32](repeating: -1, count: 2 * oldKeys.count)
    for index in oldKeys.indices where oldKeys[index] != .max {
      let slot = slot(of: oldKeys[index])
      keys[slot] = oldKeys[index]
      heads[slot] = oldHeads[index]
    }
  }

  /// Calls the body with every segment whose line may come within a distance of a segment; some more than once.
  ///
  /// Where that would be more cells than segments stand in, it is called with all.
  func forEachSegment(near a: Position, _ b: Position, within limit: Double, _ body: (Int32) -> Void) {
    guard used > 0 else { return }
    let turn = Position.turn(b.longitude - a.longitude)
    let south = min(a.latitude, b.latitude)
    let north = max(a.latitude, b.latitude)
    let degrees = limit / scale.metres(at: 0).y * 1.01
    let narrow = min(
      scale.metres(at: south - degrees).x, scale.metres(at: north + degrees).x)
    let reach = min(limit / narrow, 180)
    let west = min(a.longitude, a.longitude + turn) - reach
    let east = max(a.longitude, a.longitude + turn) + reach
    let (low, high) = (max(south - degrees, -90), min(north + degrees, 90))
    let cells = (row(high) - row(low) + 1) * (Int((east - west) / 360 * Double(columns(ofRow: row(low)))) + 1)
    if cells > 64 && cells > members.count {
      for member in members { body(member) }
      return
    }
    forEachCell(west: west, east: east, south: low, north: high) { key in
      var entry = heads[slot(of: key)]
      while entry >= 0 {
        body(members[Int(entry)])
        entry = following[Int(entry)]
      }
    }
  }
}
