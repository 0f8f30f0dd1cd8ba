/// How wide the columns of a table are that is padded with blanks.
enum ColumnWidths {
  /// No column is padded to more: one very long text among many would make every line as long.
  static let greatest = 200

  /// The widths of columns: of their widest texts, but no more than `greatest`. A text that is wider stands whole and
  /// pushes the rest of its line to the right. O(size of the texts).
  ///
  /// - Parameters:
  ///   - lines: The cells of each line, `count` or more.
  ///   - count: The number of columns.
  ///   - least: What a column has at least.
  /// - Returns: One width for each column.
  static func of(_ lines: [[String]], count: Int, least: Int) -> [Int] {
    (0..<count).map { column in
      min(greatest, lines.reduce(least) { max($0, DisplayWidth.of($1[column])) })
    }
  }
}
