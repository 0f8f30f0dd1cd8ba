internal import BorderCore
internal import BorderMeasures
internal import GEOS

/// Splits a belt between neighbours: each place goes to the one whose border is the nearest.
///
/// What is within the width of one border only is that one's. The rest is split by the cells of places along the
/// borders, a hundredth of the width apart, so that the line between two neighbours is right to about as much where
/// their borders meet, and much better elsewhere.
struct NearestSide {
  private let sides: [[BeltGround.Piece]]
  private let width: Double

  /// A place of a border.
  private struct Site {
    var place: Position
    var side: Int
  }

  /// - Parameters:
  ///   - sides: The pieces of each neighbour's border, beside the belt.
  ///   - width: The width of the belt in metres.
  init(_ sides: [[BeltGround.Piece]], width: Double) {
    self.sides = sides
    self.width = width
  }

  /// The polygons of each side.
  func split(_ belt: borrowing GEOSGeometry, in context: GEOSContext) throws(GEOSError) -> [[[[Position]]]] {
    var grounds: [GEOSPolygonCoordinates] = []
    for side in sides {
      let ground = try GEOSGeometry.union(of: side.flatMap(\.outline.polygons), in: context)
      grounds.append(try belt.intersection(ground).polygonCoordinates())
    }
    // What is near two borders.
    var common: [[[Position]]] = []
    for (index, ground) in grounds.enumerated() {
      for other in grounds.dropFirst(index + 1) {
        let a = try GEOSGeometry.valid(ground.polygons, in: context)
        let b = try GEOSGeometry.valid(other.polygons, in: context)
        common += try a.intersection(b).polygonCoordinates().polygons
      }
    }
    guard !common.isEmpty else { return grounds.map(\.polygons) }
    let disputed = try GEOSGeometry.union(of: common, in: context)
    let cells = try cells(near: common, in: context)
    var result: [[[[Position]]]] = []
    for (side, ground) in grounds.enumerated() {
      let own = try GEOSGeometry.valid(ground.polygons, in: context).difference(disputed)
      var polygons = try own.polygonCoordinates().polygons
      if let cells = cells[side] {
        let shape = try GEOSGeometry.valid(cells, in: context)
        polygons += try disputed.intersection(shape).polygonCoordinates().polygons
      }
      result.append(polygons)
    }
    return result
  }

  /// The cells of the places of each side, joined.
  private func cells(
    near common: [[[Position]]], in context: GEOSContext
  ) throws(GEOSError) -> [Int: [[[Position]]]] {
    guard let box = BoundingBox(of: common.flatMap { $0.flatMap { $0 } }[...]) else { return [:] }
    let middle = Position(
      longitude: (box.west + box.east) / 2, latitude: (box.south + box.north) / 2)
    let plane = EarthPlane(at: middle)
    let sites = sites(near: common, plane)
    let spots = sites.map { plane.drop($0.place.earthCentred) }
    guard let low = spots.reduce(nil, { (a: SIMD2<Double>?, b) in a.map { pointwiseMin($0, b) } ?? b }),
      let high = spots.reduce(nil, { (a: SIMD2<Double>?, b) in a.map { pointwiseMax($0, b) } ?? b })
    else { return [:] }
    let margin = 3 * width
    let frame = try GEOSGeometry.rectangle(
      GEOSBox(minX: low.x - margin, minY: low.y - margin, maxX: high.x + margin, maxY: high.y + margin),
      in: context)
    let line = try GEOSGeometry.lineString(spots.flatMap { [$0.x, $0.y] }, in: context)
    let cells = try line.voronoiCells(covering: frame).polygonCoordinates().polygons
    let tree = SegmentTree(
      sites.map { SegmentTree.segment($0.place, $0.place, isOuter: false) })
    let owners = Dictionary(
      sites.map { ($0.place.earthCentred, $0.side) }, uniquingKeysWith: { min($0, $1) })
    var found: [Int: [[[Position]]]] = [:]
    for cell in cells {
      // A cell is convex, so its middle is inside, and its own site is the nearest there.
      let ring = cell[0].dropLast()
      let centre =
        ring.reduce(SIMD2<Double>.zero) { $0 + SIMD2($1.longitude, $1.latitude) } / Double(ring.count)
      guard let lifted = plane.lift(centre), let foot = tree.foot(of: lifted), let side = owners[foot.place]
      else { continue }
      found[side, default: []].append(cell)
    }
    var joined: [Int: [[[Position]]]] = [:]
    for (side, cells) in found.sorted(by: { $0.key < $1.key }) {
      let shape = try GEOSGeometry.multiPolygon(GEOSPolygonCoordinates(cells), in: context).unaryUnion()
      joined[side] = try shape.polygonCoordinates().polygons.map { polygon in
        polygon.map { ring in
          ring.compactMap { vertex in
            plane.lift(SIMD2(vertex.longitude, vertex.latitude)).map(plane.position(of:))
          }
        }
      }
    }
    return joined
  }

  /// Places along the borders that can be the nearest to a disputed place, a hundredth of the width apart.
  private func sites(near common: [[[Position]]], _ plane: EarthPlane) -> [Site] {
    let reach = width * 1.05
    let disputed = SegmentTree(
      common.flatMap { polygon in
        polygon.flatMap { ring in
          zip(ring, ring.dropFirst()).map { SegmentTree.segment($0, $1, isOuter: false) }
        }
      })
    var seen: Set<Position> = []
    var sites: [Site] = []
    for (side, pieces) in sides.enumerated() {
      for piece in pieces {
        for place in GeodesicLineCut.dense(piece.stretch, atMost: width / 100) {
          let spot = place.earthCentred
          guard let foot = disputed.foot(of: spot), foot.square < reach * reach, seen.insert(place).inserted
          else { continue }
          sites.append(Site(place: place, side: side))
        }
      }
    }
    return sites
  }
}
