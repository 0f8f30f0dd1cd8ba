/// A border as an ordered route with chainage: metres from its start, along its lines one after the other.
///
/// The arcs are joined to lines; between two lines chainage stands still, so that a gap (a lake between two
/// pieces, an enclave) adds no length, and the chainage of the end is the length of the border.
///
/// The order: the open lines first, each going on at the nearest free end of those that are left; closed lines
/// after them in the order of their least positions. The route starts at the stated end (`RouteStart`);
/// without one, at the end from which the jumps between lines are shortest in sum, and of equals at the western-most.
///
/// Properties: (1) the lengths of the lines add up to `length` exactly; (2) a place at a chainage is located at that
/// chainage, to the millimetre; (3) the reversed route has length − chainage in place of chainage.
public struct Chainage: Sendable {
  /// One line of a route.
  public struct Line: Sendable {
    /// The vertices in the direction of the route.
    public let positions: [Position]
    /// The chainage of its first vertex.
    public fileprivate(set) var start: ExactLength
    /// The length from its first vertex to each vertex.
    public let distances: [ExactLength]
    /// Whether it ends where it begins.
    public var isClosed: Bool { positions.first?.canonical == positions.last?.canonical }
    /// Its length.
    public var length: ExactLength { distances.last ?? .zero }
    /// The chainage of its last vertex.
    public var end: ExactLength { start + length }
    fileprivate let steps: [Step]
  }

  /// An arc as a part of a line.
  fileprivate struct Step: Sendable {
    var arc: ArcID
    var isReversed: Bool
    var firstSegment: Int
    var segmentCount: Int
  }

  /// A place on a route.
  public struct Place: Hashable, Sendable {
    /// Metres from the start of the route.
    public let chainage: Double
    /// The line: an index of `lines`.
    public let line: Int
    /// Where it is.
    public let position: Position
    /// How far the position that was asked for is from it, in metres.
    public let distance: Double
  }

  /// The lines in order.
  public private(set) var lines: [Line]
  private let arcPlaces: [ArcID: (line: Int, step: Int)]
  private let geometry: any LineGeometry

  /// Makes the route of some arcs.
  ///
  /// - Parameters:
  ///   - arcs: The arcs, each at most once; none give a route without lines.
  ///   - topology: Where they are from.
  ///   - geometry: Measures them.
  ///   - start: At which end the route is to start.
  /// - Complexity: O(*n*) for *n* vertices, and O(*m*³) for *m* lines, O(*m*²) beyond 40.
  public init(
    _ arcs: some Collection<ArcID>, of topology: BorderTopology, geometry: any LineGeometry,
    start: RouteStart = .best
  ) {
    let raw = topology.chains(joining: arcs).map { Self.line(of: $0, topology, geometry) }
    self.init(lines: RouteOrder(lines: raw, geometry: geometry).ordered(start: start), geometry: geometry)
  }

  private init(lines: [Line], geometry: any LineGeometry) {
    var places: [ArcID: (line: Int, step: Int)] = [:]
    var ordered = lines
    var total = ExactLength.zero
    for index in ordered.indices {
      ordered[index].start = total
      total += ordered[index].length
      for (step, arc) in ordered[index].steps.enumerated() { places[arc.arc] = (index, step) }
    }
    self.lines = ordered
    self.geometry = geometry
    arcPlaces = places
  }

  private static func line(
    of chain: [BorderTopology.Step], _ topology: BorderTopology, _ geometry: any LineGeometry
  ) -> Line {
    var positions: [Position] = []
    var steps: [Step] = []
    for part in chain {
      var piece = topology.positions(of: part.arc)
      if part.isReversed { piece.reverse() }
      steps.append(
        Step(
          arc: part.arc, isReversed: part.isReversed, firstSegment: max(0, positions.count - 1),
          segmentCount: piece.count - 1))
      positions.append(contentsOf: positions.isEmpty ? piece[...] : piece.dropFirst())
    }
    var distances = [ExactLength.zero]
    distances.reserveCapacity(positions.count)
    var total = ExactLength.zero
    positions.withUnsafeBufferPointer { buffer in
      geometry.forEachSegment(of: buffer) {
        total += ExactLength(metres: $0)
        distances.append(total)
      }
    }
    return Line(positions: positions, start: .zero, distances: distances, steps: steps)
  }

  /// The length of the border.
  public var length: ExactLength { lines.map(\.length).sum() }
  /// Where the route starts; `nil` without lines.
  public var start: Position? { lines.first?.positions.first }
  /// Where the route ends.
  public var end: Position? { lines.last?.positions.last }

  /// The same route from its end to its start.
  public func reversed() -> Chainage {
    Chainage(lines: lines.reversed().map { $0.reversed() }, geometry: geometry)
  }

