public import BorderCore

/// How long a column stays where there is no room for all of them.
public enum ColumnWeight: Int, Comparable, Sendable {
  /// It goes first.
  case detail
  /// It goes when all details are gone.
  case usual
  /// It stays: without it a row says nothing.
  case main

  /// By how long they stay.
  public static func < (a: ColumnWeight, b: ColumnWeight) -> Bool { a.rawValue < b.rawValue }
}

extension [Column] {
  /// In which order columns give way: those of least weight first, of equal ones the last first. Those that stay are not
  /// among them.
  public var givingWay: [Int] {
    indices.filter { self[$0].weight < .main }.sorted { (self[$0].weight, -$0) < (self[$1].weight, -$1) }
  }
}

extension Table {
  /// The table with at most so many columns, and a note that names those that gave way.
  ///
  /// - Parameters:
  ///   - most: How many columns people get. Those that stay in any case may be more.
  ///   - file: Where all of them are, for the note; `nil` where no file has them.
  /// - Returns: The table as people see it; unchanged where it has no more columns.
  public func narrowed(to most: Int, file: String? = nil) -> Table {
    let whole = displayed
    guard whole.columns.count > most else { return whole }
    let gone = Set(whole.columns.givingWay.prefix(whole.columns.count - most))
    var copy = whole.taking(whole.columns.indices.filter { !gone.contains($0) })
    let place =
      file.map(Self.place) ?? Phrase("they are in no file of the report", "в файлах отчёта их нет")
    copy.notes.insert(whole.columns.noteOnGone(gone.sorted(), place: place), at: 0)
    return copy
  }
}

extension Table {
  /// The table without some columns, by their keys.
  public func without(_ keys: Set<String>) -> Table {
    taking(columns.indices.filter { !keys.contains(columns[$0].key) })
  }

  /// Where the columns are that gave way on a terminal.
  public var placeOfAll: Phrase {
    file.map(Self.place)
      ?? Phrase("a wider terminal or -o FILE shows all", "все столбцы — в окне пошире или с -o ФАЙЛ")
  }

  private static func place(in file: String) -> Phrase {
    Phrase("all columns are in \(file)", "все столбцы — в \(file)")
  }
}

extension [Column] {
  /// Which columns gave way, and where they are.
  public func noteOnGone(_ gone: [Int], place: Phrase) -> Phrase {
    let headings = gone.map { self[$0].heading }
    let english = headings.map(\.english).joined(separator: ", ")
    let russian = headings.map(\.russian).joined(separator: ", ")
    return Phrase(
      "Left out for want of room: \(english) (\(EnglishCount.of(gone.count, "column"))); \(place.english).",
      "Не поместились: \(russian) (столбцов \(gone.count)); \(place.russian).")
  }
}
