import BorderCore

extension MatchedPair {
  /// The columns that `MatchedPairs` fills.
  static let columns = [
    Column("length_a_km", Phrase("own km", "своих км"), isNumeric: true, displayPlaces: 1),
    Column("length_b_km", Phrase("its km", "его км"), isNumeric: true, displayPlaces: 1),
    Column("matched_km", Phrase("matched km", "сведено км"), isNumeric: true, displayPlaces: 1),
    Column("gap_mean_m", Phrase("gap m", "зазор м"), isNumeric: true, displayPlaces: 1),
    Column("gap_p95_m", Phrase("p95", "95 %"), isNumeric: true, isForFilesOnly: true, displayPlaces: 1),
    Column("gap_max_m", Phrase("max", "макс."), isNumeric: true, displayPlaces: 1),
  ]
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

  /// The values of `MatchedPair.columns` for a border.
  ///
  /// The lengths of the two sides are those of the whole border: what is shared exactly, and the stretches that were
  /// matched as each side had them.
  ///
  /// - Parameters:
  ///   - border: The border after matching.
  ///   - first: The region that stands first in the row.
  /// - Returns: A cell for each column.
  func cells(for border: Border, first: RegionID) -> [Cell] {
    guard let pair = pairs[Key(a: border.a, b: border.b)] else {
      let length = border.isShared ? Cell(border.length) : .missing
      return [length, length, .decimal(0, places: 6), .missing, .missing, .missing]
    }
    let (a, b) = pair.a == first ? (pair.lengthA, pair.lengthB) : (pair.lengthB, pair.lengthA)
    let exact = border.length.kilometres - pair.lengthMatched.kilometres
    return [
      Cell(max(0, exact) + a.kilometres, places: 6), Cell(max(0, exact) + b.kilometres, places: 6),
      Cell(pair.lengthMatched), Cell(pair.gapMean, places: 3), Cell(pair.gapPercentile95, places: 3),
      Cell(pair.gapMaximum, places: 3),
    ]
  }
}
