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
    let neighbours = neighbours
    let none: Cell = value == .contiguity ? .integer(0) : .decimal(0, places: 6)
    return matrixCSV(none: none, options: options) { node in
      neighbours[node].map { neighbour in
        let length = edges[neighbour.edge].lengthKm ?? 0
        return (neighbour.node, value == .contiguity ? .integer(1) : .decimal(length, places: 6))
      }
    }
  }

  /// Cells between the nodes as a matrix in CSV.
  ///
  /// - Parameters:
  ///   - none: The cell of two nodes that are no neighbours.
  ///   - options: How CSV is written.
  ///   - row: The cells of a node's neighbours, in ascending order of nodes.
  /// - Returns: The file, and notes on what was changed.
  func matrixCSV(
    none: Cell, options: CSVOptions, row: (Int) -> [(node: Int, cell: Cell)]
  ) -> AdjacencyOutput {
    let ids = AdjacencyIDs(self)
    var writer = CSVWriter(options)
    writer.appendHeader([.text("id")] + ids.ids.map { .text($0) })
    for node in nodes.indices {
      writer.append(.text(ids.ids[node]))
      var rest = row(node)[...]
      for other in nodes.indices {
        writer.append(rest.first?.node == other ? rest.removeFirst().cell : none)
      }
      writer.endRow()
    }
    return AdjacencyOutput(writer.buffer, notes: ids.notes)
  }

  /// The list as JSON, `{"A":["B","C"],...}`: for every id the ids of its neighbours, one region a line.
  ///
  /// Isolates have an empty array. Ids are made unique; a note reports. O(*n* + *e*).
  public func json() -> AdjacencyOutput {
    let neighbours = neighbours
    return json { node, ids in .array(neighbours[node].map { .string(ids[$0.node]) }) }
  }

  /// A value for each node as one JSON object by id, one region a line.
  ///
  /// - Parameter value: The value of a node, by its number and the ids of all.
  /// - Returns: The file, and notes on what was changed.
  func json(value: (Int, [String]) -> JSONValue) -> AdjacencyOutput {
    let ids = AdjacencyIDs(self)
    var buffer = OutputBuffer("{")
    for node in nodes.indices {
      buffer.append(node == 0 ? "\n" : ",\n")
      buffer.append(jsonString: ids.ids[node])
      buffer.append(byte: Ascii.colon)
      buffer.append(json: value(node, ids.ids))
    }
    buffer.append(nodes.isEmpty ? "}\n" : "\n}\n")
    return AdjacencyOutput(buffer, notes: ids.notes)
  }
}
