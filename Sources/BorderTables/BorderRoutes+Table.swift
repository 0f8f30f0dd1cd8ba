public import BorderCore

extension BorderRoutes {
  /// Rows with the line or the point that each of them shows.
  public struct Listing: Sendable {
    /// The rows.
    public var table: Table
    /// The positions of each row: one for a point, more for a line.
    public var geometries: [[Position]]

    /// The table of some rows, each with what it shows.
    init<Row>(
      _ schema: TableSchema<Row>, _ rows: [Row], notes: [Phrase] = [], shows: (Row) -> [Position]
    ) {
      table = schema.table(rows, notes: notes)
      geometries = rows.map(shows)
    }
  }

  /// One row for each line of each route, with the chainage of its ends.
  public func summary() -> Listing {
    let rows = routes.flatMap { route in
      route.chainage.lines.enumerated().map { index, line in
        LineRow(part: RoutePart(sides: route.sides, line: index), line: line)
      }
    }
    return Listing(LineRow.schema, rows) { $0.line.positions }
  }

  /// Posts every so many kilometres, from 0 on; nothing for a distance that is not above 0.
  public func posts(every kilometres: Double) -> Listing {
    var rows: [RoutePlace] = []
    for route in routes where kilometres > 0 {
      var number = 0
      while let place = route.chainage.place(atChainage: Double(number) * kilometres * 1000) {
        rows.append(RoutePlace(route, place))
        number += 1
      }
    }
    let schema = TableSchema(
      name: "posts", title: Phrase("Kilometre posts along borders", "Километровые столбы вдоль границ"),
      RoutePlace.sides + [RoutePlace.chainage(places: 1)] + RoutePlace.position)
    return Listing(schema, rows) { [$0.place.position] }
  }

  /// The nearest place of each of the three nearest routes.
  public func location(of position: Position) -> Listing {
    let found = routes.compactMap { route in route.chainage.locate(position).map { RoutePlace(route, $0) } }
      .sorted { $0.place.distance < $1.place.distance }.prefix(3)
    let schema = TableSchema(
      name: "location", title: Phrase("Place on borders", "Место на границах"),
      RoutePlace.sides + [RoutePlace.chainage(places: 3), RoutePlace.distance] + RoutePlace.position)
    return Listing(schema, Array(found)) { [$0.place.position] }
  }
}

/// A line of a route.
struct RoutePart: Sendable {
  let sides: [String]
  /// Counted from 0; people count from 1.
  let line: Int

  static var fields: [TableSchema<RoutePart>.Field] {
    [
      .init(Column("a", Phrase("side", "сторона"))) { Cell($0.sides[0]) },
      .init(Column("b", Phrase("other side", "другая сторона"))) { Cell($0.sides[1]) },
      .init(Column("line", Phrase("line", "линия"), isNumeric: true)) { .integer($0.line + 1) },
    ]
  }
}

/// A place of a route.
struct RoutePlace: Sendable {
  typealias Field = TableSchema<RoutePlace>.Field

  let part: RoutePart
  let place: Chainage.Place

  init(_ route: BorderRoutes.Route, _ place: Chainage.Place) {
    part = RoutePart(sides: route.sides, line: place.line)
    self.place = place
  }

  static var sides: [Field] { RoutePart.fields.on { $0.part } }

  static func chainage(places: Int) -> Field {
    Field(Column("chainage_km", Phrase("km", "км"), isNumeric: true, displayPlaces: places)) {
      Cell($0.place.chainage / 1000, places: 6)
    }
  }

  static var distance: Field {
    Field(Column("distance_m", Phrase("m to border", "м до границы"), isNumeric: true, displayPlaces: 1)) {
      Cell($0.place.distance, places: 3)
    }
  }

  static var position: [Field] {
    [
      Field(Column("longitude", Phrase("longitude", "долгота"), isNumeric: true, displayPlaces: 4)) {
        Cell($0.place.position.longitude, places: 9)
      },
      Field(Column("latitude", Phrase("latitude", "широта"), isNumeric: true, displayPlaces: 4)) {
        Cell($0.place.position.latitude, places: 9)
      },
    ]
  }
}

/// A line of a route with its ends.
private struct LineRow {
  typealias Field = TableSchema<LineRow>.Field

  let part: RoutePart
  let line: Chainage.Line

  static var schema: TableSchema<LineRow> {
    TableSchema(
      name: "routes", title: Phrase("Routes along borders", "Маршруты вдоль границ"),
      RoutePart.fields.on { $0.part } + chainages + ends)
  }

  private static func number(
    _ key: String, _ heading: Phrase, places: Int = 1, _ cell: @escaping @Sendable (Chainage.Line) -> Cell
  ) -> Field {
    Field(Column(key, heading, isNumeric: true, displayPlaces: places)) { cell($0.line) }
  }

  private static var chainages: [Field] {
    [
      number("from_km", Phrase("from km", "от, км")) { Cell($0.start.kilometres, places: 6) },
      number("to_km", Phrase("to km", "до, км")) { Cell($0.end.kilometres, places: 6) },
      number("length_km", Phrase("km", "км")) { Cell($0.length) },
      Field(Column("is_closed", Phrase("closed", "замкнута"))) { .flag($0.line.isClosed) },
    ]
  }

  private static var ends: [Field] {
    [
      number("longitude", Phrase("longitude", "долгота"), places: 4) {
        Cell($0.positions.first?.longitude, places: 9)
      },
      number("latitude", Phrase("latitude", "широта"), places: 4) {
        Cell($0.positions.first?.latitude, places: 9)
      },
      number("end_longitude", Phrase("longitude of its end", "долгота конца"), places: 4) {
        Cell($0.positions.last?.longitude, places: 9)
      },
      number("end_latitude", Phrase("latitude of its end", "широта конца"), places: 4) {
        Cell($0.positions.last?.latitude, places: 9)
      },
    ]
  }
}
