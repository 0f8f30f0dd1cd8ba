/// Rows from south to north, each of strips from west to east, over the boxes of chains.
struct StripFrame: Sendable {
  let rows: Int
  let strips: Int
  private let west: Double
  private let south: Double
  private let stripsPerUnit: Double
  private let rowsPerUnit: Double

  /// Fails where there are no chains.
  init?(_ chains: SelfContactFinder.Chains) {
    var low = SIMD4<Int32>(repeating: .max)
    for index in 0..<chains.count { low = pointwiseMin(low, chains[index].box) }
    let count = chains.count
    guard count > 0 else { return nil }
    west = Double(low.x)
    south = Double(low.y)
    let height = max(-Double(low.w) - south, 1)
    var rows = max(1, min(1024, Int(Double(count).squareRoot())))
    // Chains that reach over many rows stand in each: fewer rows for a comb with long teeth.
    while rows > 1 {
      let perUnit = Double(rows - 1) / height
      var entries = 0
      for index in 0..<chains.count { entries += Int((chains[index].height * perUnit).rounded(.up)) + 1 }
      if entries <= 8 * count { break }
      rows /= 2
    }
    self.rows = rows
    rowsPerUnit = Double(rows - 1) / height
    // Less than one chain a strip, so that hardly anything is left to sort.
    strips = max(1, min(1 << 14, 4 * count / rows))
    stripsPerUnit = Double(strips - 1) / max(-Double(low.z) - west, 1)
  }

  @inline(__always)
  func strip(_ chain: SelfContactFinder.Chain) -> Int { Int((Double(chain.box.x) - west) * stripsPerUnit) }

  @inline(__always)
  func rows(of chain: SelfContactFinder.Chain) -> ClosedRange<Int> {
    let low = row(chain.box.y)
    return low...max(low, row(-chain.box.w))
  }

  /// The row of a southern end.
  @inline(__always)
  func row(_ latitude: Int32) -> Int { Int((Double(latitude) - south) * rowsPerUnit) }
}
