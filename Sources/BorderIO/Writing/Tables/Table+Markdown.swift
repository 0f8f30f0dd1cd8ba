public import BorderCore
public import BorderTables

extension Table {
  /// The table in Markdown (GitHub Flavored Markdown, section 4.10), also legible as plain text.
  ///
  /// Columns are padded to one width (`ColumnWidths`) and numbers stand right. The hyphens below the headings are as many
  /// as the column needs on a page (`PageShares`): word processors get the table by pandoc, which goes by them. The title is a heading, totals are a last row in
  /// bold, notes a list below. Columns that are for files only are left out. Decimals have the decimal sign of
  /// the language and no grouping; missing values are `–`.
  ///
  /// Texts are shown, never interpreted: what Markdown or HTML would read as markup is escaped, line ends in a
  /// cell become `<br>`, other control characters U+FFFD.
  ///
  /// - Parameters:
  ///   - language: The language of title, headings, phrases and notes.
  ///   - headingLevel: The level of the title's heading, 1...6; `nil` for no title.
  /// - Returns: The text in UTF-8, its last line ended.
  public func markdown(language: Language = .english, headingLevel: Int? = 2) -> OutputBuffer {
    let shown = columns.indices.filter { !columns[$0].isForFilesOnly }
    let text = MarkdownText(language: language)
    var lines = [shown.map { text.escaped(columns[$0].heading(language)) }]
    lines += rows.map { row in shown.map { text($0 < row.count ? row[$0] : .missing, in: columns[$0]) } }
    if !totals.isEmpty {
      lines.append(shown.map { $0 < totals.count ? text.bold(totals[$0], in: columns[$0]) : "" })
    }
    let widths = ColumnWidths.of(lines, count: shown.count, least: 3)
    let shares = PageShares.of(lines, within: widths)

    var buffer = OutputBuffer()
    if let headingLevel {
      buffer.append(markdownHeading: title(language), level: headingLevel)
    }
    for (index, line) in lines.enumerated() {
      for (column, cell) in line.enumerated() {
        let padding = String(repeating: " ", count: max(widths[column] - DisplayWidth.of(cell), 0))
        let isNumeric = columns[shown[column]].isNumeric
        buffer.append(column == 0 ? "| " : " ")
        buffer.append(isNumeric ? padding + cell : cell + padding)
        buffer.append(" |")
      }
      buffer.appendNewline()
      if index == 0 { appendRule(shown, widths, shares, to: &buffer) }
    }
    for (index, note) in notes.enumerated() {
      buffer.append(index == 0 ? "\n- " : "- ")
      buffer.append(text.escaped(PrintableText.oneLine(note(language))))
      buffer.appendNewline()
    }
    return buffer
  }

  private func appendRule(_ shown: [Int], _ widths: [Int], _ shares: [Int], to buffer: inout OutputBuffer) {
    for (column, (width, share)) in zip(widths, shares).enumerated() {
      let isNumeric = columns[shown[column]].isNumeric
      buffer.append(column == 0 ? "| " : " ")
      if isNumeric { buffer.append(byte: Ascii.space, count: width - share) }
      buffer.append(byte: Ascii.minus, count: isNumeric ? share - 1 : share)
      if isNumeric { buffer.append(":") }
      if !isNumeric { buffer.append(byte: Ascii.space, count: width - share) }
      buffer.append(" |")
    }
    buffer.appendNewline()
  }
}

extension OutputBuffer {
  /// Appends a heading of Markdown and an empty line; the text is shown, never interpreted.
  ///
  /// - Parameters:
  ///   - text: The heading.
  ///   - level: Its level, 1...6.
  public mutating func append(markdownHeading text: String, level: Int) {
    append(byte: UInt8(ascii: "#"), count: min(max(level, 1), 6))
    append(" \(MarkdownText(language: .english).escaped(PrintableText.oneLine(text)))\n\n")
  }

  /// Appends an item of a list of Markdown that shows a text as it is.
  public mutating func append(markdownItem text: String) {
    append("- ")
    append(markdownParagraph: text)
  }

  /// Appends a paragraph of Markdown that shows a text as it is.
  public mutating func append(markdownParagraph text: String) {
    append("\(MarkdownText(language: .english).escaped(PrintableText.oneLine(text)))\n")
  }
}

/// Texts for Markdown.
struct MarkdownText {
  private let plain: CellText
  private let language: Language

  init(language: Language) {
    self.language = language
    plain = CellText(language: language, groupSeparator: nil)
  }

  /// The cell, escaped.
  func callAsFunction(_ cell: Cell, in column: Column) -> String {
    switch cell {
    case .text(let text): escaped(column.vocabulary?.phrase(text)(language) ?? text)
    case .phrase(let phrase): escaped(phrase(language))
    default: plain(cell, in: column)
    }
  }

  /// The cell in bold; nothing for a missing one.
  func bold(_ cell: Cell, in column: Column) -> String {
    cell == .missing ? "" : "**\(self(cell, in: column))**"
  }

  /// The text so that Markdown shows it as it is.
  func escaped(_ text: String) -> String {
    var result = ""
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    for (index, line) in lines.enumerated() {
      if index > 0 { result += "<br>" }
      escape(PrintableText.oneLine(String(line)), into: &result)
    }
    return result
  }

  private func escape(_ line: String, into result: inout String) {
    let scalars = Array(line.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "\\", "|", "`", "*", "[", "]", "~": result += "\\\(scalar)"
      case "_" where !isBetweenLetters(scalars, index): result += "\\_"
      // Marks that mean something at the beginning of a list item.
      case "#" where index == 0, "+" where index == 0, "-" where index == 0: result += "\\\(scalar)"
      default: MarkupText.append(scalar, to: &result)
      }
    }
  }

  /// An underscore inside a word, as in `length_km`, is no markup.
  private func isBetweenLetters(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    guard index > 0, index + 1 < scalars.count else { return false }
    return [scalars[index - 1], scalars[index + 1]].allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
    }
  }
}
