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

  private func column(
    _ view: Int, _ key: String, _ heading: Phrase, _ meaning: Phrase, places: Int? = nil
  ) -> Column {
    let name = views[view].name
    return Column(
      "\(keys[view])_\(key)", Phrase("\(name): \(heading.english)", "\(name): \(heading.russian)"),
      meaning: Phrase("\(meaning.english), by the view \(name)", "\(meaning.russian), точка зрения \(name)"),
      isNumeric: true, displayPlaces: places)
  }

  /// One row for each pair of countries that adjoin each other in some view.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - names: Names of countries.
  /// - Returns: The table.
  public func pairTable(_ rows: [PairRow], names: CountryNames) -> Table {
    var columns = [
      Column("a_country", Phrase("code", "код"), meaning: Phrase("Code of a country", "Код страны")),
      Column("a_name", Phrase("country", "страна"), meaning: Phrase("Its name", "Её название")),
      Column("b_country", Phrase("code", "код"), meaning: Phrase("Code of the other", "Код другой")),
      Column("b_name", Phrase("neighbour", "сосед"), meaning: Phrase("Its name", "Её название")),
    ]
    for view in views.indices {
      columns += [
        column(
          view, "km", Phrase("km", "км"),
          Phrase(
            "Length of their border; empty where they share none", "Длина их границы; пусто, если её нет"),
          places: 1),
        column(
          view, "pairs", Phrase("pairs", "пар"), Phrase("Pairs of regions along it", "Пар регионов вдоль неё")
        ),
      ]
      if hasCrossings {
        columns.append(
          column(
            view, "crossings", Phrase("crossings", "переходов"),
            Phrase("Listed crossings on it", "Переходов на ней по списку")))
      }
    }
    columns.append(
      Column(
        "differs", Phrase("differs", "различается"),
        meaning: Phrase("Whether the views differ", "Различаются ли точки зрения"), isForFilesOnly: true))
    var table = Table(
      name: "worldviews", title: Phrase("Borders of countries by view", "Границы стран по точкам зрения"),
      columns: columns)
    for row in rows {
      var cells: [Cell] = []
      for country in row.countries { cells += [.text(country), .phrase(names[country])] }
      for figures in row.figures {
        cells += [
          figures.map { Cell($0.length) } ?? .missing, figures.map { .integer($0.pairs) } ?? .missing,
        ]
        if hasCrossings { cells.append(figures?.crossings.map { .integer($0) } ?? .missing) }
      }
      table.append(cells + [.flag(row.differs)])
    }
    return table.withRussianNames(["a_name", "b_name"])
  }

  /// One row for each country of some view.
  public func countryTable(_ rows: [CountryRow], names: CountryNames) -> Table {
    var columns = [
      Column("country", Phrase("code", "код"), meaning: Phrase("Code of the country", "Код страны")),
      Column("name", Phrase("country", "страна"), meaning: Phrase("Its name", "Её название")),
    ]
    for view in views.indices {
      columns += [
        column(
          view, "neighbours", Phrase("neighbours", "соседей"),
          Phrase("Countries that it shares a line with", "Стран с общей линией")),
        column(
          view, "km", Phrase("km", "км"),
          Phrase("Length of its state border", "Длина государственной границы"),
          places: 1),
        column(view, "regions", Phrase("regions", "регионов"), Phrase("Regions of it", "Её регионов")),
      ]
      if hasCrossings {
        columns.append(
          column(
            view, "crossings", Phrase("crossings", "переходов"),
            Phrase("Listed crossings on its state border", "Переходов на её границе по списку")))
      }
    }
    columns.append(
      Column(
        "differs", Phrase("differs", "различается"),
        meaning: Phrase("Whether the views differ", "Различаются ли точки зрения"), isForFilesOnly: true))
    var table = Table(
      name: "countries", title: Phrase("Countries by view", "Страны по точкам зрения"), columns: columns)
    for row in rows {
      var cells: [Cell] = [.text(row.country), .phrase(names[row.country])]
      for figures in row.figures {
        cells += [
          figures.map { .integer($0.neighbours) } ?? .missing, figures.map { Cell($0.length) } ?? .missing,
          figures.map { .integer($0.regions) } ?? .missing,
        ]
        if hasCrossings { cells.append(figures?.crossings.map { .integer($0) } ?? .missing) }
      }
      table.append(cells + [.flag(row.differs)])
    }
    return table.withRussianNames(["name"])
  }

  /// One row for each region that the views give to different countries.
  ///
  /// - Parameter data: The regions as the data have them, with the names of no view.
  /// - Returns: The table.
  public func regionTable(of data: RegionSet) -> Table {
    var columns = [
      Column("id", Phrase("id", "код"), meaning: Phrase("Code of the region", "Код региона")),
      Column(
        "name", Phrase("region", "регион"), meaning: Phrase("Its name in the data", "Название в данных")),
    ]
    for (view, key) in zip(views, keys) {
      columns += [
        Column(
          "\(key)_country", Phrase(same: view.name),
          meaning: Phrase(
            "Country that it counts for by the view \(view.name)",
            "Страна, к которой его относит точка зрения \(view.name)")),
        Column(
          "\(key)_status", Phrase("\(view.name): status", "\(view.name): статус"),
          meaning: Phrase(
            "Its status by the view \(view.name)", "Его статус, точка зрения \(view.name)"),
          isForFilesOnly: true),
      ]
    }
    var table = Table(
      name: "regions",
      title: Phrase("Regions on which the views differ", "Регионы, о которых взгляды расходятся"),
      columns: columns)
    for id in contested {
      let own = data[id]
      var cells: [Cell] = [.text(own.id), .phrase(Phrase(own.name, own.nameRussian))]
      for view in views {
        let region = view.analysis.regions[id]
        cells += [Cell(region.country), Cell(region.status)]
      }
      table.append(cells)
    }
    return table.withRussianNames(["name"])
  }
}
