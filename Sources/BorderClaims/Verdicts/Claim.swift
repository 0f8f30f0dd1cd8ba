public import BorderCore

/// A statement that two places are neighbours, as somebody published it.
public struct Claim: Hashable, Sendable {
  /// The id or number in the list.
  public var id: String
  /// One place, as written.
  public var a: String
  /// The other place, as written.
  public var b: String
  /// The first place as to be read first, where the list shares a word among names; `nil` for as written.
  public var aReading: String?
  /// What the first place lies in; empty for nothing said.
  public var aContext = ""
  /// What the second place lies in; empty for nothing said.
  public var bContext = ""
  /// The second place as to be read first, where the list shares a word among names; `nil` for as written.
  public var bReading: String?
  /// The line of the list, counted from 1; `nil` for formats without lines.
  public var line: Int?
  /// The place of its first name in that line, counted from 1; `nil` for formats without columns.
  public var column: Int?
  /// Where it stands in the text of the list; `nil` for forms that are written whole.
  public var extent: ClaimExtent?
  /// Whether it states that the two are no neighbours.
  public var isNegated = false
  /// The length that the list gives, in kilometres.
  public var kilometres: Double?
  /// Further columns of the list, in their order.
  public var extra: [String] = []

  /// A claim.
  public init(id: String, a: String, b: String, line: Int? = nil) {
    self.id = id
    self.a = a
    self.b = b
    self.line = line
  }
}

/// Where a claim stands in a text, in characters from its beginning.
public struct ClaimExtent: Hashable, Sendable {
  /// What is struck out where the claim is wrong: an item, a cell, a sentence. Claims of one range fall together.
  public var range: Range<Int>
  /// The line or sentence that holds it, struck out where all its claims are wrong.
  public var unit: Range<Int>
  /// The sentence that names its subject, where another one does: with that, it loses its sense.
  public var basis: Range<Int>?

  /// A place in a text.
  public init(range: Range<Int>, unit: Range<Int>, basis: Range<Int>? = nil) {
    self.range = range
    self.unit = unit
    self.basis = basis
  }
}

/// Claims as they were read from a list.
public struct ClaimList: Hashable, Sendable {
  /// What the list was taken for, such as `gal`.
  public var format: String
  /// The claims in the order of the list.
  public var claims: [Claim] = []
  /// The names of the further columns.
  public var extraColumns: [String] = []
  /// Places that the list speaks of without claiming a neighbour.
  public var isolates: [String] = []
  /// The field of ids that the list itself names, as the header of a GAL does; `nil` for none.
  public var idField: String?
  /// What the list says of waters and landforms, which is no claim, by its number among all that the list says.
  public var features: [Int: Claim] = [:]
  /// What the user should know: which columns were taken, what was passed over.
  public var notes: [Phrase] = []
  /// What speaks of borders but was not understood, with its place.
  public var unread: [UnreadText] = []
  /// Where the claims stand in the tables of the list; empty for forms without tables.
  public var tables: [ListTable] = []

  /// A list without claims.
  public init(format: String) { self.format = format }
}

/// A part of a list that was not understood.
public struct UnreadText: Hashable, Sendable {
  /// Its line, counted from 1.
  public var line: Int
  /// The place of its first character in the line, counted from 1.
  public var column: Int
  /// Its beginning as written.
  public var text: String
  /// Why it was not understood.
  public var reason: Phrase
  /// Where it stands in the text, in characters from its beginning; `nil` where that is not known.
  public var extent: Range<Int>?
  /// Its page and its line on that, counted from 1; `nil` for a text without pages.
  public var page: Page?

  /// A line of a page.
  public struct Page: Hashable, Sendable {
    /// The page, counted from 1.
    public var number: Int
    /// The line on it, counted from 1.
    public var line: Int

    /// A line of a page.
    public init(number: Int, line: Int) { (self.number, self.line) = (number, line) }
  }

  /// A part of a list.
  public init(line: Int, column: Int, text: String, reason: Phrase) {
    self.line = line
    self.column = column
    self.text = text
    self.reason = reason
  }

  /// It with its place, for people.
  public var note: Phrase {
    if let page {
      return Phrase(
        "Not understood, page \(page.number), line \(page.line): \"\(text)\" (\(reason.english)).",
        "Не понято, страница \(page.number), строка \(page.line): «\(text)» (\(reason.russian)).")
    }
    return Phrase(
      "Not understood, line \(line), column \(column): \"\(text)\" (\(reason.english)).",
      "Не понято, строка \(line), знак \(column): «\(text)» (\(reason.russian)).")
  }
}

extension ClaimList {
  /// What of the list was not understood, in one line, for formats that show no notes; `nil` where all was.
  package var unreadNote: Phrase? {
    guard !unread.isEmpty else { return nil }
    let lines = LineRanges.text(of: unread.map(\.line), pages: [1])
    return Phrase(
      "not understood and in no row: \(unread.count) (line \(lines.english)); --format table says why",
      "не понято и нет ни в одной строке таблицы: \(unread.count) (строка \(lines.russian)); почему, скажет --format table"
    )
  }
}
