import BorderTables

/// A table laid out for a terminal: which columns it has room for, how wide they are, and its lines.
struct TerminalLayout {
  /// The lines of the headings, without blanks at their ends.
  let headings: [String]
  /// The rows of cells, each as one line or several.
  let rows: [[String]]
  /// The columns that gave way, as indices of those that were given.
  let gone: [Int]
  /// The rule below the headings.
  let rule: String
  private let width: Int?

  /// Blanks between columns.
  private static let gap = 2
  /// What a text column keeps at least.
  private static let least = 8
  /// What a text column keeps while other columns can give way: most names fit.
  private static let enough = 24

  /// Lays out lines for the width of a terminal, or as wide as they are where none is given.
  init(headings: [String], lines: [[String]], columns: [Column], width: Int?) {
    self.width = width
    let all = Array(columns.indices)
    let cells = ColumnWidths.of(lines, count: columns.count, least: 1)
    let natural = zip(cells, ColumnWidths.of([headings], count: columns.count, least: 1)).map { max($0, $1) }
    guard let width, Self.sum(natural, all) > width else {
      let grid = Grid(kept: all, widths: natural, isNumeric: columns.map(\.isNumeric))
      (gone, rule) = ([], grid.rule)
      self.headings = [grid.line(headings)]
      rows = lines.map { [grid.line($0)] }
      return
    }
    // Headings break where their columns are numbers: these are short.
    var widths = cells
    for column in all {
      let words = headings[column].split(separator: " ").map { DisplayWidth.of(String($0)) }
      widths[column] = max(widths[column], words.max() ?? 1)
    }
    var kept = all
    var order = columns.givingWay[...]
    func isTooWide() -> Bool {
      Self.sum(widths.indices.map { columns[$0].isNumeric ? widths[$0] : min(widths[$0], Self.enough) }, kept)
        > width
    }
    while kept.count > 1, isTooWide(), let next = order.popFirst() { kept.removeAll { $0 == next } }
    gone = all.filter { !kept.contains($0) }
    Self.fit(&widths, kept, columns.map(\.isNumeric), into: width - Self.gap * max(kept.count - 1, 0))
    let grid = Grid(kept: kept, widths: widths, isNumeric: columns.map(\.isNumeric))
    rule = grid.rule
    let broken = all.map { Self.broken(headings[$0], into: widths[$0]) }
    let height = kept.map { broken[$0].count }.max() ?? 1
    self.headings = (0..<height).map { line in
      grid.line(
        all.map { column in
          let index = line - (height - broken[column].count)
          return index < 0 ? "" : broken[column][index]
        })
    }
    rows = lines.map(grid.lines)
  }

  private static func sum(_ widths: [Int], _ kept: [Int]) -> Int {
    kept.reduce(0) { $0 + widths[$1] } + gap * max(kept.count - 1, 0)
  }

  /// A heading in lines of at most so many columns of the terminal, unless a word is wider.
  private static func broken(_ heading: String, into width: Int) -> [String] {
    var lines: [String] = []
    for word in heading.split(separator: " ").map(String.init) {
      if let last = lines.last, DisplayWidth.of(last) + 1 + DisplayWidth.of(word) <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(word)
      }
    }
    return lines.isEmpty ? [""] : lines
  }

  /// Takes from the widest text columns, evenly, until all fit or nothing more can be taken.
  private static func fit(_ widths: inout [Int], _ kept: [Int], _ isNumeric: [Bool], into room: Int) {
    var surplus = kept.reduce(0) { $0 + widths[$1] } - room
    while surplus > 0 {
      let texts = kept.filter { !isNumeric[$0] && widths[$0] > least }
      guard let widest = texts.map({ widths[$0] }).max() else { return }
      let columns = texts.filter { widths[$0] == widest }
      // Down to the next narrower column, all of the widest together.
      let next = max(texts.map { widths[$0] }.filter { $0 < widest }.max() ?? least, least)
      let step = min(widest - next, max(surplus / columns.count, 1))
      for column in columns where surplus > 0 {
        widths[column] -= step
        surplus -= step
      }
    }
  }

  /// Columns with their widths.
  private struct Grid {
    let kept: [Int]
    let widths: [Int]
    let isNumeric: [Bool]

    var rule: String { String(repeating: "─", count: TerminalLayout.sum(widths, kept)) }

    /// How many lines a cell takes at most; the last one then ends with `…`.
    private static let mostLines = 12

    /// A row of cells, its texts over as many lines as they need.
    func lines(_ cells: [String]) -> [String] {
      guard kept.contains(where: { !isNumeric[$0] && DisplayWidth.of(cells[$0]) > widths[$0] }) else {
        return [line(cells)]
      }
      let pieces = cells.indices.map { column in
        isNumeric[column] ? [cells[column]] : Self.pieces(cells[column], widths[column])
      }
      let height = kept.map { pieces[$0].count }.max() ?? 1
      return (0..<height).map { index in
        line(pieces.map { index < $0.count ? $0[index] : "" })
      }
    }

    /// A text in lines of so many columns of the terminal: broken at blanks, and words that are wider themselves anywhere.
    private static func pieces(_ text: String, _ width: Int) -> [String] {
      guard DisplayWidth.of(text) > width else { return [text] }
      var lines = [""]
      var used = 0
      for word in text.split(separator: " ") {
        // A cell that nobody can read needs no more.
        guard lines.count <= mostLines else { break }
        let wide = DisplayWidth.of(String(word))
        if used > 0 && used + 1 + wide <= width {
          lines[lines.count - 1] += " " + word
          used += 1 + wide
          continue
        }
        if used > 0 { lines.append("") }
        used = 0
        for character in wide > width ? Array(word.prefix((mostLines + 1) * width)) : [] {
          let step = DisplayWidth.of(String(character))
          if used > 0 && used + step > width {
            lines.append("")
            used = 0
          }
          lines[lines.count - 1].append(character)
          used += step
        }
        if wide <= width {
          lines[lines.count - 1] += word
          used = wide
        }
      }
      guard lines.count > mostLines else { return lines }
      lines.removeLast(lines.count - mostLines)
      lines[mostLines - 1] = DisplayWidth.truncated(lines[mostLines - 1] + "……", to: width)
      return lines
    }

    /// A line of cells, without blanks at its end.
    func line(_ cells: [String]) -> String {
      var line = ""
      var position = 0
      var end = 0
      for column in kept {
        let cell = cells[column]
        let textWidth = DisplayWidth.of(cell)
        let start = isNumeric[column] ? end + widths[column] - textWidth : end
        if textWidth > 0 {
          // What is wider than its column pushes the rest of its line to the right.
          let place = position == 0 ? start : max(start, position + TerminalLayout.gap)
          line += String(repeating: " ", count: max(place - position, 0)) + cell
          position = max(place, position) + textWidth
        }
        end += widths[column] + TerminalLayout.gap
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  /// A text in lines that fit the terminal, broken at blanks.
  func wrapped(_ text: String) -> [String] { Self.wrapped(text, width: width) }

  /// A text in lines of so many columns, broken at blanks; on one line where no width is given.
  static func wrapped(_ text: String, width: Int?) -> [String] {
    guard let width else { return [text] }
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in text.split(separator: " ") {
      let wordWidth = DisplayWidth.of(String(word))
      if used > 0 && used + 1 + wordWidth > width {
        lines.append(line)
        line = ""
        used = 0
      }
      if used > 0 {
        line += " "
        used += 1
      }
      line += word
      used += wordWidth
    }
    if used > 0 { lines.append(line) }
    return lines
  }
}
