import BorderCore
import BorderIO

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Writes one table in the format that was picked, with its provenance.
struct TableOutput {
  /// The formats of every table.
  static let formats = ["table", "csv", "tsv", "json", "md"]
  /// Extensions that mean one of them.
  static let aliases = ["markdown": "md", "txt": "table"]

  /// Whether a format shows only what people look at, so that columns for files are missing.
  static func isForPeople(_ format: String) -> Bool { format == "table" || format == "md" }

  /// What `--keep` needs: the fields stand in columns for files.
  static let keepsInFiles = "goes into files: add -o FILE, or a --format other than table and md"

  let file: OutputFile
  let csv: CSVOptions
  let language: Language

  /// Writes to a file.
  init(file: OutputFile, csv: CSVOptions, language: Language) {
    self.file = file
    self.csv = csv
    self.language = language
  }

  /// The bytes of a table in a format.
  func render(_ table: Table, format: String) -> OutputBuffer {
    switch format {
    case "csv": table.csv(csv)
    case "tsv": table.tsv(language: language)
    case "json": table.json(language: language)
    case "md": table.displayed.markdown(language: language)
    default: terminal(table)
    }
  }

  /// The bytes of a table for people.
  func terminal(_ table: Table) -> OutputBuffer {
    var terminal = TerminalOptions()
    terminal.language = language
    if isatty(STDOUT_FILENO) == 1 {
      terminal.hasColour = getenv("NO_COLOR") == nil
      var size = winsize()
      if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 {
        terminal.width = Int(size.ws_col)
      }
    }
    return table.displayed.terminalText(terminal)
  }

  /// Writes bytes and, for a file, a sidecar with the provenance, which replaces one that is there as the file itself
  /// does: only where that is allowed.
  func write(_ buffers: [OutputBuffer], provenance: Provenance?) throws {
    Progress.standard.phase(nil)
    guard let provenance, !file.isStream else {
      try file.write(buffers)
      return
    }
    let sidecar = OutputFile(Provenance.sidecarPath(of: file.path), overwrite: file.overwrite)
    try OutputFile.write([(file, buffers), (sidecar, [Versions.completed(provenance).file()])])
  }
}
