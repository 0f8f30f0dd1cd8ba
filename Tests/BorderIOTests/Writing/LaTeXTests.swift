import BorderCore
import BorderIO
import Testing

@testable import BorderTables

/// Tables for LaTeX.
struct LaTeXTests {
  @Test func `nothing in a text is a command`() {
    let text = LaTeXText(language: .english)
    #expect(
      text.escaped(##"50 % of $x_1 & {#~^} \par"##)
        == ##"50 \% of \$x\_1 \& \{\#\textasciitilde{}\textasciicircum{}\} \textbackslash{}par"##)
    #expect(text.escaped("km² ± 1–2\u{202F}000") == #"km\textsuperscript{2} \ensuremath{\pm} 1--2\,000"#)
  }

  @Test func `a table has caption, rules, rows and a row of totals`() {
    var table = Table(
      name: "t", title: Phrase("A_B", "А_Б"),
      columns: [
        Column("name", Phrase("name", "имя")),
        Column("km", Phrase("km", "км"), isNumeric: true, displayPlaces: 1),
        Column("hidden", Phrase("hidden", "скрыто"), isForFilesOnly: true),
      ])
    table.append([.text("R&D"), .decimal(12345.678, places: 6), .text("x")])
    table.append([.text("–"), .missing, .missing])
    table.totals = [.text("all"), .decimal(12345.678, places: 6), .missing]
    table.notes = [Phrase("100 %", "100 %")]
    let text = table.latex(language: .russian, label: "tab:t").text
    #expect(text.hasPrefix("\\begin{longtable}{lr}\n\\caption{А\\_Б}\\label{tab:t} \\\\\n\\toprule\n"))
    #expect(text.contains("имя & км \\\\\n\\midrule\n"))
    #expect(
      text.contains(
        "R\\&D & 12\\,345,7 \\\\\n-- & -- \\\\\n\\midrule\n\\textbf{all} & \\textbf{12\\,345,7} \\\\\n"))
    #expect(text.hasSuffix("\\end{longtable}\n{\\footnotesize 100 \\%\\par}\n"))
    #expect(!text.contains("скрыто"))
  }
}
