import BorderCore

/// Reads lines `A: B, C, D`, and heads `A:` with their neighbours as bullets below.
struct NeighbourLines {
  let enumeration: Enumeration

  func parse(_ text: String) -> ClaimList {
    var list = ClaimList(format: "lines")
    var skipped = 0
    // A head whose neighbours may follow as bullets, with how many did.
    var open: (head: String, count: Int)?
    func close() {
      if let open, open.count == 0 { list.isolates.append(open.head) }
      open = nil
    }
    func add(_ head: String, _ item: Enumeration.Item, line: Int) {
      var claim = Claim(id: "\(list.claims.count + 1)", a: head, b: item.name, line: line)
      claim.bReading = item.reading
      claim.kilometres = item.kilometres
      list.claims.append(claim)
    }
    for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let line = Self.trim(Footnotes.removed(from: String(line)))
      guard !line.isEmpty, !line.hasPrefix("#") else { continue }
      let (content, isBullet) = Self.withoutBullet(line)
      if let head = open?.head, isBullet, Self.separate(content)?.0 == nil || isLength(content) {
        let items = enumeration.items(in: content)
        for item in items { add(head, item, line: number + 1) }
        open?.count += items.count
        continue
      }
      close()
      guard let (name, tail) = Self.separate(content) else {
        skipped += 1
        continue
      }
      let head = head(of: name)
      let items = enumeration.items(in: tail)
      if items.isEmpty { open = (head, 0) }
      for item in items { add(head, item, line: number + 1) }
    }
    close()
    if skipped > 0 {
      list.notes.append(
        Phrase("lines without a colon or dash: \(skipped)", "строк без двоеточия и тире: \(skipped)"))
    }
    return list
  }

  /// Whether what stands behind the separator is a length: `Норвегия — 195,8 км`.
  private func isLength(_ line: String) -> Bool {
    guard let (_, tail) = Self.separate(line) else { return false }
    return Amount.kilometres(tail) != nil
  }

  /// The place of a head: without what stands before and after it, as in `Граница с Казахстаном (с севера на юг)`.
  private func head(of text: String) -> String {
    guard let isPlace = enumeration.isPlace, !isPlace(text) else { return text }
    let plain = text.firstIndex(of: "(").map { Self.trim(String(text[..<$0])) } ?? text
    let words = plain.split(separator: " ")
    for start in words.indices {
      let rest = words[start...].joined(separator: " ")
      if isPlace(rest) { return rest }
    }
    return text
  }

  /// Whether a line begins like an item of a list.
  static func isBullet(_ line: String) -> Bool { withoutBullet(line).isBullet }

  private static func withoutBullet(_ line: String) -> (content: String, isBullet: Bool) {
    if let first = line.first, "-•*–—·".contains(first) { return (trim(String(line.dropFirst())), true) }
    let digits = line.prefix(while: \.isNumber)
    if !digits.isEmpty, digits.count < 4, let mark = line.dropFirst(digits.count).first, ".)".contains(mark) {
      return (trim(String(line.dropFirst(digits.count + 1))), true)
    }
    return (line, false)
  }

  /// A line's head and tail.
  static func separate(_ line: String) -> (String, String)? {
    for mark in [":", " – ", " — ", " - ", "\t"] {
      guard let place = line.firstRange(of: mark) else { continue }
      return (trim(String(line[..<place.lowerBound])), String(line[place.upperBound...]))
    }
    return nil
  }

  /// Without blanks and a full stop at the ends.
  static func trim(_ text: String) -> String {
    var slice = text[...]
    while let first = slice.first, first.isWhitespace { slice.removeFirst() }
    while let last = slice.last, last.isWhitespace || last == ";" { slice.removeLast() }
    // A full stop ends a list, but belongs to an abbreviation such as обл.
    if slice.last == ".", let word = slice.split(separator: " ").last, word.count > 5 { slice.removeLast() }
    return String(slice)
  }
}
