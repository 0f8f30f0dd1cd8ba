import BorderCore
import BorderIO
import Dispatch
import Synchronization

/// Lines that are read on another thread while the main one reads regions and finds their borders.
package final class PendingLines: Sendable {
  private let result = Mutex<Result<LineInput, any Error>?>(nil)
  private let group = DispatchGroup()
  private let file: String

  /// Starts reading.
  ///
  /// - Parameters:
  ///   - file: FILE or FILE#LAYER. Standard input is read at once.
  ///   - fields: The fields that are needed.
  ///   - filter: A condition that lines must meet.
  ///   - threads: With 1, the lines are read at once.
  package init(_ file: String, fields: [String], filter: String?, threads: Int) {
    self.file = file
    let isStandardInput = file == "-"
    let work: @Sendable () -> Void = { [self] in
      let reading = ReadOptions(whereClause: filter)
      // Standard input cannot be read once more for the fields to keep.
      let wanted = isStandardInput ? nil : fields
      let read = Result { try LineReader.read(NamedData.input(file), fields: wanted, options: reading) }
      result.withLock { $0 = read }
    }
    if threads > 1 && !isStandardInput {
      DispatchQueue.global().async(group: group, execute: work)
    } else {
      work()
    }
  }

  /// The lines; waits for them, and reports what was noted.
  ///
  /// - Parameter workspace: What they are read for; it remembers them.
  /// - Returns: The lines.
  /// - Throws: `InputError` when they cannot be read.
  package func get(for workspace: Workspace) throws -> LineInput {
    group.wait()
    guard let read = try result.withLock({ $0 })?.get() else {
      throw InputError(
        .badData, file: file, problem: Phrase("no lines were read", "линии не прочитаны"),
        hint: Phrase("Look at it with: ogrinfo -al -so", "Посмотрите на него: ogrinfo -al -so"))
    }
    for note in read.source.notes { workspace.reporter.note(note) }
    try workspace.opened.add(read.source)
    return read
  }
}
