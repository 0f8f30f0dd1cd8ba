/// Rows from south to north, each of strips from west to east, over the boxes of chains.
struct StripFrame: Sendable {
  let rows: Int
  let strips: Int
  private let west: Double
  private let south: Double
  private let stripsPerDegree: Double
  private let rowsPerDegree: Double

  /// Fails where there are no chains.
  init?(_ chains: [SelfContactFinder.Chain]) {
    guard let first = chains.first else { return nil }
    var (west, east, south, north) = (first.west, first.east, first.south, first.north)
    for chain in chains {
      west = min(west, chain.west)
      east = max(east, chain.east)
      south = min(south, chain.south)
      north = max(north, chain.north)
    }
    // Less than one chain a strip, so that hardly anything is left to sort.
    rows = max(1, min(1024, Int(Double(chains.count).squareRoot())))
    strips = max(1, min(1 << 14, 4 * chains.count / rows))
    self.west = west
    self.south = south
    stripsPerDegree = Double(strips - 1) / max(east - west, 1e-9)
    rowsPerDegree = Double(rows - 1) / max(north - south, 1e-9)
  }

  @inline(__always)
  func strip(_ longitude: Double) -> Int { Int((longitude - west) * stripsPerDegree) }

  @inline(__always)
  func rows(of chain: SelfContactFinder.Chain) -> ClosedRange<Int> {
    let low = Int((chain.south - south) * rowsPerDegree)
    return low...max(low, Int((chain.north - south) * rowsPerDegree))
  }
}
