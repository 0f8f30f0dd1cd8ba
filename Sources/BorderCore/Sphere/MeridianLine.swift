/// The 180th meridian as a vertical line of the unwrapped plane, and the cut along it.
///
/// The line of turn *t* stands at x = 180 + 360 *t*, between the strips *t* and *t* + 1.
struct MeridianLine {
  /// The strip west of the line.
  let turn: Int

  var x: Double { 180 + 360 * Double(turn) }

  /// A side of the line.
  enum Side {
    case west, east
  }

  /// Where a segment that crosses or touches the line does so.
  func latitude(ofSegmentFrom a: UnwrappedVertex, to b: UnwrappedVertex) -> Double {
    let (west, east) = a.x <= b.x ? (a, b) : (b, a)
    // Longitudes and turns apart, so that the result does not depend on how often we went around.
    let before = 180 - west.position.longitude + 360 * Double(turn - west.turn)
    let after = east.position.longitude + 180 + 360 * Double(east.turn - turn - 1)
    if before <= 0 { return west.position.latitude }
    if after <= 0 { return east.position.latitude }
    let share = before / (before + after)
    return west.position.latitude + share * (east.position.latitude - west.position.latitude)
  }

  // A polygon is cut as follows. The vertices strictly on our side form chains that begin and end on the line.
  // The interior lies to the left of every chain. On the line, the end of a chain is joined to the next begin
  // that lies to its left: north of it for the western side, south of it for the eastern. Segments on the line
  // itself are dropped and come back as such joints. Chains that meet the line in one place are distinguished
  // by the direction they come from, that is, by their order a hair's breadth from the line.
  //
  //        x                     x
  //    B───────────▷ end of B    the end of A is joined to the begin of B:
  //    │   x       │  (next)     the only begin north of it
  //    A───────────▷ ...

  /// A chain of vertices on one side, ends on the line included.
  private struct Chain {
    var vertices: [UnwrappedVertex]
    var start: Key
    var end: Key
  }

  /// The order along the line: latitude, then latitude a hair's breadth from the line.
  private struct Key: Comparable {
    var latitude: Double
    var slope: Double

    static func < (a: Key, b: Key) -> Bool { (a.latitude, a.slope) < (b.latitude, b.slope) }

    var mirrored: Key { Key(latitude: -latitude, slope: -slope) }
  }

  /// What of a polygon lies on one side.
  ///
  /// - Parameters:
  ///   - polygon: Closed rings, the exterior counter-clockwise and first, the holes clockwise.
  ///   - side: The side to keep.
  /// - Returns: Polygons that wind alike, none for a polygon that only touches the line from the other side.
  func piece(of polygon: [[UnwrappedVertex]], side: Side) -> [[[UnwrappedVertex]]] {
    var chains: [Chain] = []
    var exteriors: [[UnwrappedVertex]] = []
    var holes: [[UnwrappedVertex]] = []
    for (index, ring) in polygon.enumerated() {
      if ring.allSatisfy({ isInside($0, side) }) {
        if index == 0 { exteriors.append(ring) } else { holes.append(ring) }
      } else {
        appendChains(of: ring, side: side, to: &chains)
      }
    }
    exteriors += joined(chains, side: side)
    var pieces = exteriors.map { [$0] }
    for hole in holes {
      if let index = Self.home(of: hole, among: exteriors) { pieces[index].append(hole) }
    }
    return pieces
  }

  private func isInside(_ vertex: UnwrappedVertex, _ side: Side) -> Bool {
    side == .west ? vertex.x < x : vertex.x > x
  }

  private func appendChains(of ring: [UnwrappedVertex], side: Side, to chains: inout [Chain]) {
    // The ring without its closing vertex, beginning outside, so that no chain runs over the end.
    let open = ring.dropLast()
    guard let first = open.firstIndex(where: { !isInside($0, side) }) else { return }
    let vertices = Array(open[first...] + open[..<first])
    var chain: Chain?
    for index in vertices.indices {
      let vertex = vertices[index]
      let next = vertices[index + 1 < vertices.count ? index + 1 : 0]
      switch (isInside(vertex, side), isInside(next, side)) {
      case (false, true):
        let (end, key) = crossing(from: vertex, to: next, inside: next, side)
        chain = Chain(vertices: [end, next], start: key, end: key)
      case (true, true):
        chain?.vertices.append(next)
      case (true, false):
        let (end, key) = crossing(from: vertex, to: next, inside: vertex, side)
        chain?.vertices.append(end)
        chain?.end = key
        if let chain { chains.append(chain) }
        chain = nil
      case (false, false):
        break
      }
    }
  }

  private func crossing(
    from a: UnwrappedVertex, to b: UnwrappedVertex, inside: UnwrappedVertex, _ side: Side
  ) -> (UnwrappedVertex, Key) {
    let latitude = latitude(ofSegmentFrom: a, to: b)
    let longitude: Double = side == .west ? 180 : -180
    let vertex = UnwrappedVertex(
      position: Position(longitude: longitude, latitude: latitude), turn: side == .west ? turn : turn + 1)
    let slope = (inside.position.latitude - latitude) / abs(inside.x - x)
    return (vertex, Key(latitude: latitude, slope: slope))
  }

  /// Joins chains to rings along the line. O(*c* log *c*) and the vertices.
  private func joined(_ chains: [Chain], side: Side) -> [[UnwrappedVertex]] {
    func key(_ key: Key) -> Key { side == .west ? key : key.mirrored }
    let starts = chains.indices.sorted { (key(chains[$0].start), $0) < (key(chains[$1].start), $1) }
    let ends = chains.indices.sorted { (key(chains[$0].end), $0) < (key(chains[$1].end), $1) }
    var successor = [Int](repeating: 0, count: chains.count)
    var candidate = 0
    // Starts that no end lies before; only rings that cross themselves leave any.
    var passedOver: [Int] = []
    var unjoined: [Int] = []
    for end in ends {
      while candidate < starts.count && key(chains[starts[candidate]].start) < key(chains[end].end) {
        passedOver.append(starts[candidate])
        candidate += 1
      }
      if candidate < starts.count {
        successor[end] = starts[candidate]
        candidate += 1
      } else {
        unjoined.append(end)
      }
    }
    for (end, start) in zip(unjoined, passedOver) { successor[end] = start }

    var rings: [[UnwrappedVertex]] = []
    var isDone = [Bool](repeating: false, count: chains.count)
    for first in chains.indices where !isDone[first] {
      var ring: [UnwrappedVertex] = []
      var index = first
      while !isDone[index] {
        isDone[index] = true
        for vertex in chains[index].vertices where ring.last != vertex { ring.append(vertex) }
        index = successor[index]
      }
      if let start = ring.first, ring.last != start { ring.append(start) }
      rings.append(ring)
    }
    return rings
  }

  /// The exterior that a hole lies in, judged by the first of its vertices that all agree on is not on the edge.
  private static func home(of hole: [UnwrappedVertex], among exteriors: [[UnwrappedVertex]]) -> Int? {
    if exteriors.count < 2 { return exteriors.indices.first }
    for vertex in hole {
      let homes = exteriors.indices.filter {
        UnwrappedVertex.contains(exteriors[$0], x: vertex.x, latitude: vertex.position.latitude)
      }
      if homes.count == 1 { return homes[0] }
    }
    return nil
  }
}
