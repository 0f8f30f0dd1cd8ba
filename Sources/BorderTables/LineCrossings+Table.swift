public import BorderCore

extension LineCrossings {
  /// One row for each crossing, by border and along it.
  ///
  /// - Parameters:
  ///   - lines: The lines that cross.
  ///   - analysis: The borders that are crossed.
  ///   - geometry: Measures chainage along the border of each pair.
  ///   - classColumn: The column of `lines` that holds the class; `nil` for none.
  ///   - nameColumn: The column that holds the name.
  /// - Returns: The table, and which crossing each row shows.
  public func table(
    of lines: LineSet, _ analysis: BorderAnalysis, geometry: any LineGeometry, classColumn: Int?,
    nameColumn: Int?
  ) -> (table: Table, order: [Int]) {
    var chainages = [Double?](repeating: nil, count: crossings.count)
    var byBorder: [Int: [Int]] = [:]
    for (index, crossing) in crossings.enumerated() { byBorder[crossing.border, default: []].append(index) }
    for (border, members) in byBorder {
      let route = Chainage(analysis.borders[border].arcs, of: analysis.topology, geometry: geometry)
      for index in members {
        let crossing = crossings[index]
        chainages[index] =
          route.place(arc: crossing.arc, segment: crossing.arcSegment, position: crossing.position)?.chainage
      }
    }
    let order = crossings.indices.sorted { i, j in
      let (a, b) = (crossings[i].border, crossings[j].border)
      return (a, chainages[i] ?? -1, i) < (b, chainages[j] ?? -1, j)
    }
    var table = Table(
      name: "crossings", title: Phrase("Border crossings by lines", "Пересечения границ линиями"),
      columns: Self.columns)
    for index in order {
      let crossing = crossings[index]
      let border = analysis.borders[crossing.border]
      let (a, b) = (analysis.regions[border.a], analysis.regions[border.b])
      table.append([
        .text(crossing.kind.rawValue), .text(a.id), .phrase(Phrase(a.name, a.nameRussian)),
        Cell(a.russianName),
        Cell(a.country),
        .text(b.id), .phrase(Phrase(b.name, b.nameRussian)), Cell(b.russianName),
        Cell(b.country),
        Cell(lines.value(ofLine: crossing.line, classColumn)),
        Cell(lines.value(ofLine: crossing.line, nameColumn)), analysis.idCell(crossing.from),
        analysis.idCell(crossing.to), Cell(crossing.angle, places: 2), .integer(crossing.count),
        Cell(crossing.along / 1000, places: 6), Cell(chainages[index].map { $0 / 1000 }, places: 6),
        .integer(lines.feature(ofLine: crossing.line) + 1),
        crossing.continuation.map { .integer(lines.feature(ofLine: $0) + 1) } ?? .missing,
        Cell(crossing.position.longitude, places: 9), Cell(crossing.position.latitude, places: 9),
      ])
    }
    return (table, order)
  }

  private static let columns = [
    Column("kind", Phrase("kind", "вид")).inWords(.meeting),
    Column("a_id", Phrase("id", "код")),
    Column("a_name", Phrase("region", "регион")),
    Column(
      "a_name_ru", Phrase("region (Russian)", "регион (по-русски)"),
      meaning: Phrase("Name of the first region in Russian", "Название первого региона по-русски"),
      isForFilesOnly: true),
    Column("a_country", Phrase("country", "страна")),
    Column("b_id", Phrase("id", "код")),
    Column("b_name", Phrase("neighbour", "сосед")),
    Column(
      "b_name_ru", Phrase("neighbour (Russian)", "сосед (по-русски)"),
      meaning: Phrase("Name of the second region in Russian", "Название второго региона по-русски"),
      isForFilesOnly: true),
    Column("b_country", Phrase("country", "страна")),
    Column("class", Phrase("class", "класс")),
    Column("name", Phrase("line", "линия")),
    Column("from_id", Phrase("from", "откуда")),
    Column("to_id", Phrase("to", "куда")),
    Column("angle_deg", Phrase("angle °", "угол, °"), isNumeric: true, displayPlaces: 0),
    Column("raw_count", Phrase("raw", "до слияния"), isNumeric: true),
    Column("along_km", Phrase("along km", "вдоль, км"), isNumeric: true, displayPlaces: 1),
    Column("chainage_km", Phrase("chainage km", "пикетаж, км"), isNumeric: true, displayPlaces: 1),
    Column("feature", Phrase("feature", "объект"), isNumeric: true, isForFilesOnly: true),
    Column(
      "continued_by_feature", Phrase("continued by", "продолжает"), isNumeric: true, isForFilesOnly: true),
    Column("longitude", Phrase("longitude", "долгота"), isNumeric: true, displayPlaces: 4),
    Column("latitude", Phrase("latitude", "широта"), isNumeric: true, displayPlaces: 4),
  ]
}

extension BorderAnalysis {
  /// The id of a region as a cell; missing for no region.
  func idCell(_ region: RegionID) -> Cell { region == .none ? .missing : .text(regions[region].id) }
}
