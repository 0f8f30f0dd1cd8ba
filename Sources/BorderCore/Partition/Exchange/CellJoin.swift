/// Joins cells, of which those with too many positions are cut: so that one where everything is takes no more memory than others.
package struct CellJoin: Sendable {
  private let options: JoinOptions
  private let measure: any LineMeasure
  private let limit: Int

  /// - Parameters:
  ///   - options: How cells are joined.
  ///   - measure: How to measure.
  ///   - limit: How many positions are joined at once: each takes 125 bytes meanwhile.
  package init(_ options: JoinOptions, measure: any LineMeasure, limit: Int = 1 << 21) {
    self.options = options
    self.measure = measure
    self.limit = max(limit, 16)
  }

  /// Joins the runs of a cell into what is known. Expected O(*n* log *n*) for *n* positions.
  package func join(_ cell: SheetCell, _ runs: BorderRuns, into merge: inout BorderMerge) {
    guard runs.positions.count > limit, cell.level + 2 <= SheetCell.greatestLevel else {
      merge.add(PartialBorders(joining: runs, options, measure: measure))
      return
    }
    var cutter = RunCutter(cell, level: cell.level + 2, keepsPassing: options.isChecked)
    var cells: [SheetCell: BorderRuns] = [:]
    runs.forEach { run, line in
      cutter.cut(run, line) { cells[$0, default: BorderRuns()].append($1, $2) }
    }
    for (cell, runs) in cells.sorted(by: { $0.key < $1.key }) { join(cell, runs, into: &merge) }
  }
}
