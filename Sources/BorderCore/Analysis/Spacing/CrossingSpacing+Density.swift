extension CrossingSpacing {
  /// The density of crossings about a place of the route, per 100 km, smoothed by Epanechnikov's kernel.
  ///
  /// Near the end of a line the kernel is scaled up by the share of it that lies on the line. A closed line has no end: the
  /// kernel goes round it, on one shorter than the kernel more than once.
  ///
  /// - Parameters:
  ///   - chainage: Metres from the start of the route.
  ///   - line: The line of the route.
  ///   - bandwidth: Half the width of the kernel in metres; not above 0 gives `nil`.
  /// - Returns: `nil` on a line that the route does not have. O(*n*), and on a closed line as many times as the kernel goes
  ///   round it, a thousand times at most; on a shorter one the kernel is even.
  public func density(atChainage chainage: Double, line: Int, bandwidth: Double) -> Double? {
    guard bandwidth > 0, lines.indices.contains(line) else { return nil }
    func share(_ x: Double) -> Double {
      let x = min(max(x, -1), 1)
      return 0.5 + 0.75 * (x - x * x * x / 3)
    }
    if lines[line].isClosed { return densityRound(chainage, line, bandwidth) }
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

  /// The same on a closed line.
  private func densityRound(_ chainage: Double, _ line: Int, _ bandwidth: Double) -> Double? {
    let length = lines[line].length
    guard length > 0 else { return nil }
    let own = marks.lazy.filter { $0.line == line }
    guard bandwidth < 1000 * length else { return Double(own.count) / length * 100_000 }
    var sum = 0.0
    for mark in own {
      // The copies of the mark at every turn that the kernel reaches.
      let nearest = (mark.chainage - chainage).remainder(dividingBy: length)
      let turns = (bandwidth / length).rounded(.up)
      for turn in stride(from: -turns, through: turns, by: 1) {
        let x = (nearest + turn * length) / bandwidth
        if abs(x) < 1 { sum += 0.75 * (1 - x * x) }
      }
    }
    return sum / bandwidth * 100_000
  }
}
