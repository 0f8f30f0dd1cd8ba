/// The vertices of lines that are being matched.
///
/// The vertices of the set are named by the index of the first equal position (see `VertexIdentity`); the poles at the
/// ends of arcs (see `PoleVertices`) and those that are inserted come after them. A vertex that was moved onto another one is
/// an alias of it, everywhere.
struct MatchVertices {
  private let positions: [Position]
  private var aliases: [Int32: Int32] = [:]
  private var inserted: [Position] = []

  init(_ positions: [Position]) { self.positions = positions }

  /// How many vertices there are.
  var count: Int { positions.count + inserted.count }

  /// How many vertices were inserted.
  var insertedCount: Int { inserted.count }

  /// Whether no vertex has been moved.
  var hasNoAliases: Bool { aliases.isEmpty }

  /// The vertex that stands for a vertex now.
  @inline(__always)
  func resolved(_ vertex: Int32) -> Int32 {
    guard !aliases.isEmpty else { return vertex }
    var vertex = vertex
    while let next = aliases[vertex] { vertex = next }
    return vertex
  }

  /// Whether a vertex was moved onto another.
  func isMoved(_ vertex: Int32) -> Bool { aliases[vertex] != nil }

  /// Where a vertex is now.
  @inline(__always)
  func place(_ vertex: Int32) -> Position {
    let vertex = Int(resolved(vertex))
    return vertex < positions.count ? positions[vertex] : inserted[vertex - positions.count]
  }

  /// Adds a vertex.
  mutating func insert(_ position: Position) -> Int32 {
    inserted.append(position)
    return Int32(truncatingIfNeeded: positions.count + inserted.count - 1)
  }

  /// Makes a vertex that was moved onto another one what it was.
  mutating func moveBack(_ vertex: Int32) { aliases[vertex] = nil }

  /// Takes back the vertices that were inserted after the first so many.
  mutating func removeInserted(after count: Int) { inserted.removeLast(inserted.count - count) }

  /// Moves a vertex onto another one. Does nothing when they are one already.
  mutating func move(_ vertex: Int32, onto other: Int32) {
    let (from, to) = (resolved(vertex), resolved(other))
    if from != to { aliases[from] = to }
  }
}
