import BorderCore

/// Tables with blanks between the columns and a row of headings, as `write.table` of R and NumPy's `savetxt` write them.
enum BlankTable {
  /// The table of a text whose lines all have as many fields as the first one, or one more: the names of the rows, which R
  /// puts before them without a heading. `nil` for other texts.
  ///
  /// - Complexity: O(*n*).
  static func read(_ text: String) -> TextTable? {
    var header: [String]?
    var rows: [TextTable.Row] = []
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      if line.contains(where: { ",;\t|".contains($0) }) { return nil }
      let fields = SpatialWeights.fields(line)
      if fields.isEmpty { continue }
      guard let headings = header else {
        guard fields.count > 1, !fields.contains(where: { Double($0) != nil }) else { return nil }
        header = fields
        continue
      }
      let width = rows.first?.cells.count ?? fields.count
      guard fields.count == width, width == headings.count || width == headings.count + 1 else { return nil }
      rows.append(TextTable.Row(cells: fields, line: index + 1))
    }
    guard let header, let first = rows.first else { return nil }
    return TextTable(header: first.cells.count > header.count ? [""] + header : header, rows: rows)
  }
}
