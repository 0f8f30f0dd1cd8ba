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
  /// What the user should know: which columns were taken, what was passed over.
  public var notes: [Phrase] = []
  /// What speaks of borders but was not understood, with its place.
  public var unread: [UnreadText] = []

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

  /// A part of a list.
  public init(line: Int, column: Int, text: String, reason: Phrase) {
    self.line = line
    self.column = column
    self.text = text
    self.reason = reason
  }

  /// It with its place, for people.
  public var note: Phrase {
    Phrase(
      "Not understood, line \(line), column \(column): \"\(text)\" (\(reason.english)).",
      "Не понято, строка \(line), знак \(column): «\(text)» (\(reason.russian)).")
  }
}
