import BorderCore

extension AdjacencyList {
  /// The edges as a table, one row a pair, to be written in any format of tables. O(*e*).
  ///
  /// A column `flags` shows what makes pairs doubtful, where there is anything.
  ///
  /// - Parameter places: Digits after the point of `length_km`.
  /// - Returns: The table, in the order of the edges.
  public func edgeTable(places: Int = 6) -> Table {
    typealias Field = TableSchema<Edge>.Field
    var fields = side("a", Phrase("A", "А")) { $0.a } + side("b", Phrase("B", "Б")) { $0.b }
    fields += [
      Field(Column("length_km", Phrase("Length, km", "Длина, км"), isNumeric: true, displayPlaces: 3)) {
        Cell($0.lengthKm, places: places)
      },
      Field(Column("touch_points", Phrase("Touch points", "Точек касания"), isNumeric: true)) {
        .integer($0.touchPoints)
      },
    ]
    if edges.contains(where: { !$0.flags.isEmpty }) {
      fields.append(
        Field(Column("flags", Phrase("Flags", "Замечания")).inWords(.flags)) { Cell($0.flags) })
    }
    return TableSchema(
      name: "adjacency", title: Phrase("Adjacent regions", "Смежные регионы"), fields
    ).table(edges)
  }

  /// What is said of one of the two regions.
  private func side(
    _ key: String, _ letter: Phrase, _ end: @escaping @Sendable (Edge) -> Int
  ) -> [TableSchema<Edge>.Field] {
    let region = Phrase("Region \(letter.english)", "Регион \(letter.russian)")
    return [
      .init(Column("\(key)_id", letter)) { Cell(nodes[end($0)].id) },
      .init(Column("\(key)_name", region)) { .phrase(nodes[end($0)].label) },
      .init(
        Column(
          "\(key)_name_ru", Phrase("\(region.english) (Russian)", "\(region.russian) (по-русски)"),
          isForFilesOnly: true)
      ) { Cell(nodes[end($0)].russianName) },
      .init(
        Column(
          "\(key)_country", Phrase("Country \(letter.english)", "Страна \(letter.russian)"))
      ) { Cell(nodes[end($0)].country) },
    ]
  }
}
