import BorderCore

/// Reads lines `A: B, C, D`.
enum NeighbourLines {
  static func parse(_ text: String) -> ClaimList {
    var list = ClaimList(format: "lines")
    var skipped = 0
    for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let line = trim(String(line))
      guard !line.isEmpty, !line.hasPrefix("#") else { continue }
      guard let (head, tail) = separate(line) else {
        skipped += 1
        continue
      }
      let places = split(tail)
      if places.isEmpty { list.isolates.append(head) }
      for place in places {
        list.claims.append(Claim(id: "\(list.claims.count + 1)", a: head, b: place, line: number + 1))
      }
    }
    if skipped > 0 {
      list.notes.append(
        Phrase("lines without a colon or dash: \(skipped)", "строк без двоеточия и тире: \(skipped)"))
    }
    return list
  }

  private static func separate(_ line: String) -> (String, String)? {
    for mark in [":", " – ", " — ", " - ", "\t"] {
      guard let place = line.firstRange(of: mark) else { continue }
      let head = trim(String(line[..<place.lowerBound])).drop { "-•*".contains($0) }
      return (trim(String(head)), String(line[place.upperBound...]))
    }
    return nil
  }

  /// The places of a list, parted by commas, semicolons or line ends; commas inside parentheses part nothing.
  static func split(_ text: String) -> [String] {
    let hasSemicolons = text.contains(";")
    var depth = 0
    var pieces = [""]
    for letter in text {
      if letter == "(" { depth += 1 }
      if letter == ")" { depth -= 1 }
      if depth <= 0, letter.isNewline || letter == ";" || letter == "," && !hasSemicolons {
        pieces.append("")
      } else {
        pieces[pieces.count - 1].append(letter)
      }
    }
    return pieces.map(trim).filter { !$0.isEmpty && $0 != "-" && $0 != "–" && $0 != "—" }
  }

  /// Without blanks and a full stop at the ends.
  static func trim(_ text: String) -> String {
    var slice = text[...]
    while let first = slice.first, first.isWhitespace { slice.removeFirst() }
    while let last = slice.last, last.isWhitespace { slice.removeLast() }
    // A full stop ends a list, but belongs to an abbreviation such as обл.
    if slice.last == ".", let word = slice.split(separator: " ").last, word.count > 5 { slice.removeLast() }
    return String(slice)
  }
}
