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

  /// Among what the nearest places of an area are.
  struct Scope: Sendable {
    /// Nodes of the trees.
    fileprivate var nodes: [(tree: Int, node: Int)] = []
    /// Segments of the trees, instead of nodes that hold few.
    fileprivate var segments: [(tree: Int, index: Int)] = []
    /// A place of the lines, which no place of the area is nearer to than to the nearest one.
    fileprivate var known: SIMD3<Double>?
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
    if let scope {
      if let known = scope.known {
        // With room for rounding: the known place may be the nearest.
        best.square = min(best.square, SegmentTree.square(spot - known) * (1 + 1e-9) + 1e-6)
      }
      for (tree, index) in scope.segments { SegmentTree.offer(trees[tree].segments[index], spot, &best) }
      for (tree, node) in scope.nodes { trees[tree].improve(&best, of: spot, in: node) }
    } else {
      for tree in trees { tree.improve(&best, of: spot, in: 0) }
    }
    guard best.place != .zero else { return Sight(metres: .infinity, foot: .zero, isEnd: true) }
    let radius = EarthPlane.radius(atLatitude: place.latitude)
    return Sight(
      metres: EarthPlane.arc(overChord: best.square.squareRoot(), radius: radius), foot: best.place,
      isEnd: best.isEnd)
  }

  /// Whether all that a scope holds is one line that hardly turns, so that on each side of it places equally far form one
  /// line, too. O(1).
  func isPlain(_ scope: Scope) -> Bool {
    guard scope.nodes.isEmpty, let one = scope.segments.first,
      scope.segments.allSatisfy({ $0.tree == one.tree })
    else { return false }
    // Segments stand in the order of their lines, but the nodes that they came from may not.
    let first = scope.segments.reduce(one.index) { min($0, $1.index) }
    let last = scope.segments.reduce(one.index) { max($0, $1.index) }
    return last - first < Self.longestPlain && trees[one.tree].isPlain(first..<last + 1)
  }

  /// All nodes.
  var everywhere: Scope {
    Scope(nodes: trees.indices.filter { !trees[$0].nodes.isEmpty }.map { ($0, 0) })
  }

  /// What of a scope may hold the nearest place of some place within so many metres of one. O(what the scope holds).
  ///
  /// - Parameters:
  ///   - scope: The scope.
  ///   - place: The place.
  ///   - radius: In metres.
  ///   - foot: The nearest place of the lines.
  /// - Returns: What may hold it.
  func scope(_ scope: Scope, around place: Position, radius: Double, foot: SIMD3<Double>) -> Scope {
    let rivals = NearestRivals(around: place.earthCentred, radius: radius, foot: foot)
    var own = Scope(known: foot)
    own.segments = scope.segments.filter { rivals.mayLie(on: trees[$0.tree].segments[$0.index]) }
    own.nodes = scope.nodes.filter { rivals.mayLie(in: trees[$0.tree].nodes[$0.node]) }
    while !own.nodes.isEmpty, own.nodes.count <= Self.fewNodes {
      var children: [(tree: Int, node: Int)] = []
      for (index, node) in own.nodes {
        let tree = trees[index]
        let second = tree.nodes[node].second
        guard second != 0 else {
          for segment in tree.nodes[node].range where rivals.mayLie(on: tree.segments[segment]) {
            own.segments.append((index, segment))
          }
          continue
        }
        if rivals.mayLie(in: tree.nodes[node + 1]) { children.append((index, node + 1)) }
        if rivals.mayLie(in: tree.nodes[second]) { children.append((index, second)) }
      }
      own.nodes = children
    }
    return own
  }

  /// More nodes are not opened further.
  private static let fewNodes = 16

  /// More segments are not looked at for whether they are plain.
  private static let longestPlain = 8
}
