public import BorderCore
public import BorderTables

extension Table {
  /// The table for LaTeX: a `longtable` of the package of this name with the rules of `booktabs`, its title as caption.
  ///
  /// Columns for files only are left out, decimals have the digits that people see, and notes stand below in small type.
  ///
  /// - Parameters:
  ///   - language: The language of title, headings, phrases and notes.
  ///   - label: What the text refers to it by, such as `tab:countries`.
  /// - Returns: The source of the table.
  public func latex(language: Language = .english, label: String) -> OutputBuffer {
    let shown = displayed
    let text = LaTeXText(language: language)
    func line(_ row: [Cell], _ style: (String) -> String = { $0 }) -> String {
      shown.columns.indices.map { style(text($0 < row.count ? row[$0] : .missing, in: shown.columns[$0])) }
        .joined(separator: " & ") + " \\\\\n"
    }
    let head =
      shown.columns.map { text.escaped($0.heading(language)) }.joined(separator: " & ") + " \\\\\n\\midrule\n"
    var buffer = OutputBuffer()
    buffer.append("\\begin{longtable}{\(shown.columns.map { $0.isNumeric ? "r" : "l" }.joined())}\n")
    buffer.append("\\caption{\(text.escaped(title(language)))}\\label{\(label)} \\\\\n\\toprule\n")
    buffer.append(head + "\\endfirsthead\n\\toprule\n" + head + "\\endhead\n\\bottomrule\n\\endlastfoot\n")
    for row in shown.rows { buffer.append(line(row)) }
    if !shown.totals.isEmpty {
      buffer.append("\\midrule\n" + line(shown.totals) { $0.isEmpty || $0 == "--" ? "" : "\\textbf{\($0)}" })
    }
    buffer.append("\\end{longtable}\n")
    for note in notes { buffer.append("{\\footnotesize \(text.escaped(note(language)))\\par}\n") }
    return buffer
  }
}

/// Texts and cells as LaTeX shows them.
public struct LaTeXText: Sendable {
  private let cells: CellText

  /// Texts of a language.
  public init(language: Language) {
    cells = CellText(language: language, groupSeparator: "\u{202F}")
  }

  /// A text in which nothing is a command, on one line.
  public func escaped(_ text: String) -> String {
    var result = ""
    for character in PrintableText.oneLine(text) {
      switch character {
      case "\\": result += "\\textbackslash{}"
      case "~": result += "\\textasciitilde{}"
      case "^": result += "\\textasciicircum{}"
      case "&", "%", "$", "#", "_", "{", "}": result += "\\\(character)"
      case "–": result += "--"
      case "\u{202F}", "\u{A0}": result += "\\,"
      case "²": result += "\\textsuperscript{2}"
      case "±": result += "\\ensuremath{\\pm}"
      case "−": result += "\\ensuremath{-}"
      default: result.append(character)
      }
    }
    return result
  }

  func callAsFunction(_ cell: Cell, in column: Column) -> String { escaped(cells(cell, in: column)) }
}
