import BorderCore

/// Numbers of lines as people write them: `3, 7–9, 12`.
enum LineRanges {
  /// All of some lines, each once and in their order, page by page where the text has pages.
  ///
  /// - Parameters:
  ///   - numbers: The lines, counted through the whole text.
  ///   - pages: The line that each page begins with; one for a text without page breaks.
  /// - Returns: The lines in both languages.
  static func text(of numbers: [Int], pages: [Int]) -> Phrase {
    guard pages.count > 1 else { return Phrase(same: text(of: numbers)) }
    var parts: [(page: Int, lines: [Int])] = []
    for number in Set(numbers).sorted() {
      let page = page(of: number, pages)
      let line = number - pages[page - 1] + 1
      if parts.last?.page == page {
        parts[parts.count - 1].lines.append(line)
      } else {
        parts.append((page, [line]))
      }
    }
    func joined(_ word: String) -> String {
      parts.map { "\(word) \($0.page): \(text(of: $0.lines))" }.joined(separator: "; ")
    }
    return Phrase(joined("page"), joined("страница"))
  }

  /// The page of a line, counted from 1.
  static func page(of line: Int, _ pages: [Int]) -> Int { max(1, pages.count { $0 <= line }) }

  /// The line that each page of a text begins with, counted as its tokens count them.
  static func pages(of characters: [Character]) -> [Int] {
    var pages = [1]
    var line = 1
    for letter in characters where letter.isNewline || letter == "\u{C}" {
      line += 1
      if letter == "\u{C}" { pages.append(line) }
    }
    return pages
  }

  /// All of some lines, each once and in their order.
  static func text(of numbers: [Int]) -> String {
    var parts: [String] = []
    var first: Int?
    var last = 0
    func close() {
      guard let first else { return }
      parts.append(last > first + 1 ? "\(first)–\(last)" : last > first ? "\(first), \(last)" : "\(first)")
    }
    for number in Set(numbers).sorted() {
      if first != nil, number == last + 1 {
        last = number
        continue
      }
      close()
      (first, last) = (number, number)
    }
    close()
    return parts.joined(separator: ", ")
  }
}
