import BorderCore

/// Takes an enumeration of places apart: `Б, В и Г`, `B (12 km); C`, `Омская, Курганская и Тюменская области`.
///
/// A word for a type after several names belongs to all of them. What a name is, only the data know: a conjunction or
/// comma inside a known name (`Bosnia and Herzegovina`) parts nothing.
struct Enumeration {
  /// One place of an enumeration.
  struct Item: Hashable {
    /// As written.
    var name: String
    /// To be read so first, where it shares the type word of a later one.
    var reading: String?
    /// The length that stands beside it.
    var kilometres: Double?
  }

  let rules: NameRules
  /// Whether a text is a known name; `nil` when nothing is known.
  let isPlace: (@Sendable (String) -> Bool)?

  /// What may precede a place and means nothing for it.
  private static let particles: Set<String> = [
    "с", "со", "к", "ко", "on", "with", "by", "to", "the", "также", "also", "как", "both", "—", "–", "-",
    "only", "только", "лишь", "directly", "непосредственно",
  ]
  private static let conjunctions: Set<String> = ["и", "and", "или", "or", "а", "as", "well", "plus", "&"]

  /// The places of a cell or of the tail of a line: parted by semicolons, line ends, commas, conjunctions.
  func items(in text: String) -> [Item] {
    let text = Footnotes.removed(from: text)
    let segments = Self.parts(of: text) { $0 == ";" || $0.isNewline }
    return segments.flatMap { segment -> [Item] in
      guard let isPlace else {
        return (segments.count > 1 ? [segment] : Self.parts(of: segment) { $0 == "," }).map(withLength)
      }
      let whole = withLength(segment)
      return isPlace(whole.name) ? [whole] : places(in: segment)
    }.filter { !$0.name.allSatisfy { "-–—".contains($0) } }
  }

  /// The places of an enumeration inside a sentence, without directions such as `на западе`.
  func places(in text: String) -> [Item] {
    var items: [(words: [String], mark: String)] = [([], "")]
    var depth = 0
    for word in Directions.removed(from: text.split(whereSeparator: \.isWhitespace).map(String.init)) {
      let plain = word.lowercased()
      if depth == 0, Self.conjunctions.contains(plain) {
        items.append(([], " \(word) "))
        continue
      }
      depth = max(0, depth + word.count { $0 == "(" } - word.count { $0 == ")" })
      if items[items.count - 1].words.isEmpty, Self.particles.contains(plain) { continue }
      if depth == 0, word.hasSuffix(":"), isAnnouncement(items[items.count - 1].words + [word]) {
        items[items.count - 1].words = []
        continue
      }
      let ends = depth == 0 && (word.hasSuffix(",") || word.hasSuffix(";") || word.hasSuffix(":"))
      items[items.count - 1].words.append(ends ? String(word.dropLast()) : word)
      if ends { items.append(([], ", ")) }
    }
    let names = items.filter { !$0.words.isEmpty }
      .map { (name: withoutRemark(NeighbourLines.trim($0.words.joined(separator: " "))), mark: $0.mark) }
    return sharingTypes(merged(names).map(withLength))
  }

  /// Whether words before a colon only announce places: `eight states:`, `с тремя областями:`.
  private func isAnnouncement(_ words: [String]) -> Bool {
    guard let isPlace else { return false }
    return !isPlace(String(words.joined(separator: " ").dropLast()))
  }

  /// A known name without what a dash sets apart behind it: `Нью-Мексико — только в одной точке`.
  private func withoutRemark(_ text: String) -> String {
    guard let isPlace, !isPlace(text) else { return text }
    for dash in [" — ", " – ", " - "] {
      guard let place = text.firstRange(of: dash) else { continue }
      let name = NeighbourLines.trim(String(text[..<place.lowerBound]))
      if isPlace(name), Amount.kilometres(String(text[place.upperBound...])) == nil { return name }
    }
    return text
  }

  /// Joins what belongs to one known name.
  private func merged(_ names: [(name: String, mark: String)]) -> [String] {
    guard let isPlace else { return names.map(\.name) }
    var list: [String] = []
    for (name, mark) in names {
      if let last = list.last, mark != ", " || !isPlace(last), isPlace(last + mark + name) {
        list[list.count - 1] = last + mark + name
      } else {
        list.append(name)
      }
    }
    return list
  }

