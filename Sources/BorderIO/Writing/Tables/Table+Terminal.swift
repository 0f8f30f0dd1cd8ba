public import BorderCore
public import BorderTables

/// How a table is shown on a terminal.
public struct TerminalOptions: Hashable, Sendable {
  /// The language of title, headings, phrases and notes.
  public var language = Language.english
  /// The columns of the terminal; `nil` for as many as the table takes.
  public var width: Int?
  /// Whether to use bold and dim text (ANSI escape sequences).
  public var hasColour = false
  /// What stands between groups of three digits.
  public var groupSeparator = " "

  /// The usual options.
  public init() {}
}

extension Table {
  /// The table as text for people: title, headings, rows, totals, notes.
  ///
  /// Columns are two blanks apart and as wide as their texts, by the columns of the terminal that characters
  /// take; numbers stand right, with their digits grouped. Where the table is wider than `width`, headings go over several
  /// lines; where that does not suffice, columns of less weight give way (see `ColumnWeight`) and are named below; the
  /// widest texts of what is still too wide go over several lines, down to eight columns each. Numbers are never cut. Columns that are for
  /// files only are left out. No line ends in blanks. Texts cannot move the cursor or turn the direction of the line.
  ///
  /// - Complexity: O(size of the result).
  public func terminalText(_ options: TerminalOptions = TerminalOptions()) -> OutputBuffer {
    let known = columns.indices.filter { !columns[$0].isForFilesOnly }
    let text = CellText(language: options.language, groupSeparator: options.groupSeparator)
    func cells(_ row: [Cell]) -> [String] {
      known.map { text($0 < row.count ? row[$0] : .missing, in: columns[$0]) }
    }
    let foot =
      totals.isEmpty
      ? nil
      : known.map { $0 < totals.count && totals[$0] != .missing ? text(totals[$0], in: columns[$0]) : "" }
    let people = known.map { columns[$0] }
    let layout = TerminalLayout(
      headings: people.map { PrintableText.oneLine($0.heading(options.language)) },
      lines: rows.map(cells) + (foot.map { [$0] } ?? []), columns: people, width: options.width)
    let style = TerminalStyle(isOn: options.hasColour)
    var buffer = OutputBuffer()
    let title = PrintableText.oneLine(title(options.language))
    if !title.isEmpty { buffer.append(style.bold(title) + "\n\n") }
    for line in layout.headings { buffer.append(style.bold(line) + "\n") }
    buffer.append(style.dim(layout.rule) + "\n")
    for row in layout.rows.prefix(rows.count) { for line in row { buffer.append(line + "\n") } }
    if foot != nil, let last = layout.rows.last {
      buffer.append(style.dim(layout.rule) + "\n")
      for line in last { buffer.append(style.bold(line) + "\n") }
    }
    let gone = layout.gone.isEmpty ? [] : [people.noteOnGone(layout.gone, place: placeOfAll)]
    for (index, note) in (gone + notes).enumerated() {
      if index == 0 { buffer.appendNewline() }
      let lines = layout.wrapped(PrintableText.oneLine(note(options.language)))
      for line in lines { buffer.append(style.dim(line) + "\n") }
    }
    return buffer
  }
}

extension TerminalOptions {
  /// A text for people on lines that fit the terminal, with a line end.
  public func lines(of text: String) -> OutputBuffer {
    OutputBuffer(TerminalLayout.wrapped(text, width: width).joined(separator: "\n") + "\n")
  }
}

/// Bold and dim text, or neither.
struct TerminalStyle {
  let isOn: Bool

  func bold(_ text: String) -> String { isOn ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
  func dim(_ text: String) -> String { isOn ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
}
