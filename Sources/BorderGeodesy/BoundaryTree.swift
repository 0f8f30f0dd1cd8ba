/// The trees of the arcs of a boundary in one tree of boxes.
///
/// Boundaries share most of their arcs, so the segments stand in trees of arcs, which are made once; what is made for each
/// boundary has a box for each arc.
struct BoundaryTree: Sendable {
  /// A box: of the tree over arcs, or of the tree of one arc.
  struct Box: Equatable, Sendable {
    /// The arc; -1 in the tree over arcs.
    var arc: Int
    var node: Int
  }

  private let arcs: [SegmentTree]
  private var nodes: [SegmentTree.Node] = []

  /// The box around all; `nil` where there is nothing.
  var root: Box? { arcs.isEmpty ? nil : settled(0) }

  /// The trees of arcs in the order of rings, which keeps neighbours together; none of them empty.
  init(_ arcs: [SegmentTree]) {
    self.arcs = arcs
    if !arcs.isEmpty { build(0..<arcs.count) }
  }

  private mutating func build(_ range: Range<Int>) {
    let index = nodes.count
    guard range.count > 1 else {
      var leaf = arcs[range.lowerBound].nodes[0]
      (leaf.range, leaf.second) = (range, 0)
      nodes.append(leaf)
      return
    }
    nodes.append(SegmentTree.Node(low: .zero, high: .zero, range: range))
    let middle = range.lowerBound + range.count / 2
    build(range.lowerBound..<middle)
    nodes[index].second = nodes.count
    build(middle..<range.upperBound)
    nodes[index].enclose(nodes[index + 1], nodes[nodes[index].second])
  }

  /// A box of the tree over arcs: where it is that of one arc, the first box of that arc's tree.
  private func settled(_ node: Int) -> Box {
    nodes[node].second == 0
      ? Box(arc: nodes[node].range.lowerBound, node: 0) : Box(arc: -1, node: node)
  }

  subscript(box: Box) -> SegmentTree.Node {
    box.arc < 0 ? nodes[box.node] : arcs[box.arc].nodes[box.node]
  }

  /// The two boxes that a box holds; `nil` where it holds segments.
  func children(of box: Box) -> (first: Box, second: Box)? {
    if box.arc < 0 { return (settled(box.node + 1), settled(nodes[box.node].second)) }
    let second = arcs[box.arc].nodes[box.node].second
    return second == 0 ? nil : (Box(arc: box.arc, node: box.node + 1), Box(arc: box.arc, node: second))
  }

  /// The greater of two boxes is opened first: those of several arcs before those of one.
  func size(of box: Box) -> Int {
    self[box].range.count + (box.arc < 0 ? 1 << 32 : 0)
  }

  /// Which segments of its arc a box has that holds no others.
  func segments(of box: Box) -> Range<Int> { arcs[box.arc].nodes[box.node].range }

  /// A segment of an arc.
  func segment(_ index: Int, ofArc arc: Int) -> SegmentTree.Segment { arcs[arc].segments[index] }

  /// A segment about the middle of a box.
  func middle(of box: Box) -> SegmentTree.Segment {
    let range = self[box].range
    let middle = range.lowerBound + range.count / 2
    guard box.arc < 0 else { return arcs[box.arc].segments[middle] }
    return arcs[middle].segments[arcs[middle].segments.count / 2]
  }
}
