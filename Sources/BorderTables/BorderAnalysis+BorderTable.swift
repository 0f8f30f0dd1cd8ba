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
    let knownSplits = splits.flatMap { $0.isEmpty ? nil : $0 }
    let shownFlags = flags.flatMap { $0.isEmpty ? nil : $0 }
    let matchedPairs = matches.map { MatchedPairs($0) }
    let schema = BorderRow.schema(
      BorderRow.Columns(
        hasUncertainty: knownSplits != nil, crossings: tallies?.facts, hasMatches: matches != nil,
        hasFlags: shownFlags != nil))
    return schema.rows(count: indices.count) { number in
      let index = indices[number]
      let border = borders[index]
      let sides = orderedSides(of: border, home: home)
      let isSplit = knownSplits != nil && isInternational(border) && border.isShared
      return BorderRow(
        regions: regions.regions, first: sides.first.index, second: sides.second.index,
        length: border.isShared ? border.length : nil,
        uncertainty: isSplit ? knownSplits?.kilometres(of: border, in: topology) : nil,
        pieces: topology.lineCount(joining: border.arcs), touches: border.touchNodes.count,
        crossings: tallies.flatMap { crossings(ofBorder: index, $0, home: home) },
        matched: matchedPairs?.row(for: border, first: sides.first),
        status: status(of: border), flags: shownFlags?.text(of: border, in: regions) ?? "")
    }
  }

  /// The crossings of a border; `nil` where only those of a home country are listed, and none of its regions is there.
  package func crossings(ofBorder index: Int, _ tallies: CrossingTallies, home: String?) -> CountedBorder? {
    let border = borders[index]
    guard home == nil || [border.a, border.b].contains(where: { regions[$0].country == home }) else {
      return nil
    }
    return CountedBorder(tallies.ofBorder(index), per: border.length)
  }
}
