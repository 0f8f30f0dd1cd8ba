package import ArgumentParser
package import Mezha

/// Where results go and in which format.
package struct OutputOptions: ParsableArguments {
  package init() {}

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write to a file; its extension picks the format. \"-\" is standard output.", valueName: "file"),
    completion: .file())
  package var output: String?

  @Option(help: ArgumentHelp("The format, whatever the extension.", valueName: "format"))
  package var format: String?

  @Flag(help: "Replace the file if it is there.")
  package var overwrite = false

  @OptionGroup var text: CSVTextOptions
  @OptionGroup package var colour: ColourOptions

  /// The format: as given, by the extension, or the default.
  ///
  /// - Parameters:
  ///   - known: The formats that the command writes; the first one is that of standard output.
  ///   - writesBeside: Whether the command writes another file than that of the results.
  ///   - showsTables: Whether tables for people are shown whatever the format.
  /// - Returns: One of them.
  /// - Throws: `ValidationError` that lists the known ones.
  package func pickFormat(
    _ known: [FileFormat], writesBeside: Bool = false, showsTables: Bool = false
  ) throws -> FileFormat {
    try VainOption.refuse(
      [("--overwrite", overwrite)], unless: writesBeside || output != nil && output != "-",
      "applies to a file: add -o FILE", "относится к файлу: добавьте -o ФАЙЛ")
    guard let picked = try picked(from: known) else {
      throw ValidationError(
        "The extension of \(fileName) picks no format. Use --format with one of: \(known.names).",
        "По расширению файла \(fileName) формат не определить. Укажите --format: \(known.names).")
    }
    try checkCSVOptions(picked)
    try colour.check(showsTables: showsTables || picked == .table, picked.name)
    return picked
  }

  private func picked(from known: [FileFormat]) throws -> FileFormat? {
    if let format {
      if let named = known.named(format) { return named }
      throw ValidationError(
        "--format \(format) is not known here. There are: \(known.names).",
        "Формата --format \(format) здесь нет. Есть: \(known.names).")
    }
    if file.isStandardOutput { return known.first }
    let parts = fileName.split(separator: ".", omittingEmptySubsequences: false)
    return known.named(parts.count > 1 ? String(parts[parts.count - 1]) : "")
  }

  private var fileName: String { output?.split(separator: "/").last.map(String.init) ?? output ?? "" }

  /// What is said of CSV must be wanted.
  private func checkCSVOptions(_ format: FileFormat) throws {
    try VainOption.refuse(
      text.given,
      unless: format.takesCSVOptions,
      "applies to CSV, and the format is \(format.name). Add --format csv, or remove it",
      "относится к CSV, а формат — \(format.name). Добавьте --format csv или уберите ключ")
  }

  /// The file to write to.
  package var file: OutputFile { OutputFile(output ?? "-", overwrite: overwrite) }
}

extension TableOutput {
  /// Writes where some options ask for it.
  package init(_ options: OutputOptions, _ talk: TalkOptions) {
    self.init(
      file: options.file, csv: options.text.csv(talk.lang), language: talk.lang, reporter: talk.reporter,
      colour: options.colour.choice)
  }
}
