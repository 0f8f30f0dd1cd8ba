/// Cuts rings into runs, one cell after another: the first of three steps to borders of any number of vertices.
///
/// Each cell gets every passage of a ring through a vertex of its own, with the vertices before and after, so whatever
/// meets at a vertex meets in its cell; and, where regions that cross themselves are looked for, every segment that goes
/// through it. Runs of a cell can be cut into those of its quarters, with the same result as cutting rings at once.
///
/// O(*n*) for *n* vertices, and for each segment as many cells as it goes through.
public struct RunCutter: Sendable {
  /// The cell that is cut.
  private let parent: SheetCell
  private let grid: SheetGrid
  private let keepsPassing: Bool
  private var cells: [SheetCell] = []

  /// A cutter.
  ///
  /// - Parameters:
  ///   - parent: The cell that the runs belong to; all of the sheet for rings.
  ///   - level: The level of cells that it is cut into; not less than its own, and at most `SheetCell.greatestLevel`.
  ///   - keepsPassing: Whether cells get the segments that go through them between vertices of others: without these,
  ///     regions that cross themselves are not found.
  public init(_ parent: SheetCell = .all, level: Int, keepsPassing: Bool = true) {
    self.parent = parent
    grid = SheetGrid(level: max(parent.level, min(level, SheetCell.greatestLevel)))
    self.keepsPassing = keepsPassing
  }

  /// Cuts the rings of a set.
  ///
  /// - Parameters:
  ///   - set: The rings. Numbers of regions and rings are those in the set, from the given ones on.
  ///   - regions: The index among all regions of each region of the set.
  ///   - firstRing: The number of the set's first ring.
  ///   - summaries: The facts of its rings.
  ///   - emit: Gets each run with its cell.
  mutating func cut(
    _ set: RegionSet, regions: (RegionID) -> Int32, firstRing: Int64, summaries: [RingSummary],
    emit: (SheetCell, BorderRun, RunPieces) -> Void
  ) {
    set.positions.withUnsafeBufferPointer { positions in
      for ring in 0..<set.ringCount {
        let range = set.range(ofRing: ring)
        let exterior = set.partRings[Int(set.ringParts[ring])]
        cut(
          BorderRun(
            ring: firstRing + Int64(ring), part: firstRing + Int64(exterior),
            region: regions(set.region(ofRing: ring)), count: Int32(truncatingIfNeeded: range.count),
            start: 0, kind: .closed,
            hasInteriorOnLeft: summaries[ring].hasInteriorOnLeft(isExterior: exterior == ring)),
          UnsafeBufferPointer(rebasing: positions[range]), emit: emit)
      }
    }
  }

  /// Cuts a run, or a ring as a closed one.
  ///
  /// - Parameters:
  ///   - run: The run.
  ///   - line: Its positions.
  ///   - emit: Gets each run with its cell.
  public mutating func cut(
    _ run: BorderRun, _ line: UnsafeBufferPointer<Position>,
    emit: (SheetCell, BorderRun, RunPieces) -> Void
  ) {
    cells.removeAll(keepingCapacity: true)
    for place in line { cells.append(grid.cell(of: place)) }
    switch run.kind {
    case .closed: cutClosed(run, line, emit)
    case .open: cutOpen(run, line, emit)
    case .passing: break
    }
    if keepsPassing { findPassing(run, line, emit) }
  }

  private func cutClosed(
    _ run: BorderRun, _ line: UnsafeBufferPointer<Position>, _ emit: (SheetCell, BorderRun, RunPieces) -> Void
  ) {
    let count = line.count - 1
    guard count > 0 else { return }
    guard let begin = (0..<count).first(where: { cells[$0] != cells[$0 == 0 ? count - 1 : $0 - 1] }) else {
      return emit(cells[0], run, RunPieces(line))
    }
    var from = begin
    // Places beyond the end of the ring stand at its beginning.
    for next in (begin + 1)...(begin + count)
    where next == begin + count || cells[next % count] != cells[from % count] {
      let margin = (from + count - 1) % count
      let length = next - from + 2
      var part = run
      part.kind = .open
      part.count = Int32(truncatingIfNeeded: length)
      part.start = run.start &+ Int32(truncatingIfNeeded: from % count)
      let direct = min(length, count - margin)
      emit(
        cells[from % count], part,
        RunPieces(
          UnsafeBufferPointer(rebasing: line[margin..<(margin + direct)]),
          UnsafeBufferPointer(rebasing: line[0..<(length - direct)])))
      from = next
    }
  }

  private func cutOpen(
    _ run: BorderRun, _ line: UnsafeBufferPointer<Position>, _ emit: (SheetCell, BorderRun, RunPieces) -> Void
  ) {
    guard line.count > 2 else { return }
    var from = 1
    for next in 2..<line.count where next == line.count - 1 || cells[next] != cells[from] {
      var part = run
      part.count = Int32(truncatingIfNeeded: next - from + 2)
      part.start = run.start &+ Int32(truncatingIfNeeded: from - 1)
      emit(cells[from], part, RunPieces(UnsafeBufferPointer(rebasing: line[(from - 1)...next])))
      from = next
    }
  }

  /// Finds the cells that segments go through between vertices of others.
  private func findPassing(
    _ run: BorderRun, _ line: UnsafeBufferPointer<Position>, _ emit: (SheetCell, BorderRun, RunPieces) -> Void
  ) {
    for index in line.indices.dropLast() {
      let (own, other) = (cells[index], cells[index + 1])
      let (a, b) = (line[index], line[index + 1])
      let isBent = BentSegments.isBent(a, b)
      if !isBent {
        // Nothing lies between a cell and the next one.
        if own == other || abs(own.column - other.column) + abs(own.row - other.row) == 1 { continue }
      }
      var part = run
      part.kind = .passing
      part.count = 2
      part.start = run.start &+ Int32(truncatingIfNeeded: index)
      let pieces = RunPieces(UnsafeBufferPointer(rebasing: line[index...(index + 1)]))
      var seen: Set<SheetCell> = [own, other]
      for (from, to) in BentSegments.laidOut(a, b) {
        grid.forEachCell(from: from, to: to, within: parent) { cell in
          if seen.insert(cell).inserted { emit(cell, part, pieces) }
        }
      }
    }
  }
}
