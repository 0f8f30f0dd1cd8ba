public import BorderCore

/// Who adjoins whom: regions as nodes, adjacent pairs as edges. What all adjacency formats are written from.
///
/// The list is in order whatever order it was made in: nodes as given, each edge once with `a` < `b`, edges by
/// `a`, then `b`. No region is its own neighbour.
public struct AdjacencyList: Hashable, Sendable {
  /// A region.
  public struct Node: Hashable, Sendable {
    /// The stable id. Writers make repeated ids unique.
    public var id: String
    /// The name, as the source has it.
    public var name: String
    /// The Russian name; empty where the source has none.
    public var russianName: String
    /// The code of the country; empty when unknown.
    public var country: String
    /// Where to draw the node, in degrees; `nil` when unknown.
    public var position: Position?

    /// A region. An empty name becomes the id.
    public init(
      id: String, name: String = "", russianName: String = "", country: String = "", position: Position? = nil
    ) {
      self.id = id
      self.name = name.isEmpty ? id : name
      self.russianName = russianName
      self.country = country
      self.position = position
    }

    /// The name in both languages; the source's own where it has no Russian one.
    public var label: Phrase { Phrase(name, russianName.isEmpty ? name : russianName) }
  }

  /// An adjacent pair.
  public struct Edge: Hashable, Sendable {
    /// The index of the first region, the lesser of the two.
    public var a: Int
    /// The index of the second region.
    public var b: Int
    /// The length of the shared border in kilometres; `nil` where the regions only touch in points, or where
    /// it was not measured.
    public var lengthKm: Double?
    /// In how many points the regions touch beside their shared border.
    public var touchPoints: Int
    /// What makes the pair doubtful, as `BorderFlags` says it; empty for nothing.
    public var flags: String

    /// An adjacent pair. A length that is not finite becomes `nil`.
    public init(a: Int, b: Int, lengthKm: Double? = nil, touchPoints: Int = 0, flags: String = "") {
      self.a = a
      self.b = b
      self.lengthKm = lengthKm.flatMap { $0.isFinite ? $0 : nil }
      self.touchPoints = touchPoints
      self.flags = flags
    }
  }

  /// The regions.
  public let nodes: [Node]
  /// The adjacent pairs, `a` < `b`, in order of `a`, then `b`, each once.
  public let edges: [Edge]

  /// A list from nodes and edges in any order and direction.
  ///
  /// Edges given twice become one with the sums of lengths and touch points. Edges from a node to itself, or to
  /// a node that is not there, are dropped. O(*e* log *e*).
  public init(nodes: [Node], edges: [Edge]) {
    self.nodes = nodes
    // As analyses give them, and many: nothing to put in order, and no copies.
    let isInOrder =
      edges.allSatisfy { 0 <= $0.a && $0.a < $0.b && $0.b < nodes.count }
      && zip(edges, edges.dropFirst()).allSatisfy { ($0.a, $0.b) < ($1.a, $1.b) }
    guard !isInOrder else {
      self.edges = edges
      return
    }
    var kept: [Edge] = []
    kept.reserveCapacity(edges.count)
    for edge in edges where edge.a != edge.b && nodes.indices.contains(edge.a) {
      guard nodes.indices.contains(edge.b) else { continue }
      var edge = edge
      if edge.a > edge.b { swap(&edge.a, &edge.b) }
      kept.append(edge)
    }
    // Equal pairs keep the order in which they came, so that their sums are the same every time.
    let order = kept.indices.sorted { (kept[$0].a, kept[$0].b, $0) < (kept[$1].a, kept[$1].b, $1) }
    var merged: [Edge] = []
    merged.reserveCapacity(kept.count)
    for edge in order.lazy.map({ kept[$0] }) {
      guard let last = merged.last, last.a == edge.a, last.b == edge.b else {
        merged.append(edge)
        continue
      }
      let length: Double? =
        if let before = last.lengthKm { before + (edge.lengthKm ?? 0) } else { edge.lengthKm }
      merged[merged.count - 1].lengthKm = length
      merged[merged.count - 1].touchPoints += edge.touchPoints
      if last.flags != edge.flags {
        merged[merged.count - 1].flags = [last.flags, edge.flags].filter { !$0.isEmpty }.joined(
          separator: " ")
      }
    }
    self.edges = merged
  }

  /// The same without lengths and places, which have no meaning where coordinates are not those of the earth.
  public var withoutMeasures: AdjacencyList {
    AdjacencyList(
      nodes: nodes.map {
        var node = $0
        node.position = nil
        return node
      },
      edges: edges.map {
        var edge = $0
        edge.lengthKm = nil
        return edge
      })
  }

  /// For each node its neighbours in ascending order, each with the index of its edge. O(*n* + *e*).
  public var neighbours: [[(node: Int, edge: Int)]] {
    var result = [[(node: Int, edge: Int)]](repeating: [], count: nodes.count)
    // Edges come by `a`, then `b`: first the lesser neighbours of each node fill up, then the greater.
    for (index, edge) in edges.enumerated() { result[edge.b].append((edge.a, index)) }
    for (index, edge) in edges.enumerated() { result[edge.a].append((edge.b, index)) }
    return result
  }

  /// The nodes without neighbours, in order. O(*n* + *e*).
  public var isolates: [Int] {
    var hasNeighbour = [Bool](repeating: false, count: nodes.count)
    for edge in edges {
      hasNeighbour[edge.a] = true
      hasNeighbour[edge.b] = true
    }
    return nodes.indices.filter { !hasNeighbour[$0] }
  }
}
