import BorderCore
import BorderTables
import Testing

/// One schema makes head, rows and totals, so that none of them can be out of step with the others.
struct TableSchemaTests {
  private struct Side {
    let name: Phrase
  }

  private struct Row {
    let id: String
    let side: Side?
    let count: Int
  }

  private var schema: TableSchema<Row> {
    typealias Field = TableSchema<Row>.Field
    let side = TableSchema<Side>.Field.names(
      Column("name", Phrase("name", "название"), meaning: Phrase("A name", "Название"))
    ) { $0.name }
    return TableSchema(
      name: "t", title: Phrase(same: "T"),
      [Field(Column("id", Phrase("id", "код"))) { .text($0.id) }] + side.on { $0.side }
        + [Field(Column("count", Phrase("count", "число"), isNumeric: true)) { .integer($0.count) }])
  }

  private var rows: [Row] {
    [
      Row(id: "a", side: Side(name: Phrase("Pskov", "Псков")), count: 1),
      Row(id: "b", side: Side(name: Phrase(same: "Võru")), count: 2), Row(id: "c", side: nil, count: 3),
    ]
  }

  @Test func `a part that is not there has missing cells, a name of one language no Russian one`() {
    let table = schema.table(rows, totals: Row(id: "all", side: nil, count: 6))
    #expect(table.columns.map(\.key) == ["id", "name", "name_ru", "count"])
    #expect(table.columns[2].heading == Phrase("name (Russian)", "название (по-русски)"))
    #expect(table.columns[2].meaning == Phrase("A name, in Russian", "Название (по-русски)"))
    #expect(table.columns[2].isForFilesOnly)
    #expect(
      table.rows == [
        [.text("a"), .phrase(Phrase("Pskov", "Псков")), .text("Псков"), .integer(1)],
        [.text("b"), .phrase(Phrase(same: "Võru")), .missing, .integer(2)],
        [.text("c"), .missing, .missing, .integer(3)],
      ])
    #expect(table.totals == [.text("all"), .missing, .missing, .integer(6)])
  }

  @Test func `rows made when they are written are those of the table, with more columns too`() {
    let rows = rows
    let more = [TableSchema<Int>.Field(Column("id", Phrase(same: "id"))) { .integer($0 * 10) }]
    let table = schema.table(rows).adding(more, rows.indices)
    #expect(table.columns.map(\.key) == ["id", "name", "name_ru", "count", "id_2"])
    #expect(table.rows.map { $0[4] } == [.integer(0), .integer(10), .integer(20)])
    #expect(schema.rows(count: rows.count) { rows[$0] }.adding(more) { $0 }.table == table)
  }

  @Test func `columns go before others, and those that lack a row have missing cells`() {
    let field = TableSchema<String>.Field(Column("count", Phrase(same: "n"))) { .text($0) }
    let table = schema.table(rows)
    let before = table.preceded(by: [field], ["x", "y", "z"])
    #expect(before.columns.map(\.key) == ["count", "id", "name", "name_ru", "count_2"])
    #expect(before.rows.map { $0[0] } == [.text("x"), .text("y"), .text("z")])
    #expect(table.adding([field], ["x"]).rows.map { $0[4] } == [.text("x"), .missing, .missing])
  }
}
