import BorderCore

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
    if hasFlags {
      table.columns.append(Column("flags", Phrase("Flags", "Замечания")).inWords(.flags))
    }
    for edge in edges {
      let (a, b) = (nodes[edge.a], nodes[edge.b])
      let row =
        [a, b].flatMap { [Cell($0.id), .phrase($0.label), Cell($0.russianName), Cell($0.country)] }
        + [Cell(edge.lengthKm, places: places), .integer(edge.touchPoints)]
      table.append(hasFlags ? row + [Cell(edge.flags)] : row)
    }
    return table
  }
}