  private func sharingTypes(_ items: [Item]) -> [Item] {
    var items = items
    var shared = ""
    for index in items.indices.reversed() {
      let own = rules.typeWords(in: items[index].name)
      if own.isEmpty {
        if !shared.isEmpty { items[index].reading = "\(items[index].name) \(shared)" }
      } else {
        shared = isPlural(own) ? own : ""
      }
    }
    return items
  }

  /// Whether type words are plural, and so belong to several names.
  private func isPlural(_ words: String) -> Bool {
    let last = words.split(separator: " ").last.map { $0.lowercased() } ?? ""
    return ["ами", "ями", "ах", "ях", "ов", "ей", "ы", "и", "s"].contains { last.hasSuffix($0) }
  }

  /// A name with the length that stands behind it: `Norway (195.8 km)`, `Норвегия — 195,8 км`.
  func withLength(_ text: String) -> Item {
    let plain = Item(name: text)
    if text.hasSuffix(")"), let open = text.lastIndex(of: "(") {
      let inside = text[text.index(after: open)...].dropLast()
      guard inside.contains(where: \.isLetter), let length = Amount.kilometres(String(inside)) else {
        return plain
      }
      return Item(name: NeighbourLines.trim(String(text[..<open])), kilometres: length)
    }
    guard let digit = text.firstIndex(where: \.isNumber), text[digit...].contains(where: \.isLetter),
      let length = Amount.kilometres(String(text[digit...]))
    else { return plain }
    let name = text[..<digit].reversed().drop { $0.isWhitespace || "-–—:(".contains($0) }.reversed()
    return name.isEmpty ? plain : Item(name: String(name), kilometres: length)
  }

  /// The parts of a text at some marks, but not inside parentheses; without empty ones.
  static func parts(of text: String, at isMark: (Character) -> Bool) -> [String] {
    var depth = 0
    var pieces = [""]
    for letter in text {
      if letter == "(" { depth += 1 }
      if letter == ")" { depth = max(0, depth - 1) }
      if depth == 0, isMark(letter) {
        pieces.append("")
      } else {
        pieces[pieces.count - 1].append(letter)
      }
    }
    return pieces.map(NeighbourLines.trim).filter { !$0.isEmpty }
  }
}

/// Marks of footnotes: `[1]`, `[a]`, `[^2]`, `[note 3]`.
enum Footnotes {
  /// A text without them.
  static func removed(from text: String) -> String {
    guard text.contains("[") else { return text }
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "[") {
      result += rest[..<open]
      rest = rest[open...]
      guard let close = rest.firstIndex(of: "]") else { break }
      let inside = rest[rest.index(after: open)..<close]
      let isNote =
        inside.count <= 2 || inside.hasPrefix("^") || inside.contains(where: \.isNumber) && inside.count < 12
      if !isNote { result += rest[...close] }
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}

/// Directions in sentences, which say nothing of who a neighbour is.
enum Directions {
  private static let prepositions: Set<String> = ["на", "in", "to", "on", "from"]
  private static let roots = ["запад", "восток", "север", "юг", "юго", "west", "east", "north", "south"]

  /// Words without `на западе`, `in the north-east`, `to the north and east` and the like.
  static func removed(from words: [String]) -> [String] {
    var result: [String] = []
    var index = 0
    while index < words.count {
      guard prepositions.contains(words[index].lowercased()),
        let next = end(ofDirectionAt: index + 1, in: words)
      else {
        result.append(words[index])
        index += 1
        continue
      }
      if ",;".contains(words[next - 1].last ?? " ") { result.append("и") }
      index = next
    }
    return result
  }

  /// Where a direction ends, further ones after a conjunction included; `nil` when none begins here.
  private static func end(ofDirectionAt start: Int, in words: [String]) -> Int? {
    var index = start
    if index < words.count, words[index].lowercased() == "the" { index += 1 }
    guard index < words.count, isDirection(words[index]) else { return nil }
    index += 1
    guard index < words.count, ["and", "и", "or", "или"].contains(words[index].lowercased()) else {
      return index
    }
    let further = index + 1
    if further < words.count, prepositions.contains(words[further].lowercased()) {
      return end(ofDirectionAt: further + 1, in: words) ?? index
    }
    return end(ofDirectionAt: further, in: words) ?? index
  }

  private static func isDirection(_ word: String) -> Bool {
    let plain = word.lowercased().filter { !",;:.".contains($0) }
    guard roots.contains(where: { plain.hasPrefix($0) }) else { return false }
    return plain.hasSuffix("е") && !plain.hasSuffix("ское")
      || ["west", "east", "north", "south"].contains { plain.hasSuffix($0) }
  }
}
