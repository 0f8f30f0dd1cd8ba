import BorderCore
public import BorderTables

extension AdjacencyList {
  /// The list as GAL, the contiguity file of GeoDa, PySAL and R's spdep (`read.gal(override.id = TRUE)`).
  ///
  /// The header is `0 n layer key`; then for every region a line `id count` and a line of its neighbours'
  /// ids, which is empty for an isolate. All edges of the list are written. Blanks and control characters in
  /// ids become `_`, which a note reports.
  ///
  /// - Parameters:
  ///   - layer: The name of the layer, for the header.
  ///   - key: The name of the field that holds the ids, for the header.
  /// - Returns: The file, and notes on what was changed.
  /// - Complexity: O(*n* + *e*).
  public func gal(layer: String, key: String) -> AdjacencyOutput {
    let ids = AdjacencyIDs.blankless(self)
    var buffer = galHeader(layer: layer, key: key)
    for (node, neighbours) in neighbours.enumerated() {
      buffer.append("\(ids.ids[node]) \(neighbours.count)\n")
      for (index, neighbour) in neighbours.enumerated() {
        if index > 0 { buffer.append(byte: Ascii.space) }
        buffer.append(ids.ids[neighbour.node])
      }
      buffer.appendNewline()
    }
    return AdjacencyOutput(buffer, notes: ids.notes)
  }

  /// The list as GWT, the weights file of GeoDa: lines `from to weight`, every pair in both directions.
  ///
  /// The weight is the length of the shared border in kilometres with six places; 0 for a pair that has none.
  /// Isolates have no lines, which a note reports.
  ///
  /// - Parameters:
  ///   - layer: The name of the layer, for the header.
  ///   - key: The name of the field that holds the ids, for the header.
  /// - Returns: The file, and notes on what was changed.
  /// - Complexity: O(*n* + *e*).
  public func gwt(layer: String, key: String) -> AdjacencyOutput {
    let neighbours = neighbours
    return gwt(layer: layer, key: key, places: 6) { node in
      neighbours[node].map { ($0.node, edges[$0.edge].lengthKm ?? 0) }
    }
  }

  /// Weights between the nodes as GWT.
  ///
  /// - Parameters:
  ///   - layer: The name of the layer, for the header.
  ///   - key: The name of the field that holds the ids, for the header.
  ///   - places: With how many digits after the point weights are written.
  ///   - row: The weights of a node's neighbours, in ascending order of nodes.
  /// - Returns: The file, and notes on what was changed.
  func gwt(
    layer: String, key: String, places: Int, row: (Int) -> [(node: Int, weight: Double)]
  ) -> AdjacencyOutput {
    let ids = AdjacencyIDs.blankless(self)
    var buffer = galHeader(layer: layer, key: key)
    var isolates: [Int] = []
    for node in nodes.indices {
      let weights = row(node)
      if weights.isEmpty { isolates.append(node) }
      for (neighbour, weight) in weights {
        buffer.append("\(ids.ids[node]) \(ids.ids[neighbour]) ")
        buffer.append(fixed: weight, places: places)
        buffer.appendNewline()
      }
    }
    var notes = ids.notes
    if let first = isolates.first {
      notes.append(
        Phrase(
          "\(isolates.count == 1 ? "1 region has" : "\(isolates.count) regions have") no neighbours and no lines in GWT (first: \(ids.ids[first]))",
          "Регионы без соседей не имеют строк в GWT: \(isolates.count) (первый: \(ids.ids[first]))"))
    }
    return AdjacencyOutput(buffer, notes: notes)
  }

  private func galHeader(layer: String, key: String) -> OutputBuffer {
    OutputBuffer("0 \(nodes.count) \(AdjacencyIDs.blankless(layer)) \(AdjacencyIDs.blankless(key))\n")
  }
}
