import BorderCore
public import BorderTables

/// Weights in the files of other programs.
extension SpatialWeights {
  private var list: AdjacencyList { AdjacencyList(nodes: nodes, edges: []) }

  /// The neighbours as GAL; weights have no place in it. See `AdjacencyList.gal(layer:key:)`. O(*n* + *e*).
  public func gal(layer: String, key: String) -> AdjacencyOutput {
    let edges = rows.indices.flatMap { a in
      rows[a].filter { a < $0.node }.map { AdjacencyList.Edge(a: a, b: $0.node) }
    }
    return AdjacencyList(nodes: nodes, edges: edges).gal(layer: layer, key: key)
  }

  /// The weights as GWT: lines `from to weight`. Regions without neighbours have none, which a note reports. O(*n* + *e*).
  public func gwt(layer: String, key: String) -> AdjacencyOutput {
    list.gwt(layer: layer, key: key, places: 9) { node in rows[node].map { ($0.node, $0.value) } }
  }

  /// The weights as a matrix in CSV: a header of ids, then for each region its id and its row. O(*n*²).
  public func matrixCSV(options: CSVOptions = CSVOptions()) -> AdjacencyOutput {
    list.matrixCSV(none: .decimal(0, places: 9), options: options) { node in
      rows[node].map { ($0.node, .decimal($0.value, places: 9)) }
    }
  }

  /// The weights as JSON: for every id an object of its neighbours' ids and weights, one region a line. O(*n* + *e*).
  public func json() -> AdjacencyOutput {
    list.json { node, ids in .object(JSONObject(rows[node].map { (ids[$0.node], .number($0.value)) })) }
  }
}
