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
    let ground = analysis.ground
    let boxes = routes.map { RouteBox($0.chainage) }
    let rows = points.map { point in
      var row = LocatedPoint(id: point.id, name: point.name)
      guard let position = point.position, let (route, place) = nearest(to: position, boxes) else {
        return row
      }
      row.found = RoutePlace(route, place)
      let region = ground.region(at: position)
      if region != .none {
        row.side = isByPair ? analysis.regions[region].id : analysis.regions[region].country
      }
      return row
    }
    let note = Phrase(
      "Each point is put on the route that is nearest to it; m to border is the geodesic distance, lies in is the side that the point is on.",
      "Каждая точка отнесена к ближайшему маршруту; м до границы — геодезическое расстояние, лежит в — сторона, на которой точка."
    )
    return Listing(LocatedPoint.schema, rows, notes: [note]) { row in
      row.found.map { [$0.place.position] } ?? []
    }
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

/// A point with its place on the nearest route.
private struct LocatedPoint {
  let id: String
  let name: String
  /// `nil` for a point without a place, or too far from all routes.
  var found: RoutePlace?
  /// The side that it lies in.
  var side = ""

  static var schema: TableSchema<LocatedPoint> {
    var fields: [TableSchema<LocatedPoint>.Field] = [
      .init(Column("id", Phrase("id", "код"))) { Cell($0.id) },
      .init(Column("name", Phrase("name", "название"))) { Cell($0.name) },
    ]
    fields += (RoutePlace.sides + [RoutePlace.chainage(places: 3), RoutePlace.distance]).on { $0.found }
    fields.append(.init(Column("side", Phrase("lies in", "лежит в"))) { Cell($0.side) })
    fields += RoutePlace.position.on { $0.found }
    return TableSchema(name: "locations", title: Phrase("Points on borders", "Точки на границах"), fields)
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

  /// Metres that the route is away at least. A geodesic between two vertices may bulge out of the box, by less than a tenth of a degree for segments up to 300 km.
  func leastDistance(to position: Position) -> Double {
    max(0, south - position.latitude, position.latitude - north) * MetresPerDegree.least
      - MetresPerDegree.least / 10
  }
}
