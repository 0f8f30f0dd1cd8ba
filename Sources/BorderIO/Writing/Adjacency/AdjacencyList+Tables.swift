import BorderCore
public import BorderTables

extension AdjacencyList {
  /// What stands in the cells of a matrix.
  public enum MatrixValue: Hashable, Sendable {
    /// 1 for neighbours, 0 for others.
    case contiguity
    /// The length of the shared border in kilometres with six places; 0 where there is none.
    case lengthKm
  }

  /// The list as a symmetric matrix in CSV: a header of ids, then for each region its id and its row.
  ///
  /// Ids are made unique; a note reports. Sparse lists become large files: O(*n*²).
  public func matrixCSV(
    _ value: MatrixValue = .contiguity, options: CSVOptions = CSVOptions()
  ) -> AdjacencyOutput {
    let ids = AdjacencyIDs(self)
    var writer = CSVWriter(options)
    writer.appendHeader([.text("id")] + ids.ids.map { .text($0) })
    let none: Cell = value == .contiguity ? .integer(0) : .decimal(0, places: 6)
    for (node, neighbours) in neighbours.enumerated() {
      writer.append(.text(ids.ids[node]))
      var rest = neighbours[...]
      for other in nodes.indices {
        guard let next = rest.first, next.node == other else {
          writer.append(none)
          continue
        }
        rest.removeFirst()
        let length = edges[next.edge].lengthKm ?? 0
        writer.append(value == .contiguity ? .integer(1) : .decimal(length, places: 6))
      }
      writer.endRow()
    }
    return AdjacencyOutput(writer.buffer, notes: ids.notes)
  }

  /// The list as JSON, `{"A":["B","C"],...}`: for every id the ids of its neighbours, one region a line.
  ///
  /// Isolates have an empty array. Ids are made unique; a note reports. O(*n* + *e*).
  public func json() -> AdjacencyOutput {
    let ids = AdjacencyIDs(self)
    var buffer = OutputBuffer("{")
    for (node, neighbours) in neighbours.enumerated() {
      buffer.append(node == 0 ? "\n" : ",\n")
      buffer.append(jsonString: ids.ids[node])
      buffer.append(byte: Ascii.colon)
      buffer.append(json: .array(neighbours.map { .string(ids.ids[$0.node]) }))
    }
    buffer.append(nodes.isEmpty ? "}\n" : "\n}\n")
    return AdjacencyOutput(buffer, notes: ids.notes)
  }
}
