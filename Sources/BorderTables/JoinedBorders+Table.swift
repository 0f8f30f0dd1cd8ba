public import BorderCore

extension JoinedBorders {
  /// One row for each of some borders: what `BorderAnalysis.borderRows` gives for them.
  ///
  /// - Parameters:
  ///   - indices: Indices of `borders`, in the order of rows.
  ///   - isFlagged: Whether what makes figures doubtful was looked for.
  ///   - splits: How sure the ends of borders are.
  /// - Returns: The rows.
  public func borderRows(_ indices: [Int], isFlagged: Bool, splits: SplitUncertainty? = nil) -> TableRows {
    let knownSplits = splits.flatMap { $0.isEmpty ? nil : $0 }
    let showsFlags = isFlagged && hasFlags
    let schema = BorderRow.schema(
      BorderRow.Columns(hasUncertainty: knownSplits != nil, hasFlags: showsFlags))
    return schema.rows(count: indices.count) { number in
      let border = borders[indices[number]]
      let (first, second) = (border.a.index, border.b.index)
      let isSplit = knownSplits != nil && isInternational(border) && border.isShared
      return BorderRow(
        regions: regions, first: first, second: second, length: border.isShared ? border.length : nil,
        uncertainty: isSplit ? knownSplits?.kilometres(ofLines: lineEnds(of: border)) : nil,
        pieces: border.pieces, touches: border.touchPoints,
        status: Region.status(regions[first].status, with: regions[second].status),
        flags: showsFlags ? flags(of: border) : "")
    }
  }
}
