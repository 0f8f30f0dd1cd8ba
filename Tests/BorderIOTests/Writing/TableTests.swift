import BorderCore
import BorderTestSupport
import Foundation
import Testing

@testable import BorderIO
@testable import BorderTables

@Suite struct TableTests {
  /// A table with every kind of cell, and rows of hostile names.
  static let sample: Table = {
    var table = Table(
      name: "borders", title: Phrase("Borders | of *regions*", "Границы регионов"),
      columns: [
        Column("id", Phrase("Code", "Код")), Column("name", Phrase("Name", "Название")),
        Column("status", Phrase("Status", "Статус")),
        Column("length_km", Phrase("Length, km", "Длина, км"), isNumeric: true, displayPlaces: 1),
        Column("pieces", Phrase("Pieces", "Частей"), isNumeric: true),
        Column("international", Phrase("International", "Межгосударственная")),
        Column("raw", Phrase("Raw", "Сырое"), isNumeric: true, isForFilesOnly: true),
      ])
    let status = Phrase("recognised", "признанная")
    table.append([
      .text("RU-AMU"), .text("Амурская область"), .phrase(status), .decimal(1255.0625, places: 3),
      .integer(12), .flag(true), .decimal(0.1, places: 6),
    ])
    table.append([
      .text("007"), .text("東京 e\u{301}"), .missing, .decimal(-0.0001, places: 3), .integer(-31_415), .missing,
      .missing,
    ])
    for (index, name) in Writing.hostileNames.enumerated() {
      table.append([
        .text("H\(index)"), .text(name), .missing, .decimal(1_234_567.5, places: 3), .integer(index),
        .flag(false), .missing,
      ])
    }
    table.totals = [
      .text("Total"), .missing, .missing, .decimal(28_395_307.5, places: 3), .integer(1_000_000),
    ]
    table.notes = [
      Phrase(
        "Geodesic on WGS 84; <vertex spacing> 1.2 km (median).", "Геодезические на WGS 84; шаг вершин 1,2 км."
      ),
      Phrase("# not a heading\nsecond line", "# не заголовок\nвторая строка"),
    ]
    return table
  }()

  private func table(_ cells: [Cell]) -> Table {
    var table = Table(
      name: "t", title: Phrase(same: "t"),
      columns: cells.indices.map { Column("c\($0)", Phrase(same: "C\($0)")) })
    table.append(cells)
    return table
  }

  private func row(_ cells: [Cell], _ change: (inout CSVOptions) -> Void = { _ in }) -> String {
    var options = CSVOptions()
    change(&options)
    return String(table(cells).csv(options).text.drop { $0 != "\n" }.dropFirst())
  }

  // MARK: Golden files

  @Test func `every format of the sample`() throws {
    let table = Self.sample
    try Writing.expectGolden(table.csv().bytes, "sample.csv")
    var excel = CSVOptions()
    excel.decimalComma = true
    excel.hasByteOrderMark = true
    excel.language = .russian
    try Writing.expectGolden(table.csv(excel).bytes, "sample.excel.csv")
    try Writing.expectGolden(table.tsv().bytes, "sample.tsv")
    try Writing.expectGolden(table.json().bytes, "sample.json")
    try Writing.expectGolden(table.markdown().bytes, "sample.md")
    try Writing.expectGolden(table.markdown(language: .russian, headingLevel: nil).bytes, "sample.ru.md")
    try Writing.expectGolden(table.terminalText().bytes, "sample.txt")
    var narrow = TerminalOptions()
    narrow.width = 72
    narrow.language = .russian
    narrow.hasColour = true
    try Writing.expectGolden(table.terminalText(narrow).bytes, "sample.narrow.txt")
  }

  // MARK: CSV

