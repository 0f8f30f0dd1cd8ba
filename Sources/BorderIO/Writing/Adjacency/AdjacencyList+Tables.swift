import BorderCore
public import BorderTables

extension AdjacencyList {
  /// The edges as a table, one row a pair, to be written in any format of tables. O(*e*).
  ///
  /// A column `flags` shows what makes pairs doubtful, where there is anything.
  ///
  /// - Parameter places: Digits after the point of `length_km`.
  /// - Returns: The table, in the order of the edges.
  public func edgeTable(places: Int = 6) -> Table {
    var table = Table(
      name: "adjacency", title: Phrase("Adjacent regions", "Смежные регионы"),
      columns: [
        Column("a_id", Phrase("A", "А")),
        Column("a_name", Phrase("Region A", "Регион А")),
        Column("a_name_ru", Phrase("Region A (Russian)", "Регион А (по-русски)"), isForFilesOnly: true),
        Column("a_country", Phrase("Country A", "Страна А")),
        Column("b_id", Phrase("B", "Б")),
        Column("b_name", Phrase("Region B", "Регион Б")),
        Column("b_name_ru", Phrase("Region B (Russian)", "Регион Б (по-русски)"), isForFilesOnly: true),
        Column("b_country", Phrase("Country B", "Страна Б")),
        Column("length_km", Phrase("Length, km", "Длина, км"), isNumeric: true, displayPlaces: 3),
        Column("touch_points", Phrase("Touch points", "Точек касания"), isNumeric: true),
      ])
    let hasFlags = edges.contains { !$0.flags.isEmpty }
    if hasFlags { table.columns.append(Column("flags", Phrase("Flags", "Замечания"))) }
    for edge in edges {
      let (a, b) = (nodes[edge.a], nodes[edge.b])
      let row =
        [a, b].flatMap { [Cell($0.id), .phrase($0.label), Cell($0.russianName), Cell($0.country)] }
        + [Cell(edge.lengthKm, places: places), .integer(edge.touchPoints)]
      table.append(hasFlags ? row + [Cell(edge.flags)] : row)
    }
    return table
  }

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
