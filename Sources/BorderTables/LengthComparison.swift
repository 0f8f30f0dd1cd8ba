public import BorderCore

/// A published length beside a measured one.
struct LengthComparison: Sendable {
  /// The published length in kilometres; `nil` where there is none.
  let kilometres: Double?
  /// The measured length by the published one; `nil` where there is none above 0.
  let ratio: Double?
  /// Who published it.
  var source = ""
  /// Why both may differ.
  var remark: Phrase?

  /// The sum of published lengths, where every border has one above 0.
  init(ofAll published: [Double?], length: ExactLength) {
    let found = published.compactMap(\.self)
    let sum = found.reduce(0, +)
    let isWhole = found.count == published.count && sum > 0
    kilometres = isWhole ? sum : nil
    ratio = isWhole ? length.kilometres / sum : nil
  }

  /// A published length beside a measured one.
  ///
  /// - Parameters:
  ///   - published: The published length; `nil` where there is none.
  ///   - length: The measured length.
  ///   - spacing: How vertices are spaced along the border.
  ///   - isDisputed: Whether a region of disputed status lies on it.
  init(_ published: PublishedLength?, of length: ExactLength, spacing: VertexSpacing?, isDisputed: Bool) {
    kilometres = published?.kilometres
    source = published?.source ?? ""
    ratio = published.flatMap { $0.kilometres > 0 ? length.kilometres / $0.kilometres : nil }
    remark = ratio.map {
      LengthDifference.reason(ratio: $0, spacing: spacing?.median, isDisputed: isDisputed)
    }
  }

  static var fields: [TableSchema<LengthComparison>.Field] {
    [
      .init(
        Column(
          "published_km", Phrase("published km", "опубл., км"),
          meaning: Phrase("A published length in kilometres", "Опубликованная длина, км"), isNumeric: true,
          displayPlaces: 0)
      ) { Cell($0.kilometres, places: 1) },
      .init(
        Column(
          "ratio_to_published", Phrase("ratio", "отношение"),
          meaning: Phrase(
            "length_km divided by the published length", "length_km, делённая на опубликованную длину"),
          isNumeric: true, displayPlaces: 3)
      ) { Cell($0.ratio, places: 6) },
      .init(
        Column(
          "published_source", Phrase("published by", "источник"),
          meaning: Phrase("Who published the length", "Кто опубликовал длину"), isForFilesOnly: true)
      ) { Cell($0.source) },
      .init(
        Column(
          "ratio_remark", Phrase("likely reason", "вероятная причина"),
          meaning: Phrase(
            "Why the two lengths may differ: a likely reason, not a certain one",
            "Почему эти длины могут расходиться: вероятная причина, не достоверная"), isForFilesOnly: true)
      ) { row in row.remark.map { .phrase($0) } ?? .missing },
    ]
  }
}

extension [PublishedLength] {
  /// The published length of the border of two countries; `nil` where there is none.
  func length(of a: String, _ b: String) -> PublishedLength? {
    first { ($0.country, $0.neighbour) == (a, b) || ($0.country, $0.neighbour) == (b, a) }
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
      return LengthComparison(
        published[index], of: border.length, spacing: spacing, isDisputed: !status(of: border).isEmpty)
    }
    return table.adding(LengthComparison.fields, rows)
  }
}
