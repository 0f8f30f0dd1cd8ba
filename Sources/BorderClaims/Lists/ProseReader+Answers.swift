/// Questions with their answers: `Does А border Б? No: …`.
extension ProseReader {
  /// What a sentence answers with its first word; `nil` where the sentence before asked nothing, or this one says neither
  /// yes nor no.
  func answer(_ range: Range<Int>) -> Bool? {
    guard !asked.isEmpty, range.count > 1, text.tokens[range.lowerBound + 1].kind == .mark else { return nil }
    switch text.tokens[range.lowerBound].folded {
    case "yes", "да": return true
    case "no", "нет": return false
    default: return nil
    }
  }

  /// Whether a sentence begins with some of those of whom the one before it spoke: `Среди них А и Б`.
  func names(ofThem range: Range<Int>) -> Bool {
    let words = text.tokens[range].prefix(3).map(\.folded)
    return [["среди", "них"], ["among", "them"], ["в", "их", "числе"]].contains { words.starts(with: $0) }
  }

  /// A sentence in which what `including` names is announced or goes on: `Five regions border Б, including А and В` names
  /// some of the regions, `А borders Б, including В` goes on.
  static func announcing(_ sentence: [Element]) -> [Element] {
    var result: [Element] = []
    for element in sentence {
      guard element == .including else {
        result.append(element)
        continue
      }
      guard result.last == .comma, isOfUnnamed(result) else {
        result.append(.silent)
        continue
      }
      result[result.count - 1] = .colon
    }
    return result
  }

  /// Whether elements say of regions that they do not name what these adjoin.
  private static func isOfUnnamed(_ elements: [Element]) -> Bool {
    guard let verb = elements.firstIndex(where: \.isVerb) else { return false }
    let subject = elements[..<verb]
    let isNamed = subject.indices.contains { index in
      subject[index].mention != nil && (index == 0 || subject[index - 1] != .preposition)
    }
    let hasNoun = subject.contains { if case .generic(_, isPlural: true) = $0 { true } else { false } }
    let objects = elements[verb...]
    return !isNamed && hasNoun && objects.contains { $0.mention != nil }
      && !objects.contains { $0.noun != nil || $0.isVerb && $0 != elements[verb] }
  }

  /// A sentence without the word that answers a question, and the mark behind it.
  static func withoutAnswer(_ sentence: [Element]) -> [Element] {
    let rest = sentence.dropFirst()
    switch rest.first {
    case .comma?, .colon?, .dash?, .semicolon?: return Array(rest.dropFirst())
    default: return Array(rest)
    }
  }

  /// Takes what was asked as the answer says; of several pairs, `no` does not say which is wrong.
  mutating func answered(_ answer: Bool?, _ reading: inout Reading) {
    let question = asked
    asked = reading.asked
    guard let answer else { return }
    let isOne = question.count == 1 && question[0].subjects.count == 1 && question[0].objects.count == 1
    guard answer || isOne && !question[0].isNegated else { return }
    reading.statements.insert(
      contentsOf: question.map { statement in
        var statement = statement
        if !answer { statement.isNegated = true }
        return statement
      }, at: 0)
  }
}
