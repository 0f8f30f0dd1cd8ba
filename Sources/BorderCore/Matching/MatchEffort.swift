/// How much matching may cost.
///
/// Long segments are matched piece by piece. Lines that go to and fro across the earth would have more pieces than
/// any memory holds, and are no borders: where pieces are too many, the longest segments are left alone.
/// Lines that cross each other everywhere would have to be held against each other without end: matching stops there.
struct MatchEffort {
  /// Segments longer than this are not matched, in metres.
  private(set) var longestSegment = Double.infinity
  /// How many segments are longer.
  private(set) var leftAlone = 0
  /// How many segments all places together may be held against.
  private(set) var limit: Int

  /// The length of a piece in metres.
  static func piece(tolerance: Double) -> Double { max(8 * tolerance, 2000) }

  /// How many segments a search that matches the same regions again and again may look at in all.
  static func searchLimit(_ topology: BorderTopology) -> Int {
    100_000_000 + 2500 * topology.regions.positions.count
  }

  /// Looks at the open arcs of a topology. O(*n*) for *n* segments.
  init(_ topology: BorderTopology, tolerance: Double, scale: LocalScale) {
    let piece = Self.piece(tolerance: tolerance)
    // By powers of two of the length: how many segments, and how many pieces more than segments.
    var counts = [Int](repeating: 0, count: 20)
    var pieces = [Int](repeating: 0, count: 20)
    var total = 0
    for arc in topology.arcIDs where topology.isOpen(arc) {
      let line = topology.positions(of: arc)
      total += line.count
      for (a, b) in zip(line, line.dropFirst()) {
        let size = LocalPlane(at: a, scale).vector(b)
        let length = (size * size).sum().squareRoot() / piece
        guard length > 1 else { continue }
        let group = min(19, length.exponent < 0 ? 0 : Int(length.exponent))
        counts[group] += 1
        pieces[group] += Int(length)
      }
    }
    limit = 50_000_000 + 2500 * total
    var room = 100_000 + 4 * total
    for index in pieces.indices {
      room -= pieces[index]
      guard room < 0 else { continue }
      longestSegment = Double(sign: .plus, exponent: index, significand: piece)
      leftAlone = counts[index...].reduce(0, +)
      return
    }
  }
}
