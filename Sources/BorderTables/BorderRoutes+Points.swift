public import BorderCore

extension BorderRoutes {
  /// Puts points on the nearest route, each with its chainage, its distance and the side that it lies on.
  ///
  /// - Parameters:
  ///   - points: Ids, names and places; those without a place, and those farther than 1000 km from every route,
  ///     keep their rows without one.
  ///   - analysis: The borders that the routes were made from.
  /// - Returns: One row for each point, in their order, with the place on the border.
  /// - Complexity: O(*n*) for each point and *n* vertices of the routes near it.
  public func locations(
    of points: [(id: String, name: String, position: Position?)], _ analysis: BorderAnalysis
  ) -> Listing {
    let faces = ArcFaces(analysis.topology)
    let grid = ArcGrid(analysis.topology)
    let boxes = routes.map { RouteBox($0.chainage) }
    var listing = Listing(
      table: Table(
        name: "locations", title: Phrase("Points on borders", "Точки на границах"),
        columns: [Column("id", Phrase("id", "код")), Column("name", Phrase("name", "название"))]
          + Self.sideColumns + [
            Self.number("chainage_km", Phrase("km", "км"), places: 3),
            Self.number("distance_m", Phrase("m to border", "м до границы")),
            Column("side", Phrase("lies in", "лежит в")),
          ] + Self.placeColumns), geometries: [])
    for point in points {
      var row = [Cell(point.id), Cell(point.name)]
      let found = point.position.flatMap { nearest(to: $0, boxes) }
      if let (route, place) = found, let position = point.position {
        let region = faces.region(at: position, in: grid)
        let side =
          region == .none ? "" : isByPair ? analysis.regions[region].id : analysis.regions[region].country
        row += [
          Cell(route.sides[0]), Cell(route.sides[1]), .integer(place.line + 1),
          Cell(place.chainage / 1000, places: 6), Cell(place.distance, places: 3), Cell(side),
          Cell(place.position.longitude, places: 9), Cell(place.position.latitude, places: 9),
        ]
      }
      listing.table.append(row)
      listing.geometries.append(found.map { [$0.1.position] } ?? [])
    }
    listing.table.notes = [
      Phrase(
        "Each point is put on the route that is nearest to it; m to border is the geodesic distance, lies in is the side that the point is on.",
        "Каждая точка отнесена к ближайшему маршруту; м до границы — геодезическое расстояние, лежит в — сторона, на которой точка."
      )
    ]
    return listing
  }

  private func nearest(to position: Position, _ boxes: [RouteBox]) -> (Route, Chainage.Place)? {
    var best: (Route, Chainage.Place)?
    var limit = 1_000_000.0
    let order = routes.indices.map { ($0, boxes[$0].leastDistance(to: position)) }.sorted { $0.1 < $1.1 }
    for (index, least) in order {
      if least > limit { break }
      guard let place = routes[index].chainage.locate(position), place.distance < limit else { continue }
      limit = place.distance
      best = (routes[index], place)
    }
    return best
  }
}

/// The latitudes of a route, which tell how near it can be at best.
private struct RouteBox {
  private var south = Double.infinity
  private var north = -Double.infinity

  init(_ route: Chainage) {
    for position in route.lines.lazy.flatMap(\.positions) {
      south = min(south, position.latitude)
      north = max(north, position.latitude)
    }
  }

  /// Metres that the route is away at least: a degree of latitude is nowhere shorter than 110.5 km. A geodesic between
  /// two vertices may bulge out of the box, by less than a tenth of a degree for segments up to 300 km.
  func leastDistance(to position: Position) -> Double {
    max(0, south - position.latitude, position.latitude - north) * 110_500 - 11_050
  }
}
