internal import BorderCore
internal import BorderMeasures

/// How far places are from some lines, on the ellipsoid.
struct LineDistance: Sendable {
  /// The nearest place of the lines, seen from a place.
  struct Sight: Sendable {
    /// How far it is, in metres; infinite where nothing is within the bound.
    var metres: Double
    /// Where it is.
    var foot: SIMD3<Double>
    /// Whether it is an end of its segment.
    var isEnd: Bool
  }

  /// Nodes of the trees, among which the nearest places of an area are.
  struct Scope: Sendable {
    fileprivate var nodes: [[Int]]
  }

  /// The trees of the lines, whose segments are short.
  let trees: [SegmentTree]

  /// How long the segments are together.
  private let length: Double

  /// The distance from the lines of a tree. O(*n*).
  init(_ tree: SegmentTree) {
    trees = [tree]
    length = tree.segments.reduce(0) { $0 + SegmentTree.length($1.end - $1.start) }
  }

  /// The distance from all lines of some. O(trees).
  init(joining parts: some Sequence<LineDistance>) {
    trees = parts.flatMap(\.trees)
    length = parts.reduce(0) { $0 + $1.length }
  }

  /// The length of a segment, in the mean; 0 without any. O(trees).
  var spacing: Double { length / Double(max(1, trees.reduce(0) { $0 + $1.segments.count })) }

  /// The nearest place of the lines.
  ///
  /// - Parameters:
  ///   - place: From where.
  ///   - scope: Where it is sought; everywhere if not given.
  ///   - bound: In metres, at least the distance where it is known: the nearer it is, the faster.
  /// - Returns: The nearest place; infinitely far where nothing is within the bound.
  /// - Complexity: About O(log *n*).
  func sight(from place: Position, in scope: Scope? = nil, within bound: Double = .infinity) -> Sight {
    let spot = place.earthCentred
    var best = SegmentTree.Foot(place: .zero, square: bound * bound)
    for (index, tree) in trees.enumerated() {
      if let foot = tree.foot(of: spot, in: scope?.nodes[index], within: best.square) { best = foot }
    }
    guard best.place != .zero else { return Sight(metres: .infinity, foot: .zero, isEnd: true) }
    let radius = EarthPlane.radius(atLatitude: place.latitude)
    return Sight(
      metres: EarthPlane.arc(overChord: best.square.squareRoot(), radius: radius), foot: best.place,
      isEnd: best.isEnd)
  }

  /// Whether all that comes nearer to a place than so many metres is one line that hardly turns, so that on each side of
  /// it places equally far form one line, too. About O(log *n*).
  func isPlain(_ scope: Scope, near place: Position, within metres: Double) -> Bool {
    let spot = place.earthCentred
    var isPlain = true
    var isFound = false
    for (tree, nodes) in zip(trees, scope.nodes) where isPlain && !nodes.isEmpty {
      guard let range = tree.stretch(nodes, near: spot, within: metres * metres, atMost: 8)
      else { return false }
      if range.isEmpty { continue }
      isPlain = !isFound && tree.isPlain(range)
      isFound = true
    }
    return isPlain && isFound
  }

  /// All nodes.
  var everywhere: Scope { Scope(nodes: trees.map { $0.nodes.isEmpty ? [] : [0] }) }

  /// The nodes of a scope that come nearer to a place than so many metres. O(nodes).
  func scope(_ scope: Scope, near place: Position, within metres: Double) -> Scope {
    let spot = place.earthCentred
    return Scope(
      nodes: zip(trees, scope.nodes).map { $0.nodes($1, near: spot, within: metres * metres) })
  }
}
