/// A word, a number or a mark of a text, with its place.
public struct TextToken: Hashable, Sendable {
  /// What a token is.
  public enum Kind: Hashable, Sendable {
    /// Letters, perhaps with digits, hyphens and apostrophes among them.
    case word
    /// Digits, perhaps with a point or comma among them.
    case number
    /// One character of any other kind.
    case mark
  }

  /// What it is.
  public var kind: Kind
  /// The token as written; a word that a line end divides is whole again.
  public var text: String
  /// Its letters in the form in which names are compared.
  public var folded: String
  /// Its line, counted from 1.
  public var line: Int
  /// The place of its first character in its line, counted from 1.
  public var column: Int
  /// Where it begins and ends among the characters of the text.
  public var range: Range<Int>
  /// Whether a blank or a line end stands before it.
  public var isSpaced: Bool
  /// How many line ends stand before it, after the last token.
  public var breaks: Int

  /// Whether it may be a code, such as those of Belarus, Oregon and Indiana: capitals are no small words.
  public var isCode: Bool { text.count > 1 && text.count < 4 && text.allSatisfy(\.isUppercase) }

  /// Whether it is one of some marks.
  func isMark(of marks: String) -> Bool {
    // Marks are few among words, and a search for a text in a text costs more than one for a letter.
    guard kind == .mark, let mark = text.first else { return false }
    return marks.contains(mark)
  }

  /// Whether it is written as whose something is: `Ukraine's`.
  var isPossessive: Bool { text.hasSuffix("'s") || text.hasSuffix("’s") }

  /// Whether it begins with a capital letter.
  public var isCapitalized: Bool { text.first?.isUppercase ?? false }
}

/// A text taken apart into tokens.
public struct TokenizedText: Sendable {
  /// The characters of the text.
  public let characters: [Character]
  /// The tokens in their order.
  public let tokens: [TextToken]

  /// Takes a text apart.
  ///
  /// A hyphen at the end of a line joins its word with the next line's. Whether it belongs to the word (`Западно-` /
  /// `Казахстанская`), a capital letter says, or else whether only the word with it is known.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - isKnown: Whether a folded word occurs in names.
  /// - Complexity: O(*n*).
  public init(_ text: String, isKnown: (String) -> Bool = { _ in false }) {
    characters = Array(text)
    var tokens: [TextToken] = []
    var foldings: [String: String] = [:]
    func folded(_ word: String) -> String {
      if let known = foldings[word] { return known }
      let folded = NameFolding.fold(word)
      foldings[word] = folded
      return folded
    }
    var line = 1
    var lineStart = 0
    var breaks = 0
    var isSpaced = false
    var index = 0
    while index < characters.count {
      let letter = characters[index]
      if letter.isNewline || letter == "\u{C}" {
        index += 1
        (line, lineStart) = (line + 1, index)
        breaks += 1
        isSpaced = true
        continue
      }
      if letter.isWhitespace || letter == "\u{FEFF}" {
        index += 1
        isSpaced = true
        continue
      }
      let start = index
      let place = (line, start - lineStart + 1)
      var kind = TextToken.Kind.mark
      var written = ""
      if Self.isOfWord(letter) {
        kind = .word
        var hasLetter = false
        while index < characters.count {
          let next = characters[index]
          if Self.isOfWord(next) {
            hasLetter = hasLetter || !next.isNumber
            if next != "\u{AD}" { written.append(next) }
            index += 1
          } else if Self.isHyphen(next) || Self.isApostrophe(next), index + 1 < characters.count,
            Self.isOfWord(characters[index + 1])
          {
            if !hasLetter, characters[index + 1].isNumber { break }
            written.append(next)
            index += 1
          } else if !hasLetter, next == "." || next == ",", index + 1 < characters.count,
            characters[index + 1].isNumber
          {
            written.append(next)
            index += 1
          } else if Self.isHyphen(next) || written.last == "\u{AD}", hasLetter,
            let rest = Self.continuation(after: index, in: characters)
          {
            // The line ends inside the word.
            var tail = ""
            var end = rest.start
            while end < characters.count, Self.isOfWord(characters[end]) {
              tail.append(characters[end])
              end += 1
            }
            let joined = written + tail
            let keepsHyphen =
              tail.first?.isUppercase ?? false
              || !isKnown(NameFolding.fold(joined)) && isKnown(NameFolding.fold(tail))
                && written.split(separator: "-").allSatisfy { isKnown(NameFolding.fold(String($0))) }
            written += keepsHyphen ? "-" : ""
            line += rest.lines
            lineStart = rest.lineStart
            index = rest.start
          } else {
            break
          }
        }
        if !hasLetter { kind = .number }
        written = Self.withoutFootnote(written, isKnown)
      } else {
        written = String(letter)
        index += 1
      }
      tokens.append(
        TextToken(
          kind: kind, text: written, folded: kind == .mark ? written : folded(written),
          line: place.0, column: place.1, range: start..<index, isSpaced: isSpaced, breaks: breaks))
      isSpaced = false
      breaks = 0
    }
    self.tokens = tokens
  }

  /// The text of some tokens as written, line ends and many blanks as one blank.
  public func text(_ range: Range<Int>) -> String {
    var result = ""
    for index in range {
      let token = tokens[index]
      if index > range.lowerBound, token.isSpaced { result += " " }
      result += token.text
    }
    return result
  }

  /// A known word without the number of a footnote behind it: `Япония10`.
  private static func withoutFootnote(_ word: String, _ isKnown: (String) -> Bool) -> String {
    guard word.last?.isNumber == true, word.first?.isLetter == true else { return word }
    let digits = word.reversed().prefix(while: \.isNumber).count
    let plain = String(word.dropLast(digits))
    return digits < 3 && plain.count > 3 && !isKnown(NameFolding.fold(word))
      && isKnown(NameFolding.fold(plain))
      ? plain : word
  }

  private static func isOfWord(_ letter: Character) -> Bool {
    letter.isLetter || letter.isNumber || letter == "_" || letter == "\u{AD}"
  }

  private static func isHyphen(_ letter: Character) -> Bool {
    letter == "-" || letter == "\u{2010}" || letter == "\u{2011}"
  }

  private static func isApostrophe(_ letter: Character) -> Bool {
    "'’`ʹʼʻ".contains(letter)
  }

  /// Where a word goes on after a hyphen at the end of a line; `nil` where it does not.
  private static func continuation(
    after hyphen: Int, in text: [Character]
  ) -> (start: Int, lines: Int, lineStart: Int)? {
    var index = hyphen + 1
    var lines = 0
    var lineStart = 0
    while index < text.count, text[index].isWhitespace || text[index] == "\u{C}" {
      if text[index].isNewline || text[index] == "\u{C}" { (lines, lineStart) = (lines + 1, index + 1) }
      index += 1
    }
    // A page break is a blank line or two; further away begins another text.
    guard (1...3).contains(lines), index < text.count, text[index].isLetter else { return nil }
    return (index, lines, lineStart)
  }
}