  /// The place of something on a known segment of an arc, such as a line crossing.
  ///
  /// - Parameters:
  ///   - arc: The arc; `nil` comes back when the route does not have it.
  ///   - segment: Which segment of it, counted from the arc's own start.
  ///   - position: The position on the segment.
  /// - Returns: The place; `nil` for an arc or a segment that the route does not have.
  public func place(arc: ArcID, segment: Int, position: Position) -> Place? {
    guard let (line, index) = arcPlaces[arc] else { return nil }
    let step = lines[line].steps[index]
    guard (0..<step.segmentCount).contains(segment) else { return nil }
    let own = step.firstSegment + (step.isReversed ? step.segmentCount - 1 - segment : segment)
    let along = geometry.distance(lines[line].positions[own], position)
    return place(line: line, segment: own, along: along, position: position, distance: 0)
  }

  private func place(
    line: Int, segment: Int, along: Double, position: Position, distance: Double
  ) -> Place {
    let (from, to) = (lines[line].distances[segment].metres, lines[line].distances[segment + 1].metres)
    return Place(
      chainage: lines[line].start.metres + min(from + max(0, along), to), line: line, position: position,
      distance: distance)
  }

  /// The nearest place of the route; `nil` without lines.
  ///
  /// Candidates are compared on a plane about the position, which is safe for positions within some hundred
  /// kilometres of the route, and refined on the ellipsoid. O(*n*).
  public func locate(_ position: Position) -> Place? {
    guard position.longitude.isFinite, abs(position.latitude) <= 90 else { return nil }
    let scale = longitudeScale(at: position)
    var best = Double.infinity
    var candidates: [(line: Int, segment: Int, square: Double, fraction: Double)] = []
    for (index, line) in lines.enumerated() {
      var p = offset(line.positions[0], from: position, scale: scale)
      for segment in 0..<(line.positions.count - 1) {
        let q = offset(line.positions[segment + 1], from: position, scale: scale)
        let (t, square) = PlaneSegment.nearest(to: .zero, on: p, q)
        if square <= best * 1.05 + 1e-9 { candidates.append((index, segment, square, t)) }
        best = min(best, square)
        p = q
      }
    }
    var found: Place?
    for candidate in candidates where candidate.square <= best * 1.05 + 1e-9 {
      let line = lines[candidate.line].positions
      let nearest = geometry.nearest(
        to: position, from: line[candidate.segment], to: line[candidate.segment + 1],
        guess: candidate.fraction)
      if let found, found.distance <= nearest.distance { continue }
      found = place(
        line: candidate.line, segment: candidate.segment, along: nearest.along, position: nearest.place,
        distance: nearest.distance)
    }
    return found
  }

  /// The place at a chainage in metres; `nil` before the start and beyond the end.
  ///
  /// Where two lines meet in one chainage, it is the end of the first.
  public func place(atChainage chainage: Double) -> Place? {
    guard chainage >= 0, chainage <= length.metres + 1e-9,
      let index = lines.firstIndex(where: { chainage <= $0.end.metres }) ?? lines.indices.last
    else { return nil }
    return place(onLine: index, at: chainage - lines[index].start.metres)
  }

  /// The place on a line at metres from its first vertex; `nil` for a line that the route does not have.
  ///
  /// Places before the line's start and beyond its end are its ends. O(log *n*).
  package func place(onLine index: Int, at metres: Double) -> Place? {
    guard lines.indices.contains(index) else { return nil }
    let line = lines[index]
    let along = min(max(metres, 0), line.length.metres)
    var (low, high) = (0, line.positions.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if line.distances[middle].metres <= along { low = middle } else { high = middle }
    }
    let position = geometry.position(
      from: line.positions[low], to: line.positions[low + 1], at: along - line.distances[low].metres)
    return Place(chainage: line.start.metres + along, line: index, position: position, distance: 0)
  }

  /// How long a degree of longitude is here against one of latitude.
  private func longitudeScale(at p: Position) -> Double {
    let latitude = min(max(p.latitude, -89.9), 89.8)
    let here = Position(longitude: 0, latitude: latitude)
    let east = geometry.distance(here, Position(longitude: 0.01, latitude: latitude))
    let north = geometry.distance(here, Position(longitude: 0, latitude: latitude + 0.01))
    return north > 0 ? east / north : 1
  }

  private func offset(_ p: Position, from origin: Position, scale: Double) -> SIMD2<Double> {
    SIMD2(Position.turn(p.longitude - origin.longitude) * scale, p.latitude - origin.latitude)
  }
}

extension Chainage.Line {
  /// The line from its end to its start.
  func reversed() -> Chainage.Line {
    let total = distances.last?.ticks ?? 0
    let count = positions.count - 1
    return Chainage.Line(
      positions: positions.reversed(), start: .zero,
      distances: distances.reversed().map { ExactLength(ticks: total - $0.ticks) },
      steps: steps.reversed().map {
        Chainage.Step(
          arc: $0.arc, isReversed: !$0.isReversed,
          firstSegment: count - $0.firstSegment - $0.segmentCount, segmentCount: $0.segmentCount)
      })
  }
}
