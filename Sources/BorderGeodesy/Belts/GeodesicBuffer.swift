internal import BorderCore
internal import BorderMeasures
internal import GEOS

/// All places within a distance of a line, measured on the ellipsoid.
///
/// GEOS draws the buffer on the plane that touches the earth in the middle of the line: that is where the outline
/// goes, and within about a hundredth of the width it is right. Then every vertex of the outline is moved so that its
/// distance from the line on the ellipsoid is the width, to a billionth of it.
struct GeodesicBuffer: Sendable {
  /// A buffer in longitude and latitude; longitudes go on beyond 180.
  struct Outline: Sendable {
    var parts: [FlatPart]
    var box: BoundingBox

    /// Its polygons, each an exterior and its holes.
    var polygons: [[[Position]]] { parts.map(\.rings) }

    /// The same outline so many degrees further east.
    func moved(east turn: Double) -> Outline {
      if turn == 0 { return self }
      let box = BoundingBox(
        west: box.west + turn, south: box.south, east: box.east + turn, north: box.north)
      return Outline(parts: parts.map { $0.moved(east: turn) }, box: box)
    }
  }

  /// No segment is longer, so that chords lie within 8 cm of the earth's surface.
  static let longestSegment = 2000.0

  /// Cuts a line into stretches that are not long against the earth, with segments that are short.
  ///
  /// - Parameters:
  ///   - line: The line.
  ///   - width: How wide its buffer will be.
  /// - Returns: Stretches that follow each other, each of which begins where the last one ended.
  static func stretches(of line: [Position], width: Double) -> [[Position]] {
    let reach = min(max(60_000, 4 * width), 400_000)
    var list: [[Position]] = []
    var stretch: [Position] = []
    var length = 0.0
    for place in GeodesicLineCut.dense(line, atMost: longestSegment) {
      if let last = stretch.last {
        length += SegmentTree.length(place.earthCentred - last.earthCentred)
      }
      stretch.append(place)
      if length >= reach || stretch.count >= 20_000 {
        list.append(stretch)
        stretch = [place]
        length = 0
      }
    }
    if stretch.count > 1 { list.append(stretch) }
    return list
  }

  private let plane: EarthPlane
  private let tree: SegmentTree
  private let line: [SIMD2<Double>]
  private let width: Double
  /// How far apart vertices of the outline are at most.
  private let step: Double

  /// A buffer of a line of short segments.
  init(_ stretch: [Position], width: Double) {
    plane = EarthPlane(at: stretch[stretch.count / 2])
    tree = SegmentTree(SegmentTree.segments(along: stretch, isOuter: false))
    line = stretch.map(\.earthCentred).map(plane.drop)
    self.width = width
    step = max(width / 64, 25)
  }

  /// The outline; `nil` for a line that does not lie on one side of the earth.
  func outline(in context: GEOSContext) throws(GEOSError) -> Outline? {
    let xy = line.flatMap { [$0.x, $0.y] }
    let style = GEOSBufferStyle(quadrantSegments: 100)
    let block = try GEOSGeometry.lineString(xy, in: context).buffer(width, style: style).polygonCoordinates()
    var polygons: [[[Position]]] = []
    var box: BoundingBox?
    for polygon in block.polygons {
      var rings: [[Position]] = []
      for ring in polygon {
        if !rings.isEmpty, !isOutline(ring) { continue }
        guard let moved = refined(ring.dropLast().map { SIMD2($0.longitude, $0.latitude) }) else {
          return nil
        }
        if moved.count > 3 { rings.append(moved) }
      }
      guard let exterior = rings.first, let own = BoundingBox(of: exterior[...]) else { continue }
      if box == nil { box = own } else { box?.include(own) }
      polygons.append(rings)
    }
    guard let box else { return nil }
    // Where two outlines nearly touch, moving their vertices may have made them cross.
    let shape = try GEOSGeometry.valid(polygons, in: context)
    return Outline(parts: try shape.polygonCoordinates().polygons.map { FlatPart(rings: $0) }, box: box)
  }

