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
    var table = Table(
      name: "distances",
      title: Phrase("Distances to \(country.english)", "Расстояния: \(country.russian)"),
      columns: [
        Column("rank", Phrase("rank", "место"), isNumeric: true),
        Column("name", Phrase("place", "место, регион")),
        Column("name_ru", Phrase("place (Russian)", "место (по-русски)"), isForFilesOnly: true),
        Column("id", Phrase("id", "код"), isForFilesOnly: true),
        Column("distance_km", Phrase("km to the border", "км до границы"), isNumeric: true, displayPlaces: 1),
        Column("centre_km", Phrase("km from the centre", "км от центра"), isNumeric: true, displayPlaces: 1),
        Column("crossing", Phrase("nearest crossing", "ближайший переход")),
        Column("crossing_id", Phrase("crossing id", "код перехода"), isForFilesOnly: true),
        Column("crossing_km", Phrase("km to it", "км до него"), isNumeric: true, displayPlaces: 1),
        Column("longitude", Phrase("longitude", "долгота"), isNumeric: true, isForFilesOnly: true),
        Column("latitude", Phrase("latitude", "широта"), isNumeric: true, isForFilesOnly: true),
        Column(
          "nearest_longitude", Phrase("nearest longitude", "ближайшая долгота"), isNumeric: true,
          isForFilesOnly: true),
        Column(
          "nearest_latitude", Phrase("nearest latitude", "ближайшая широта"), isNumeric: true,
          isForFilesOnly: true),
        Column("remark", Phrase("remark", "примечание")),
      ])
    let ranked = ranked(list)
    var rank = 0
    for place in ranked {
      if place.toCountry != nil { rank += 1 }
      table.append([
        place.toCountry == nil ? .missing : .integer(rank),
        .phrase(Phrase(place.name, place.russianName.isEmpty ? place.name : place.russianName)),
        Cell(place.russianName), Cell(place.id),
        Cell(place.toCountry.map { $0.distance / 1000 }, places: 6),
        Cell(place.fromCentre.map { $0 / 1000 }, places: 6),
        place.crossing.map { .phrase($0.crossing.name) } ?? .missing, Cell(place.crossing?.crossing.id ?? ""),
        Cell(place.crossing.map { $0.distance / 1000 }, places: 6),
        Cell(place.position?.longitude, places: 7),
        Cell(place.position?.latitude, places: 7), Cell(place.toCountry?.to.longitude, places: 7),
        Cell(place.toCountry?.to.latitude, places: 7), place.remark.map { .phrase($0) } ?? .missing,
      ])
    }
    let near = list.count { $0.toCountry.map { $0.distance <= limit } ?? false }
    let missing = list.count { $0.toCountry == nil }
    let kilometres = Int((limit / 1000).rounded())
    table.notes = [
      Phrase(
        "\(EnglishCount.of(list.count, "place")); \(near) within \(kilometres) km; \(missing) without a distance. Distances are geodesic, to the nearest place of the outer boundary of the country's regions together, from inside and from outside; borders between its regions and cuts of the map are none.",
        "Мест \(list.count); ближе \(kilometres) км \(near); без расстояния \(missing). Расстояния геодезические, до ближайшей точки внешней границы всех регионов страны вместе, изнутри и снаружи; границы между её регионами и разрезы карты не в счёт."
      )
    ]
    return table
  }

  /// Nearest first.
  public static func ranked(_ list: [PlaceDistance]) -> [PlaceDistance] {
    list.enumerated().sorted { a, b in
      let (x, y) = (a.element.toCountry?.distance ?? .infinity, b.element.toCountry?.distance ?? .infinity)
      return x != y ? x < y : a.offset < b.offset
    }.map(\.element)
  }
}
