/// Cutting lines and polygons at the 180th meridian, as RFC 7946 section 3.1.9 asks.
///
/// A segment whose longitudes differ by more than 180° is taken to go the short way, over the meridian;
/// longitudes beyond ±180° are taken to go on from it. Segments of up to 180° stay as they are. The latitude of
/// a cut is interpolated between the two ends, always from the western one to the eastern, so that both sides
/// of a border are cut at the same place whichever way they run.
///
/// What is meant on the plane stays so: a segment between two positions at the same pole is no crossing
/// (files draw the edge of Antarctica so), and a ring that would lose all its width by going the short way
/// (the box of the whole world) keeps its longitudes.
///
/// Cut shapes lie in -180...180 and touch the meridian with longitudes of exactly 180 and -180.
public enum Antimeridian {
  /// Whether a line or ring crosses the meridian, leaves -180...180, or has a pole at another longitude than the vertex
  /// beside it. O(*n*).
  public static func needsCut(_ path: [Position]) -> Bool {
    var previous: Position?
    for position in path {
      if abs(position.longitude) > 180 { return true }
      if let previous, previous.longitude != position.longitude, !(previous.isPole && position.isPole) {
        if previous.isPole || position.isPole { return true }
        if abs(position.longitude - previous.longitude) > 180 { return true }
      }
      previous = position
    }
    return false
  }

  /// The position with its longitude brought into -180...180; ±180 stay as they are.
  public static func normalised(_ position: Position) -> Position { UnwrappedVertex(position).position }

  /// Cuts a line into the pieces between its crossings, in the order of the line.
  ///
  /// - Parameter line: Positions with finite coordinates, longitudes within ±540.
  /// - Returns: The line as it is when nothing is to be cut; no piece has fewer than two positions unless the
  ///   line itself has.
  /// - Complexity: O(*n*).
  public static func cut(line: [Position]) -> [[Position]] {
    guard line.count > 1, needsCut(line) else { return [line.map(normalised)] }
    var path = UnwrappedVertex.path(line, shortestWay: true)
    if path.allSatisfy({ $0.x == path[0].x && $0.position.latitude == path[0].position.latitude }) {
      path = UnwrappedVertex.path(line, shortestWay: false)
    }
    return cut(path)
  }

  /// Cuts a polygon into the parts between the meridian's crossings.
  ///
  /// A ring around a pole is closed along the meridian through that pole, or through a hole that goes around
  /// it too. Holes that are not cut go to the part that holds them.
  ///
  /// - Parameter polygon: Closed rings, the exterior first, with finite coordinates and longitudes within ±540;
  ///   in any winding.
  /// - Returns: Polygons. The rings of a polygon that was cut wind as RFC 7946 asks; others stay as they are.
  /// - Complexity: O(*n* + *c* log *c*) for *c* crossings, and O(*n*) for each hole.
  public static func cut(polygon: [[Position]]) -> [[[Position]]] {
    guard polygon.contains(where: { needsCut($0) }) else { return [polygon] }
    guard var rings = UnwrappedPolygon(polygon)?.rings, let exterior = rings.first else { return [] }
    let west = exterior.reduce(Double.infinity) { min($0, $1.x) }
    let east = exterior.reduce(-Double.infinity) { max($0, $1.x) }
    for index in rings.indices {
      if (UnwrappedVertex.area(rings[index]) > 0) != (index == 0) { rings[index].reverse() }
    }
    var done: [[[UnwrappedVertex]]] = []
    var rest = [rings]
    for turn in UnwrappedVertex.turn(ofLongitude: west)...UnwrappedVertex.turn(ofLongitude: east) {
      let line = MeridianLine(turn: turn)
      guard line.x > west && line.x < east else { continue }
      var beyond: [[[UnwrappedVertex]]] = []
      for polygon in rest {
        done += line.piece(of: polygon, side: .west)
        beyond += line.piece(of: polygon, side: .east)
      }
      rest = beyond
    }
    return (done + rest).map { polygon in
      let turn = UnwrappedVertex.strip(of: polygon.first ?? [])
      return polygon.map { ring in ring.map { $0.position(inStrip: turn) } }
    }
  }

  /// Cuts an unwrapped line at every meridian that it crosses.
  private static func cut(_ path: [UnwrappedVertex]) -> [[Position]] {
    // A line that begins on the meridian belongs to the side it goes to.
    guard let decisive = path.first(where: { !$0.isOnMeridian }) else {
      let turn = path.first?.turn ?? 0
      return [path.map { $0.position(inStrip: turn) }]
    }
    var turn = UnwrappedVertex.turn(ofLongitude: decisive.x)
    var pieces: [[Position]] = []
    var piece: [Position] = []
    var previous: UnwrappedVertex?
    for vertex in path {
      if let start = previous {
        while vertex.x > MeridianLine(turn: turn).x || vertex.x < MeridianLine(turn: turn - 1).x {
          let goesEast = vertex.x > MeridianLine(turn: turn).x
          let line = MeridianLine(turn: goesEast ? turn : turn - 1)
          let latitude = line.latitude(ofSegmentFrom: start, to: vertex)
          let here = Position(longitude: goesEast ? 180 : -180, latitude: latitude)
          if piece.last != here { piece.append(here) }
          let along = goesEast ? [] : takeRunAlongMeridian(&piece)
          if piece.count > 1 { pieces.append(piece) }
          piece = along.isEmpty ? [Position(longitude: goesEast ? -180 : 180, latitude: latitude)] : along
          turn += goesEast ? 1 : -1
        }
      }
      let position = vertex.position(inStrip: turn)
      if piece.last != position { piece.append(position) }
      previous = vertex
    }
    if piece.count > 1 { pieces.append(piece) }
    return pieces
  }

  /// Moves what runs along the meridian, before a line leaves it to the west, to the western side.
  ///
  /// So the way there and the way back are cut into the same pieces: between two sides, the way along the
  /// meridian is always the western side's.
  private static func takeRunAlongMeridian(_ piece: inout [Position]) -> [Position] {
    var run = piece.count
    while run > 0 && piece[run - 1].longitude == -180 { run -= 1 }
    guard piece.count - run > 1 else { return [] }
    let along = piece[run...].map { Position(longitude: 180, latitude: $0.latitude) }
    piece.removeSubrange((run + 1)...)
    return along
  }
}
