/// Numbered segments by the cells of a grid over the earth; grows as segments are added.
///
/// Long segments stand in a grid of larger cells, so that no segment stands in many: a line around the earth costs little
/// more than a short one. Most data has one level only.
struct SegmentGrid {
  private let scale: LocalScale
  private let cell: Double
  private var levels: [SegmentGridLevel] = []

  /// An empty grid.
  ///
  /// - Parameters:
  ///   - cell: The size of the smallest cells in metres.
  ///   - scale: Metres a degree.
  init(cell: Double, scale: LocalScale) {
    self.scale = scale
    self.cell = cell
  }

  /// Adds a segment under a number.
  mutating func insert(_ segment: Int32, _ a: Position, _ b: Position) {
    let turn = Position.turn(b.longitude - a.longitude)
    let size = scale.metres(at: (a.latitude + b.latitude) / 2) * SIMD2(turn, b.latitude - a.latitude)
    let length = (size * size).sum().squareRoot()
    var level = 0
    var reach = 16 * cell
    while length > reach, reach < 1e8 {
      level += 1
      reach *= 16
    }
    while levels.count <= level {
      levels.append(
        SegmentGridLevel(cell: levels.isEmpty ? cell : 16 * levels[levels.count - 1].cell, scale: scale))
    }
    levels[level].insert(segment, a, b)
  }

  /// Calls the body with every segment whose line may come within a distance of a segment; some more than once.
  @inline(__always)
  func forEachSegment(near a: Position, _ b: Position, within limit: Double, _ body: (Int32) -> Void) {
    for level in levels.indices { levels[level].forEachSegment(near: a, b, within: limit, body) }
  }
}
