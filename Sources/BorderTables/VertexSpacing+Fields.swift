import BorderCore

extension VertexSpacing {
  /// How fine a border is drawn.
  static var fields: [TableSchema<VertexSpacing>.Field] {
    [
      .init(
        Column(
          "spacing_median_m", Phrase("spacing m", "шаг, м"),
          meaning: Phrase(
            "Half of the segments of this border are at most so long, in metres",
            "Половина отрезков этой границы не длиннее, м"), isNumeric: true, displayPlaces: 0,
          weight: .detail)
      ) { Cell($0.median, places: 1) },
      .init(
        Column(
          "spacing_p90_m", Phrase("p90 m", "p90, м"),
          meaning: Phrase(
            "Nine of ten segments of this border are at most so long, in metres",
            "Девять из десяти отрезков этой границы не длиннее, м"), isNumeric: true, displayPlaces: 0,
          weight: .detail)
      ) { Cell($0.percentile90, places: 1) },
    ]
  }
}
