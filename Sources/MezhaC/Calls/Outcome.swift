internal import BorderCore
internal import BorderTables
internal import CMezha
internal import Synchronization

/// What a call says beside its result, collected from whichever thread.
final class CallNotes: Sendable {
  private let texts = Mutex<[String]>([])

  /// Collects notes and warnings; warnings are marked.
  var reporter: Reporter {
    Reporter { kind, text in
      if kind == .detail { return }
      let sentence = OptionWords.renamed(text.english)
      self.texts.withLock { $0.append(kind == .warning ? "warning: \(sentence)" : sentence) }
    }
  }

  /// What was said.
  var all: [String] { texts.withLock { $0 } }
}

/// What an outcome points to.
@safe private final class OutcomeOwner {
  let message: UnsafeMutablePointer<CChar>?
  let hint: UnsafeMutablePointer<CChar>?
  let notes: UnsafeMutablePointer<UnsafePointer<CChar>?>
  private let noteCount: Int

  init(_ error: CallError?, _ notes: [String]) {
    unsafe message = error.map { unsafe CText.make($0.message) }
    unsafe hint = error.flatMap { unsafe $0.hint.isEmpty ? nil : CText.make($0.hint) }
    noteCount = notes.count
    unsafe self.notes = .allocate(capacity: max(1, notes.count))
    for (index, note) in notes.enumerated() {
      unsafe self.notes[index] = unsafe UnsafePointer(CText.make(note))
    }
  }

  deinit {
    unsafe message?.deallocate()
    unsafe hint?.deallocate()
    for index in 0..<noteCount { unsafe notes[index]?.deallocate() }
    unsafe notes.deallocate()
  }
}

extension CallNotes {
  /// Fills the outcome of the caller; returns its code.
  func export(_ error: CallError?, to target: UnsafeMutablePointer<mezha_outcome>?) -> Int32 {
    let code = error?.code.rawValue ?? 0
    guard let target = unsafe target else { return code }
    let notes = all
    let owner = OutcomeOwner(error, notes)
    unsafe target.initialize(
      to: mezha_outcome(
        code: code, row: Int64(error?.row ?? -1), longitude: error?.place?.longitude ?? .nan,
        latitude: error?.place?.latitude ?? .nan, message: owner.message.map { unsafe UnsafePointer($0) },
        hint: unsafe owner.hint.map { unsafe UnsafePointer($0) }, note_count: Int64(notes.count),
        notes: unsafe UnsafePointer(owner.notes),
        release: { outcome in
          guard let outcome = unsafe outcome, let owner = unsafe outcome.pointee.private_data else { return }
          unsafe outcome.pointee.release = nil
          unsafe Unmanaged<OutcomeOwner>.fromOpaque(owner).release()
        }, private_data: unsafe Unmanaged.passRetained(owner).toOpaque()))
    return code
  }
}
