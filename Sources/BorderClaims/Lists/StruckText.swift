/// Text that somebody struck out in a list: `~~Poland~~`, `<del>Poland</del>`, `<s>…</s>`.
///
/// It is not read. What was put in instead (`<ins>`) is.
enum StruckText {
  /// A text with blanks in the place of what is struck out, so that everything else stays where it is; line ends stay.
  static func blanked(_ text: String) -> String {
    guard text.contains("~~") || text.contains("<") else { return text }
    var letters = Array(text)
    var index = 0
    // Up to where each mark was looked for in vain.
    var missing: [String: Int] = [:]
    func end(of mark: String, from start: Int) -> Int? {
      guard start >= missing[mark, default: 0] else { return nil }
      var index = start
      while index < letters.count {
        if letters[index].isNewline, index + 1 < letters.count, letters[index + 1].isNewline { break }
        if matches(mark, at: index, in: letters) { return index }
        index += 1
      }
      missing[mark] = index
      return nil
    }
    func blank(_ range: Range<Int>) {
      for place in range where !letters[place].isNewline { letters[place] = " " }
    }
    while index < letters.count {
      if matches("~~", at: index, in: letters) {
        guard let end = end(of: "~~", from: index + 2) else {
          index += 2
          continue
        }
        blank(index..<(end + 2))
        index = end + 2
        continue
      }
      guard letters[index] == "<" else {
        index += 1
        continue
      }
      var next = index + 1
      for tag in ["del", "s", "strike"] where matches("<\(tag)>", at: index, in: letters) {
        let close = "</\(tag)>"
        guard let end = end(of: close, from: index) else { continue }
        next = end + close.count
        blank(index..<next)
      }
      for tag in ["<ins>", "</ins>"] where matches(tag, at: index, in: letters) {
        next = index + tag.count
        blank(index..<next)
      }
      index = next
    }
    return String(letters)
  }

  private static func matches(_ mark: String, at index: Int, in letters: [Character]) -> Bool {
    var place = index
    for letter in mark {
      guard place < letters.count, letters[place] == letter || letters[place].lowercased() == String(letter)
      else { return false }
      place += 1
    }
    return true
  }
}
