extension Chainage {
  /// The vertices of a line between two chainages in metres, with the places at both.
  ///
  /// - Parameters:
  ///   - index: The line; one that the route does not have gives nothing.
  ///   - from: Where to begin; before the line, at its start.
  ///   - to: Where to end; beyond the line, at its end. Less than `from` goes on round a closed line, and gives nothing
  ///     on an open one.
  /// - Returns: At least two positions, or none.
  /// - Complexity: O(*n*) for *n* vertices of the line.
  public func positions(ofLine index: Int, from: Double, to: Double) -> [Position] {
    guard lines.indices.contains(index) else { return [] }
    let line = lines[index]
    if to < from {
      guard line.isClosed else { return [] }
      return positions(ofLine: index, from: from, to: line.end.metres)
        + positions(ofLine: index, from: line.start.metres, to: to).dropFirst()
    }
    guard let first = place(onLine: index, at: from - line.start.metres),
      let last = place(onLine: index, at: to - line.start.metres)
    else { return [] }
    let inside = line.positions.indices.filter {
      let chainage = line.start.metres + line.distances[$0].metres
      return chainage > first.chainage && chainage < last.chainage
    }
    return [first.position] + inside.map { line.positions[$0] } + [last.position]
  }
}
