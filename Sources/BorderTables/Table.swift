public import BorderCore

/// One value of a table.
public enum Cell: Hashable, Sendable {
  /// A text; codes are texts too.
  case text(String)
  /// A text that depends on the language.
  case phrase(Phrase)
  /// A whole number.
  case integer(Int)
  /// A number shown with so many digits after the point. Never NaN or infinite: use `.missing`.
  case decimal(Double, places: Int)
  /// True or false.
  case flag(Bool)
  /// No value: an empty field in CSV, null in JSON, a dash on the terminal.
  case missing

  /// A decimal, or `.missing` where there is no finite number.
  public init(_ value: Double?, places: Int) {
    guard let value, value.isFinite else {
      self = .missing
      return
    }
    self = .decimal(value, places: places)
  }

  /// Square kilometres from square metres: with so many digits, on less than a square kilometre with nine.
  public init(squareMetres area: Double, places: Int) {
    self.init(area / 1e6, places: area != 0 && abs(area) < 1e6 ? 9 : places)
  }

  /// A length in kilometres, to the millimetre or to nine digits, whichever is finer; no length is `0.000000`.
  public init(_ length: ExactLength) {
    let kilometres = length.kilometres
    var places = 6
    var unit = 100.0
    while unit > kilometres && places < 12 && kilometres > 0 {
      places += 1
      unit /= 10
    }
    self = .decimal(kilometres, places: places)
  }

  /// The Russian name of a pair of names; `.missing` where it only stands in for the other one.
  init(ownRussian name: Phrase) { self.init(name.russian == name.english ? "" : name.russian) }

  /// A text, or `.missing` for an empty one.
  public init(_ text: String) { self = text.isEmpty ? .missing : .text(text) }
}

/// A column of a table.
public struct Column: Hashable, Sendable {
  /// The name in files: ASCII, snake case, with the unit, such as `length_km`.
  public var key: String
  /// The heading for people.
  public var heading: Phrase
  /// What the column holds, in a sentence, for files that can say it; `nil` where the heading says all.
  public var meaning: Phrase?
  /// Whether values stand flush right, as numbers do.
  public var isNumeric: Bool
  /// Whether files alone show the column; the terminal and Markdown leave it out.
  public var isForFilesOnly: Bool
  /// With how many digits after the point people see decimals; files get all the digits of the cell.
  public var displayPlaces: Int?
  /// How long the column stays where there is no room for all.
  public var weight = ColumnWeight.usual
  /// The words for its keys; `nil` where cells are what people read.
  public var vocabulary: Vocabulary?

  /// A field of the user's, for files only.
  ///
  /// - Parameters:
  ///   - field: Its name.
  ///   - prefix: What it belongs to, such as `point`.
  public init(kept field: String, of prefix: String) {
    self.init("\(prefix)_\(field)", Phrase(same: field), isForFilesOnly: true)
  }

  /// A column.
  public init(
    _ key: String, _ heading: Phrase, meaning: Phrase? = nil, isNumeric: Bool = false,
    isForFilesOnly: Bool = false, displayPlaces: Int? = nil, weight: ColumnWeight = .usual
  ) {
    self.key = key
    self.heading = heading
    self.meaning = meaning
    self.isNumeric = isNumeric
    self.isForFilesOnly = isForFilesOnly
    self.displayPlaces = displayPlaces
    self.weight = weight
  }
}

extension Column {
  /// The column for files that holds the Russian ones of its names: `name_ru` for `name`.
  var inRussian: Column {
    Column(
      key + "_ru", Phrase("\(heading.english) (Russian)", "\(heading.russian) (по-русски)"),
      meaning: meaning.map { Phrase("\($0.english), in Russian", "\($0.russian) (по-русски)") },
      isForFilesOnly: true)
  }

  /// The country of a row.
  static let country = Column(
    "country", Phrase("country", "страна"), meaning: Phrase("Code of the country", "Код страны"),
    weight: .detail)

  /// A column of decimals.
  static func number(
    _ key: String, _ heading: Phrase, _ meaning: Phrase, places: Int, isForFilesOnly: Bool = false
  ) -> Column {
    Column(
      key, heading, meaning: meaning, isNumeric: true, isForFilesOnly: isForFilesOnly, displayPlaces: places)
  }
}

