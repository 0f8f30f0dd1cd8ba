import BorderCore
import BorderIO
import BorderTables

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Makes the bytes of tables, and writes a file with its provenance.
package struct TableOutput {
  package private(set) var file: OutputFile
  package let csv: CSVOptions
  package let language: Language
  package let reporter: Reporter
  package let colour: ColourChoice

  /// Writes to a file.
  package init(
    file: OutputFile, csv: CSVOptions, language: Language, reporter: Reporter, colour: ColourChoice = .auto
  ) {
    self.file = file
    self.csv = csv
    self.language = language
    self.reporter = reporter
    self.colour = colour
  }

  /// The bytes of a table as text.
  package func render(_ table: Table, as form: FileFormat.RowForm) -> OutputBuffer {
    switch form {
    case .csv: table.csv(csv)
    case .tsv: table.tsv(language: language)
    case .json: table.json(language: language)
    case .markdown: table.displayed.markdown(language: language)
    case .terminal: terminal(table)
    }
  }

  /// The bytes of a table for people.
  package func terminal(_ table: Table) -> OutputBuffer { table.displayed.terminalText(terminalOptions) }

  /// The bytes of tables for people, with a blank line between them.
  package func terminal(_ tables: [Table]) -> [OutputBuffer] {
    tables.enumerated().flatMap { index, table in
      (index == 0 ? [] : [OutputBuffer("\n")]) + [terminal(table)]
    }
  }

  /// The same on standard output, for what is shown beside a file.
  package var onStandardOutput: TableOutput {
    var copy = self
    copy.file = OutputFile("-")
    return copy
  }

  /// How text is shown: what goes to a terminal fits it, what goes into a file is as wide as it needs.
  package var terminalOptions: TerminalOptions {
    var terminal = TerminalOptions()
    terminal.language = language
    let isTerminal = file.isStandardOutput && isatty(STDOUT_FILENO) == 1
    terminal.hasColour = colour.isOn(
      isTerminal: isTerminal, noColour: getenv("NO_COLOR").map { String(cString: $0) })
    if isTerminal {
      var size = winsize()
      if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 {
        terminal.width = Int(size.ws_col)
      }
    }
    return terminal
  }

  /// Writes bytes and, for a file, a sidecar with the provenance, which replaces one that is there as the file itself
  /// does: only where that is allowed.
  package func write(_ buffers: [OutputBuffer], provenance: Provenance?) throws {
    reporter.phase(nil)
    guard let provenance, !file.isStream else {
      try file.write(buffers)
      return
    }
    let sidecar = OutputFile(Provenance.sidecarPath(of: file.path), overwrite: file.overwrite)
    try OutputFile.write([(file, buffers), (sidecar, [Versions.completed(provenance).file()])])
  }
}