  /// Whether a ring lies where an outline can be.
  ///
  /// Around a closed line that is small against the width, GEOS may leave a hole inside of the line, all of which is near.
  private func isOutline(_ ring: [Position]) -> Bool {
    let near = ring.count { place in
      guard let lifted = plane.lift(SIMD2(place.longitude, place.latitude)), let foot = tree.foot(of: lifted)
      else { return false }
      return abs(plane.arc(overChord: foot.square.squareRoot()) / width - 1) < 0.05
    }
    return 2 * near > ring.count
  }

  /// A closed ring whose vertices are at the right distance.
  private func refined(_ ring: [SIMD2<Double>]) -> [Position]? {
    var vertices: [SIMD2<Double>] = []
    for (index, a) in ring.enumerated() {
      let b = ring[(index + 1) % ring.count]
      let pieces = max(1, Int((SegmentTree.length(SIMD3(b - a, 0)) / step).rounded(.up)))
      for piece in 0..<pieces {
        guard let vertex = moved(a + (b - a) * (Double(piece) / Double(pieces))) else { return nil }
        vertices.append(vertex)
      }
    }
    let kept = thinned(fillingCurves(vertices))
    var positions: [Position] = []
    for place in kept {
      guard let lifted = plane.lift(place) else { return nil }
      positions.append(plane.position(of: lifted))
    }
    if let first = positions.first { positions.append(first) }
    return positions
  }

  /// Moves a place away from the line, or towards it, until its distance is the width.
  private func moved(_ start: SIMD2<Double>) -> SIMD2<Double>? {
    var place = start
    // Where two parts of the line are equally near, the place goes to and fro between their outlines.
    for _ in 0..<6 {
      guard let lifted = plane.lift(place), let foot = tree.foot(of: lifted) else { return nil }
      let distance = plane.arc(overChord: foot.square.squareRoot())
      if abs(distance - width) < 1e-9 * width || distance == 0 { break }
      let origin = plane.drop(foot.place)
      place = origin + (place - origin) * (width / distance)
    }
    return place
  }

  /// Moves the vertices of curves out a little, so that their chords enclose what the curves do.
  ///
  /// A chord of length *e* lacks *e*³*k*/12 of the area under a curve of curvature *k*. Where the outline turns by more
  /// than a few degrees it has a corner, which stays where it is.
  private func fillingCurves(_ ring: [SIMD2<Double>]) -> [SIMD2<Double>] {
    ring.indices.map { index in
      let before = ring[index] - ring[(index + ring.count - 1) % ring.count]
      let after = ring[(index + 1) % ring.count] - ring[index]
      let (first, second) = ((before * before).sum(), (after * after).sum())
      let product = (first * second).squareRoot()
      guard product > 0 else { return ring[index] }
      let turn = (before.x * after.y - before.y * after.x) / product
      guard abs(turn) < 0.05, (before * after).sum() > 0 else { return ring[index] }
      let curvature = 2 * turn / (first.squareRoot() + second.squareRoot())
      let along = before + after
      let normal = SIMD2(along.y, -along.x) / (along * along).sum().squareRoot()
      return ring[index] + normal * ((first + second) / 24 * curvature)
    }
  }

  /// Leaves out vertices that lie on the straight line between their neighbours.
  private func thinned(_ ring: [SIMD2<Double>]) -> [SIMD2<Double>] {
    guard ring.count > 4 else { return ring }
    let tolerance = 2e-7 * width
    var kept = [ring[0]]
    var last = 0
    for index in 1..<ring.count {
      let next = ring[(index + 1) % ring.count]
      let isLong = index - last > 32
      let direction = next - ring[last]
      let length = (direction * direction).sum().squareRoot()
      let lies = (last + 1...index).allSatisfy { inner in
        let from = ring[inner] - ring[last]
        return abs(direction.x * from.y - direction.y * from.x) <= tolerance * length
      }
      if lies, !isLong { continue }
      kept.append(ring[index])
      last = index
    }
    return kept
  }
}
