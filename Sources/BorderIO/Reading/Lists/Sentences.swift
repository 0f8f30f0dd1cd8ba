import BorderCore

/// Reads sentences: `A borders B, C and D`, `А граничит на западе с Б и В, на юге — с Г`.
///
/// A word for a type after several names belongs to all of them: `со Смоленской и Псковской областями`.
struct Sentences {
  let rules: NameRules

  private static let verbs: Set<String> = [
    "граничит", "граничат", "граничащая", "граничащий", "граничащее", "соседствует", "соседствуют",
    "примыкает",
    "примыкают", "borders", "border", "bordering", "adjoins", "adjoin", "neighbours", "neighbors", "abuts",
  ]
  /// What may follow a verb, precede a place, and means nothing for it.
  private static let particles: Set<String> = [
    "с", "со", "к", "ко", "on", "with", "by", "to", "the", "также", "also", "как", "both", "—", "–", "-",
  ]
  private static let conjunctions: Set<String> = ["и", "and", "или", "or", "а", "as", "well", "plus"]
  private static let directionPrepositions: Set<String> = ["на", "in", "to", "on"]

  /// Whether a text has a sentence that says who borders whom.
  static func looksLikeSentences(_ text: String) -> Bool {
    // Words that are nouns as well say nothing: they may stand in a heading.
    let certain = verbs.subtracting(["border", "neighbours", "neighbors"])
    return text.split { $0.isWhitespace || ",:;()|".contains($0) }.prefix(2000)
      .contains { certain.contains($0.lowercased()) }
  }

  /// Reads all sentences of a text.
  func parse(_ text: String) -> ClaimList {
    var list = ClaimList(format: "text")
    var passedOver = 0
    for (sentence, line) in sentences(of: text) {
      let words = sentence.split(whereSeparator: \.isWhitespace).map(String.init)
      let verb = words.firstIndex { Self.verbs.contains($0.lowercased().filter { $0 != "," }) }
      guard let verb, verb > 0 else {
        passedOver += 1
        continue
      }
      let subject = words[..<verb].joined(separator: " ").split(separator: ",").last.map(String.init) ?? ""
      let heads = places(in: subject)
      for head in heads {
        for place in places(in: words[(verb + 1)...].joined(separator: " ")) {
          var claim = Claim(id: "\(list.claims.count + 1)", a: head.name, b: place.name, line: line)
          (claim.aReading, claim.bReading) = (head.reading, place.reading)
          list.claims.append(claim)
        }
      }
    }
    if passedOver > 0 {
      list.notes.append(
        Phrase(
          "sentences that do not say who borders whom: \(passedOver)",
          "предложений, где не сказано, кто с кем граничит: \(passedOver)"))
    }
    return list
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
    return word.count <= 4 && !rules.typeWords(in: String(word)).isEmpty || word.count == 1
  }

  /// The places of an enumeration, each as written and, where it shares the type word of a later one, with that.
  func places(in text: String) -> [(name: String, reading: String?)] {
    var items: [[String]] = [[]]
    var depth = 0
    var words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    words = withoutDirections(words)
    for word in words {
      let plain = word.lowercased()
      if depth == 0, Self.conjunctions.contains(plain) {
        items.append([])
        continue
      }
      depth += word.count { $0 == "(" } - word.count { $0 == ")" }
      if items[items.count - 1].isEmpty, Self.particles.contains(plain) { continue }
      let ends = depth == 0 && (word.hasSuffix(",") || word.hasSuffix(";") || word.hasSuffix(":"))
      items[items.count - 1].append(ends ? String(word.dropLast()) : word)
      if ends { items.append([]) }
    }
    var names = items.filter { !$0.isEmpty }
      .map { (name: $0.joined(separator: " "), reading: String?.none) }
    var shared = ""
    for index in names.indices.reversed() {
      let own = rules.typeWords(in: names[index].name)
      if own.isEmpty {
        if !shared.isEmpty { names[index].reading = "\(names[index].name) \(shared)" }
      } else {
        shared = isPlural(own) ? own : ""
      }
    }
    return names
  }

  /// Whether type words are plural, and so belong to several names.
  private func isPlural(_ words: String) -> Bool {
    let last = words.split(separator: " ").last.map { $0.lowercased() } ?? ""
    return ["ами", "ями", "ах", "ях", "ов", "ей", "ы", "s"].contains { last.hasSuffix($0) }
  }

  /// Without `на западе`, `in the north-east` and the like.
  private func withoutDirections(_ words: [String]) -> [String] {
    let roots = ["запад", "восток", "север", "юг", "юго", "west", "east", "north", "south"]
    func isDirection(_ word: String) -> Bool {
      let plain = word.lowercased()
      guard roots.contains(where: { plain.hasPrefix($0) }) else { return false }
      let bare = plain.filter { !",;:".contains($0) }
      return bare.hasSuffix("е") && !bare.hasSuffix("ское")
        || ["west", "east", "north", "south"].contains { bare.hasSuffix($0) }
    }
    var result: [String] = []
    var index = 0
    while index < words.count {
      let plain = words[index].lowercased()
      if Self.directionPrepositions.contains(plain) {
        var next = index + 1
        if next < words.count, words[next].lowercased() == "the" { next += 1 }
        if next < words.count, isDirection(words[next]) {
          if words[next].hasSuffix(",") || words[next].hasSuffix(";") { result.append("и") }
          index = next + 1
          continue
        }
      }
      result.append(words[index])
      index += 1
    }
    return result
  }
}
