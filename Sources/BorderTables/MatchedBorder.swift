import BorderCore

/// What matching did to the border of two regions.
struct MatchedBorder: Sendable {
  let border: Border
  /// What was matched along it; `nil` for nothing.
  let pair: MatchedPair?
  /// Whether the region whose id comes first stands second in the row.
  let isReversed: Bool

  /// The length of the whole border as one of its sides had it: what is shared exactly, and the stretches that were matched.
  private func length(ofFirst isFirst: Bool) -> Cell {
    guard let pair else { return border.isShared ? Cell(border.length) : .missing }
    let own = isFirst == isReversed ? pair.lengthB : pair.lengthA
    let exact = border.length.kilometres - pair.lengthMatched.kilometres
    return Cell(max(0, exact) + own.kilometres, places: 6)
  }

  static var fields: [TableSchema<MatchedBorder>.Field] {
    [
      .init(
        Column("length_a_km", Phrase("own km", "своих км"), isNumeric: true, displayPlaces: 1)
      ) { $0.length(ofFirst: true) },
      .init(
        Column("length_b_km", Phrase("its km", "его км"), isNumeric: true, displayPlaces: 1)
      ) { $0.length(ofFirst: false) },
      .init(
        Column("matched_km", Phrase("matched km", "сведено км"), isNumeric: true, displayPlaces: 1)
      ) { row in row.pair.map { Cell($0.lengthMatched) } ?? .decimal(0, places: 6) },
      .init(
        Column("gap_mean_m", Phrase("gap m", "зазор м"), isNumeric: true, displayPlaces: 1)
      ) { Cell($0.pair?.gapMean, places: 3) },
      .init(
        Column("gap_p95_m", Phrase("p95", "95 %"), isNumeric: true, isForFilesOnly: true, displayPlaces: 1)
      ) { Cell($0.pair?.gapPercentile95, places: 3) },
      .init(
        Column("gap_max_m", Phrase("max", "макс."), isNumeric: true, displayPlaces: 1)
      ) { Cell($0.pair?.gapMaximum, places: 3) },
    ]
  }
}

/// The matched pairs by their regions.
struct MatchedPairs {
  private struct Key: Hashable {
    let a: RegionID
    let b: RegionID
  }

  private var pairs: [Key: MatchedPair] = [:]

  init(_ report: MatchReport) {
    for pair in report.pairs { pairs[Key(a: pair.a, b: pair.b)] = pair }
  }

  /// What matching did to a border.
  ///
  /// - Parameters:
  ///   - border: The border after matching.
  ///   - first: The region that stands first in the row.
  /// - Returns: The row.
  func row(for border: Border, first: RegionID) -> MatchedBorder {
    MatchedBorder(
      border: border, pair: pairs[Key(a: border.a, b: border.b)], isReversed: border.a != first)
  }
}
