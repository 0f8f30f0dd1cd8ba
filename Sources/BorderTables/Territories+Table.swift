public import BorderCore

extension Territories {
  /// One row for each enclave and exclave, of regions first, then of countries.
  ///
  /// - Parameters:
  ///   - byRegion: The pieces of regions.
  ///   - byCountry: The pieces of countries.
  /// - Returns: The table, in the order of the pieces.
  public static func table(byRegion: [Territory], byCountry: [Territory]) -> Table {
    var table = Table(
      name: "territories", title: Phrase("Enclaves and exclaves", "Анклавы и эксклавы"),
      columns: [
        Column("level", Phrase("of a", "чего")), Column("owner", Phrase("owner", "владелец")),
        Column("kind", Phrase("kind", "вид")),
        Column("area_km2", Phrase("km²", "км²"), isNumeric: true, displayPlaces: 1),
        Column("neighbours", Phrase("lies beside", "граничит с")),
        Column("border_km", Phrase("border km", "граница, км"), isNumeric: true, displayPlaces: 1),
        Column(
          "outer_km", Phrase("coast or edge km", "берег или край, км"), isNumeric: true, displayPlaces: 1),
      ])
    table.notes = [
      Phrase(
        "An exclave is a piece that others' land cuts off from the largest piece of its owner; an enclave lies wholly inside one other owner. Islands in the sea are neither.",
        "Эксклав — часть, отделённая чужой землёй от самой большой части владельца; анклав целиком лежит внутри одного другого владельца. Острова в море — ни то ни другое."
      )
    ]
    for (level, pieces) in [
      (Phrase("region", "регион"), byRegion), (Phrase("country", "страна"), byCountry),
    ] {
      for piece in pieces where piece.isEnclave || piece.isExclave {
        let kind =
          piece.isEnclave
          ? (piece.isExclave
            ? Phrase("enclave and exclave", "анклав и эксклав") : Phrase("enclave", "анклав"))
          : Phrase("exclave", "эксклав")
        table.append([
          .phrase(level), .text(piece.owner), .phrase(kind), Cell(piece.area / 1e6, places: 3),
          .text(piece.neighbours.map(\.owner).joined(separator: " ")),
          Cell(piece.neighbours.map(\.length).sum()), Cell(piece.outer),
        ])
      }
    }
    return table
  }
}
