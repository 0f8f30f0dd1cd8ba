/// Cuts regions into runs, one batch after another: the first of three steps to borders of any number of vertices.
///
/// Gives every run with its cell, and looks meanwhile for where the map was cut.
public struct RegionCutter: Sendable {
  private var cutter: RunCutter
  /// What is known of the cut of the map.
  public private(set) var mapCut = MapCutSearch()
  /// The number of the next ring.
  public private(set) var nextRing: Int64

  /// A cutter into cells of a level.
  ///
  /// - Parameters:
  ///   - level: The level of the cells.
  ///   - keepsPassing: See `RunCutter`.
  ///   - firstRing: The number of the first ring; those of all batches must differ.
  public init(level: Int, keepsPassing: Bool = true, firstRing: Int64 = 0) {
    cutter = RunCutter(level: level, keepsPassing: keepsPassing)
    nextRing = firstRing
  }

  /// Cuts the rings of a set, all those of its parts.
  ///
  /// - Parameters:
  ///   - set: The rings.
  ///   - region: The index among all regions of a region of the set.
  ///   - threads: How many threads may work; the result is the same for any number.
  ///   - emit: Gets each run with its cell.
  public mutating func cut(
    _ set: RegionSet, region: (RegionID) -> Int32, threads: Int = 1,
    emit: (SheetCell, BorderRun, RunPieces) -> Void
  ) {
    let summaries = RingSummary.all(of: set, threads: threads)
    mapCut.add(set, ringBoxes: summaries.map(\.box), region: region)
    cutter.cut(set, regions: region, firstRing: nextRing, summaries: summaries, emit: emit)
    nextRing += Int64(set.ringCount)
  }
}
