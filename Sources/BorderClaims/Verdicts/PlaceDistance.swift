public import BorderCore
public import BorderTables

/// How far a place or region is from a country and from the nearest listed crossing to it.
public struct PlaceDistance: Sendable {
  /// The name to show.
  public var name: String
  /// Its Russian name; empty where there is none.
  public var russianName = ""
  /// The fields of the user's, one text for each that is kept.
  public var attributes: [String] = []
  /// Its id; empty for a point without one.
  public var id: String
  /// Where it is: the point itself, or the centre of a region.
  public var position: Position?
  /// Where it comes nearest to the country; `nil` when one of them has no shape.
  public var toCountry: Approach?
  /// The distance of a region's centre from the country, in metres.
  public var fromCentre: Double?
  /// The nearest listed crossing to the country, with its distance in metres.
  public var crossing: (crossing: Crossing, distance: Double)?
  /// Why there is no distance, or what else must be said.
  public var remark: Phrase?

  /// A place without distances.
  public init(name: String, id: String, position: Position? = nil) {
    self.name = name
    self.id = id
    self.position = position
  }
}

extension PlaceDistance {
  /// Distances as a table, nearest first; those without one last, in their order.
  ///
  /// - Parameters:
  ///   - list: The distances.
  ///   - country: The country.
  ///   - limit: Up to which distance places count as at the border, in metres.
  /// - Returns: The table.
  public static func table(_ list: [PlaceDistance], to country: Phrase, within limit: Double) -> Table {
    let ranked = ranked(list)
    // Those without a distance come last, and have no rank.
    let rows = ranked.enumerated().map { index, place in
      RankedPlace(place: place, rank: place.toCountry == nil ? nil : index + 1)
    }
    let near = list.count { $0.toCountry.map { $0.distance <= limit } ?? false }
    let missing = list.count { $0.toCountry == nil }
    let kilometres = Int((limit / 1000).rounded())
    return TableSchema(
      name: "distances",
      title: Phrase("Distances to \(country.english)", "Расстояния: \(country.russian)"),
      RankedPlace.distances + RankedPlace.crossing + RankedPlace.positions
    ).table(
      rows,
      notes: [
        Phrase(
          "\(EnglishCount.of(list.count, "place")); \(near) within \(kilometres) km; \(missing) without a distance. Distances are geodesic, to the nearest place of the outer boundary of the country's regions together, from inside and from outside; borders between its regions and cuts of the map are none.",
          "Мест \(list.count); ближе \(kilometres) км \(near); без расстояния \(missing). Расстояния геодезические, до ближайшей точки внешней границы всех регионов страны вместе, изнутри и снаружи; границы между её регионами и разрезы карты не в счёт."
        )
      ])
  }

  /// Nearest first.
  public static func ranked(_ list: [PlaceDistance]) -> [PlaceDistance] {
    list.enumerated().sorted { a, b in
      let (x, y) = (a.element.toCountry?.distance ?? .infinity, b.element.toCountry?.distance ?? .infinity)
      return x != y ? x < y : a.offset < b.offset
    }.map(\.element)
  }
}

/// A place with its rank among others.
private struct RankedPlace {
  typealias Field = TableSchema<RankedPlace>.Field

  let place: PlaceDistance
  /// Counted from 1; `nil` without a distance.
  let rank: Int?

  static var distances: [Field] {
    [
      Field(Column("rank", Phrase("rank", "место"), isNumeric: true)) { row in
        row.rank.map { .integer($0) } ?? .missing
      },
      Field(Column("name", Phrase("place", "место, регион"))) { row in
        let (name, russian) = (row.place.name, row.place.russianName)
        return .phrase(Phrase(name, russian.isEmpty ? name : russian))
      },
      Field(Column("name_ru", Phrase("place (Russian)", "место (по-русски)"), isForFilesOnly: true)) {
        Cell($0.place.russianName)
      },
      Field(Column("id", Phrase("id", "код"), isForFilesOnly: true)) { Cell($0.place.id) },
      Field(
        Column("distance_km", Phrase("km to the border", "км до границы"), isNumeric: true, displayPlaces: 1)
      ) { row in Cell(row.place.toCountry.map { $0.distance / 1000 }, places: 6) },
      Field(
        Column("centre_km", Phrase("km from the centre", "км от центра"), isNumeric: true, displayPlaces: 1)
      ) { row in Cell(row.place.fromCentre.map { $0 / 1000 }, places: 6) },
    ]
  }

  static var crossing: [Field] {
    [
      Field(Column("crossing", Phrase("nearest crossing", "ближайший переход"))) { row in
        row.place.crossing.map { .phrase($0.crossing.name) } ?? .missing
      },
      Field(Column("crossing_id", Phrase("crossing id", "код перехода"), isForFilesOnly: true)) {
        Cell($0.place.crossing?.crossing.id ?? "")
      },
      Field(Column("crossing_km", Phrase("km to it", "км до него"), isNumeric: true, displayPlaces: 1)) {
        row in
        Cell(row.place.crossing.map { $0.distance / 1000 }, places: 6)
      },
    ]
  }

  static var positions: [Field] {
    func number(
      _ key: String, _ heading: Phrase, _ value: @escaping @Sendable (PlaceDistance) -> Double?
    ) -> Field {
      Field(Column(key, heading, isNumeric: true, isForFilesOnly: true)) { Cell(value($0.place), places: 7) }
    }
    return [
      number("longitude", Phrase("longitude", "долгота")) { $0.position?.longitude },
      number("latitude", Phrase("latitude", "широта")) { $0.position?.latitude },
      number("nearest_longitude", Phrase("nearest longitude", "ближайшая долгота")) {
        $0.toCountry?.to.longitude
      },
      number("nearest_latitude", Phrase("nearest latitude", "ближайшая широта")) {
        $0.toCountry?.to.latitude
      },
      Field(Column("remark", Phrase("remark", "примечание"))) { row in
        row.place.remark.map { .phrase($0) } ?? .missing
      },
    ]
  }
}
