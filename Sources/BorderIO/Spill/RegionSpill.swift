public import BorderCore

/// Takes the polygons of a file as they are read, batch by batch, cuts them into runs and leaves them on a disk.
///
/// A class, so that the collector of a reader can hold it. Used by one thread.
public final class RegionSpill {
  /// How many bytes are taken in any case.
  package static let leastMemory = 1 << 26
  /// The level of the first cut: cells of 2.8 by 1.4 degrees.
  private static let firstLevel = 7

  private let store: RunSpill
  private var cutter: RegionCutter
  /// What is known of the centres of regions, where they are wanted.
  private var centreSearch: CentreSearch?
  /// How many positions a cell may have to be joined at once.
  private let cellLimit: Int
  /// At how many vertices a reader hands over what it has.
  let batch: Int
  private let threads: Int
  private let keepsPassing: Bool
  /// Why no more could be taken.
  public private(set) var failure: OutputError?

  /// A spill that keeps to so much memory.
  ///
  /// - Parameters:
  ///   - memory: How many bytes the run may take; `leastMemory` at least.
  ///   - threads: How many cells are joined at once.
  ///   - isChecked: Whether regions that touch or cross themselves will be looked for.
  ///   - findsCentres: Whether `centres(of:)` will be asked for.
  ///   - batch: At how many vertices a reader hands over what it has.
  /// - Throws: `OutputError` when there is no place for a temporary file.
  public init(
    memory: Int, threads: Int, isChecked: Bool, findsCentres: Bool = false, batch: Int = 1 << 20
  ) throws(OutputError) {
    self.batch = batch
    if findsCentres { centreSearch = CentreSearch() }
    let memory = max(memory, Self.leastMemory)
    store = try RunSpill(limit: min(memory / 4, 1 << 30))
    cutter = RegionCutter(level: Self.firstLevel, keepsPassing: isChecked)
    // What a cell takes while it is joined was measured: 100 to 150 bytes for each position.
    cellLimit = max(1 << 14, memory / (250 * max(threads, 1)))
    self.threads = threads
    keepsPassing = isChecked
  }

  /// Cuts the polygons of a batch.
  func take(_ set: RegionSet) {
    guard failure == nil else { return }
    cutter.cut(set, region: { $0.rawValue }, threads: threads) { store.add($0, $1, $2) }
    centreSearch?.add(set)
    do throws(OutputError) { try store.writeIfFull() } catch { failure = error }
  }

  /// A state of the spill, to which it can go back.
  struct Mark {
    fileprivate let store: RunSpill.Mark
    fileprivate let cutter: RegionCutter
    fileprivate let centreSearch: CentreSearch?
  }

  /// The state now; `nil` after a failure.
  func mark() -> Mark? {
    do throws(OutputError) {
      return Mark(store: try store.mark(), cutter: cutter, centreSearch: centreSearch)
    } catch {
      failure = error
      return nil
    }
  }

  /// Forgets what was taken after a mark.
  func rollBack(to mark: Mark?) {
    guard let mark else { return }
    store.rollBack(to: mark.store)
    cutter = mark.cutter
    centreSearch = mark.centreSearch
  }

  /// The centres of the regions, as `RegionSet.centres` has them; none where they were not to be found.
  public func centres(of set: RegionSet) -> [Position?] {
    centreSearch?.centres(regionCount: set.regionCount, isSheetFromZero: set.isSheetFromZero) ?? []
  }

  /// Joins all cells.
  ///
  /// - Parameters:
  ///   - set: The regions, whose polygons were taken before.
  ///   - options: How; the cut of the map is the one that was found.
  ///   - measure: How to measure.
  /// - Returns: The borders.
  /// - Throws: `OutputError` when the disk is full or fails.
  public func joined(
    _ set: RegionSet, _ options: JoinOptions, measure: any LineMeasure
  ) throws(OutputError) -> JoinedBorders {
    if let failure { throw failure }
    try split()
    var options = options
    options.cut = cutter.mapCut.cut(isSheetFromZero: set.isSheetFromZero)
    let cells = store.all
    // Only read from here on.
    nonisolated(unsafe) let store = store
    let chosen = options
    let parts = mapParts(of: cells.count, threads: threads, minimumPart: 1) { range in
      var merge = BorderMerge()
      var failure: OutputError?
      for cell in cells[range] where failure == nil {
        do throws(OutputError) {
          merge.add(PartialBorders(joining: try store.runs(of: cell), chosen, measure: measure))
        } catch { failure = error }
      }
      return (merge, failure)
    }
    var merge = BorderMerge()
    for (part, failure) in parts {
      if let failure { throw failure }
      merge.add(part)
    }
    return merge.finish(set.regions)
  }

  /// Cuts cells with too many positions into sixteen, and these again.
  private func split() throws(OutputError) {
    var rest = store.all
    while let cell = rest.popLast() {
      guard store.positionCount(of: cell) > cellLimit, cell.level + 2 <= SheetCell.greatestLevel else {
        continue
      }
      let runs = try store.runs(of: cell)
      store.forget(cell)
      var again = RunCutter(cell, level: cell.level + 2, keepsPassing: keepsPassing)
      var made: Set<SheetCell> = []
      runs.forEach { run, line in
        again.cut(run, line) {
          store.add($0, $1, $2)
          made.insert($0)
        }
      }
      try store.writeIfFull()
      rest += made.sorted()
    }
    try store.writeAll()
  }
}
