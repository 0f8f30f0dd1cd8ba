/// Which crossings of a list do not exist yet.
public struct PlannedCrossings: Hashable, Sendable {
  /// Concepts of such crossings, in the words of the list.
  public let concepts: Set<String>
  /// Whether a status or a concept that says so in words, such as `planned`, makes one, too.
  private let readsWords: Bool

  private init(concepts: Set<String>, readsWords: Bool) {
    self.concepts = concepts
    self.readsWords = readsWords
  }

  /// Those of some concepts, and those whose status or concept says so in words.
  public init(concepts: Set<String> = []) { self.init(concepts: concepts, readsWords: true) }

  /// None: for whoever asks for planned ones, all of a list count.
  public static let none = PlannedCrossings(concepts: [], readsWords: false)

  /// Whether a crossing does not exist yet.
  public func contains(_ crossing: Crossing) -> Bool {
    concepts.contains(crossing.concept)
      || readsWords
        && (crossing.status.meaning == .planned
          || CrossingStatus(rawValue: crossing.concept).meaning == .planned)
  }
}
