public import BorderCore

extension CrossingAssignment {
  /// The table of crossings with what geometry says besides: side, place on the border, ambiguity.
  public func table(
    _ analysis: BorderAnalysis, details: [CrossingDetail], home: String? = nil
  ) -> Table {
    let plain = table(analysis, home: home)
    var table = Table(
      name: plain.name, title: plain.title,
      columns: plain.columns + [
        Column("side_id", Phrase("lies in", "лежит в")),
        Column("chainage_km", Phrase("chainage km", "пикетаж, км"), isNumeric: true, displayPlaces: 1),
        Column("is_ambiguous", Phrase("ambiguous", "неоднозначно")),
        Column("rival_id", Phrase("other border", "другая граница"), isForFilesOnly: true),
        Column(
          "rival_distance_m", Phrase("m to other border", "м до другой границы"), isNumeric: true,
          isForFilesOnly: true),
        Column(
          "tripoint_distance_m", Phrase("m to tripoint", "м до стыка трёх"), isNumeric: true,
          isForFilesOnly: true),
        Column(
          "foot_longitude", Phrase("longitude on border", "долгота на границе"), isNumeric: true,
          isForFilesOnly: true),
        Column(
          "foot_latitude", Phrase("latitude on border", "широта на границе"), isNumeric: true,
          isForFilesOnly: true),
        Column(
          "rejected_distance_m", Phrase("m to nearest border", "м до ближайшей границы"), isNumeric: true,
          isForFilesOnly: true),
      ])
    for (row, detail) in zip(plain.rows, details) {
      let rival = detail.rival.map { hit in
        let border = analysis.borders[hit.border]
        return "\(analysis.regions[border.a].id)|\(analysis.regions[border.b].id)"
      }
      table.append(
        row + [
          detail.side.map { analysis.idCell($0) } ?? .missing, Cell(detail.chainage, places: 6),
          detail.foot == nil ? .missing : .flag(detail.isAmbiguous), Cell(rival ?? ""),
          Cell(detail.rival?.distance, places: 1), Cell(detail.tripointDistance, places: 1),
          Cell(detail.foot?.longitude, places: 9), Cell(detail.foot?.latitude, places: 9),
          Cell(detail.rejectedDistance, places: 1),
        ])
    }
    return table
  }
}
