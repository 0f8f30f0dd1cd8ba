internal import BorderCore

/// Where a part of a region is, for questions about boxes.
///
/// The edges stand in a tree of boxes, in the order of rings, which keeps neighbours together.
struct PartCover: Sendable {
  private struct Node {
    var box: BoundingBox
    var range: Range<Int>
    /// The index of the second child; the first one follows its parent. 0 for a leaf.
    var second = 0
  }

  private let edges: [(a: Position, b: Position)]
  private var nodes: [Node] = []

  /// Holds the polygons of a part, each an exterior and its holes, which lie flat. O(*n*).
  init(_ polygons: [[[Position]]]) {
    edges = polygons.flatMap { $0 }.flatMap { ring in zip(ring, ring.dropFirst()).map { ($0, $1) } }
    if !edges.isEmpty { build(0..<edges.count) }
  }

  private mutating func build(_ range: Range<Int>) {
    let index = nodes.count
    guard range.count > 8 else {
      var box = Self.box(edges[range.lowerBound])
      for edge in edges[range].dropFirst() { box.include(Self.box(edge)) }
      nodes.append(Node(box: box, range: range))
      return
    }
    nodes.append(Node(box: Self.box(edges[range.lowerBound]), range: range))
    let middle = range.lowerBound + range.count / 2
    build(range.lowerBound..<middle)
    let second = nodes.count
    build(middle..<range.upperBound)
    nodes[index].second = second
    nodes[index].box = nodes[index + 1].box
    nodes[index].box.include(nodes[second].box)
  }

  private static func box(_ edge: (a: Position, b: Position)) -> BoundingBox {
    BoundingBox(
      west: min(edge.a.longitude, edge.b.longitude), south: min(edge.a.latitude, edge.b.latitude),
      east: max(edge.a.longitude, edge.b.longitude), north: max(edge.a.latitude, edge.b.latitude))
  }

  /// Whether nothing of the part lies in a box: none of its edges comes near, and its middle lies outside.
  ///
  /// About O(log *n*) where an edge is in the box, and else for each edge east of it.
  func isApart(from box: BoundingBox) -> Bool {
    guard !nodes.isEmpty else { return true }
    if meets(box, node: 0) { return false }
    let middle = Position(longitude: (box.west + box.east) / 2, latitude: (box.south + box.north) / 2)
    return crossings(eastOf: middle, node: 0) % 2 == 0
  }

  private func meets(_ box: BoundingBox, node: Int) -> Bool {
    guard Self.meet(nodes[node].box, box) else { return false }
    let second = nodes[node].second
    if second != 0 { return meets(box, node: node + 1) || meets(box, node: second) }
    return edges[nodes[node].range].contains { Self.meet(Self.box($0), box) }
  }

  private static func meet(_ a: BoundingBox, _ b: BoundingBox) -> Bool {
    a.west <= b.east && a.east >= b.west && a.south <= b.north && a.north >= b.south
  }

  /// How many edges a ray to the east crosses.
  private func crossings(eastOf place: Position, node: Int) -> Int {
    let box = nodes[node].box
    guard box.south <= place.latitude, box.north > place.latitude, box.east > place.longitude
    else { return 0 }
    let second = nodes[node].second
    if second != 0 {
      return crossings(eastOf: place, node: node + 1) + crossings(eastOf: place, node: second)
    }
    return edges[nodes[node].range].count { place.seesInTheEast($0.a, $0.b) }
  }
}
