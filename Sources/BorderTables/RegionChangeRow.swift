import BorderCore

/// A region of either vintage, or two that belong together, with what became of it.
struct RegionChangeRow: Sendable {
  typealias Field = TableSchema<RegionChangeRow>.Field

  let change: RegionChange
  /// The region of OLD; `nil` for one that appeared.
  let old: Region?
  /// The region of NEW; `nil` for one that disappeared.
  let new: Region?
  /// In square metres; `nil` where the boundary is the same.
  let areas: (old: Double?, new: Double?)
  /// In square metres; `nil` for a region that disappeared.
  let gained: Double?
  /// In square metres; `nil` for a region that appeared.
  let lost: Double?

  static var schema: TableSchema<RegionChangeRow> {
    TableSchema(
      name: "regions", title: Phrase("Regions of both vintages", "Регионы обоих изданий"),
      names + kinds + areas)
  }

  private static var names: [Field] {
    var fields = [
      Field(Column("old_id", Phrase("id before", "код прежде"), meaning: Phrase("Code in OLD", "Код в OLD")))
      {
        Cell($0.old?.id ?? "")
      }
    ]
    fields += Field.names(
      Column("old_name", Phrase("before", "прежде"), meaning: Phrase("Name in OLD", "Название в OLD"))
    ) { row in row.old.map { Phrase($0.name, $0.nameRussian) } }
    fields.append(
      Field(Column("new_id", Phrase("id after", "код теперь"), meaning: Phrase("Code in NEW", "Код в NEW"))) {
        Cell($0.new?.id ?? "")
      })
    fields += Field.names(
      Column("new_name", Phrase("after", "теперь"), meaning: Phrase("Name in NEW", "Название в NEW"))
    ) { row in row.new.map { Phrase($0.name, $0.nameRussian) } }
    return fields
  }

  private static var kinds: [Field] {
    [
      Field(
        Column(
          "change", Phrase("change", "изменение"),
          meaning: Phrase(
            "What became of its name, its id and its territory", "Что стало с названием, кодом и территорией")
        )
      ) { .phrase($0.change.labels.joined(separator: " + ")) },
      Field(.changeKind) { .text($0.change.code) },
      Field(
        Column(
          "matched_by", Phrase("matched by", "узнан по"),
          meaning: Phrase(
            "What says that both are the same region, or that one came out of the other",
            "Почему это один и тот же регион или один возник из другого"))
      ) { row in row.change.method.map { .phrase($0.label) } ?? .missing },
    ]
  }

  private static var areas: [Field] {
    func square(
      _ key: String, _ heading: Phrase, _ meaning: Phrase, places: Int,
      _ metres: @escaping @Sendable (RegionChangeRow) -> Double?
    ) -> Field {
      Field(Column(key, heading, meaning: meaning, isNumeric: true, displayPlaces: places)) { row in
        Cell(metres(row).map { $0 / 1e6 }, places: 6)
      }
    }
    return [
      square(
        "old_km2", Phrase("km² before", "км² прежде"),
        Phrase(
          "Area in OLD; empty where the boundary is the same", "Площадь в OLD; пусто, если граница та же"),
        places: 1
      ) { $0.areas.old },
      square(
        "new_km2", Phrase("km² after", "км² теперь"),
        Phrase(
          "Area in NEW; empty where the boundary is the same", "Площадь в NEW; пусто, если граница та же"),
        places: 1
      ) { $0.areas.new },
      square(
        "gained_km2", Phrase("gained km²", "получено км²"),
        Phrase(
          "Land that other regions, or none, had in OLD", "Земля, которая в OLD была у других или ничья"),
        places: 2
      ) { $0.gained },
      square(
        "lost_km2", Phrase("lost km²", "утрачено км²"),
        Phrase(
          "Land that other regions, or none, have in NEW", "Земля, которая в NEW у других или ничья"),
        places: 2
      ) { $0.lost },
    ]
  }
}
