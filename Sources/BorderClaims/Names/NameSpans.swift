/// Some tokens of a text that may be a name.
public struct NameSpan: Hashable, Sendable {
  /// The tokens.
  public var range: Range<Int>
  /// The places that it may mean; empty for a name that is known but has no place in the data.
  public var places: [Int]
  /// Whether it has a word for a type.
  public var hasType: Bool
  /// Whether it is written in another case than names have in the data.
  public var isInflected = false
}

/// The spans of a text that are names, with how many were looked up.
public struct NameSpans: Sendable {
  /// The spans, by their start and then their end.
  public var spans: [NameSpan] = []
  /// How many spans of the text were looked up: at most a constant for each token.
  public var readings = 0
}

/// What spans mean, by how they are written: in all of a list each is looked up once.
final class SpanMeanings {
  /// What the words of a span mean.
  struct Meaning {
    var places: [Int]
    var hasType: Bool
    var isInflected = false
  }

  var meanings: [String: Meaning?] = [:]
  /// Whether words occur in names.
  var words: [String: Bool] = [:]
  /// How many spellings were looked up.
  var lookups = 0
}

extension NameResolver {
  /// Whether a folded word occurs in a name.
  public func hasWord(_ folded: String) -> Bool {
    folded.split(separator: "-").allSatisfy { part in
      let word = String(part)
      return isOfNames(word) || rules.typeWords[word] != nil || NameFolding.isSaint(word)
    }
  }

  /// Whether a folded word is one of a name, of the data or of what lies outside them.
  private func isOfNames(_ word: String) -> Bool {
    index.vocabulary.contains(word) || elsewhere.contains { $0.index.vocabulary.contains(word) }
  }

  /// How many words the longest name has, of the data or of what lies outside them.
  private var longest: Int { elsewhere.reduce(index.longest) { max($0, $1.index.longest) } }

  /// The places that lie in what a text names; `nil` where nothing is known to lie in it.
  public func members(namedBy text: String) -> Set<Int>? { members(of: text) }

  /// All spans of some tokens that are names.
  ///
  /// A span ends before the first word that no name has, and holds no more words than the longest name with its type.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - range: The tokens to look at.
  /// - Returns: The spans.
  /// - Complexity: O(tokens × words of the longest name).
  public func spans(in text: TokenizedText, _ range: Range<Int>) -> NameSpans {
    spans(in: text, range, known: SpanMeanings())
  }

  /// All spans of some tokens that are names; what a spelling means is looked up once.
  func spans(in text: TokenizedText, _ range: Range<Int>, known: SpanMeanings) -> NameSpans {
    var result = NameSpans()
    let limit = longest + 4
    let mostParts = max(index.mostParts, userAliases.isEmpty ? 1 : 2)
    let areOfNames = range.map { index in
      text.tokens[index].kind != .mark && isOfName(text.tokens[index].folded, known)
    }
    for start in range where text.tokens[start].kind != .mark {
      let single = text.tokens[start].text
      if let code = code(single) {
        result.spans.append(NameSpan(range: start..<(start + 1), places: Self.places(code), hasType: true))
      }
      var parts: [[String]] = [[]]
      var isPending = false
      var words = 0
      var end = start
      while end < range.upperBound, words < limit {
        let token = text.tokens[end]
        end += 1
        guard token.kind != .mark else {
          // A name may go on after these marks; it does not end with one, but for a closing parenthesis. A full stop is
          // one of an abbreviation, not of a sentence.
          guard Self.innerMarks.contains(token.text), token.breaks < 2,
            token.text != "." || end > start + 1 && isAbbreviation(text.tokens[end - 2])
          else { break }
          if token.text == ")" {
            guard isPending, let found = meaning(parts, text.text(start..<end), known) else { break }
            result.readings += 1
            add(found, start..<end, to: &result)
            break
          }
          // `соседи области — Смоленская`: whose neighbours they are is no first half of a name.
          if ["—", "–"].contains(token.text), start > range.lowerBound, !isName(parts[parts.count - 1]),
            ["сосед", "границ"].contains(where: { text.tokens[start - 1].folded.hasPrefix($0) })
          {
            break
          }
          if token.text == "," || token.text == "(" {
            guard parts.count < mostParts, isName(parts[parts.count - 1]), end < range.upperBound,
              text.tokens[end].kind == .mark || mayFollowMark(text.tokens[end].folded)
            else { break }
            parts.append([])
            isPending = token.text == "("
          }
          continue
        }
        let isWord = areOfNames[end - 1 - range.lowerBound]
        let isPossessive = !isWord && token.isPossessive
        let word = isPossessive ? String(token.folded.dropLast()) : token.folded
        guard rules.typeWords[word]?.role != .aside else { break }
        // `Amur Oblast from Heilongjiang`: what parts two places begins no second half of a name.
        if words > 0, word == "from" || word == "из" { break }
        guard isWord || isPossessive && isOfName(word, known) || Self.isUpper(token.text),
          token.breaks < 2 || end == start + 1
        else { break }
        words += 1
        parts[parts.count - 1].append(word)
        result.readings += 1
        if let found = meaning(parts, text.text(start..<end), known) {
          add(found, start..<end, to: &result)
        }
        if isPossessive { break }
      }
    }
    return result
  }

