package import BorderCore
import BorderTables

/// Words of legends that are no keys of the data; those are in `Vocabulary`.
package enum MapWords {
  /// Of a crossing whose place is not known well.
  package static let rough = Phrase("place known to worse than 5 km", "место известно хуже чем до 5 км")

  /// A count for people: digits in groups of three from five digits on.
  package static func count(_ number: Int) -> String {
    let text = CellText(language: .english, groupSeparator: "\u{202F}")
    return text(.integer(number), in: Column("", Phrase(same: ""), isNumeric: true))
  }
}
