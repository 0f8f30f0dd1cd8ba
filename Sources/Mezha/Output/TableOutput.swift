import BorderCore
import BorderIO
import BorderTables
import Glibc

/// Makes the bytes of tables, and writes a file with its provenance.
public struct TableOutput: Sendable {
  /// Where the bytes go.
  public private(set) var file: OutputFile
  /// How CSV is written.
  public let csv: CSVOptions
  /// The language of words and headings.
  public let language: Language
  /// Who is told what was found.
  public let reporter: Reporter
  /// Whether tables for people have colour.
  public let colour: ColourChoice

  /// Writes to a file, or to standard output where none is given.
  public init(
    file: OutputFile = OutputFile("-"), csv: CSVOptions = CSVOptions(), language: Language = .english,
    reporter: Reporter = .silent, colour: ColourChoice = .auto
  ) {
    self.file = file
    self.csv = csv
    self.language = language
    self.reporter = reporter
    self.colour = colour
  }

  /// The bytes of a table as text.
  public func render(_ table: Table, as form: FileFormat.RowForm) -> OutputBuffer {
    switch form {
    case .csv: table.csv(csv)
    case .tsv: table.tsv(language: language)
    case .json: table.json(language: language)
    case .markdown: table.displayed.markdown(language: language)
    case .terminal: terminal(table)
    }
  }

  /// The bytes of a table for people.
  public func terminal(_ table: Table) -> OutputBuffer { table.displayed.terminalText(terminalOptions) }

  /// The bytes of tables for people, with a blank line between them.
  public func terminal(_ tables: [Table]) -> [OutputBuffer] {
    tables.enumerated().flatMap { index, table in
      (index == 0 ? [] : [OutputBuffer("\n")]) + [terminal(table)]
    }
  }

  /// The same on standard output, for what is shown beside a file.
  public var onStandardOutput: TableOutput {
    var copy = self
    copy.file = OutputFile("-")
    return copy
  }

  /// How text is shown: what goes to a terminal fits it, what goes into a file is as wide as it needs.
  public var terminalOptions: TerminalOptions {
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
  public func write(_ buffers: [OutputBuffer], provenance: Provenance?) throws {
    reporter.phase(nil)
    guard let provenance, !file.isStream else {
      try file.write(buffers)
      return
    }
    let sidecar = OutputFile(Provenance.sidecarPath(of: file.path), overwrite: file.overwrite)
    try OutputFile.write([(file, buffers), (sidecar, [Versions.completed(provenance).file()])])
  }
}
