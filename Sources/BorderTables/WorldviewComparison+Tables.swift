public import BorderCore

extension WorldviewComparison {
  /// Keys of columns for the views: letters and digits, no two alike.
  private var keys: [String] {
    var taken: Set<String> = []
    return views.map { view in
      let plain = String(
        view.name.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
      var key = plain.isEmpty ? "view" : plain
      var number = 1
      while !taken.insert(key).inserted {
        number += 1
        key = "\(plain)_\(number)"
      }
      return key
    }
  }

  private var hasCrossings: Bool { views.contains { $0.tallies != nil } }

  /// A figure of a view: its number, key, heading and meaning.
  private func field<Row>(
    _ view: Int, _ key: String, _ heading: Phrase, _ meaning: Phrase, places: Int? = nil,
    _ cell: @escaping @Sendable (Row) -> Cell?
  ) -> TableSchema<Row>.Field {
    let name = views[view].name
    let column = Column(
      "\(keys[view])_\(key)", Phrase("\(name): \(heading.english)", "\(name): \(heading.russian)"),
      meaning: Phrase("\(meaning.english), by the view \(name)", "\(meaning.russian), точка зрения \(name)"),
      isNumeric: true, displayPlaces: places)
    return TableSchema<Row>.Field(column) { cell($0) ?? .missing }
  }

  private static var differs: Column {
    Column(
      "differs", Phrase("differs", "различается"),
      meaning: Phrase("Whether the views differ", "Различаются ли точки зрения"), isForFilesOnly: true)
  }

  /// One row for each pair of countries that adjoin each other in some view.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - names: Names of countries.
  /// - Returns: The table.
  public func pairTable(_ rows: [PairRow], names: CountryNames) -> Table {
    typealias Field = TableSchema<PairRow>.Field
    var fields = [
      Field(Column("a_country", Phrase("code", "код"), meaning: Phrase("Code of a country", "Код страны"))) {
        .text($0.countries[0])
      }
    ]
    fields += Field.names(
      Column("a_name", Phrase("country", "страна"), meaning: Phrase("Its name", "Её название"))
    ) { names[$0.countries[0]] }
    fields.append(
      Field(Column("b_country", Phrase("code", "код"), meaning: Phrase("Code of the other", "Код другой"))) {
        .text($0.countries[1])
      })
    fields += Field.names(
      Column("b_name", Phrase("neighbour", "сосед"), meaning: Phrase("Its name", "Её название"))
    ) { names[$0.countries[1]] }
    for view in views.indices { fields += pairFigures(view) }
    fields.append(Field(Self.differs) { .flag($0.differs) })
    return TableSchema(
      name: "worldviews", title: Phrase("Borders of countries by view", "Границы стран по точкам зрения"),
      fields
    ).table(rows)
  }

  private func pairFigures(_ view: Int) -> [TableSchema<PairRow>.Field] {
    var fields: [TableSchema<PairRow>.Field] = [
      field(
        view, "km", Phrase("km", "км"),
        Phrase("Length of their border; empty where they share none", "Длина их границы; пусто, если её нет"),
        places: 1
      ) { row in row.figures[view].map { Cell($0.length) } },
      field(
        view, "pairs", Phrase("pairs", "пар"), Phrase("Pairs of regions along it", "Пар регионов вдоль неё")
      ) { row in row.figures[view].map { .integer($0.pairs) } },
    ]
    if hasCrossings {
      fields.append(
        field(
          view, "crossings", Phrase("crossings", "переходов"),
          Phrase("Listed crossings on it", "Переходов на ней по списку")
        ) { row in row.figures[view]?.crossings.map { .integer($0) } })
    }
    return fields
  }

  /// One row for each country of some view.
  public func countryTable(_ rows: [CountryRow], names: CountryNames) -> Table {
    typealias Field = TableSchema<CountryRow>.Field
    var fields = [
      Field(
        Column("country", Phrase("code", "код"), meaning: Phrase("Code of the country", "Код страны"))
      ) { .text($0.country) }
    ]
    fields += Field.names(
      Column("name", Phrase("country", "страна"), meaning: Phrase("Its name", "Её название"))
    ) { names[$0.country] }
    for view in views.indices { fields += countryFigures(view) }
    fields.append(Field(Self.differs) { .flag($0.differs) })
    return TableSchema(
      name: "countries", title: Phrase("Countries by view", "Страны по точкам зрения"), fields
    ).table(rows)
  }

  private func countryFigures(_ view: Int) -> [TableSchema<CountryRow>.Field] {
    var fields: [TableSchema<CountryRow>.Field] = [
      field(
        view, "neighbours", Phrase("neighbours", "соседей"),
        Phrase("Countries that it shares a line with", "Стран с общей линией")
      ) { row in row.figures[view].map { .integer($0.neighbours) } },
      field(
        view, "km", Phrase("km", "км"),
        Phrase("Length of its state border", "Длина государственной границы"), places: 1
      ) { row in row.figures[view].map { Cell($0.length) } },
      field(
        view, "regions", Phrase("regions", "регионов"), Phrase("Regions of it", "Её регионов")
      ) { row in row.figures[view].map { .integer($0.regions) } },
    ]
    if hasCrossings {
      fields.append(
        field(
          view, "crossings", Phrase("crossings", "переходов"),
          Phrase("Listed crossings on its state border", "Переходов на её границе по списку")
        ) { row in row.figures[view]?.crossings.map { .integer($0) } })
    }
    return fields
  }

  /// One row for each region that the views give to different countries.
  ///
  /// - Parameter data: The regions as the data have them, with the names of no view.
  /// - Returns: The table.
  public func regionTable(of data: RegionSet) -> Table {
    typealias Field = TableSchema<RegionID>.Field
    var fields = [
      Field(Column("id", Phrase("id", "код"), meaning: Phrase("Code of the region", "Код региона"))) {
        .text(data[$0].id)
      }
    ]
    fields += Field.names(
      Column("name", Phrase("region", "регион"), meaning: Phrase("Its name in the data", "Название в данных"))
    ) { Phrase(data[$0].name, data[$0].nameRussian) }
    for (view, key) in zip(views, keys) {
      let regions = view.analysis.regions
      fields += [
        Field(
          Column(
            "\(key)_country", Phrase(same: view.name),
            meaning: Phrase(
              "Country that it counts for by the view \(view.name)",
              "Страна, к которой его относит точка зрения \(view.name)"))
        ) { Cell(regions[$0].country) },
        Field(
          Column(
            "\(key)_status", Phrase("\(view.name): status", "\(view.name): статус"),
            meaning: Phrase(
              "Its status by the view \(view.name)", "Его статус, точка зрения \(view.name)"),
            isForFilesOnly: true)
        ) { Cell(regions[$0].status) },
      ]
    }
    return TableSchema(
      name: "regions",
      title: Phrase("Regions on which the views differ", "Регионы, о которых взгляды расходятся"), fields
    ).table(contested)
  }
}
