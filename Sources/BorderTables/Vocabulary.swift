public import BorderCore

/// The words of a column whose cells are keys for programs: what people read in their place.
///
/// Files keep the keys. English has the key with blanks; what is not known is shown as the data have it.
public enum Vocabulary: Hashable, Sendable {
  /// The status of a region, or of a crossing.
  case status
  /// How one crosses.
  case mode
  /// Which crossings a row counts.
  case counted

  private static let statuses = [
    "disputed": "спорный", "partly_disputed": "частично спорный", "leased": "в аренде", "open": "открыт",
    "closed": "закрыт", "suspended": "приостановлен", "unknown": "неизвестно", "planned": "планируется",
  ]
  private static let modes = [
    "road": "автомобильный", "rail": "железнодорожный", "mixed": "смешанный", "pedestrian": "пешеходный",
    "river": "речной", "sea": "морской", "air": "воздушный",
  ]
  private static let selections = ["all": "все", "open": "открытые", "road": "авто", "rail": "ж/д"]

  /// What people read; the parts of a status that are joined by `+`, each by itself.
  public func phrase(_ key: String) -> Phrase {
    let words =
      switch self {
      case .status: Self.statuses
      case .mode: Self.modes
      case .counted: Self.selections
      }
    let parts = key.split(separator: "+").map(String.init)
    guard !parts.isEmpty, parts.contains(where: { words[$0] != nil }) else { return Phrase(same: key) }
    return Phrase(
      parts.map { words[$0] == nil ? $0 : $0.split(separator: "_").joined(separator: " ") }
        .joined(separator: " + "),
      parts.map { words[$0] ?? $0 }.joined(separator: " + "))
  }
}

extension Column {
  /// The column with words for its keys.
  func inWords(_ vocabulary: Vocabulary) -> Column {
    var column = self
    column.vocabulary = vocabulary
    return column
  }
}
