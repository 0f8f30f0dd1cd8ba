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
    let rows = order.map { index in
      let crossing = crossings[index]
      let border = analysis.borders[crossing.border]
      return CrossedBorderRow(
        crossing: crossing, a: analysis.regions[border.a], b: analysis.regions[border.b],
        lineClass: lines.value(ofLine: crossing.line, classColumn),
        name: lines.value(ofLine: crossing.line, nameColumn), from: analysis.idCell(crossing.from),
        to: analysis.idCell(crossing.to), chainage: chainages[index],
        feature: lines.feature(ofLine: crossing.line),
        continuation: crossing.continuation.map { lines.feature(ofLine: $0) })
    }
    return (CrossedBorderRow.schema.table(rows), order)
  }
}

/// A crossing by a line, with the border that it crosses.
private struct CrossedBorderRow {
  typealias Field = TableSchema<CrossedBorderRow>.Field

  let crossing: LineCrossing
  let a: Region
  let b: Region
  let lineClass: String
  let name: String
  let from: Cell
  let to: Cell
  /// Metres along the border.
  let chainage: Double?
  /// The feature of the line, and of the one that goes on; counted from 0, people count from 1.
  let feature: Int
  let continuation: Int?

  static var schema: TableSchema<CrossedBorderRow> {
    TableSchema(
      name: "crossings", title: Phrase("Border crossings by lines", "Пересечения границ линиями"),
      [Field(Column("kind", Phrase("kind", "вид")).inWords(.meeting)) { .text($0.crossing.kind.rawValue) }]
        + firstSide + secondSide + line + figures + places)
  }

  private static var firstSide: [Field] {
    [
      Field(Column("a_id", Phrase("id", "код"))) { .text($0.a.id) },
      Field(Column("a_name", Phrase("region", "регион"))) { .phrase(Phrase($0.a.name, $0.a.nameRussian)) },
      Field(.firstRussianName) { Cell($0.a.russianName) },
      Field(Column("a_country", Phrase("country", "страна"))) { Cell($0.a.country) },
    ]
  }

  private static var secondSide: [Field] {
    [
      Field(Column("b_id", Phrase("id", "код"))) { .text($0.b.id) },
      Field(Column("b_name", Phrase("neighbour", "сосед"))) { .phrase(Phrase($0.b.name, $0.b.nameRussian)) },
      Field(.secondRussianName) { Cell($0.b.russianName) },
      Field(Column("b_country", Phrase("country", "страна"))) { Cell($0.b.country) },
    ]
  }

  private static var line: [Field] {
    [
      Field(Column("class", Phrase("class", "класс"))) { Cell($0.lineClass) },
      Field(Column("name", Phrase("line", "линия"))) { Cell($0.name) },
      Field(Column("from_id", Phrase("from", "откуда"))) { $0.from },
      Field(Column("to_id", Phrase("to", "куда"))) { $0.to },
    ]
  }

  private static var figures: [Field] {
    [
      Field(Column("angle_deg", Phrase("angle °", "угол, °"), isNumeric: true, displayPlaces: 0)) {
        Cell($0.crossing.angle, places: 2)
      },
      Field(Column("raw_count", Phrase("raw", "до слияния"), isNumeric: true)) {
        .integer($0.crossing.count)
      },
      Field(Column("along_km", Phrase("along km", "вдоль, км"), isNumeric: true, displayPlaces: 1)) {
        Cell($0.crossing.along / 1000, places: 6)
      },
      Field(
        Column("chainage_km", Phrase("chainage km", "пикетаж, км"), isNumeric: true, displayPlaces: 1)
      ) { row in Cell(row.chainage.map { $0 / 1000 }, places: 6) },
    ]
  }

  private static var places: [Field] {
    [
      Field(Column("feature", Phrase("feature", "объект"), isNumeric: true, isForFilesOnly: true)) {
        .integer($0.feature + 1)
      },
      Field(
        Column(
          "continued_by_feature", Phrase("continued by", "продолжает"), isNumeric: true, isForFilesOnly: true)
      ) { row in row.continuation.map { .integer($0 + 1) } ?? .missing },
      Field(Column("longitude", Phrase("longitude", "долгота"), isNumeric: true, displayPlaces: 4)) {
        Cell($0.crossing.position.longitude, places: 9)
      },
      Field(Column("latitude", Phrase("latitude", "широта"), isNumeric: true, displayPlaces: 4)) {
        Cell($0.crossing.position.latitude, places: 9)
      },
    ]
  }
}

extension BorderAnalysis {
  /// The id of a region as a cell; missing for no region.
  func idCell(_ region: RegionID) -> Cell { region == .none ? .missing : .text(regions[region].id) }
}
