public import BorderCore
public import BorderTables

extension Table {
  /// The table as tab-separated values in UTF-8: one row is one line, for pipes.
  ///
  /// The header is the keys of the columns. Nothing is quoted; in texts a tab, LF, CR and backslash are written
  /// as `\t`, `\n`, `\r` and `\\`, other control characters and signs that turn the direction of a line as U+FFFD. Decimals have all their places and a point, flags are
  /// `true` and `false`, missing values are empty. Totals and notes are left out. O(size of the result).
  public func tsv(language: Language = .english) -> OutputBuffer {
    var buffer = OutputBuffer()
    let languages = columns.languages(language)
    append(row: columns.map { Cell.text($0.key) }, languages, to: &buffer)
    for row in rows { append(row: row, languages, to: &buffer) }
    return buffer
  }

  private func append(row: [Cell], _ languages: [Language], to buffer: inout OutputBuffer) {
    for (index, cell) in row.enumerated() {
      if index > 0 { buffer.append(byte: Ascii.tab) }
      switch cell {
      case .text(let text): append(text, to: &buffer)
      case .phrase(let phrase): append(phrase(languages[index]), to: &buffer)
      case .integer(let number): buffer.append(number)
      case .decimal(let number, let places): buffer.append(fixed: number, places: places)
      case .flag(let flag): buffer.append(flag ? "true" : "false")
      case .missing: break
      }
    }
    buffer.appendNewline()
  }

  private func append(_ text: String, to buffer: inout OutputBuffer) {
    for byte in PrintableText.data(text).utf8 {
      switch byte {
      case Ascii.tab: buffer.append(#"\t"#)
      case Ascii.newline: buffer.append(#"\n"#)
      case Ascii.carriageReturn: buffer.append(#"\r"#)
      case Ascii.backslash: buffer.append(#"\\"#)
      default: buffer.append(byte: byte)
      }
    }
  }
}
