import BorderCore
import Testing

@testable import BorderIO
@testable import BorderTables

/// One very long text must not make every line of a table as long.
@Suite struct TableBoundTests {
  private func table(longest: Int) -> Table {
    var table = Table(
      name: "t", title: Phrase("T", "Т"),
      columns: [
        Column("a", Phrase("a", "а")), Column("b", Phrase("b", "б")),
        Column("n", Phrase("n", "ч"), isNumeric: true),
      ])
    for row in 0..<300 {
      table.append([
        .text(row == 7 ? String(repeating: "x", count: longest) : "r\(row)"), .text("b\(row)"), .integer(row),
      ])
    }
    return table
  }

  @Test func `lines are padded to a bounded width, and the text stands whole`() {
    let count = 100_000
    let usual = 300 * 3 * (ColumnWidths.greatest + 10)
    for buffer in [table(longest: count).markdown(), table(longest: count).terminalText()] {
      #expect(buffer.bytes.count < count + usual, "\(buffer.bytes.count) bytes")
      #expect(buffer.text.contains(String(repeating: "x", count: count)))
      #expect(buffer.text.contains("b7"))
    }
  }

  @Test func `columns within the bound are aligned as ever`() {
    let lines = table(longest: ColumnWidths.greatest).terminalText().text.split(separator: "\n")
    let places = lines.filter { $0.contains(" b") }.compactMap { line in
      line.firstIndex(of: "b").map { line.distance(from: line.startIndex, to: $0) }
    }
    #expect(Set(places.dropFirst()).count == 1)
  }

  /// On a terminal texts are cut instead.
  @Test func `on a terminal the long text is cut`() {
    var options = TerminalOptions()
    options.width = 60
    let text = table(longest: 10_000).terminalText(options).text
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 60 } && text.contains("…"))
  }
}
