/// The languages that headings and messages exist in.
public enum Language: String, CaseIterable, Sendable {
  /// English.
  case english = "en"
  /// Russian.
  case russian = "ru"
}

/// A text in both languages.
public struct Phrase: Hashable, Sendable {
  /// The English text.
  public var english: String
  /// The Russian text.
  public var russian: String

  /// A text in both languages.
  public init(_ english: String, _ russian: String) {
    self.english = english
    self.russian = russian
  }

  /// A text that is the same in both, such as a code.
  public init(same text: String) { self.init(text, text) }

  /// Several texts as one, separated by semicolons if by nothing else; empty ones are left out.
  package init(joining phrases: [Phrase], by separator: String = "; ") {
    self.init(
      phrases.map(\.english).filter { !$0.isEmpty }.joined(separator: separator),
      phrases.map(\.russian).filter { !$0.isEmpty }.joined(separator: separator))
  }

  /// The text in a language.
  public func callAsFunction(_ language: Language) -> String {
    language == .russian ? russian : english
  }
}