  @Test func `fields are quoted only where they must be`() {
    #expect(
      row([.text("a"), .text("a,b"), .text("a\"b"), .text("a\nb"), .text(" a"), .text("a;b")])
        == "a,\"a,b\",\"a\"\"b\",\"a\nb\",\" a\",a;b\n")
    #expect(row([.text("007"), .integer(7), .text("RU-7"), .missing, .text("")]) == "\"007\",7,RU-7,,\n")
  }

  @Test func `formulas are disarmed, numbers and codes are not touched`() {
    #expect(
      row([.text("=1+1"), .text("@x"), .text("+x"), .text("-x"), .text("\tx")]) == "'=1+1,'@x,'+x,'-x,'\tx\n")
    #expect(row([.text("\rx"), .text("＝1"), .text("-5"), .text("a=b")]) == "\"'\rx\",'＝1,\"-5\",a=b\n")
    #expect(row([.integer(-5), .decimal(-5.5, places: 1), .text("1+1")]) == "-5,-5.5,1+1\n")
    #expect(row([.phrase(Phrase("=a", "=б"))]) == "'=a\n")
    #expect(row([.text("=1+1")]) { $0.escapeFormulas = false } == "=1+1\n")
  }

  @Test func `a decimal comma brings the semicolon, or quotation marks`() {
    let cells: [Cell] = [.decimal(1.5, places: 2), .text("a;b"), .text("a,b")]
    #expect(row(cells) { $0.decimalComma = true } == "1,50;\"a;b\";a,b\n")
    #expect(
      row(cells) { options in
        options.decimalComma = true
        options.delimiter = ","
      } == "\"1,50\",a;b,\"a,b\"\n")
    #expect(row(cells) { $0.delimiter = "|" } == "1.50|a;b|a,b\n")
    // A delimiter that means something else, or takes more than a byte, is not taken.
    #expect(row(cells) { $0.delimiter = "\"" } == "1.50,a;b,\"a,b\"\n")
    #expect(row(cells) { $0.delimiter = "¦" } == "1.50,a;b,\"a,b\"\n")
  }

  @Test(.enabled(if: OtherProgram.hasPython, "python3 is not installed"))
  func `another reader gets every name back`() throws {
    var names = Table(name: "n", title: Phrase(same: "n"), columns: [Column("name", Phrase(same: "n"))])
    for name in Writing.hostileNames where !name.isEmpty { names.append([.text(name)]) }
    var options = CSVOptions()
    options.escapeFormulas = false
    try Writing.withFolder { folder in
      try OutputFile(folder + "/n.csv").write(names.csv(options))
      try OutputFile(folder + "/n.json").write(names.json())
      let script = """
        import csv, json, re, sys
        # What commands a terminal or turns a line is not handed on by CSV; JSON notes it.
        signs = re.compile('[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069]')
        rows = list(csv.DictReader(open(sys.argv[1] + '/n.csv', newline='', encoding='utf-8')))
        names = [r['name'] for r in json.load(open(sys.argv[1] + '/n.json', encoding='utf-8'))]
        assert [r['name'] for r in rows] == [signs.sub(chr(0xFFFD), n) for n in names], rows
        """
      let (output, status) = try OtherProgram.run(["python3", "-c", script, folder])
      #expect(status == 0, "\(output)")
    }
  }

  @Test func `a table without rows has its header`() {
    let empty = Table(name: "e", title: Phrase(same: "E"), columns: [Column("a", Phrase(same: "A"))])
    #expect(empty.csv().text == "a\n")
    #expect(empty.tsv().text == "a\n")
    #expect(empty.json().text == "[]\n")
    #expect(empty.markdown(headingLevel: nil).text == "| A   |\n| --- |\n")
    #expect(empty.terminalText().text == "E\n\nA\n─\n")
  }

  /// A word processor gets its columns from these hyphens: a long name of short words leaves room for ids and numbers.
  @Test func `hyphens below the headings of Markdown are what a column needs on a page`() {
    var names = Table(
      name: "n", title: Phrase(same: "N"),
      columns: ["id", "name", "neighbour"].map { Column($0, Phrase(same: $0)) })
    names.append([.text("RU-AMU"), .text("Karachay-Cherkess Republic"), .text("CN-HL")])
    let lines = names.markdown(headingLevel: nil).text.split(separator: "\n")
    // Letters and margins: 2.5 + 6 × 1.25 + 0.6; 2.5 + 8 × 1.25 + 2.6, as a long word breaks at its hyphen;
    // 2.5 + 9 × 0.75 + 0.9, as a heading may break. On the scale of the first, which is full: 6 : 8.5 : 5.7.
    #expect(
      lines == [
        "| id     | name                       | neighbour |",
        "| ------ | ---------                  | ------    |",
        "| RU-AMU | Karachay-Cherkess Republic | CN-HL     |",
      ])
  }

  // MARK: Other formats

  @Test func `a row of TSV is a line`() {
    let text = table([.text("a\tb\nc\rd\\e"), .decimal(1.5, places: 2), .missing]).tsv().text
    #expect(text == "c0\tc1\tc2\na\\tb\\nc\\rd\\\\e\t1.50\t\n")
  }

  @Test func `JSON of a table is what was put in`() throws {
    let rows = try #require(try Writing.parse(Self.sample.json().bytes) as? [[String: Any]])
    #expect(rows.count == Self.sample.rows.count)
    #expect(rows[0]["length_km"] as? Double == 1255.062)
    #expect(rows[1]["id"] as? String == "007")
    #expect(rows[1]["status"] is NSNull)
    #expect(rows[0]["international"] as? Bool == true)
  }

  @Test func `Markdown shows names and runs none`() {
    let text = table(Writing.hostileNames.map { .text($0) }).markdown().text
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count == 6)
    #expect(text.contains("&lt;img src=x onerror=alert(1)&gt;"))
    #expect(text.contains("two<br>lines") && text.contains("cr<br>alone"))
    #expect(text.contains(#"back\\slash\|pipe"#))
    #expect(text.contains(#"\*bold\* \_em\_ \`code\` \[a\](b)"#))
    #expect(!text.contains("\u{1B}") && !text.contains("\u{202E}") && !text.contains("\u{0}"))
  }

  @Test func `nothing from a name reaches the terminal`() {
    let text = table(Writing.hostileNames.map { .text($0) }).terminalText().text
    let allowed = text.unicodeScalars.allSatisfy {
      $0 == "\n"
        || ($0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) && !(0x202A...0x202E).contains($0.value))
    }
    #expect(allowed)
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count == 6)
  }

  @Test(arguments: [20, 40, 60, 80, 100, 160])
  func `lines fit the terminal as far as numbers allow`(width: Int) {
    var options = TerminalOptions()
    options.width = width
    let lines = Self.sample.terminalText(options).text.split(separator: "\n").map(String.init)
    let table = lines.filter { !$0.isEmpty }
    // Three text columns of eight, flags, two numeric columns and the gaps cannot shrink.
    for line in table.dropFirst() { #expect(DisplayWidth.of(line) <= max(width, 62), "\(line)") }
    #expect(lines.allSatisfy { !$0.hasSuffix(" ") })
  }

  @Test func `digits are grouped on the terminal only`() {
    let cells: [Cell] = [
      .integer(1234), .integer(-12_345), .decimal(1_234_567.25, places: 2), .decimal(-999.5, places: 1),
    ]
    let english = CellText(language: .english, groupSeparator: " ")
    let russian = CellText(language: .russian, groupSeparator: "\u{2009}")
    let column = Column("c", Phrase(same: "c"))
    #expect(cells.map { english($0, in: column) } == ["1234", "-12 345", "1 234 567.25", "-999.5"])
    #expect(russian(cells[2], in: column) == "1\u{2009}234\u{2009}567,25")
    #expect(table(cells).csv().text.contains("1234,-12345,1234567.25,-999.5"))
  }
}

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("Ёжик", 4), ("東京", 4), ("e\u{301}", 1), ("й", 1), ("и\u{306}", 1), ("😀", 2),
    ("👨‍👩‍👧", 2), ("🇷🇺", 2),
    ("☂\u{FE0F}", 2), ("a\u{200D}b", 2), ("\u{200F}a", 1), ("ﾊﾝ", 2), ("한국", 4), ("—…№", 3), ("Ω", 1),
    ("〇", 2),
  ])
  func `columns of a terminal`(text: String, width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  @Test(arguments: [
    ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("東京都", 5, "東京…"), ("東京都", 4, "東…"), ("ab cd", 4, "ab…"),
    ("ab", 1, "…"),
    ("ab", 0, ""), ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
  ])
  func `truncation counts columns and keeps characters whole`(text: String, width: Int, expected: String) {
    #expect(DisplayWidth.truncated(text, to: width) == expected)
  }
}
