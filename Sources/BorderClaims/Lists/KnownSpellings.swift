import BorderCore

/// The spellings of one list with whether they are names: each is looked up once.
final class KnownSpellings {
  private var answers: [String: Bool] = [:]

  /// Whether a spelling means one place or several.
  func recognizes(_ text: String, _ resolver: NameResolver) -> Bool {
    if let answer = answers[text] { return answer }
    let answer = resolver.recognizes(text)
    answers[text] = answer
    return answer
  }
}
