public import BorderCore

extension PublishedLength {
  /// The columns that `cells` fills.
  static let columns = [
    Column(
      "published_km", Phrase("published km", "опубл., км"),
      meaning: Phrase("A published length in kilometres", "Опубликованная длина, км"), isNumeric: true,
      displayPlaces: 0),
    Column(
      "ratio_to_published", Phrase("ratio", "отношение"),
      meaning: Phrase(
        "length_km divided by the published length", "length_km, делённая на опубликованную длину"),
      isNumeric: true, displayPlaces: 3),
    Column(
      "published_source", Phrase("published by", "источник"),
      meaning: Phrase("Who published the length", "Кто опубликовал длину"), isForFilesOnly: true),
    Column(
      "ratio_remark", Phrase("likely reason", "вероятная причина"),
      meaning: Phrase(
        "Why the two lengths may differ: a likely reason, not a certain one",
        "Почему эти длины могут расходиться: вероятная причина, не достоверная"), isForFilesOnly: true),
  ]

  /// A published length beside a measured one.
  ///
  /// - Parameters:
  ///   - published: The published length; `nil` where there is none.
  ///   - length: The measured length.
  ///   - spacing: How vertices are spaced along the border.
  ///   - isDisputed: Whether a region of disputed status lies on it.
  /// - Returns: One cell for each of `columns`.
  static func cells(
    _ published: PublishedLength?, of length: ExactLength, spacing: VertexSpacing?, isDisputed: Bool
  ) -> [Cell] {
    guard let published, published.kilometres > 0 else {
      return [Cell(published?.kilometres, places: 1), .missing, Cell(published?.source ?? ""), .missing]
    }
    let ratio = length.kilometres / published.kilometres
    return [
      Cell(published.kilometres, places: 1), Cell(ratio, places: 6), Cell(published.source),
      .phrase(LengthDifference.reason(ratio: ratio, spacing: spacing?.median, isDisputed: isDisputed)),
    ]
  }
}

extension BorderAnalysis {
  /// A table of borders with the published lengths of some of them.
  ///
  /// - Parameters:
  ///   - table: One row for each border.
  ///   - borders: The border of each row: an index of `borders`.
  ///   - published: Lengths by index of `borders`; without any the table is as it was.
  ///   - measure: Measures the spacing of vertices.
  /// - Returns: The table with four columns more.
  public func table(
    _ table: Table, of borders: [Int], adding published: [Int: PublishedLength], measure: any LineMeasure
  ) -> Table {
    guard !published.isEmpty else { return table }
    let rows = borders.map { index in
      let border = self.borders[index]
      let spacing =
        published[index].flatMap { _ in
          VertexSpacing(along: Array(border.arcs), of: topology, measure: measure)
        }
      return PublishedLength.cells(
        published[index], of: border.length, spacing: spacing, isDisputed: !status(of: border).isEmpty)
    }
    return table.adding(
      PublishedLength.columns, PublishedLength.columns.indices.map { column in rows.map { $0[column] } })
  }
}
