/// An outer arc as a chain of named vertices, its region on the left.
struct OuterLine {
  let arc: ArcID
  /// The names of its vertices; the last is the first one again on a closed line.
  private(set) var vertices: [Int32]
  let isClosed: Bool
  /// At which of its vertices, as the arc has them, a closed line begins now.
  private(set) var rotation = 0
  /// Whether its ring goes the other way.
  let isAgainstRing: Bool

  /// The line of an arc with one side. O(*n*) for *n* vertices.
  ///
  /// - Parameters:
  ///   - arc: An outer arc.
  ///   - topology: The arcs.
  ///   - names: The names of its vertices, in the direction of the ring that the arc was found on.
  ///   - isNode: Whether the vertex of a name is a node: an arc from a node back to itself has ends as others have.
  init(_ arc: ArcID, of topology: BorderTopology, names: [Int32], isNode: (Int32) -> Bool) {
    self.arc = arc
    var vertices = names
    let side = topology.sides[Int(topology.sideStarts[arc.index])]
    isAgainstRing = side.isLeft == topology.arcs[arc.index].isBackward
    if isAgainstRing { vertices.reverse() }
    self.vertices = vertices
    isClosed = vertices[0] == vertices[vertices.count - 1] && !isNode(vertices[0])
  }

  /// Makes a closed line start at another vertex.
  mutating func rotate(to vertex: Int) {
    guard isClosed, vertex > 0, vertex < vertices.count - 1 else { return }
    let open = vertices.dropLast()
    vertices = Array(open[vertex...] + open[..<vertex])
    vertices.append(vertices[0])
    rotation = (rotation + vertex) % (vertices.count - 1)
  }

  /// How far a closed line reaches in degrees; infinite for an open one.
  func extent(in positions: [Position]) -> Double {
    guard isClosed else { return .infinity }
    let first = positions[Int(vertices[0])]
    var low = SIMD2(repeating: Double.infinity)
    var high = -low
    for vertex in vertices {
      let position = positions[Int(vertex)].unwrapped(from: first)
      let place = SIMD2(position.longitude, position.latitude)
      low.replace(with: place, where: place .< low)
      high.replace(with: place, where: place .> high)
    }
    return (high - low).sum()
  }

  /// An order that does not depend on the file.
  func precedes(_ other: OuterLine, in positions: [Position]) -> Bool {
    for (a, b) in zip(vertices, other.vertices) {
      let (p, q) = (positions[Int(a)].canonical, positions[Int(b)].canonical)
      if p != q { return p.precedes(q) }
    }
    return vertices.count < other.vertices.count
  }
}

extension BorderTopology {
  /// The indices of an arc's positions in the direction of the ring that it was found on.
  func ringIndices(of arc: ArcID) -> [Int] {
    let shape = arcs[arc.index]
    let range = regions.range(ofRing: Int(shape.ring))
    let open = range.count - 1
    let count = Int(shape.segmentCount)
    var from = Int(shape.start) - range.lowerBound
    if shape.isBackward { from = ((from - count) % open + open) % open }
    return (0...count).map { range.lowerBound + (from + $0) % open }
  }
}
