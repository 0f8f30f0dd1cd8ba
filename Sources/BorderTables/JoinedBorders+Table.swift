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
    var columns = BorderColumns.sidesAndLength
    let knownSplits = splits.flatMap { $0.isEmpty ? nil : $0 }
    if knownSplits != nil { columns.append(BorderColumns.splitUncertainty) }
    columns += BorderColumns.piecesAndTouches + [BorderColumns.status]
    let showsFlags = isFlagged && hasFlags
    if showsFlags { columns.append(BorderColumns.flags) }
    return TableRows(head: BorderColumns.head(columns), count: indices.count) { row, cells in
      let border = borders[indices[row]]
      let (a, b) = (regions[border.a.index], regions[border.b.index])
      BorderColumns.append(a, to: &cells)
      BorderColumns.append(b, to: &cells)
      // Points have no length.
      cells.append(border.isShared ? Cell(border.length) : .missing)
      if let knownSplits {
        let isState = isInternational(border) && border.isShared
        cells.append(Cell(isState ? knownSplits.kilometres(ofLines: lineEnds(of: border)) : nil, places: 3))
      }
      cells.append(.integer(border.pieces))
      cells.append(.integer(border.touchPoints))
      cells.append(Cell(a.status(with: b)))
      if showsFlags { cells.append(Cell(flags(of: border))) }
    }
  }
}