  private func isOfName(_ word: String, _ known: SpanMeanings) -> Bool {
    if let isKnown = known.words[word] { return isKnown }
    let isKnown = hasWord(word)
    known.words[word] = isKnown
    return isKnown
  }

  /// Whether a word may stand behind a comma or parenthesis inside a name: some name has it there, or it is one for a type.
  private func mayFollowMark(_ word: String) -> Bool {
    !userAliases.isEmpty || rules.typeWords[word] != nil || index.wordsBehindMarks.contains(word)
      || elsewhere.contains { $0.index.wordsBehindMarks.contains(word) }
  }

  /// Marks that may stand inside a name.
  private static let innerMarks: Set<String> = [
    ",", ".", "(", "/", "—", "–", "-", ")", "’", "'", "«", "»", "\"",
  ]

  /// Whether a full stop behind a word is one of an abbreviation, by the language or by the names of the data.
  private func isAbbreviation(_ word: TextToken) -> Bool {
    rules.isAbbreviation(word) || index.abbreviations.contains(word.folded)
  }

  /// Whether a part of a name says more than a type: `Republic County` does, `Oblast` does not.
  private func isName(_ words: [String]) -> Bool {
    words.contains { rules.typeWords[$0] == nil }
      || words.count > 1 && words.allSatisfy { rules.typeWords[$0]?.role == .head }
  }

  private func add(_ found: SpanMeanings.Meaning, _ range: Range<Int>, to result: inout NameSpans) {
    if let last = result.spans.last, last.range == range { return }
    result.spans.append(
      NameSpan(
        range: range, places: found.places, hasType: found.hasType, isInflected: found.isInflected))
  }

  private func meaning(_ parts: [[String]], _ text: String, _ known: SpanMeanings) -> SpanMeanings
    .Meaning?
  {
    if let meaning = known.meanings[text] { return meaning }
    let found = meaning(parts.filter { !$0.isEmpty }, text)
    known.lookups += 1
    known.meanings[text] = .some(found)
    return found
  }

  /// What the words of a span mean; `nil` where they are no name.
  private func meaning(_ parts: [[String]], _ text: String) -> SpanMeanings.Meaning? {
    func key() -> String { parts.flatMap { $0 }.map(NameFolding.key).joined(separator: " ") }
    if !userAliases.isEmpty, let place = userAliases[key()] {
      return SpanMeanings.Meaning(places: [place], hasType: true)
    }
    let name = ParsedName(parts: parts, rules: rules)
    switch find(name, among: nil) {
    case .matched(let place, let method):
      return SpanMeanings.Meaning(
        places: [place], hasType: !name.types.isEmpty, isInflected: method == .inflected)
    case .ambiguous(let list): return SpanMeanings.Meaning(places: list, hasType: !name.types.isEmpty)
    case .unknown: break
    }
    if let found = byInitials(text, nil) {
      return SpanMeanings.Meaning(places: Self.places(found), hasType: true)
    }
    switch elsewhere.first?.find(name, among: nil) {
    case .matched(_, let method)?:
      return SpanMeanings.Meaning(places: [], hasType: true, isInflected: method == .inflected)
    case .ambiguous?: return SpanMeanings.Meaning(places: [], hasType: true)
    case .unknown?, nil: return nil
    }
  }

  private static func places(_ match: NameMatch) -> [Int] {
    switch match {
    case .matched(let place, _): [place]
    case .ambiguous(let list): list
    case .unknown: []
    }
  }

  /// Whether a word may be initials.
  private static func isUpper(_ text: String) -> Bool {
    text.count > 1 && text.count < 8 && text.allSatisfy(\.isUppercase)
  }
}

extension NameResolver {
  /// How many words a name with what it lies in may have at most; no longer text is a name.
  public var mostWords: Int { 2 * (longest + 4) }

  /// Whether a spelling means one place or several.
  public func recognizes(_ text: String) -> Bool {
    if case .unknown = resolve(text, within: nil, suggests: false) { false } else { true }
  }

  /// Whether a spelling means a place only without the word for its type that its names have: `Omsk` for Omsk Oblast.
  /// A town may be meant as well.
  public func isShortened(_ text: String) -> Bool {
    guard case .matched(let place, let method) = resolve(text, within: nil, suggests: false),
      method != .code, method != .supersededCode
    else { return false }
    let name = ParsedName(Self.trimmed(text), rules: rules)
    return name.types.isEmpty
      && !(index.entries[name.key] ?? []).contains { $0.place == place && $0.isBare }
  }

  /// Whether most names are written with a part behind a comma: `Adams County, ID`.
  public var hasTails: Bool { 2 * tailed > places.count }

  /// Whether a text stands behind the comma of some name.
  public func isTail(_ text: String) -> Bool { tails.contains(NameFolding.key(NameFolding.fold(text))) }
}
