import BorderCore
import BorderIO

/// Strikes out and adds in a text that people read: sentences, lines, tables in Markdown and HTML.
struct CorrectedText {
  private let letters: [Character]
  private let list: ClaimList
  private let changes: CorrectedList.Changes
  private let isHTML: Bool

  init(_ text: String, _ list: ClaimList, _ changes: CorrectedList.Changes) {
    letters = Array(text)
    self.list = list
    self.changes = changes
    isHTML = list.format == "html" || !list.tables.isEmpty && text.lowercased().contains("<table")
  }

  /// The text with the changes.
  func text() -> String {
    let struck = struckRanges()
    var edits: [(range: Range<Int>, text: String)] = []
    for range in whole(struck) { edits += strikes(range) }
    // What stood together with something wrong is right by itself.
    var added: [CorrectedList.Pair] = []
    for (index, claim) in list.claims.enumerated() where !changes.wrong.contains(index) {
      guard let range = claim.extent?.range, struck.contains(range),
        changes.spellings.indices.contains(index),
        let pair = changes.spellings[index]
      else { continue }
      added.append(pair)
    }
    added += changes.added
    edits += additions(added)
    return applied(edits)
  }

  /// What is struck out: where a claim is wrong, what was not understood, and sentences that hang on one of these.
  private func struckRanges() -> Set<Range<Int>> {
    var struck = Set(changes.wrong.compactMap { list.claims[$0].extent?.range })
    struck.formUnion(list.unread.compactMap(\.extent))
    var isGrowing = true
    while isGrowing {
      let before = struck.count
      for claim in list.claims {
        if let extent = claim.extent, let basis = extent.basis, struck.contains(basis) {
          struck.insert(extent.range)
        }
      }
      isGrowing = struck.count > before
    }
    return struck
  }

  /// The ranges, each unit as one where all its claims are struck out.
  private func whole(_ struck: Set<Range<Int>>) -> [Range<Int>] {
    var isAll: [Range<Int>: Bool] = [:]
    for extent in list.claims.compactMap(\.extent) {
      isAll[extent.unit] = isAll[extent.unit, default: true] && struck.contains(extent.range)
    }
    let units = isAll.filter(\.value).map(\.key).sorted { $0.lowerBound < $1.lowerBound }
    let rest = struck.filter { range in
      let unit = units.partitioningIndex { $0.upperBound > range.lowerBound }
      return unit == units.count || units[unit].lowerBound > range.lowerBound
    }
    return units + rest
  }

  /// A range struck out line by line, so that no mark reaches over a blank line.
  private func strikes(_ range: Range<Int>) -> [(range: Range<Int>, text: String)] {
    var edits: [(range: Range<Int>, text: String)] = []
    var start = range.lowerBound
    func close(_ end: Int) {
      var part = start..<end
      while let first = part.first, letters[first].isWhitespace { part.removeFirst() }
      while let last = part.last, letters[last].isWhitespace { part.removeLast() }
      guard !part.isEmpty else { return }
      let inside = String(letters[part])
      edits.append((part, isHTML ? "<del>\(inside)</del>" : "~~\(inside)~~"))
    }
    for index in range where letters[index].isNewline {
      close(index)
      start = index + 1
    }
    close(range.upperBound)
    return edits
  }

  private func applied(_ edits: [(range: Range<Int>, text: String)]) -> String {
    var result = ""
    var index = 0
    for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound })
    where edit.range.lowerBound >= index {
      result += String(letters[index..<edit.range.lowerBound]) + edit.text
      index = edit.range.upperBound
    }
    return result + String(letters[index...])
  }

  // MARK: What is added

  private func additions(_ pairs: [CorrectedList.Pair]) -> [(range: Range<Int>, text: String)] {
    guard !pairs.isEmpty else { return [] }
    guard let table = list.tables.first, !table.places.isEmpty else {
      let isOpen = letters.last.map { !$0.isNewline } ?? false
      let lines = pairs.map(list.format == "lines" ? line : sentence).joined()
      return [
        (letters.count..<letters.count, (isOpen ? "\n" : "") + (list.format == "text" ? "\n" : "") + lines)
      ]
    }
    guard let columns = table.columns else { return cells(pairs, of: table) }
    let rows = pairs.map { pair -> String in
      var cells = [String](repeating: "", count: table.header.count)
      (cells[columns.a], cells[columns.b]) = (pair.a, pair.b)
      guard isHTML else {
        let texts = cells.map {
          $0.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
        }
        return "\n| \(texts.joined(separator: " | ")) |"
      }
      return "<tr>"
        + cells.map { "<td>\($0.isEmpty ? "" : "<ins>\(MarkupText.content($0))</ins>")</td>" }.joined()
        + "</tr>\n"
    }
    return [(table.end..<table.end, rows.joined())]
  }

  /// The cells of a matrix that pairs stand in.
  private func cells(
    _ pairs: [CorrectedList.Pair], of table: ListTable
  ) -> [(range: Range<Int>, text: String)] {
    let columns = Dictionary(
      table.header.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    let rows = Dictionary(
      table.rows.enumerated().compactMap { row in row.element.first.map { ($0, row.offset) } },
      uniquingKeysWith: { first, _ in first })
    return pairs.compactMap { pair in
      guard let row = rows[pair.a], let column = columns[pair.b] else { return nil }
      return (table.places[row][column], isHTML ? "<ins>1</ins>" : "1")
    }
  }

  private func line(_ pair: CorrectedList.Pair) -> String {
    pair.isNegated ? sentence(pair) : "\(pair.a): \(pair.b)\n"
  }

  private func sentence(_ pair: CorrectedList.Pair) -> String {
    let verb = pair.isNegated ? "не граничит" : "граничит"
    if let object = pair.russianObject { return "\(pair.a) \(verb) \(object).\n" }
    let isRussian = Cyrillic.isIn(pair.a + pair.b)
    // Both in the nominative, where the case of the other one is not sure.
    if isRussian { return "\(pair.a) и \(pair.b) \(pair.isNegated ? "не граничат" : "граничат").\n" }
    return pair.isNegated ? "\(pair.a) does not border \(pair.b).\n" : "\(pair.a) borders \(pair.b).\n"
  }

}
