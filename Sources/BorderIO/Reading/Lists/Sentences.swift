import BorderCore

/// Reads sentences: `A borders B, C and D`, `А граничит на западе с Б и В, на юге — с Г`.
///
/// A word for a type after several names belongs to all of them: `со Смоленской и Псковской областями`.
struct Sentences {
  let enumeration: Enumeration

  private static let verbs: Set<String> = [
    "граничит", "граничат", "граничащая", "граничащий", "граничащее", "соседствует", "соседствуют",
    "примыкает",
    "примыкают", "borders", "border", "bordering", "adjoins", "adjoin", "neighbours", "neighbors", "abuts",
  ]
  /// Verbs of several words.
  private static let phrases: [[String]] = [
    "shares a border with", "share a border with", "shares borders with", "share borders with",
    "shares a land border with", "share a land border with", "shares land borders with", "is bordered by",
    "are bordered by", "is surrounded by", "are surrounded by", "has a border with", "has borders with",
    "имеет общую границу с",
    "имеют общую границу с", "имеет границу с", "имеет границы с", "имеет общие границы с",
    "имеют общие границы с",
  ].map { $0.split(separator: " ").map(String.init) }

  /// Words that may stand inside such a phrase.
  private static let adverbs: Set<String> = [
    "only", "also", "directly", "its", "their", "только", "лишь", "также", "непосредственно",
  ]

  /// Whether a text has a sentence that says who borders whom.
  static func looksLikeSentences(_ text: String) -> Bool {
    // Words that are nouns as well say nothing: they may stand in a heading.
    let certain = verbs.subtracting(["border", "neighbours", "neighbors"])
    let folded = text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if phrases.contains(where: { folded.contains($0.joined(separator: " ")) }) { return true }
    return text.split { $0.isWhitespace || ",:;()|".contains($0) }.prefix(2000)
      .contains { certain.contains($0.lowercased()) }
  }

  /// Reads all sentences of a text.
  func parse(_ text: String) -> ClaimList {
    var list = ClaimList(format: "text")
    var passedOver: [Int] = []
    for (sentence, line) in sentences(of: text) {
      let words = sentence.split(whereSeparator: \.isWhitespace).map(String.init)
      guard let verb = verb(in: words), verb.lowerBound > 0 else {
        passedOver.append(line)
        continue
      }
      let subject =
        words[..<verb.lowerBound].joined(separator: " ").split(separator: ",").last.map(String.init) ?? ""
      let others = enumeration.places(in: words[verb.upperBound...].joined(separator: " "))
      for head in enumeration.places(in: subject) {
        for place in others {
          var claim = Claim(id: "\(list.claims.count + 1)", a: head.name, b: place.name, line: line)
          (claim.aReading, claim.bReading) = (head.reading, place.reading)
          claim.kilometres = place.kilometres
          list.claims.append(claim)
        }
      }
    }
    if !passedOver.isEmpty {
      let lines = Set(passedOver).sorted().prefix(8).map(String.init).joined(separator: ", ")
      list.notes.append(
        Phrase(
          "sentences that do not say who borders whom: \(passedOver.count) (lines \(lines))",
          "предложений, где не сказано, кто с кем граничит: \(passedOver.count) (строки \(lines))"))
    }
    return list
  }

  /// Where the verb stands: a word or a phrase, whichever is first.
  private func verb(in words: [String]) -> Range<Int>? {
    let plain = words.map { $0.lowercased().filter { $0 != "," } }
    for index in plain.indices {
      if Self.verbs.contains(plain[index]) { return index..<(index + 1) }
      for phrase in Self.phrases {
        if let end = Self.end(of: phrase, in: plain[index...]) { return index..<end }
      }
    }
    return nil
  }

  /// Where a phrase ends that words begin with, adverbs such as `only` inside it passed over; `nil` for other words.
  private static func end(of phrase: [String], in words: ArraySlice<String>) -> Int? {
    var next = 0
    for index in words.indices {
      if next < phrase.count, words[index] == phrase[next] {
        next += 1
        if next == phrase.count { return index + 1 }
      } else if next == 0 || !adverbs.contains(words[index]) {
        return nil
      }
    }
    return nil
  }

  /// Sentences with the line each begins in. A full stop after an abbreviation ends none.
  private func sentences(of text: String) -> [(String, Int)] {
    var list: [(String, Int)] = []
    var current = ""
    var line = 1
    var startLine = 1
    let letters = Array(text)
    func flush() {
      let trimmed = NeighbourLines.trim(current)
      if !trimmed.isEmpty { list.append((trimmed, startLine)) }
      current = ""
    }
    for (index, letter) in letters.enumerated() {
      if letter.isNewline { line += 1 }
      let next = letters.dropFirst(index + 1).first { $0 != " " }
      let isEnd =
        ".!?".contains(letter) && (next == nil || next?.isNewline == true || next?.isUppercase == true)
      let isBlankLine = letter.isNewline && next?.isNewline == true
      if isEnd, !endsWithAbbreviation(current) || next == nil || next?.isNewline == true {
        flush()
        startLine = line
      } else if isBlankLine {
        flush()
        startLine = line
      } else {
        if current.isEmpty { startLine = line }
        current.append(letter.isNewline ? " " : letter)
      }
    }
    flush()
    return list
  }

  private func endsWithAbbreviation(_ text: String) -> Bool {
    guard let word = text.split(whereSeparator: { $0.isWhitespace || $0 == "(" }).last else { return false }
    return word.count <= 4 && !enumeration.rules.typeWords(in: String(word)).isEmpty || word.count == 1
  }
}
