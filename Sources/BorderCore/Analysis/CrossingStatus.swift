/// Whether one can cross, in the word of the source.
public struct CrossingStatus: RawRepresentable, Hashable, Comparable, Sendable {
  /// The word of the source.
  public let rawValue: String

  /// A status by the word of its source; empty where it says none, as for lines.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// Not said.
  public static let unstated = CrossingStatus(rawValue: "")

  /// In the order of the words.
  public static func < (a: CrossingStatus, b: CrossingStatus) -> Bool { a.rawValue < b.rawValue }
}

extension CrossingStatus {
  /// What such words say.
  public enum Meaning: Hashable, Sendable {
    /// One can cross.
    case open
    /// One cannot: closed or suspended.
    case closed
    /// It does not exist yet.
    case planned
    /// The source does not say, or says that it does not know.
    case unknown
    /// Another word, which is shown as it is.
    case other
  }

  /// What the word says, in English or Russian and in any case.
  public var meaning: Meaning {
    let word = String(rawValue.lowercased().map { $0 == "_" || $0 == "-" ? " " : $0 == "ё" ? "е" : $0 })
    return Self.meanings[word] ?? .other
  }

  private static let meanings: [String: Meaning] = {
    let words: [(Meaning, [String])] = [
      (
        .open,
        [
          "open", "opened", "operating", "operational", "in operation", "active", "functioning", "открыт",
          "открыта",
          "открыто", "открыты", "действует", "действующий", "действующая", "работает",
        ]
      ),
      (
        .closed,
        [
          "closed", "suspended", "inactive", "not operating", "not operational", "abandoned", "закрыт",
          "закрыта",
          "закрыто", "закрыты", "приостановлен", "приостановлена", "приостановлено", "не действует",
          "недействующий", "не работает",
        ]
      ),
      (
        .planned,
        [
          "planned", "proposed", "project", "projected", "construction", "under construction", "планируется",
          "планируемый", "планируемая", "проект", "проектируется", "проектируемый", "строится", "строящийся",
        ]
      ),
      (.unknown, ["", "unknown", "not known", "n/a", "неизвестно", "нет данных", "нет сведений"]),
    ]
    return Dictionary(uniqueKeysWithValues: words.flatMap { meaning, list in list.map { ($0, meaning) } })
  }()
}
