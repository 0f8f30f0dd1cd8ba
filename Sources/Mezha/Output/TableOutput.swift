import BorderCore
import BorderIO
import BorderTables

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Writes one table in the format that was picked, with its provenance.
package struct TableOutput {
  /// The formats of every table.
  package static let formats = ["table", "csv", "tsv", "json", "md"]
  /// Extensions that mean one of them.
  package static let aliases = ["markdown": "md", "txt": "table"]

  /// Whether a format shows only what people look at, so that columns for files are missing.
  package static func isForPeople(_ format: String) -> Bool { format == "table" || format == "md" }

  /// What `--keep` needs: the fields stand in columns for files.
  package static let keepsInFiles = "goes into files: add -o FILE, or a --format other than table and md"

  package let file: OutputFile
  package let csv: CSVOptions
  package let language: Language
  package let reporter: Reporter

  /// Writes to a file.
  package init(file: OutputFile, csv: CSVOptions, language: Language, reporter: Reporter) {
    self.file = file
    self.csv = csv
    self.language = language
    self.reporter = reporter
  }

  /// The bytes of a table in a format.
  package func render(_ table: Table, format: String) -> OutputBuffer {
    switch format {
    case "csv": table.csv(csv)
    case "tsv": table.tsv(language: language)
    case "json": table.json(language: language)
    case "md": table.displayed.markdown(language: language)
    default: terminal(table)
    }
  }

  /// The bytes of a table for people.
  package func terminal(_ table: Table) -> OutputBuffer {
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
