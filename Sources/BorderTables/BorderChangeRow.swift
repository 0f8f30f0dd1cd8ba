import BorderCore

/// A border of either vintage, with what became of it.
struct BorderChangeRow: Sendable {
  typealias Field = TableSchema<BorderChangeRow>.Field

  /// Its index of `VintageComparison.borders`.
  let index: Int
  let border: BorderChange
  let a: VintageComparison.Side
  let b: VintageComparison.Side
  /// `nil` where it is gone.
  let newLength: ExactLength?
  /// Land that went over it, in square metres; `nil` within one family of regions.
  let aToB: Double?
  let bToA: Double?

  static func schema(_ more: [Field]) -> TableSchema<BorderChangeRow> {
    TableSchema(
      name: "borders", title: Phrase("Borders of both vintages", "Границы обоих изданий"),
      codes + names + kinds + lengths + offset + land + more)
  }

  private static var codes: [Field] {
    [
      Field(
        Column(
          "old_a_id", Phrase("id before", "код прежде"),
          meaning: Phrase(
            "Code of the first region in OLD; several with + where regions were merged",
            "Код первого региона в OLD; через + несколько, если они объединены"))
      ) { Cell($0.a.old) },
      Field(
        Column(
          "old_b_id", Phrase("id before", "код прежде"),
          meaning: Phrase("Code of the second region in OLD", "Код второго региона в OLD"))
      ) { Cell($0.b.old) },
      Field(
        Column(
          "new_a_id", Phrase("id after", "код теперь"),
          meaning: Phrase(
            "Code of the first region in NEW; several with + where it was split",
            "Код первого региона в NEW; через + несколько, если он разделён"))
      ) { Cell($0.a.new) },
      Field(
        Column(
          "new_b_id", Phrase("id after", "код теперь"),
          meaning: Phrase("Code of the second region in NEW", "Код второго региона в NEW"))
      ) { Cell($0.b.new) },
    ]
  }

  private static var names: [Field] {
    let first = Column(
      "a_name", Phrase("region", "регион"),
      meaning: Phrase(
        "Name of the first region in NEW, or in OLD where the border is gone",
        "Название первого региона в NEW или в OLD, если границы больше нет"))
    let second = Column(
      "b_name", Phrase("neighbour", "сосед"),
      meaning: Phrase("Name of the second region", "Название второго региона"))
    return Field.names(first) { $0.a.name } + Field.names(second) { $0.b.name }
  }

  private static var kinds: [Field] {
    [
      Field(
        Column(
          "change", Phrase("change", "изменение"),
          meaning: Phrase("What became of the border", "Что стало с границей"))
      ) { .phrase($0.border.kind.label) },
      Field(.changeKind) { .text($0.border.kind.rawValue) },
    ]
  }

  private static var lengths: [Field] {
    [
      Field(
        Column(
          "old_km", Phrase("km before", "км прежде"),
          meaning: Phrase("Length in OLD in kilometres", "Длина в OLD, км"), isNumeric: true, displayPlaces: 1
        )
      ) { $0.border.oldArcs.isEmpty ? .missing : Cell($0.border.lengths.old) },
      Field(
        Column(
          "new_km", Phrase("km after", "км теперь"),
          meaning: Phrase("Length in NEW in kilometres", "Длина в NEW, км"), isNumeric: true, displayPlaces: 1
        )
      ) { row in row.newLength.map { Cell($0) } ?? .missing },
      Field(
        Column(
          "same_km", Phrase("same km", "те же км"),
          meaning: Phrase(
            "Length of the lines that both have with the same vertices",
            "Длина линий, у которых те же вершины"),
          isNumeric: true, displayPlaces: 1)
      ) { Cell($0.border.common) },
    ]
  }

  private static var offset: [Field] {
    [
      Field(
        Column(
          "offset_m", Phrase("apart, m", "расхождение, м"),
          meaning: Phrase(
            "How far a vertex of either line is at most from the other line, in metres",
            "Насколько вершина одной линии удалена от другой, самое большее, м"), isNumeric: true,
          displayPlaces: 1)
      ) { Cell($0.border.offset, places: 3) },
      Field(
        Column(
          "offset_lon", Phrase("longitude", "долгота"),
          meaning: Phrase("Longitude of that vertex", "Долгота этой вершины"), isNumeric: true,
          isForFilesOnly: true)
      ) { Cell($0.border.place?.longitude, places: 7) },
      Field(
        Column(
          "offset_lat", Phrase("latitude", "широта"),
          meaning: Phrase("Latitude of that vertex", "Широта этой вершины"), isNumeric: true,
          isForFilesOnly: true)
      ) { Cell($0.border.place?.latitude, places: 7) },
    ]
  }

  private static var land: [Field] {
    [
      Field(
        Column(
          "a_to_b_km2", Phrase("km² to the neighbour", "км² соседу"),
          meaning: Phrase(
            "Land that went from the first to the second region", "Земля, перешедшая от первого ко второму"),
          isNumeric: true, displayPlaces: 2)
      ) { row in Cell(row.aToB.map { $0 / 1e6 }, places: 6) },
      Field(
        Column(
          "b_to_a_km2", Phrase("km² from the neighbour", "км² от соседа"),
          meaning: Phrase(
            "Land that went from the second to the first region", "Земля, перешедшая от второго к первому"),
          isNumeric: true, displayPlaces: 2)
      ) { row in Cell(row.bToA.map { $0 / 1e6 }, places: 6) },
    ]
  }
}
