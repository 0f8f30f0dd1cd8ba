internal import BorderCore
internal import GEOS

/// Splits a belt between neighbours: each place goes to the one whose border is the nearest.
///
/// The lines between neighbours are contours, too: of the difference of two distances.
struct NearestSide {
  private let sides: [LineDistance]
  private let width: Double

  /// - Parameters:
  ///   - sides: The distance from each neighbour's border.
  ///   - width: The width of the belt in metres.
  init(_ sides: [LineDistance], width: Double) {
    self.sides = sides
    self.width = width
  }

  /// The polygons of each side, in the box of a part.
  func split(
    _ belt: borrowing GEOSGeometry, in box: BoundingBox, _ cover: PartCover, _ context: GEOSContext
  ) throws(GEOSError) -> [[[[Position]]]] {
    var result: [[[[Position]]]] = []
    for (index, own) in sides.enumerated() {
      let field = Lead(
        own: own, earlier: LineDistance(joining: sides[..<index]),
        later: LineDistance(joining: sides[(index + 1)...]), width: width)
      let cell = BeltOutline.cell(ofWidth: width, spacing: own.spacing)
      let contour = Contour(
        of: field, in: ContourGrid(around: box, cell: cell), for: cover, tolerance: Lead.tolerance * width)
      let polygons = ContourPolygons(contour.rings.map { $0.map(\.place) }).polygons
      let shape = try GEOSGeometry.valid(polygons, in: context)
      result.append(polygons.isEmpty ? [] : try belt.intersection(shape).polygonCoordinates().polygons)
    }
    return result
  }

  /// Below 0 where one border is nearer than the others, and not much farther than the width.
  ///
  /// Beyond a place where three countries meet, two borders are equally far over a wide area: it is the earlier one's.
  private struct Lead: LevelField {
    /// How much farther a border may be than a later one, in widths, where both are as good as equally far.
    static let lead = 1e-9
    /// How near to 0 values on the outline are, in widths: less than where two borders are equally far.
    static let tolerance = 1e-10

    let own: LineDistance
    let earlier: LineDistance
    let later: LineDistance
    let width: Double

    var everywhere: Void { () }

    func scope(_ scope: Void, around place: Position, radius: Double, level: Level) {}

    func isPlain(_ scope: Void, radius: Double) -> Bool { false }

    func level(at place: Position, in scope: Void, below highest: Double) -> Level {
      Level(value: value(at: place, below: highest))
    }

    private func value(at place: Position, below highest: Double) -> Double {
      let reach = 1.02 * width
      let near = own.sight(from: place, within: (reach + highest) * 1.001 + 1e-3).metres
      guard near < 2 * reach else { return near - reach }
      let bound = (2 * reach - near) * 1.001 + 1e-3
      let lead = Self.lead * width
      let far = min(
        earlier.sight(from: place, within: bound).metres - lead,
        later.sight(from: place, within: bound).metres + lead)
      return max((near - far) / 2, near - reach)
    }
  }
}