extension [Column] {
  /// The languages in which files write the phrases of each column.
  ///
  /// Names that stand beside Russian ones, such as `a_name` beside `a_name_ru`, are those of the source whatever the
  /// language, so that both are there.
  public func languages(_ language: Language) -> [Language] {
    guard language == .russian else { return [Language](repeating: language, count: count) }
    let keys = Set(map(\.key))
    return map { keys.contains($0.key + "_ru") ? .english : language }
  }
}

/// Rows of plain values under named columns: what every analysis ends in, and every writer begins with.
///
/// A table is made by a ``TableSchema``: only there is a row of cells put together.
public struct Table: Hashable, Sendable {
  /// A short name for files and sheets, such as `borders`.
  public var name: String
  /// The title for people.
  public var title: Phrase
  /// The columns in order.
  public private(set) var columns: [Column]
  /// The rows; each has as many cells as there are columns.
  public private(set) var rows: [[Cell]] = []
  /// A last row with totals, shown apart; empty for none.
  public internal(set) var totals: [Cell] = []
  /// What a reader must know: method, scale, tolerance.
  public var notes: [Phrase] = []
  /// The file that has all columns, where one is written beside what people see.
  public var file: String?

  /// A table without rows. Tables are made by ``TableSchema``, which knows how each cell comes from a row.
  init(name: String, title: Phrase, columns: [Column]) {
    self.name = name
    self.title = title
    self.columns = columns
  }

  /// Adds a row: one cell for each column.
  mutating func append(_ row: [Cell]) {
    assert(row.count == columns.count, "\(name): \(row.count) cells, \(columns.count) columns")
    rows.append(row)
  }

  /// The same table with more columns at its end, under other keys where it has theirs; cells that are not there are missing.
  func adding(_ more: [Column], _ cells: some Sequence<[Cell]>) -> Table {
    guard !more.isEmpty else { return self }
    var copy = self
    copy.columns += more.distinct(from: columns)
    var cells = cells.makeIterator()
    let nothing = [Cell](repeating: .missing, count: more.count)
    copy.rows = rows.map { $0 + (cells.next() ?? nothing) }
    if !totals.isEmpty { copy.totals += nothing }
    return copy
  }

  /// The same table with more columns at its beginning.
  func preceded(by more: [Column], _ cells: some Sequence<[Cell]>) -> Table {
    var copy = self
    copy.columns = more + columns.distinct(from: more)
    copy.rows = zip(cells, rows).map { $0 + $1 }
    if !totals.isEmpty { copy.totals = [Cell](repeating: .missing, count: more.count) + totals }
    return copy
  }

  /// The same table with other rows, such as the first twenty.
  public func withRows(_ rows: some Sequence<[Cell]>) -> Table {
    var copy = self
    copy.rows = Array(rows)
    return copy
  }

  /// The table whose decimals people see with so many digits in some of its columns.
  public func showing(places: Int, in isMeant: (Column) -> Bool) -> Table {
    var copy = self
    for index in columns.indices where isMeant(columns[index]) { copy.columns[index].displayPlaces = places }
    return copy
  }

  /// The table as people see it: without the columns for files, decimals with `displayPlaces` digits.
  public var displayed: Table {
    taking(columns.indices.filter { !columns[$0].isForFilesOnly }) { cell, column in
      guard case .decimal(let value, _) = cell, let places = column.displayPlaces else { return cell }
      return .decimal(value, places: places)
    }
  }

  /// The table with some of its columns, by their indices, and their cells as they are to be.
  func taking(_ kept: [Int], _ cell: (Cell, Column) -> Cell = { cell, _ in cell }) -> Table {
    func taken(_ row: [Cell]) -> [Cell] {
      kept.map { $0 < row.count ? cell(row[$0], columns[$0]) : .missing }
    }
    var copy = self
    copy.columns = kept.map { columns[$0] }
    copy.rows = rows.map(taken)
    copy.totals = totals.isEmpty ? [] : taken(totals)
    return copy
  }
}

extension [Column] {
  /// The columns with numbers behind the keys that others have already: files with two columns of one name lose one of them.
  func distinct(from others: [Column]) -> [Column] {
    var taken = Set(others.map(\.key))
    return map { column in
      var column = column
      let key = column.key
      var number = 2
      while !taken.insert(column.key).inserted {
        column.key = "\(key)_\(number)"
        number += 1
      }
      return column
    }
  }
}
