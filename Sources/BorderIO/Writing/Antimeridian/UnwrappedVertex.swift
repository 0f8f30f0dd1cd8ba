import BorderCore

/// A position on a line that has been laid out flat, without jumps at the 180th meridian.
///
/// The place is `x`, degrees of longitude that go on beyond ±180. The position itself is kept apart, so that
/// going around and back loses no bit of it.
struct UnwrappedVertex: Hashable {
  /// The position, its longitude in -180...180.
  var position: Position
  /// How many times around, to the east.
  var turn: Int

  /// Degrees of longitude, going on beyond ±180.
  var x: Double { position.longitude + 360 * Double(turn) }

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
  /// the file has them.
  static func path(_ positions: [Position], shortestWay: Bool) -> [UnwrappedVertex] {
    var path: [UnwrappedVertex] = []
    path.reserveCapacity(positions.count)
    var turns = 0
    var previous: Position?
    for position in positions {
      if shortestWay, let previous {
        let difference = position.longitude - previous.longitude
        let isAtPole = abs(position.latitude) == 90 && position.latitude == previous.latitude
        if abs(difference) > 180 && !isAtPole { turns -= Int((difference / 360).rounded()) }
      }
      var vertex = UnwrappedVertex(position)
      vertex.turn += turns
      path.append(vertex)
      previous = position
    }
    return path
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
