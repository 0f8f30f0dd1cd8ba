public import BorderCore

extension CrossingAssignment {
  /// The table of crossings with what geometry says besides: side, place on the border, ambiguity.
  public func table(
    _ analysis: BorderAnalysis, details: [CrossingDetail], home: String? = nil
  ) -> Table {
    let rows = zip(entries, details).map { entry, detail in
      DetailedCrossing(
        row: CrossingRow(entry, analysis, home: home), detail: detail,
        side: detail.side.map { analysis.idCell($0) },
        rival: detail.rival.map { hit in
          let border = analysis.borders[hit.border]
          return "\(analysis.regions[border.a].id)|\(analysis.regions[border.b].id)"
        })
    }
    return TableSchema(
      name: CrossingRow.name, title: CrossingRow.title,
      CrossingRow.fields.on { $0.row } + DetailedCrossing.fields
    ).table(rows)
  }
}

/// A listed crossing with what geometry says besides.
private struct DetailedCrossing {
  let row: CrossingRow
  let detail: CrossingDetail
  /// The region that its point lies in; `nil` without a point.
  let side: Cell?
  /// The ids of the regions of the next border that is nearly as near.
  let rival: String?

  static var fields: [TableSchema<DetailedCrossing>.Field] {
    [
      .init(Column("side_id", Phrase("lies in", "лежит в"))) { $0.side ?? .missing },
      .init(
        Column("chainage_km", Phrase("chainage km", "пикетаж, км"), isNumeric: true, displayPlaces: 1)
      ) { Cell($0.detail.chainage, places: 6) },
      .init(Column("is_ambiguous", Phrase("ambiguous", "неоднозначно"))) {
        $0.detail.foot == nil ? .missing : .flag($0.detail.isAmbiguous)
      },
      .init(Column("rival_id", Phrase("other border", "другая граница"), isForFilesOnly: true)) {
        Cell($0.rival ?? "")
      },
      number("rival_distance_m", Phrase("m to other border", "м до другой границы"), places: 1) {
        $0.rival?.distance
      },
      number("tripoint_distance_m", Phrase("m to tripoint", "м до стыка трёх"), places: 1) {
        $0.tripointDistance
      },
      number("foot_longitude", Phrase("longitude on border", "долгота на границе"), places: 9) {
        $0.foot?.longitude
      },
      number("foot_latitude", Phrase("latitude on border", "широта на границе"), places: 9) {
        $0.foot?.latitude
      },
      number("rejected_distance_m", Phrase("m to nearest border", "м до ближайшей границы"), places: 1) {
        $0.rejectedDistance
      },
    ]
  }

  private static func number(
    _ key: String, _ heading: Phrase, places: Int, _ value: @escaping @Sendable (CrossingDetail) -> Double?
  ) -> TableSchema<DetailedCrossing>.Field {
    .init(Column(key, heading, isNumeric: true, isForFilesOnly: true)) {
      Cell(value($0.detail), places: places)
    }
  }
}
