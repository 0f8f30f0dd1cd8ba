public import BorderCore

/// What a run says beside its result: what it guessed, moved or left out, and what it is doing.
///
/// A library prints nothing; whoever starts a study gives it a reporter, which shows, collects or drops what it gets.
public struct Reporter: Sendable {
  /// How much something matters.
  public enum Kind: Sendable {
    /// A detail for those who ask for it.
    case detail
    /// Something worth knowing.
    case note
    /// Something that may falsify a result.
    case warning
  }

  /// Whether details are shown, so that a long list need not say how to see the rest of it.
  package let showsDetails: Bool
  private let receive: @Sendable (Kind, Phrase) -> Void
  private let enter: @Sendable (Phrase?) -> Void

  /// A reporter.
  ///
  /// - Parameters:
  ///   - showsDetails: Whether details are shown.
  ///   - phase: Gets what is being done from now on, and `nil` when all is done.
  ///   - receive: Gets each message once, from any thread.
  public init(
    showsDetails: Bool = false, phase: @escaping @Sendable (Phrase?) -> Void = { _ in },
    receive: @escaping @Sendable (Kind, Phrase) -> Void
  ) {
    self.showsDetails = showsDetails
    self.receive = receive
    enter = phase
  }

  /// A reporter that drops everything.
  public static let silent = Reporter { _, _ in }

  package func detail(_ text: Phrase) { receive(.detail, text) }
  package func note(_ text: Phrase) { receive(.note, text) }
  package func warn(_ text: Phrase) { receive(.warning, text) }
  package func phase(_ phase: Phrase?) { enter(phase) }
}
