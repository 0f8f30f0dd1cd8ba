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
    var columns = BorderColumns.sidesAndLength
    let knownSplits = splits.flatMap { $0.isEmpty ? nil : $0 }
    if knownSplits != nil { columns.append(BorderColumns.splitUncertainty) }
    columns += BorderColumns.piecesAndTouches
    if let tallies { columns += tallies.columns() }
    if matches != nil { columns += MatchedPair.columns }
    let matchedPairs = matches.map { MatchedPairs($0) }
    columns.append(BorderColumns.status)
    let shownFlags = flags.flatMap { $0.isEmpty ? nil : $0 }
    if shownFlags != nil { columns.append(BorderColumns.flags) }
    return TableRows(head: BorderColumns.head(columns), count: indices.count) { row, cells in
      let index = indices[row]
      let border = borders[index]
      let sides = orderedSides(of: border, home: home)
      BorderColumns.append(regions[sides.first], to: &cells)
      BorderColumns.append(regions[sides.second], to: &cells)
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
}
