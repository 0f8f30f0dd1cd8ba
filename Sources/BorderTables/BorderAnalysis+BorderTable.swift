public import BorderCore

extension BorderAnalysis {
  /// One row for each of some borders.
  ///
  /// - Parameters:
  ///   - indices: Indices of `borders`, in the order of rows.
  ///   - tallies: Crossings to count; without them the table has no columns of crossings.
  ///   - home: A country whose regions stand first in their rows, and the only one whose crossings are listed;
  ///     otherwise the lesser id stands first.
  ///   - matches: What matching within a tolerance did to these regions; without it the table has no columns of it.
  ///   - flags: What makes figures doubtful; a column shows it where there is any.
  ///   - splits: How sure the ends of borders are; without it, or where nothing is known, there is no column of it.
  /// - Returns: The table; its columns are described in the article on files.
  public func borderTable(
    _ indices: [Int], tallies: CrossingTallies? = nil, home: String? = nil, matches: MatchReport? = nil,
    flags: BorderFlags? = nil, splits: SplitUncertainty? = nil
  ) -> Table {
    borderRows(indices, tallies: tallies, home: home, matches: matches, flags: flags, splits: splits).table
  }

  /// The rows of `borderTable`, to be made when they are written.
  ///
  /// - Parameters:
  ///   - indices: Indices of `borders`, in the order of rows.
  ///   - tallies: Crossings to count.
  ///   - home: A country whose regions stand first in their rows.
  ///   - matches: What matching within a tolerance did to these regions.
  ///   - flags: What makes figures doubtful.
  ///   - splits: How sure the ends of borders are.
  /// - Returns: The rows.
  public func borderRows(
    _ indices: [Int], tallies: CrossingTallies? = nil, home: String? = nil, matches: MatchReport? = nil,
    flags: BorderFlags? = nil, splits: SplitUncertainty? = nil
  ) -> TableRows {
    var columns = [
      Column(
        "a_id", Phrase("id", "код"),
        meaning: Phrase(
          "Code of the first region: that of the home country, or the one whose code comes first",
          "Код первого региона: своего или того, чей код меньше"), weight: .detail),
      Column(
        "a_name", Phrase("region", "регион"),
        meaning: Phrase("Name of the first region or country", "Название первого региона или страны"),
        weight: .main),
      Column(
        "a_name_ru", Phrase("region (Russian)", "регион (по-русски)"),
        meaning: Phrase("Name of the first region in Russian", "Название первого региона по-русски"),
        isForFilesOnly: true),
      Column(
        "a_country", Phrase("country", "страна"),
        meaning: Phrase("Country of the first region", "Страна первого региона"), weight: .detail),
      Column(
        "b_id", Phrase("id", "код"), meaning: Phrase("Code of the second region", "Код второго региона"),
        weight: .detail),
      Column(
        "b_name", Phrase("neighbour", "сосед"),
        meaning: Phrase("Name of the second region or country", "Название второго региона или страны"),
        weight: .main),
      Column(
        "b_name_ru", Phrase("neighbour (Russian)", "сосед (по-русски)"),
        meaning: Phrase("Name of the second region in Russian", "Название второго региона по-русски"),
        isForFilesOnly: true),
      Column(
        "b_country", Phrase("country", "страна"),
        meaning: Phrase("Country of the second region", "Страна второго региона"), weight: .detail),
      Column(
        "length_km", Phrase("km", "км"),
        meaning: Phrase(
          "Geodesic length on WGS 84 of all that both share, in kilometres; empty where they only touch",
          "Геодезическая длина общей границы на WGS 84, км; пусто, если общие только точки"), isNumeric: true,
        displayPlaces: 1, weight: .main),
    ]
    let knownSplits = splits.flatMap { $0.isEmpty ? nil : $0 }
    if knownSplits != nil {
      columns.append(
        Column(
          "split_uncertainty_km", Phrase("± km", "± км"),
          meaning: Phrase(
            "how far length_km may be off because the ends of the border, where other pairs go on, are known no better",
            "насколько length_km может отличаться из-за того, что концы границы, где продолжают другие пары, известны не точнее"
          ), isNumeric: true, displayPlaces: 1, weight: .usual))
    }
    columns += [
      Column(
        "pieces", Phrase("pieces", "частей"),
        meaning: Phrase(
          "Into how many lines the border falls when joined end to end",
          "На сколько линий распадается граница"), isNumeric: true, weight: .detail),
      Column(
        "touch_points", Phrase("touches", "касаний"),
        meaning: Phrase(
          "Points where both meet beside their shared lines", "Точки, где они соприкасаются вне общих линий"),
        isNumeric: true, weight: .detail),
    ]
    if let tallies { columns += tallies.columns() }
    if matches != nil { columns += MatchedPair.columns }
    let matchedPairs = matches.map { MatchedPairs($0) }
    columns.append(
      Column(
        "status", Phrase("status", "статус"),
        meaning: Phrase(
          "disputed, partly_disputed or leased for regions; whether one can cross for crossings",
          "Для регионов: disputed, partly_disputed, leased; для переходов: открыт ли переход"),
        weight: .detail))
    let shownFlags = flags.flatMap { $0.isEmpty ? nil : $0 }
    if shownFlags != nil { columns.append(Column("flags", Phrase("flags", "замечания"))) }
    let head = Table(
      name: "borders", title: Phrase("Borders by pair of regions", "Границы по парам регионов"),
      columns: columns)
    return TableRows(head: head, count: indices.count) { row, cells in
      let index = indices[row]
      let border = borders[index]
      let sides = orderedSides(of: border, home: home)
      appendCells(of: sides.first, to: &cells)
      appendCells(of: sides.second, to: &cells)
      // Points have no length.
      cells.append(border.isShared ? Cell(border.length) : .missing)
      if let knownSplits {
        let isState = isInternational(border) && border.isShared
        cells.append(Cell(isState ? knownSplits.kilometres(of: border, in: topology) : nil, places: 3))
      }
      cells.append(.integer(topology.lineCount(joining: border.arcs)))
      cells.append(.integer(border.touchNodes.count))
      if let tallies {
        let isListed = home == nil || regions[border.a].country == home || regions[border.b].country == home
        cells +=
          isListed
          ? tallies.cells(of: tallies.ofBorder(index), per: border.length) : tallies.noCells
      }
      if let matchedPairs { cells += matchedPairs.cells(for: border, first: sides.first) }
      cells.append(Cell(status(of: border)))
      if let shownFlags { cells.append(Cell(shownFlags.text(of: border, in: regions))) }
    }
  }

  private func appendCells(of side: RegionID, to cells: inout [Cell]) {
    let region = regions[side]
    cells.append(.text(region.id))
    cells.append(.phrase(Phrase(region.name, region.nameRussian)))
    cells.append(Cell(region.russianName))
    cells.append(Cell(region.country))
  }
}
