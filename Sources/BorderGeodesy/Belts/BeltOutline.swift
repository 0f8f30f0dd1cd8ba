internal import BorderCore

/// The outline of what lies within a width of some lines, in a box, with the corners between the vertices of its contour.
///
/// Between two vertices of the contour the outline consists of arcs around places of the lines and of stretches parallel
/// to them. Where it bends inwards it has corners, which are sought: the places as far from what the outline runs around
/// on one side of them as on the other. Elsewhere vertices stand a little outside, so that the chords between them
/// enclose as much as the curve does.
struct BeltOutline {
  /// How far the outline turns to the left between two vertices at most, in radians.
  static let longestTurn = 1 / 50.0
  /// No chord is much longer, in metres.
  static let longestChord = 1000.0
  /// What no vertex is spent on, in widths.
  static let tolerance = 1e-5
  /// Between nearer vertices no corner is sought, in widths.
  static let leastChord = 1e-3

  /// The polygons, each an exterior and its holes.
  let polygons: [[[Position]]]
  /// Whether the whole box is inside.
  let isEverywhere: Bool

  /// Draws the outline.
  ///
  /// - Parameters:
  ///   - distance: The distance from the lines.
  ///   - width: In metres.
  ///   - box: Around the part that it matters for; what lies further out than two cells is cut off.
  ///   - cover: The part: elsewhere the outline is not followed.
  /// - Complexity: O(length of the outline near the part / cell), times that of a distance.
  init(_ distance: LineDistance, width: Double, around box: BoundingBox, _ cover: PartCover) {
    let grid = ContourGrid(around: box, cell: Self.cell(ofWidth: width, spacing: distance.spacing))
    let refiner = OutlineRefiner(distance: distance, width: width)
    let contour = Contour(of: refiner, in: grid, for: cover, tolerance: 1e-8 * width)
    isEverywhere = contour.isEverywhere
    polygons = ContourPolygons(contour.rings.map(refiner.refined)).polygons
  }

  /// How wide cells are, in metres: bends of the outline that are narrower may be missed.
  ///
  /// Where the segments of the lines are long against the width, there are few such bends.
  static func cell(ofWidth width: Double, spacing: Double) -> Double {
    min(min(max(width / 32, spacing / 16), width / 16), longestChord)
  }
}
