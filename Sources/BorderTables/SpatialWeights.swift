import BorderCore

/// How much each region counts for another one: rows of weights for spatial statistics.
public struct SpatialWeights: Sendable {
  /// What a weight is.
  public enum Kind: String, CaseIterable, Sendable {
    /// 1 for every neighbour.
    case binary
    /// The length of the shared border in kilometres.
    case length
    /// The share of the shared border in the perimeter of the region whose row it is.
    case share
    /// One over the distance of the centres in kilometres.
    case inverse
  }

  /// A weight.
  public struct Weight: Hashable, Sendable {
    /// The neighbour.
    public var node: Int
    /// Over how many borders it is reached.
    public var order: Int
    /// The weight.
    public var value: Double
    /// Whether the two are joined over water, and share nothing.
    public var isBridge: Bool
  }

  /// Two regions that are joined over water.
  public struct Bridge: Hashable, Sendable {
    /// The region without a neighbour.
    public var island: Int
    /// The nearest one.
    public var nearest: Int
    /// How far apart their boundaries are, in kilometres.
    public var kilometres: Double

    /// A bridge.
    public init(island: Int, nearest: Int, kilometres: Double) {
      self.island = island
      self.nearest = nearest
      self.kilometres = kilometres
    }
  }

  /// Who the regions are.
  public let nodes: [AdjacencyList.Node]
  /// The weights of each region's neighbours, in ascending order of nodes.
  public let rows: [[Weight]]

  /// The weights of a list.
  ///
  /// - Parameters:
  ///   - list: Who adjoins whom.
  ///   - kind: What a weight is.
  ///   - orders: Neighbours over so many borders are counted, each by the least number.
  ///   - bridges: Pairs that count as neighbours beside those of the list.
  ///   - perimeters: The perimeter of each region in kilometres; for `.share` only.
  ///   - isStandardised: Whether the weights of a row are divided by their sum.
  ///   - distance: The distance of the centres of two nodes in kilometres; for `.inverse` only.
  /// - Complexity: O(neighbours of all orders).
  public init(
    _ list: AdjacencyList, kind: Kind, orders: Int = 1, bridges: [Bridge] = [], perimeters: [Double] = [],
    isStandardised: Bool = false, distance: (Int, Int) -> Double? = { _, _ in nil }
  ) {
    nodes = list.nodes
    var near = list.neighbours.map { $0.map { (node: $0.node, edge: Int?.some($0.edge)) } }
    for bridge in bridges {
      near[bridge.island].append((bridge.nearest, nil))
      near[bridge.nearest].append((bridge.island, nil))
    }
    rows = near.indices.map { start in
      var found: [Int: (order: Int, edge: Int?, isBridge: Bool)] = [:]
      var ring = [start]
      for order in 1...max(1, orders) {
        var next: [Int] = []
        for node in ring {
          for (other, edge) in near[node] where other != start && found[other] == nil {
            found[other] = (order, order == 1 ? edge : nil, order == 1 && edge == nil)
            next.append(other)
          }
        }
        ring = next
      }
      var row = found.sorted { $0.key < $1.key }.map { node, entry in
        let length = entry.edge.flatMap { list.edges[$0].lengthKm } ?? 0
        let value: Double =
          switch kind {
          case .binary: 1
          case .length: length
          case .share: perimeters[start] > 0 ? length / perimeters[start] : 0
          case .inverse: distance(start, node).map { $0 > 0 ? 1 / $0 : 0 } ?? 0
          }
        return Weight(node: node, order: entry.order, value: value, isBridge: entry.isBridge)
      }
      let sum = row.map(\.value).reduce(0, +)
      if isStandardised, sum > 0 { for index in row.indices { row[index].value /= sum } }
      return row
    }
  }

  /// One row for each weight.
  public var table: Table {
    TableSchema<(from: AdjacencyList.Node, weight: Weight)>(
      name: "weights", title: Phrase("Spatial weights", "Пространственные веса"),
      [
        .init(
          Column(
            "from_id", Phrase("of", "у"),
            meaning: Phrase("Code of the region whose row it is", "Код региона, чья это строка"))
        ) { .text($0.from.id) },
        .init(Column("from_name", Phrase("region", "регион"), meaning: Phrase("Its name", "Его название"))) {
          .phrase($0.from.label)
        },
        .init(
          Column(
            "to_id", Phrase("neighbour", "сосед"), meaning: Phrase("Code of the neighbour", "Код соседа"))
        ) { .text(nodes[$0.weight.node].id) },
        .init(
          Column("to_name", Phrase("name", "название"), meaning: Phrase("Its name", "Его название"))
        ) { .phrase(nodes[$0.weight.node].label) },
        .init(
          Column(
            "order", Phrase("order", "порядок"),
            meaning: Phrase("Over how many borders it is reached", "Через сколько границ до него"),
            isNumeric: true)
        ) { .integer($0.weight.order) },
        .init(
          Column(
            "over_water", Phrase("over water", "через воду"),
            meaning: Phrase(
              "Whether the two share nothing and are joined as nearest",
              "Регионы не граничат и соединены как ближайшие"))
        ) { .flag($0.weight.isBridge) },
        .init(
          Column("weight", Phrase("weight", "вес"), meaning: Phrase("The weight", "Вес"), isNumeric: true)
        ) { Cell($0.weight.value, places: 9) },
      ]
    ).table(rows.indices.lazy.flatMap { from in rows[from].map { (nodes[from], $0) } })
  }
}
