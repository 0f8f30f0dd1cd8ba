import BorderCore
import BorderIO
import Dispatch
import Synchronization

/// Lines that are read on another thread while the main one reads regions and finds their borders; or, where they would take
/// too much memory, afterwards batch by batch, of which only those stay that are of use.
package final class PendingLines: Sendable {
  private let result = Mutex<Result<LineInput, any Error>?>(nil)
  private let group = DispatchGroup()
  private let file: String
  /// The file behind the name. It is looked for once: of data that were fetched, all of it is read for its checksum.
  private let input: Result<InputSpec, InputError>
  private let fields: [String]
  private let filter: String?
  /// Whether lines are read when they are asked for.
  private let isPostponed: Bool

  /// Starts reading.
  ///
  /// - Parameters:
  ///   - file: FILE or FILE#LAYER. Standard input is read at once.
  ///   - fields: The fields that are needed.
  ///   - filter: A condition that lines must meet.
  ///   - threads: With 1, the lines are read at once.
  ///   - canBeSifted: Whether only some of them will be asked for.
  package init(
    _ file: String, fields: [String], filter: String?, threads: Int, canBeSifted: Bool = false
  ) {
    (self.file, self.fields, self.filter) = (file, fields, filter)
    let input = Result { () throws(InputError) in try NamedData.input(file) }
    self.input = input
    let isStandardInput = file == "-"
    isPostponed = canBeSifted && !isStandardInput && Self.takesTooMuch(input)
    if isPostponed { return }
    let work: @Sendable () -> Void = { [self] in
      let reading = ReadOptions(whereClause: filter)
      // Standard input cannot be read once more for the fields to keep.
      let wanted = isStandardInput ? nil : fields
      let read = Result { try LineReader.read(input.get(), fields: wanted, options: reading) }
      result.withLock { $0 = read }
    }
    if threads > 1 && !isStandardInput {
      DispatchQueue.global().async(group: group, execute: work)
    } else {
      work()
    }
  }

  /// Whether a file has so many lines that they would take half of the memory there is, or more. No format that has many needs
  /// fewer than 16 bytes a vertex; arrays double as they grow.
  private static func takesTooMuch(_ input: Result<InputSpec, InputError>) -> Bool {
    guard case .success(let input) = input, case .file(let size) = FileStatus(of: input.file) else {
      return false
    }
    return 3 * size > MemoryBudget.now().bytes / 2
  }

  /// The lines; waits for them, and reports what was noted.
  ///
  /// - Parameters:
  ///   - workspace: What they are read for; it remembers them.
  ///   - isUseful: Which of them are of use, where not all need be kept: see `LineReader`.
  /// - Returns: The lines; all, or all that are of use.
  /// - Throws: `InputError` when they cannot be read.
  package func get(
    for workspace: Workspace, keeping isUseful: ((LineSet, Range<Int>) -> [Bool])? = nil
  ) throws -> LineInput {
    group.wait()
    if isPostponed {
      workspace.reporter.note(
        Phrase(
          "too little memory for all lines at once: read batch by batch, and only those kept that meet a border",
          "памяти на все линии сразу не хватает: читаются по частям, и остаются только те, что встречают границу"
        ))
      let read = try LineReader.read(
        input.get(), fields: fields, options: ReadOptions(whereClause: filter), keeping: isUseful)
      return try noted(read, for: workspace)
    }
    guard let read = try result.withLock({ $0 })?.get() else {
      throw InputError(
        .badData, file: file, problem: Phrase("no lines were read", "линии не прочитаны"),
        hint: Phrase("Look at it with: ogrinfo -al -so", "Посмотрите на него: ogrinfo -al -so"))
    }
    return try noted(read, for: workspace)
  }

  private func noted(_ read: LineInput, for workspace: Workspace) throws -> LineInput {
    for note in read.source.notes { workspace.reporter.note(note) }
    try workspace.opened.add(read.source)
    return read
  }
}
