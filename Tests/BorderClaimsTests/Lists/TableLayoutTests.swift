import BorderCore
import Mezha
import Testing

@testable import BorderClaims

/// Where a list stands in a sheet: titles above it, blank rows and columns, several columns of neighbours, merged cells.
@Suite struct TableLayoutTests {
  private func list(_ cells: [[String]], options: ClaimListReader.Options = .init()) throws -> ClaimList {
    var table = TextTable(header: cells[0], rows: [])
    for (index, row) in cells.dropFirst().enumerated() {
      table.rows.append(TextTable.Row(cells: row, line: index + 2))
    }
    let enumeration = Enumeration(rules: options.rules, resolver: options.resolver)
    return try TableClaims(options: options, enumeration: enumeration, name: "list.xlsx")
      .read([table.withoutBlanks], "xlsx")
  }

  private func pairs(_ list: ClaimList) -> [String] {
    list.claims.map { "\($0.a)-\($0.b):\($0.line ?? 0)" }
  }

  @Test func `titles and blank rows stand above and between`() throws {
    let list = try list([
      ["Neighbours", "", ""], ["", "", ""], ["Source: an atlas", "", ""], ["", "Region", "Neighbours"],
      ["", "Aland", "Bland, Cland"], ["", "", ""], ["", "Cland", "Dland"],
    ])
    #expect(pairs(list) == ["Aland-Bland:5", "Aland-Cland:5", "Cland-Dland:7"])
    #expect(
      list.notes.contains { $0.english.contains("above the headings of the columns: 1, 3") }, "\(list.notes)")
  }

  @Test func `headings that say nothing are the first full row`() throws {
    let list = try list([["A list", ""], ["left", "right"], ["Aland", "Bland"]])
    #expect(pairs(list) == ["Aland-Bland:3"])
  }

  @Test func `neighbours stand in numbered columns`() throws {
    let list = try list([
      ["region", "neighbour 1", "neighbour 2", "neighbour 3"], ["Aland", "Bland", "Cland", ""],
      ["Bland", "Aland", "", ""],
    ])
    #expect(pairs(list) == ["Aland-Bland:2", "Aland-Cland:2", "Bland-Aland:3"])
    let states = try self.list([["state1", "state2"], ["Aland", "Bland"]])
    #expect(pairs(states) == ["Aland-Bland:2"])
  }

  @Test func `a place in merged cells holds for the rows below it`() throws {
    let list = try list([["Регион", "Сосед"], ["А", "Б"], ["", "В"], ["", ""], ["Б", "А"]])
    #expect(pairs(list) == ["А-Б:2", "А-В:3", "Б-А:5"])
    #expect(list.notes.contains { $0.english.contains("go on with the one above: 3") }, "\(list.notes)")
  }

  @Test func `a matrix stands below a title and beside a blank column`() throws {
    let list = try list([
      ["Matrix", "", "", ""], ["", "", "A", "B"], ["", "A", "0", "1"], ["", "B", "1", "0"],
    ])
    #expect(pairs(list) == ["A-B:3", "B-A:4"])
  }

  @Test func `the lists of several sheets are one`() throws {
    let first = try list([["region", "neighbours", "code"], ["Aland", "Bland", "1"]])
    let second = try list([["region", "neighbours", "note"], ["Cland", "Dland", "x"]])
    let whole = try #require(SpreadsheetTables.joined([("North", first), ("South", second)]))
    #expect(whole.claims.map(\.id) == ["1", "2"])
    #expect(whole.extraColumns == ["code", "note", "sheet"])
    #expect(whole.claims.map(\.extra) == [["1", "", "North"], ["", "x", "South"]])
  }
}
