import BorderCore
import BorderIO
import Testing

@testable import BorderTables

/// What gives way where there is no room for all columns.
struct NarrowTableTests {
  private var table: Table {
    var table = Table(
      name: "t", title: Phrase("Title", "Заглавие"),
      columns: [
        Column("id", Phrase("id", "код"), weight: .detail),
        Column("name", Phrase("name of the region", "название региона"), weight: .main),
        Column("km", Phrase("state border km", "госграница, км"), isNumeric: true, weight: .main),
        Column("a", Phrase("first figure", "первое"), isNumeric: true),
        Column("b", Phrase("second figure", "второе"), isNumeric: true),
        Column("c", Phrase("third figure", "третье"), isNumeric: true, weight: .detail),
      ])
    table.append([
      .text("X-1"), .text("Some Region"), .integer(12345), .integer(1), .integer(22), .integer(333),
    ])
    table.totals = [.text("all"), .text("1"), .integer(12345), .integer(1), .integer(22), .integer(333)]
    return table
  }

  private func lines(_ width: Int?) -> [String] {
    var options = TerminalOptions()
    options.width = width
    return table.terminalText(options).text.split(separator: "\n").map(String.init)
  }

  @Test func `with room enough nothing changes`() {
    #expect(lines(nil) == lines(300))
    #expect(
      lines(nil)[1] == "id   name of the region  state border km  first figure  second figure  third figure")
  }

  @Test func `headings of numbers break before a column goes`() {
    #expect(lines(60).allSatisfy { $0.count <= 60 })
    #expect(lines(60)[3].hasSuffix("km  figure  figure  figure"))
    #expect(!lines(60).joined().contains("Left out"))
  }

  @Test func `details go first, the last of them before the others, and what is main stays`() {
    #expect(lines(38).contains { $0.hasSuffix("first  second") })
    let all = lines(30).joined(separator: "\n")
    #expect(all.contains("Left out for want of room: id,\nsecond figure, third figure (3"))
    #expect(all.contains("Some Region") && all.contains("12 345") && all.contains("first"))
    #expect(lines(30).allSatisfy { $0.count <= 30 })
    let least = lines(12).joined(separator: "\n")
    #expect(least.contains("12 345") && least.contains("Some"))
  }

  @Test func `a page of a word processor has as many columns as it bears`() {
    let narrow = table.narrowed(to: 4, file: "t.csv")
    #expect(narrow.columns.map(\.key) == ["name", "km", "a", "b"])
    #expect(narrow.totals == [.text("1"), .integer(12345), .integer(1), .integer(22)])
    #expect(
      narrow.notes.first?.english
        == "Left out for want of room: id, third figure (2 columns); all columns are in t.csv.")
    #expect(table.narrowed(to: 6).columns.count == 6 && table.narrowed(to: 6).notes.isEmpty)
    #expect(table.narrowed(to: 1).columns.map(\.key) == ["name", "km"])
  }
}
