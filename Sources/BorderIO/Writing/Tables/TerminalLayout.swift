/// The widths of a table's columns on the terminal, and lines laid out by them.
struct TerminalLayout {
  private let widths: [Int]
  private let isNumeric: [Bool]
  private let width: Int?
  /// Whether texts that are wider than their column are cut: on a terminal, and not in a file.
  private var cuts: Bool { width != nil }

  /// Blanks between columns.
  private static let gap = 2
  /// What a text column keeps at least.
  private static let least = 8

  /// Widths for all lines, cut to the width of the terminal.
  init(lines: [[String]], isNumeric: [Bool], width: Int?) {
    self.isNumeric = isNumeric
    self.width = width
    var widths = ColumnWidths.of(lines, count: isNumeric.count, least: 1)
    if let width { Self.fit(&widths, isNumeric, into: width - Self.gap * max(widths.count - 1, 0)) }
    self.widths = widths
  }

  /// Takes from the widest text columns, evenly, until all fit or nothing more can be taken.
  private static func fit(_ widths: inout [Int], _ isNumeric: [Bool], into room: Int) {
    var surplus = widths.reduce(0, +) - room
    while surplus > 0 {
      let texts = widths.indices.filter { !isNumeric[$0] && widths[$0] > least }
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

  /// The rule below the headings.
  var rule: String {
    String(repeating: "─", count: widths.reduce(0, +) + Self.gap * max(widths.count - 1, 0))
  }

  /// A line of cells, without blanks at its end.
  func line(_ cells: [String]) -> String {
    var line = ""
    var position = 0
    var end = 0
    for (column, cell) in cells.enumerated() {
      let text = isNumeric[column] || !cuts ? cell : DisplayWidth.truncated(cell, to: widths[column])
      let textWidth = DisplayWidth.of(text)
      let start = isNumeric[column] ? end + widths[column] - textWidth : end
      if textWidth > 0 {
        // What is wider than its column pushes the rest of its line to the right.
        let place = position == 0 ? start : max(start, position + Self.gap)
        line += String(repeating: " ", count: max(place - position, 0)) + text
        position = max(place, position) + textWidth
      }
      end += widths[column] + Self.gap
    }
    while line.last == " " { line.removeLast() }
    return line
  }

  /// A text in lines that fit the terminal, broken at blanks.
  func wrapped(_ text: String) -> [String] {
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
