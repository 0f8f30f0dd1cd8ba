public import BorderCore

extension BorderRoutes {
  /// Rows with the line or the point that each of them shows.
  public struct Listing: Sendable {
    /// The rows.
    public var table: Table
    /// The positions of each row: one for a point, more for a line.
    public var geometries: [[Position]]
  }

  static let sideColumns = [
    Column("a", Phrase("side", "сторона")), Column("b", Phrase("other side", "другая сторона")),
    Column("line", Phrase("line", "линия"), isNumeric: true),
  ]

  static func number(_ key: String, _ heading: Phrase, places: Int = 1) -> Column {
    Column(key, heading, isNumeric: true, displayPlaces: places)
  }

  static let placeColumns = [
    number("longitude", Phrase("longitude", "долгота"), places: 4),
    number("latitude", Phrase("latitude", "широта"), places: 4),
  ]

  /// One row for each line of each route, with the chainage of its ends.
  public func summary() -> Listing {
    var table = Table(
      name: "routes", title: Phrase("Routes along borders", "Маршруты вдоль границ"),
      columns: Self.sideColumns + [
        Self.number("from_km", Phrase("from km", "от, км")), Self.number("to_km", Phrase("to km", "до, км")),
        Self.number("length_km", Phrase("km", "км")), Column("is_closed", Phrase("closed", "замкнута")),
      ] + Self.placeColumns + [
        Self.number("end_longitude", Phrase("longitude of its end", "долгота конца"), places: 4),
        Self.number("end_latitude", Phrase("latitude of its end", "широта конца"), places: 4),
      ])
    var geometries: [[Position]] = []
    for route in routes {
      for (index, line) in route.chainage.lines.enumerated() {
        table.append([
          Cell(route.sides[0]), Cell(route.sides[1]), .integer(index + 1),
          Cell(line.start.kilometres, places: 6), Cell(line.end.kilometres, places: 6), Cell(line.length),
          .flag(line.isClosed), Cell(line.positions[0].longitude, places: 9),
          Cell(line.positions[0].latitude, places: 9), Cell(line.positions.last?.longitude, places: 9),
          Cell(line.positions.last?.latitude, places: 9),
        ])
        geometries.append(line.positions)
      }
    }
    return Listing(table: table, geometries: geometries)
  }

  /// Posts every so many kilometres, from 0 on; nothing for a distance that is not above 0.
  public func posts(every kilometres: Double) -> Listing {
    var listing = Listing(
      table: Table(
        name: "posts", title: Phrase("Kilometre posts along borders", "Километровые столбы вдоль границ"),
        columns: Self.sideColumns + [Self.number("chainage_km", Phrase("km", "км"))] + Self.placeColumns),
      geometries: [])
    guard kilometres > 0 else { return listing }
    for route in routes {
      var number = 0
      while let place = route.chainage.place(atChainage: Double(number) * kilometres * 1000) {
        listing.table.append([
          Cell(route.sides[0]), Cell(route.sides[1]), .integer(place.line + 1),
          Cell(place.chainage / 1000, places: 6), Cell(place.position.longitude, places: 9),
          Cell(place.position.latitude, places: 9),
        ])
        listing.geometries.append([place.position])
        number += 1
      }
    }
    return listing
  }

  /// The nearest place of each of the three nearest routes.
  public func location(of position: Position) -> Listing {
    let found = routes.compactMap { route in route.chainage.locate(position).map { (route, $0) } }
      .sorted { $0.1.distance < $1.1.distance }.prefix(3)
    var listing = Listing(
      table: Table(
        name: "location", title: Phrase("Place on borders", "Место на границах"),
        columns: Self.sideColumns + [
          Self.number("chainage_km", Phrase("km", "км"), places: 3),
          Self.number("distance_m", Phrase("m to border", "м до границы")),
        ] + Self.placeColumns), geometries: [])
    for (route, place) in found {
      listing.table.append([
        Cell(route.sides[0]), Cell(route.sides[1]), .integer(place.line + 1),
        Cell(place.chainage / 1000, places: 6), Cell(place.distance, places: 3),
        Cell(place.position.longitude, places: 9), Cell(place.position.latitude, places: 9),
      ])
      listing.geometries.append([place.position])
    }
    return listing
  }
}
