extension BorderAnalysis {
  /// One row for each of some borders.
  ///
  /// - Parameters:
  ///   - indices: Indices of `borders`, in the order of rows.
  ///   - tallies: Crossings to count; without them the table has no columns of crossings.
  ///   - home: A country whose regions stand first in their rows, and the only one whose crossings are listed;
  ///     otherwise the lesser id stands first.
  ///   - matches: What matching within a tolerance did to these regions; without it the table has no columns of it.
  ///   - flags: What makes figures doubtful; a column tells where there is any.
  /// - Returns: The table; its columns are described in the article on files.
  public func borderTable(
    _ indices: [Int], tallies: CrossingTallies? = nil, home: String? = nil, matches: MatchReport? = nil,
    flags: BorderFlags? = nil
  ) -> Table {
    var columns = [
      Column("a_id", Phrase("id", "код")),
      Column("a_name", Phrase("region", "регион")),
      Column("a_name_ru", Phrase("region (Russian)", "регион (по-русски)"), isForFilesOnly: true),
      Column("a_country", Phrase("country", "страна")),
      Column("b_id", Phrase("id", "код")),
      Column("b_name", Phrase("neighbour", "сосед")),
      Column("b_name_ru", Phrase("neighbour (Russian)", "сосед (по-русски)"), isForFilesOnly: true),
      Column("b_country", Phrase("country", "страна")),
      Column("length_km", Phrase("km", "км"), isNumeric: true, displayPlaces: 1),
      Column("pieces", Phrase("pieces", "частей"), isNumeric: true),
      Column("touch_points", Phrase("touches", "касаний"), isNumeric: true),
    ]
    if tallies != nil { columns += CrossingTally.columns() }
    if matches != nil { columns += MatchedPair.columns }
    let matchedPairs = matches.map { MatchedPairs($0) }
    columns.append(Column("status", Phrase("status", "статус")))
    let shownFlags = flags.flatMap { $0.isEmpty ? nil : $0 }
    if shownFlags != nil { columns.append(Column("flags", Phrase("flags", "замечания"))) }
    var table = Table(
      name: "borders", title: Phrase("Borders by pair of regions", "Границы по парам регионов"),
      columns: columns)
    for index in indices {
      let border = borders[index]
      var row = sides(of: border, home: home).flatMap { side -> [Cell] in
        let region = regions[side]
        return [
          .text(region.id), .phrase(Phrase(region.name, region.nameRussian)), .text(region.nameRussian),
          Cell(region.country),
        ]
      }
      row += [
        // Points have no length.
        border.isShared ? Cell(border.length) : .missing, .integer(topology.lineCount(joining: border.arcs)),
        .integer(border.touchNodes.count),
      ]
      if let tallies {
        let isListed = home == nil || regions[border.a].country == home || regions[border.b].country == home
        row +=
          isListed
          ? tallies.ofBorder(index).cells(per: border.length)
          : [Cell](repeating: .missing, count: CrossingTally.columns().count)
      }
      if let matchedPairs {
        row += matchedPairs.cells(for: border, first: sides(of: border, home: home)[0])
      }
      row.append(Cell(status(of: border)))
      if let shownFlags { row.append(Cell(shownFlags.text(of: border, in: regions))) }
      table.append(row)
    }
    return table
  }

  /// The regions of a border, that of the home country first.
  public func sides(of border: Border, home: String?) -> [RegionID] {
    guard let home, regions[border.a].country != home, regions[border.b].country == home else {
      return [border.a, border.b]
    }
    return [border.b, border.a]
  }
}
