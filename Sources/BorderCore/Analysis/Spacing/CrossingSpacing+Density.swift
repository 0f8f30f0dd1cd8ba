extension CrossingSpacing {
  /// The density of crossings about a place of the route, per 100 km, smoothed by Epanechnikov's kernel.
  ///
  /// Near the end of a line the kernel is scaled up by the share of it that lies on the line. On a closed line it
  /// does not go round.
  ///
  /// - Parameters:
  ///   - chainage: Metres from the start of the route.
  ///   - line: The line of the route.
  ///   - bandwidth: Half the width of the kernel in metres; not above 0 gives `nil`.
  /// - Returns: `nil` on a line that the route does not have. O(*n*).
  public func density(atChainage chainage: Double, line: Int, bandwidth: Double) -> Double? {
    guard bandwidth > 0, lines.indices.contains(line) else { return nil }
    func share(_ x: Double) -> Double {
      let x = min(max(x, -1), 1)
      return 0.5 + 0.75 * (x - x * x * x / 3)
    }
    let (start, end) = (lines[line].start, lines[line].start + lines[line].length)
    let inside = share((end - chainage) / bandwidth) - share((start - chainage) / bandwidth)
    guard inside > 0 else { return nil }
    var sum = 0.0
    for mark in marks where mark.line == line {
      let x = (mark.chainage - chainage) / bandwidth
      if abs(x) < 1 { sum += 0.75 * (1 - x * x) }
    }
    return sum / bandwidth / inside * 100_000
  }
}
