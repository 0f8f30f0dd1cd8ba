package import BorderCore
import BorderTables

/// Words of legends in both languages. What is not known here is written as the data has it.
package enum MapWords {
  private static let modes: [String: Phrase] = [
    "road": Phrase("road", "автомобильный"), "rail": Phrase("rail", "железнодорожный"),
    "mixed": Phrase("mixed", "смешанный"), "pedestrian": Phrase("on foot", "пешеходный"),
    "river": Phrase("river", "речной"), "sea": Phrase("sea", "морской"), "air": Phrase("air", "воздушный"),
  ]
  private static let statuses: [String: Phrase] = [
    "disputed": Phrase("disputed", "спорный"),
    "partly_disputed": Phrase("partly disputed", "частично спорный"), "leased": Phrase("leased", "в аренде"),
    "open": Phrase("open", "открыт"), "closed": Phrase("closed", "закрыт"),
    "suspended": Phrase("suspended", "приостановлен"), "unknown": Phrase("not known", "неизвестно"),
  ]

  /// Of a crossing whose place is not known well.
  package static let rough = Phrase("place known to worse than 5 km", "место известно хуже чем до 5 км")

  package static func mode(_ mode: String) -> Phrase { modes[mode] ?? Phrase(same: mode) }

  package static func status(_ status: String) -> Phrase {
    let parts = status.split(separator: "+").map { statuses[String($0)] ?? Phrase(same: String($0)) }
    return Phrase(
      parts.map(\.english).joined(separator: " + "), parts.map(\.russian).joined(separator: " + "))
  }

  /// A count for people: digits in groups of three from five digits on.
  package static func count(_ number: Int) -> String {
    let text = CellText(language: .english, groupSeparator: "\u{202F}")
    return text(.integer(number), in: Column("", Phrase(same: ""), isNumeric: true))
  }
}
