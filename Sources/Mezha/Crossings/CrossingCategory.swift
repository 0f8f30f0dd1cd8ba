import BorderCore

/// What tells crossings apart in a table of densities.
public enum CrossingCategory: String, Sendable {
  /// The class of lines.
  case ofLine = "class"
  /// Road, rail and what else points are.
  case mode
  case status
  /// What a list understands by a crossing: existing, planned, local.
  case concept

  /// The heading of its column.
  package var heading: Phrase {
    switch self {
    case .ofLine: Phrase("class", "класс")
    case .mode: Phrase("mode", "вид")
    case .status: Phrase("status", "состояние")
    case .concept: Phrase("concept", "понятие")
    }
  }
}
