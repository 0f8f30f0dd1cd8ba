import BorderCore

extension VertexSpacing {
  /// The columns that `cells` fills.
  static let columns = [
    Column(
      "spacing_median_m", Phrase("spacing m", "шаг, м"),
      meaning: Phrase(
        "Half of the segments of this border are at most so long, in metres",
        "Половина отрезков этой границы не длиннее, м"), isNumeric: true, displayPlaces: 0, weight: .detail),
    Column(
      "spacing_p90_m", Phrase("p90 m", "p90, м"),
      meaning: Phrase(
        "Nine of ten segments of this border are at most so long, in metres",
        "Девять из десяти отрезков этой границы не длиннее, м"), isNumeric: true, displayPlaces: 0,
      weight: .detail),
  ]

  /// How fine a border is drawn; empty cells where it is not known.
  static func cells(_ spacing: VertexSpacing?) -> [Cell] {
    [Cell(spacing?.median, places: 1), Cell(spacing?.percentile90, places: 1)]
  }
}
