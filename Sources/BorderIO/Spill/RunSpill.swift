public import BorderCore
internal import Glibc

/// Runs of rings on a disk, by cell: what does not fit into memory.
///
/// One file without a name in the folder for temporary files, so that nothing of it is left however the program ends. Runs
/// are collected in memory and written in chunks; a cell is a list of chunks.
public final class RunSpill {
  /// How a cell stands in the file.
  private struct Cell {
    var collected = BorderRuns()
    var chunks: [Chunk] = []
    var runCount = 0
    var positionCount = 0
  }

  /// Runs that were written together.
  private struct Chunk {
    let offset: Int
    let runs: Int
    let positions: Int
  }

  private let descriptor: Int32
  private let folder: String
  private let limit: Int
  private var cells: [SheetCell: Cell] = [:]
  private var collectedBytes = 0
  /// How many bytes have been written.
  public private(set) var writtenBytes = 0

  /// An empty store.
  ///
  /// Functions of the system: `mkstemp`, `unlink`.
  ///
  /// - Parameter limit: How many bytes may be collected in memory before they are written.
  /// - Throws: `OutputError` when there is no place for the file: TMPDIR names another folder.
  public init(limit: Int) throws(OutputError) {
    self.limit = limit
    folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var name = Array("\(folder)/mezha-XXXXXX".utf8CString)
    descriptor = mkstemp(&name)
    guard descriptor >= 0 else { throw OutputError(file: folder + "/", code: errno) }
    // Without a name it goes with its last descriptor, whatever ends the program.
    unlink(name)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  }

  deinit { close(descriptor) }

  /// Adds a run to a cell.
  public func add(_ cell: SheetCell, _ run: BorderRun, _ pieces: RunPieces) {
    cells[cell, default: Cell()].collected.append(run, pieces)
    collectedBytes += Self.bytesOfRun + Self.bytesOfPosition * Int(run.count)
  }

  /// Writes what is collected, where it is more than may be.
  ///
  /// - Throws: `OutputError` when the disk is full.
  public func writeIfFull() throws(OutputError) {
    if collectedBytes > limit { try writeAll() }
  }

  /// Writes what is collected.
  ///
  /// - Throws: `OutputError` when the disk is full.
  public func writeAll() throws(OutputError) {
    for cell in cells.keys.sorted() { try write(cell) }
    collectedBytes = 0
  }

  private func write(_ code: SheetCell) throws(OutputError) {
    guard var cell = cells[code], !cell.collected.heads.isEmpty else { return }
    let runs = cell.collected
    cell.collected = BorderRuns()
    let chunk = Chunk(offset: writtenBytes, runs: runs.heads.count, positions: runs.positions.count)
    let failed =
      runs.heads.withUnsafeBytes { writeBytes($0) } ?? runs.positions.withUnsafeBytes { writeBytes($0) }
    if let failed { throw OutputError(file: folder + "/", code: failed) }
    cell.chunks.append(chunk)
    cell.runCount += chunk.runs
    cell.positionCount += chunk.positions
    cells[code] = cell
  }

  /// Writes bytes at the end; gives the system's number of an error.
  private func writeBytes(_ bytes: UnsafeRawBufferPointer) -> Int32? {
    var rest = bytes[...]
    while !rest.isEmpty {
      let buffer = UnsafeRawBufferPointer(rebasing: rest)
      let count = pwrite(descriptor, buffer.baseAddress, buffer.count, off_t(writtenBytes))
      if count < 0 {
        if errno == EINTR { continue }
        return errno
      }
      writtenBytes += count
      rest = rest.dropFirst(count)
    }
    return nil
  }

  private static let bytesOfRun = MemoryLayout<BorderRun>.stride
  private static let bytesOfPosition = MemoryLayout<Position>.stride

  /// The cells that have runs, in order.
  public var all: [SheetCell] { cells.keys.sorted() }

  /// How many positions the runs of a cell have.
  public func positionCount(of cell: SheetCell) -> Int {
    cells[cell].map { $0.positionCount + $0.collected.positions.count } ?? 0
  }

  /// Forgets a cell; its room in the file is not used again.
  public func forget(_ cell: SheetCell) { cells[cell] = nil }

  /// The runs of a cell. Several threads may read at once while nothing is added.
  ///
  /// - Throws: `OutputError` when the disk fails.
  public func runs(of code: SheetCell) throws(OutputError) -> BorderRuns {
    guard let cell = cells[code] else { return BorderRuns() }
    var runs = BorderRuns()
    runs.reserve(
      runs: cell.runCount + cell.collected.heads.count,
      positions: cell.positionCount + cell.collected.positions.count)
    for chunk in cell.chunks {
      let heads: [BorderRun] = try read(chunk.runs, at: chunk.offset)
      let positions: [Position] = try read(
        chunk.positions, at: chunk.offset + chunk.runs * Self.bytesOfRun)
      runs.append(heads: heads, positions: positions)
    }
    runs.append(heads: cell.collected.heads, positions: cell.collected.positions)
    return runs
  }

  private func read<Element>(
    _ count: Int, at offset: Int
  ) throws(OutputError) -> [Element] {
    var code: Int32 = 0
    let list = [Element](unsafeUninitializedCapacity: count) { buffer, initialized in
      let bytes = UnsafeMutableRawBufferPointer(buffer)
      let wanted = count * MemoryLayout<Element>.stride
      var done = 0
      while done < wanted, code == 0 {
        let count = pread(
          descriptor, bytes.baseAddress?.advanced(by: done), wanted - done, off_t(offset + done))
        if count > 0 {
          done += count
        } else if count == 0 {
          code = EIO
        } else if errno != EINTR {
          code = errno
        }
      }
      initialized = code == 0 ? count : 0
    }
    guard code == 0 else { throw OutputError(file: folder + "/", code: code) }
    return list
  }
}

/// What came before an input, to which a store can go back.
extension RunSpill {
  /// The state of a store whose runs are all written.
  public struct Mark: Sendable {
    fileprivate let chunks: [SheetCell: Int]
  }

  /// The state now. Writes what is collected.
  public func mark() throws(OutputError) -> Mark {
    try writeAll()
    return Mark(chunks: cells.mapValues(\.chunks.count))
  }

  /// Forgets what was added after a mark.
  public func rollBack(to mark: Mark) {
    for code in cells.keys {
      guard let count = mark.chunks[code], var cell = cells[code] else {
        cells[code] = nil
        continue
      }
      for chunk in cell.chunks[count...] {
        cell.runCount -= chunk.runs
        cell.positionCount -= chunk.positions
      }
      cell.chunks.removeSubrange(count...)
      cell.collected = BorderRuns()
      cells[code] = cell
    }
    collectedBytes = 0
  }
}
