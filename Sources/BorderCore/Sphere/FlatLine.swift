/// Lines as a flat sheet of degrees shows them.
package enum FlatLine {
  /// The positions of a line with longitudes in -180...180, each pole at the longitudes of the vertices beside it.
  ///
  /// What does not cross the 180th meridian but touches it has it on one side, 180 or -180; a line that crosses it leaps.
  /// A closed line that begins at a pole is closed along it. O(*n*).
  package static func onSheet(_ line: [Position]) -> [Position] {
    guard line.contains(where: { abs($0.longitude) == 180 || $0.isPole }) else { return line }
    let path = UnwrappedVertex.path(line, shortestWay: true)
    let xs = path.map(\.x)
    let strip = UnwrappedVertex.turn(ofLongitude: ((xs.min() ?? 0) + (xs.max() ?? 0)) / 2)
    let offset = 360 * Double(strip)
    let isInside = xs.allSatisfy { abs($0 - offset) <= 180 }
    var flat = path.map { isInside ? $0.position(inStrip: strip) : $0.position }
    if let first = flat.first, let last = flat.last, line.first == line.last, first.isPole, first != last {
      flat.append(first)
    }
    return flat
  }
}
