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
    let ids = AdjacencyIDs.blankless(list)
    var buffer = OutputBuffer(
      "0 \(nodes.count) \(AdjacencyIDs.blankless(layer)) \(AdjacencyIDs.blankless(key))\n")
    for (from, row) in rows.enumerated() {
      for weight in row {
        buffer.append("\(ids.ids[from]) \(ids.ids[weight.node]) ")
        buffer.append(fixed: weight.value, places: 9)
        buffer.appendNewline()
      }
    }
    var notes = ids.notes
    let isolates = rows.indices.filter { rows[$0].isEmpty }
    if let first = isolates.first {
      notes.append(
        Phrase(
          "\(isolates.count == 1 ? "1 region has" : "\(isolates.count) regions have") no neighbours and no lines in GWT (first: \(ids.ids[first]))",
          "Регионы без соседей не имеют строк в GWT: \(isolates.count) (первый: \(ids.ids[first]))"))
    }
    return AdjacencyOutput(buffer, notes: notes)
  }

  /// The weights as a matrix in CSV: a header of ids, then for each region its id and its row. O(*n*²).
  public func matrixCSV(options: CSVOptions = CSVOptions()) -> AdjacencyOutput {
    let ids = AdjacencyIDs(list)
    var writer = CSVWriter(options)
    writer.appendHeader([.text("id")] + ids.ids.map { .text($0) })
    for (from, row) in rows.enumerated() {
      writer.append(.text(ids.ids[from]))
      var rest = row[...]
      for node in nodes.indices {
        let isNext = rest.first?.node == node
        writer.append(.decimal(isNext ? rest.removeFirst().value : 0, places: 9))
      }
      writer.endRow()
    }
    return AdjacencyOutput(writer.buffer, notes: ids.notes)
  }

  /// The weights as JSON: for every id an object of its neighbours' ids and weights, one region a line. O(*n* + *e*).
  public func json() -> AdjacencyOutput {
    let ids = AdjacencyIDs(list)
    var buffer = OutputBuffer("{")
    for (from, row) in rows.enumerated() {
      buffer.append(from == 0 ? "\n" : ",\n")
      buffer.append(jsonString: ids.ids[from])
      buffer.append(byte: Ascii.colon)
      buffer.append(json: .object(JSONObject(row.map { (ids.ids[$0.node], .number($0.value)) })))
    }
    buffer.append(nodes.isEmpty ? "}\n" : "\n}\n")
    return AdjacencyOutput(buffer, notes: ids.notes)
  }
}
