/// How much of a page's width each column of a table should have.
enum PageShares {
  /// What a cell has beside its text, in letters.
  private static let margin = 2.5
  /// A word of a cell is not to be broken; one of a heading may be, where the page is narrow.
  private static let (ofCells, ofHeadings) = (1.25, 0.75)
  /// What the widest text of a column adds, so that long names break less often.
  private static let ofText = 0.1
  /// Words with hyphens are broken there when they are longer than this; ids are shorter.
  private static let longWord = 12

  /// The share of each column: what its longest word needs, in letters, on a scale on which none is wider than its column.
  /// O(size of the texts).
  ///
  /// - Parameters:
  ///   - lines: The headings and then the cells of each line.
  ///   - widths: How wide each column is; three or more.
  /// - Returns: Two or more for each column, and its width at most.
  static func of(_ lines: [[String]], within widths: [Int]) -> [Int] {
    let needs = widths.indices.map { column in
      let heading = lines.first.map { word(of: $0[column]) } ?? 0
      let cells = lines.dropFirst().reduce(0) { max($0, word(of: $1[column])) }
      return margin + max(ofHeadings * Double(heading), ofCells * Double(cells)) + ofText
        * Double(widths[column])
    }
    let scale = zip(widths, needs).map { Double($0) / $1 }.min() ?? 1
    return zip(widths, needs).map { min($0, max(2, Int(($1 * scale).rounded()))) }
  }

  /// How wide the longest word of a text is.
  private static func word(of text: String) -> Int {
    text.split(separator: " ").reduce(0) { longest, word in
      let width = DisplayWidth.of(String(word))
      guard width > longWord else { return max(longest, width) }
      return word.split(separator: "-").reduce(longest) { max($0, DisplayWidth.of(String($1))) }
    }
  }
}
