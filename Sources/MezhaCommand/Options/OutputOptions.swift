import ArgumentParser
import Mezha

/// Where results go and in which format.
struct OutputOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write to a file; its extension picks the format. \"-\" is standard output.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("The format, whatever the extension.", valueName: "format"))
  var format: String?

  @Flag(help: "Replace the file if it is there.")
  var overwrite = false

  @Flag(help: "CSV: begin with a byte order mark, for Excel.")
  var bom = false

  @Option(help: "CSV: the delimiter.")
  var delimiter: String?

  @Flag(name: .customLong("decimal-comma"), help: "CSV: write 3,14; the delimiter becomes a semicolon.")
  var decimalComma = false

  mutating func validate() throws {
    if let delimiter {
      let name = delimiter == "\\t" || delimiter == "tab" ? "\t" : delimiter
      guard name.unicodeScalars.count == 1, let mark = name.unicodeScalars.first, mark.isASCII, mark != "\"",
        mark != "\n"
      else {
        throw ValidationError("--delimiter takes one ASCII character, such as \";\" or \"tab\".")
      }
      self.delimiter = name
    }
  }

  /// The CSV options.
  func csv(_ language: Language) -> CSVOptions {
    var options = CSVOptions()
    options.hasByteOrderMark = bom
    options.decimalComma = decimalComma
    options.delimiter = delimiter?.unicodeScalars.first
    options.language = language
    return options
  }

  /// The format: as given, by the extension, or the default.
  ///
  /// - Parameters:
  ///   - known: The formats that the command writes.
  ///   - aliases: Extensions that mean one of them.
  ///   - standard: The format of standard output.
  ///   - writesBeside: Whether the command writes another file than that of the results.
  /// - Returns: One of the known formats.
  /// - Throws: `ValidationError` that lists the known ones.
  func pickFormat(
    _ known: [String], aliases: [String: String] = [:], standard: String, writesBeside: Bool = false
  ) throws -> String {
    try VainOption.refuse(
      [("--overwrite", overwrite)], unless: writesBeside || output != nil && output != "-",
      "is for a file: add -o FILE")
    let list = known.joined(separator: ", ")
    if let format {
      let name = aliases[format.lowercased()] ?? format.lowercased()
      try checkCSVOptions(name)
      guard known.contains(name) else {
        throw ValidationError("--format \(format) is not known here. There are: \(list).")
      }
      return name
    }
    guard let output, !file.isStandardOutput else {
      try checkCSVOptions(standard)
      return standard
    }
    let file = output.split(separator: "/").last.map(String.init) ?? output
    let parts = file.split(separator: ".", omittingEmptySubsequences: false)
    let ending = parts.count > 1 ? String(parts[parts.count - 1]).lowercased() : ""
    let name = aliases[ending] ?? ending
    guard known.contains(name) else {
      throw ValidationError(
        "The extension of \(file) picks no format. Use --format with one of: \(list).")
    }
    try checkCSVOptions(name)
    return name
  }

  /// What is said of CSV must be wanted.
  private func checkCSVOptions(_ format: String) throws {
    let given = [("--bom", bom), ("--delimiter", delimiter != nil), ("--decimal-comma", decimalComma)]
      .filter(\.1).map(\.0)
    guard let option = given.first, !["csv", "matrix"].contains(format) else { return }
    throw ValidationError(
      "\(option) is for CSV, and the format is \(format). Add --format csv, or leave it out.")
  }

  /// The file to write to.
  var file: OutputFile { OutputFile(output ?? "-", overwrite: overwrite) }
}

extension TableOutput {
  /// Writes where some options ask for it.
  init(_ options: OutputOptions, _ talk: TalkOptions) {
    self.init(
      file: options.file, csv: options.csv(talk.lang), language: talk.lang, reporter: talk.reporter)
  }
}
