import ArgumentParser
package import Mezha

/// Options that would change nothing are errors: who gives one expects that it does.
package enum VainOption {
  /// Refuses the first of some options that was given, where nothing uses them.
  ///
  /// - Parameters:
  ///   - options: Names of options, and whether each was given.
  ///   - isUsed: Whether something uses them.
  ///   - need: What they need, to follow their name: `needs --lines`.
  ///   - russianNeed: The same in Russian.
  /// - Throws: `ValidationError` that names the option.
  package static func refuse(
    _ options: [(name: String, isGiven: Bool)], unless isUsed: Bool, _ need: String, _ russianNeed: String
  ) throws {
    guard !isUsed, let option = options.first(where: \.isGiven)?.name else { return }
    throw ValidationError("\(option) \(need).", "\(option) \(russianNeed).")
  }

  /// Refuses `--keep` for what only people read: the fields stand in columns for files.
  package static func refuseKeep(_ isGiven: Bool, for format: FileFormat) throws {
    try refuse(
      [("--keep", isGiven)], unless: !format.isForPeople,
      "goes into files: add -o FILE, or a --format other than table and md",
      "пишет в файлы: добавьте -o ФАЙЛ или --format, кроме table и md")
  }
}
