extension CrossingSpacing.Stretch {
  /// The stretch as a line on the earth; no positions for a stretch of a line that the route does not have.
  ///
  /// - Parameter route: The route that the spacing was measured along.
  /// - Returns: Its vertices in the direction of the route. O(*n*).
  public func positions(along route: Chainage) -> [Position] {
    // One that goes all the way round from a crossing to itself begins and ends at one chainage.
    guard first != nil, first == last, route.lines.indices.contains(line) else {
      return route.positions(ofLine: line, from: from, to: to)
    }
    let ring = route.lines[line]
    return route.positions(ofLine: line, from: from, to: ring.end.metres)
      + route.positions(ofLine: line, from: ring.start.metres, to: to).dropFirst()
  }
}
