/// The chains of outer arcs by rows from south to north: a chain stands in every row that its box reaches.
struct ChainRows: Sendable {
  /// How many rows there are.
  let count: Int
  private let south: Double
  private let rowsPerUnit: Double
  /// Where each row begins in `members`; one more than there are rows.
  private let starts: [Int32]
  private let members: [Int32]

  /// Fails where there are no chains, and where they stand in so many rows that they would take too much memory.
  init?(_ chains: [OpenChain]) {
    guard let first = chains.first else { return nil }
    var (low, high) = (first.box.y, 0 &- first.box.w)
    for chain in chains {
      low = min(low, chain.box.y)
      high = max(high, 0 &- chain.box.w)
    }
    let rows = max(1, min(1024, Int(Double(chains.count).squareRoot())))
    let (south, rowsPerUnit) = (Double(low), Double(rows - 1) / max(Double(high) - Double(low), 1))
    let ranges = chains.map { chain in
      let first = Self.row(chain.box.y, south, rowsPerUnit)
      return first...max(first, Self.row(0 &- chain.box.w, south, rowsPerUnit))
    }
    var starts = [Int32](repeating: 0, count: rows + 1)
    var total = 0
    for range in ranges {
      total += range.count
      guard total < 1 << 26 else { return nil }
      for row in range { starts[row + 1] += 1 }
    }
    for row in 0..<rows { starts[row + 1] += starts[row] }
    var members = [Int32](repeating: 0, count: total)
    var next = starts
    for (number, range) in ranges.enumerated() {
      for row in range {
        members[Int(next[row])] = Int32(truncatingIfNeeded: number)
        next[row] += 1
      }
    }
    count = rows
    self.south = south
    self.rowsPerUnit = rowsPerUnit
    self.starts = starts
    self.members = members
  }

  @inline(__always)
  private static func row(_ latitude: Int32, _ south: Double, _ rowsPerUnit: Double) -> Int {
    Int((Double(latitude) - south) * rowsPerUnit)
  }

  /// The row of a southern end.
  @inline(__always)
  func row(_ latitude: Int32) -> Int { Self.row(latitude, south, rowsPerUnit) }

  /// The chains of a row by their western ends.
  func fromWestToEast(_ row: Int, _ chains: [OpenChain]) -> [Int32] {
    let range = Int(starts[row])..<Int(starts[row + 1])
    // The western end and the number in one, so that sorting compares nothing else.
    var keys = members[range].map { number in
      UInt64(UInt32(bitPattern: chains[Int(number)].box.x) ^ 0x8000_0000) << 32 | UInt64(UInt32(number))
    }
    keys.sort()
    return keys.map { Int32(truncatingIfNeeded: $0 & 0xFFFF_FFFF) }
  }
}
