/// Cuts features into runs by the cells of a plan.
package struct PlannedCutter: Sendable {
  private let plan: PartitionPlan

  package init(_ plan: PartitionPlan) { self.plan = plan }

  /// Cuts the rings of a set. O(*n*) for *n* vertices and each level of cells that they are cut into.
  ///
  /// - Parameters:
  ///   - set: The rings. Runs have the indices of its regions and rings.
  ///   - threads: How many threads may work; the result is the same for any number.
  /// - Returns: The runs of each cell, in the order of cells.
  package func cut(_ set: RegionSet, threads: Int = 1) -> [(cell: SheetCell, runs: BorderRuns)] {
    var whole: [SheetCell: BorderRuns] = [:]
    var rest: [SheetCell: BorderRuns] = [:]
    func take(_ cell: SheetCell, _ run: BorderRun, _ pieces: RunPieces) {
      if plan.cutLevel(of: cell) == nil {
        whole[cell, default: BorderRuns()].append(run, pieces)
      } else {
        rest[cell, default: BorderRuns()].append(run, pieces)
      }
    }
    var cutter = RegionCutter(level: plan.cutLevel(of: .all) ?? 0, keepsPassing: plan.isChecked)
    cutter.cut(set, region: { $0.rawValue }, threads: threads, emit: take)
    // Each cell that is cut has finer ones, so that this ends.
    while !rest.isEmpty {
      let again = rest
      rest = [:]
      for (cell, runs) in again {
        var cutter = RunCutter(
          cell, level: plan.cutLevel(of: cell) ?? cell.level, keepsPassing: plan.isChecked)
        runs.forEach { cutter.cut($0, $1, emit: take) }
      }
    }
    return whole.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}

extension BorderRuns {
  /// The same runs in pieces with at most so many positions, but for a run that has more by itself.
  package func pieces(upTo limit: Int) -> [BorderRuns] {
    guard positions.count > limit else { return [self] }
    var pieces: [BorderRuns] = []
    var piece = BorderRuns()
    forEach { head, line in
      if !piece.heads.isEmpty, piece.positions.count + line.count > limit {
        pieces.append(piece)
        piece = BorderRuns()
      }
      piece.append(head, RunPieces(line))
    }
    pieces.append(piece)
    return pieces
  }
}
