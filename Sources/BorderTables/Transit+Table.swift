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
    var table = Table(
      name: "transit", title: Phrase("Stretches of lines by country", "Участки линий по странам"),
      columns: [
        Column("line", Phrase("line", "линия"), isNumeric: true),
        Column("group", Phrase("group", "группа")),
        Column("country", Phrase("country", "страна")),
        Column("entered_from", Phrase("from", "откуда")),
        Column("left_to", Phrase("to", "куда")),
        Column("length_km", Phrase("km", "км"), isNumeric: true, displayPlaces: 1),
        Column("regions", Phrase("regions", "регионы")),
        Column("start_longitude", Phrase("in: lon", "вход: долг."), isNumeric: true, displayPlaces: 3),
        Column("start_latitude", Phrase("in: lat", "вход: шир."), isNumeric: true, displayPlaces: 3),
        Column("end_longitude", Phrase("out: lon", "выход: долг."), isNumeric: true, displayPlaces: 3),
        Column("end_latitude", Phrase("out: lat", "выход: шир."), isNumeric: true, displayPlaces: 3),
      ])
    for stretch in stretches where isForAll || stretch.previous != nil || stretch.next != nil {
      var passed: [String] = []
      for region in stretch.regions where passed.last != regions[region].id {
        passed.append(regions[region].id)
      }
      table.append([
        .integer(stretch.line + 1), Cell(lines.value(ofLine: stretch.line, groupColumn)),
        Cell(stretch.country), Cell(stretch.previous ?? ""), Cell(stretch.next ?? ""), Cell(stretch.length),
        Cell(passed.joined(separator: " ")), Cell(stretch.start.longitude, places: 9),
        Cell(stretch.start.latitude, places: 9), Cell(stretch.end.longitude, places: 9),
        Cell(stretch.end.latitude, places: 9),
      ])
    }
    return table
  }
}
