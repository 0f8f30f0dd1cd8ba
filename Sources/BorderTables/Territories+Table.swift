public import BorderCore

extension Territories {
  /// One row for each enclave and exclave, of regions first, then of countries.
  ///
  /// - Parameters:
  ///   - byRegion: The pieces of regions.
  ///   - byCountry: The pieces of countries.
  /// - Returns: The table, in the order of the pieces.
  public static func table(byRegion: [Territory], byCountry: [Territory]) -> Table {
    let levels = [(Phrase("region", "регион"), byRegion), (Phrase("country", "страна"), byCountry)]
    let rows = levels.flatMap { level, pieces in
      pieces.filter { $0.isEnclave || $0.isExclave }.map { TerritoryRow(level: level, piece: $0) }
    }
    return TerritoryRow.schema.table(
      rows,
      notes: [
        Phrase(
          "An exclave is a piece that others' land cuts off from the largest piece of its owner; an enclave lies wholly inside one other owner. Islands in the sea are neither.",
          "Эксклав — часть, отделённая чужой землёй от самой большой части владельца; анклав целиком лежит внутри одного другого владельца. Острова в море — ни то ни другое."
        )
      ])
  }
}

/// An enclave or exclave.
private struct TerritoryRow {
  typealias Field = TableSchema<TerritoryRow>.Field

  /// What it is a piece of.
  let level: Phrase
  let piece: Territory

  var kind: Phrase {
    guard piece.isEnclave else { return Phrase("exclave", "эксклав") }
    return piece.isExclave
      ? Phrase("enclave and exclave", "анклав и эксклав") : Phrase("enclave", "анклав")
  }

  static var schema: TableSchema<TerritoryRow> {
    TableSchema(
      name: "territories", title: Phrase("Enclaves and exclaves", "Анклавы и эксклавы"),
      [
        Field(Column("level", Phrase("of a", "чего"))) { .phrase($0.level) },
        Field(Column("owner", Phrase("owner", "владелец"))) { .text($0.piece.owner) },
        Field(Column("kind", Phrase("kind", "вид"))) { .phrase($0.kind) },
        Field(Column("area_km2", Phrase("km²", "км²"), isNumeric: true, displayPlaces: 1)) {
          Cell(squareMetres: $0.piece.area, places: 3)
        },
        Field(Column("neighbours", Phrase("lies beside", "граничит с"))) {
          .text($0.piece.neighbours.map(\.owner).joined(separator: " "))
        },
        Field(Column("border_km", Phrase("border km", "граница, км"), isNumeric: true, displayPlaces: 1)) {
          Cell($0.piece.neighbours.map(\.length).sum())
        },
        Field(
          Column(
            "outer_km", Phrase("coast or edge km", "берег или край, км"), isNumeric: true, displayPlaces: 1)
        ) { Cell($0.piece.outer) },
      ])
  }
}
