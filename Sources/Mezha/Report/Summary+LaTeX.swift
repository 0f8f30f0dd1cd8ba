import BorderCore
import BorderIO
import BorderTables

extension Summary {
  /// The main tables for a paper, each with a caption, and what a paper says of method and sources.
  ///
  /// The document compiles as it is with LuaLaTeX or XeLaTeX, which know every script; what stands between its first and its
  /// last line can be taken into another one. Lengths are in whole kilometres: no scale bears more.
  func latex() -> OutputBuffer {
    let language = files.language
    let text = LaTeXText(language: language)
    var source = OutputBuffer()
    source.append(
      """
      \\documentclass[a4paper]{article}
      \\usepackage{fontspec}
      \\usepackage[\(language == .russian ? "russian" : "english")]{babel}
      \\IfFontExistsTF{DejaVu Serif}{\\setmainfont{DejaVu Serif}}{}
      \\usepackage[margin=2cm,landscape]{geometry}
      \\usepackage{booktabs,longtable}
      \\begin{document}

      """)
    let heading = Phrase("Method and data", "Метод и данные")(language)
    let subject = files.head.subject
    source.append(
      "\\section*{\(text.escaped(Phrase("Borders of \(subject.english)", "Границы: \(subject.russian)")(language)))}\n"
    )
    let tables = files.terminalTables.filter { !$0.rows.isEmpty }
    for table in tables {
      var shown = table.showing(places: 0) { $0.key.hasSuffix("_km") }
        .narrowed(to: Self.mostColumns, file: table.file)
      shown.notes = []
      source.append(
        shown.latex(language: language, label: "tab:\(table.name)-\(label(of: table, in: tables))"))
      source.append("\n")
    }
    source.append("\\subsection*{\(heading)}\n")
    var notes: [Phrase] = []
    for note in tables.flatMap(\.notes) where !notes.contains(note) { notes.append(note) }
    for note in notes + [files.provenance.credits.line] {
      source.append(text.escaped(note(language)) + "\n\n")
    }
    source.append("\\end{document}\n")
    return source
  }

  /// Which of the tables it is: two may have one name.
  private func label(of table: Table, in tables: [Table]) -> Int {
    (tables.firstIndex { $0.title == table.title } ?? 0) + 1
  }
}
