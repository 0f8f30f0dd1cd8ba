public import BorderCore

extension Transit {
  /// One row for each stretch of a line inside a country.
  ///
  /// - Parameters:
  ///   - lines: The lines that were followed.
  ///   - regions: The regions.
  ///   - groupColumn: The column of `lines` that names them; `nil` for none.
  ///   - isForAll: Whether lines that stay in one country have a row too.
  /// - Returns: The table, by line and along it.
  public func table(
    of lines: LineSet, _ regions: RegionSet, groupColumn: Int?, isForAll: Bool
  ) -> Table {
    let rows = stretches.filter { isForAll || $0.previous != nil || $0.next != nil }.map { stretch in
      var passed: [String] = []
      for region in stretch.regions where passed.last != regions[region].id {
        passed.append(regions[region].id)
      }
      return TransitRow(
        stretch: stretch, feature: lines.feature(ofLine: stretch.line),
        group: lines.value(ofLine: stretch.line, groupColumn), regions: passed)
    }
    return TableSchema(
      name: "transit", title: Phrase("Stretches of lines by country", "Участки линий по странам"),
      TransitRow.line + TransitRow.ends
    ).table(rows)
  }
}

/// A stretch of a line inside a country.
private struct TransitRow {
  typealias Field = TableSchema<TransitRow>.Field

  let stretch: TransitStretch
  /// The feature that the line, or the first piece of it, is from.
  let feature: Int
  /// What the line is called.
  let group: String
  /// The ids of the regions that it passes.
  let regions: [String]

  static var line: [Field] {
    [
      Field(Column("line", Phrase("line", "линия"), isNumeric: true)) { .integer($0.feature + 1) },
      Field(Column("group", Phrase("group", "группа"))) { Cell($0.group) },
      Field(Column("country", Phrase("country", "страна"))) { Cell($0.stretch.country) },
      Field(Column("entered_from", Phrase("from", "откуда"))) { Cell($0.stretch.previous ?? "") },
      Field(Column("left_to", Phrase("to", "куда"))) { Cell($0.stretch.next ?? "") },
      Field(Column("length_km", Phrase("km", "км"), isNumeric: true, displayPlaces: 1)) {
        Cell($0.stretch.length)
      },
      Field(Column("regions", Phrase("regions", "регионы"))) { Cell($0.regions.joined(separator: " ")) },
    ]
  }

  static var ends: [Field] {
    func number(
      _ key: String, _ heading: Phrase, _ value: @escaping @Sendable (TransitStretch) -> Double
    ) -> Field {
      Field(Column(key, heading, isNumeric: true, displayPlaces: 3)) { Cell(value($0.stretch), places: 9) }
    }
    return [
      number("start_longitude", Phrase("in: lon", "вход: долг.")) { $0.start.longitude },
      number("start_latitude", Phrase("in: lat", "вход: шир.")) { $0.start.latitude },
      number("end_longitude", Phrase("out: lon", "выход: долг.")) { $0.end.longitude },
      number("end_latitude", Phrase("out: lat", "выход: шир.")) { $0.end.latitude },
    ]
  }
}
