import BorderCore

/// The density of crossings about a place of a border.
struct DensitySample: Sendable {
  let sides: [String]
  let place: Chainage.Place
  /// Crossings per 100 km.
  let density: Double?

  static var schema: TableSchema<DensitySample> {
    TableSchema(
      name: "density_along", title: Phrase("Density along borders", "Плотность вдоль границ"),
      [
        .init(.firstSide) { Cell($0.sides[0]) },
        .init(.secondSide) { Cell($0.sides[1]) },
        .init(Column("line", Phrase("line", "линия"), isNumeric: true)) { .integer($0.place.line + 1) },
        .init(Column("chainage_km", Phrase("km", "км"), isNumeric: true, displayPlaces: 1)) {
          Cell($0.place.chainage / 1000, places: 6)
        },
        .init(
          Column(
            "longitude", Phrase("longitude", "долгота"),
            meaning: Phrase("Longitude of its point in degrees", "Долгота точки, градусы"), isNumeric: true,
            displayPlaces: 4)
        ) { Cell($0.place.position.longitude, places: 9) },
        .init(
          Column(
            "latitude", Phrase("latitude", "широта"),
            meaning: Phrase("Latitude of its point in degrees", "Широта точки, градусы"), isNumeric: true,
            displayPlaces: 4)
        ) { Cell($0.place.position.latitude, places: 9) },
        .init(
          Column(
            "density_per_100km", Phrase("per 100 km", "на 100 км"),
            meaning: Phrase(
              "crossings per 100 km of the length in the same row",
              "Переходов на 100 км длины из той же строки"), isNumeric: true, displayPlaces: 2)
        ) { Cell($0.density, places: 6) },
      ])
  }
}
