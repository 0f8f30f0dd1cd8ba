import ArgumentParser
package import Mezha

/// How CSV is written, for the programs that read it.
package struct CSVTextOptions: ParsableArguments {
  package init() {}

  @Flag(help: "CSV: begin with a byte order mark, for Excel.")
  var bom = false

  @Option(help: "CSV: the delimiter.")
  var delimiter: String?

  @Flag(name: .customLong("decimal-comma"), help: "CSV: write 3,14; the delimiter becomes a semicolon.")
  var decimalComma = false

  package mutating func validate() throws {
    guard let delimiter else { return }
    let name = delimiter == "\\t" || delimiter == "tab" ? "\t" : delimiter
    guard name.unicodeScalars.count == 1, let mark = name.unicodeScalars.first, mark.isASCII, mark != "\"",
      mark != "\n"
    else {
      throw ValidationError(
        "--delimiter takes one ASCII character, such as \";\" or \"tab\".",
        "У --delimiter один знак ASCII, например \";\" или \"tab\".")
    }
    self.delimiter = name
  }

  /// The options with whether each was given.
  var given: [(String, Bool)] {
    [("--bom", bom), ("--delimiter", delimiter != nil), ("--decimal-comma", decimalComma)]
  }

  /// What was chosen, with headings in a language.
  package func csv(_ language: Language) -> CSVOptions {
    var options = CSVOptions()
    options.hasByteOrderMark = bom
    options.decimalComma = decimalComma
    options.delimiter = delimiter?.unicodeScalars.first
    options.language = language
    return options
  }
}
