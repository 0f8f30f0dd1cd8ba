/// A position on a line that has been laid out flat, without jumps at the 180th meridian.
///
/// The place is `x`, degrees of longitude that go on beyond ±180. The position itself is kept apart, so that
/// going around and back loses no bit of it.
package struct UnwrappedVertex: Hashable, Sendable {
  /// The position, its longitude in -180...180.
  package var position: Position
  /// How many times around, to the east.
  package var turn: Int

  /// Degrees of longitude, going on beyond ±180.
  package var x: Double { position.longitude + 360 * Double(turn) }

  init(position: Position, turn: Int) {
    self.position = position
    self.turn = turn
  }

  /// A vertex where a file has it.
  init(_ position: Position) {
    guard abs(position.longitude) > 180 else {
      self.init(position: position, turn: 0)
      return
    }
    let turn = Self.turn(ofLongitude: position.longitude)
    // Exact for longitudes within ±540 (Sterbenz' lemma).
    let longitude = position.longitude - 360 * Double(turn)
    self.init(position: Position(longitude: longitude, latitude: position.latitude), turn: turn)
  }

  /// The strip of 360° that a longitude lies in: 0 for -180..<180, 1 for 180..<540.
  static func turn(ofLongitude x: Double) -> Int { Int(((x + 180) / 360).rounded(.down)) }

  var isOnMeridian: Bool { abs(position.longitude) == 180 }

  /// The position as it reads in a strip whose edges are its 180 and -180.
  func position(inStrip strip: Int) -> Position {
    let offset = x - 360 * Double(strip)
    if offset >= 180 { return Position(longitude: 180, latitude: position.latitude) }
    if offset <= -180 { return Position(longitude: -180, latitude: position.latitude) }
    return position
  }

  /// Lays a line out flat.
  ///
  /// With `shortestWay`, segments of more than 180° go the other way around. Otherwise all longitudes are as
  /// the file has them. A pole has no longitude: the line comes to it and leaves it along the meridians of the vertices
  /// before and after it.
  static func path(_ positions: some Sequence<Position>, shortestWay: Bool) -> [UnwrappedVertex] {
    Layout(positions, shortestWay: shortestWay).path
  }

  /// Lays a closed ring out flat, and counts how often it goes around the earth, to the east.
  ///
  /// A ring through a pole turns there by as much as closes it on the plane, and so goes around nothing.
  static func ring(_ positions: some BidirectionalCollection<Position>) -> (
    path: [UnwrappedVertex], winding: Int
  ) {
    let open = Array(positions.dropLast())
    // Begin where there is a longitude.
    guard let start = open.firstIndex(where: { !$0.isPole }) else {
      return (positions.map { UnwrappedVertex($0) }, 0)
    }
    var layout = Layout(open[start...] + open[..<start] + [open[start]], shortestWay: true)
    let winding = (layout.path.last?.turn ?? 0) - (layout.path.first?.turn ?? 0)
    guard winding != 0, let pole = layout.poles.last else { return (layout.path, winding) }
    for index in (pole + 1)..<layout.path.count { layout.path[index].turn -= winding }
    return (layout.path, 0)
  }

  /// A line laid out flat, and where it is at poles.
  private struct Layout {
    var path: [UnwrappedVertex] = []
    /// The first of both vertices that stand for each passage of a pole.
    var poles: [Int] = []

    init(_ positions: some Sequence<Position>, shortestWay: Bool) {
      path.reserveCapacity(positions.underestimatedCount)
      var turns = 0
      var previous: Position?
      var pole: Double?
      for position in positions {
        if position.isPole {
          pole = position.latitude
          continue
        }
        var vertex = UnwrappedVertex(position)
        if let previous {
          let difference = position.longitude - previous.longitude
          if shortestWay, abs(difference) > 180 { turns -= Int((difference / 360).rounded()) }
        }
        vertex.turn += turns
        if let latitude = pole {
          if let last = path.last {
            poles.append(path.count)
            path.append(last.at(latitude: latitude))
          }
          path.append(vertex.at(latitude: latitude))
          pole = nil
        }
        path.append(vertex)
        previous = position
      }
      // What ends at a pole comes to it along its last meridian.
      if let latitude = pole {
        path.append(path.last?.at(latitude: latitude) ?? UnwrappedVertex(longitude: 0, latitude: latitude))
      }
    }
  }

  private init(longitude: Double, latitude: Double) {
    self.init(position: Position(longitude: longitude, latitude: latitude), turn: 0)
  }

  /// The same longitude at another latitude.
  private func at(latitude: Double) -> UnwrappedVertex {
    UnwrappedVertex(position: Position(longitude: position.longitude, latitude: latitude), turn: turn)
  }

  /// The signed planar area of a closed ring in square degrees, positive when it winds counter-clockwise.
  static func area(_ ring: [UnwrappedVertex]) -> Double {
    guard let first = ring.first else { return 0 }
    var sum = 0.0
    for index in ring.indices.dropFirst() {
      let a = ring[index - 1]
      let b = ring[index]
      sum += (a.x - first.x) * (b.position.latitude - first.position.latitude)
      sum -= (b.x - first.x) * (a.position.latitude - first.position.latitude)
    }
    return sum / 2
  }

  /// The mean of the latitudes of a line that is not empty.
  static func meanLatitude(_ path: [UnwrappedVertex]) -> Double {
    path.reduce(0) { $0 + $1.position.latitude } / Double(max(path.count, 1))
  }

  /// The strip that a ring between two meridians lies in.
  static func strip(of ring: [UnwrappedVertex]) -> Int {
    let west = ring.reduce(Double.infinity) { min($0, $1.x) }
    let east = ring.reduce(-Double.infinity) { max($0, $1.x) }
    return west <= east ? turn(ofLongitude: (west + east) / 2) : 0
  }

  /// Whether a place lies in a closed ring, by the even-odd rule; undecided on the ring itself.
  static func contains(_ ring: [UnwrappedVertex], x: Double, latitude: Double) -> Bool {
    var isInside = false
    for index in ring.indices.dropFirst() {
      let a = ring[index - 1]
      let b = ring[index]
      guard (a.position.latitude > latitude) != (b.position.latitude > latitude) else { continue }
      let share = (latitude - a.position.latitude) / (b.position.latitude - a.position.latitude)
      if x < a.x + share * (b.x - a.x) { isInside.toggle() }
    }
    return isInside
  }
}
