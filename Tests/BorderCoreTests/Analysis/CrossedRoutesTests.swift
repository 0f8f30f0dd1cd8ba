import BorderTables
import BorderTestSupport
import Testing

@testable import BorderCore

/// The border of A and b, which runs ten kilometres from west to east, with points at given longitudes.
private func crossed(
  _ drawing: String, at longitudes: [Double], latitude: Double = 1, byPair: Bool = false
) -> CrossedRoutes {
  let analysis = BorderAnalysis(BorderTopology(regions(drawing)), measure: PlanarMeasure())
  let crossings = longitudes.enumerated().map { index, longitude in
    Crossing(
      id: "\(index)", name: Phrase("n\(index)", "н\(index)"), oppositeName: Phrase(same: ""),
      mode: index.isMultiple(of: 2) ? .road : .rail,
      status: CrossingStatus(rawValue: index == 0 ? "closed" : "open"),
      concept: index == 3 ? "plan" : "checkpoint",
      position: Position(longitude: longitude, latitude: latitude))
  }
  let assignment = CrossingAssignment(
    crossings, analysis: analysis, search: DrawnSearch(analysis: analysis), tolerance: 400)
  let routes = BorderRoutes(analysis, geometry: PlanarMeasure(), byPair: byPair, isInternational: true)
  return CrossedRoutes(assignment, along: routes, analysis, planned: PlannedCrossings(concepts: ["plan"]))
}

/// Looks at every segment of every international border, on the plane.
private struct DrawnSearch: BorderSearch {
  let analysis: BorderAnalysis

  func hits(near position: Position, within limit: Double) -> [BorderHit] {
    let measure = PlanarMeasure()
    return analysis.borders.enumerated().filter { analysis.isInternational($0.element) }.compactMap {
      index, border -> BorderHit? in
      let route = Chainage(border.arcs, of: analysis.topology, geometry: measure)
      guard let place = route.locate(position), place.distance <= limit else { return nil }
      return BorderHit(border: index, distance: place.distance, foot: place.position)
    }.sorted { $0.distance < $1.distance }
  }
}

@Suite struct CrossedRoutesTests {
  @Test func `planned crossings and those of other modes do not count`() throws {
    let routes = crossed("AAAAAAAAAA\nbbbbbbbbbb", at: [1, 2, 5, 6, 9])
    let route = try #require(routes.routes.first)
    #expect(routes.modes == [.road, .rail])
    #expect(route.count(.existing) == 4 && route.count(.open) == 3)
    #expect(route.count(.mode(.road)) == 3 && route.count(.mode(.rail)) == 1)
    #expect(route.spacing().marks.map(\.chainage) == [1000, 2000, 5000, 9000])
    #expect(route.spacing(.open).marks.map(\.chainage) == [2000, 5000, 9000])
    #expect(route.spacing(.mode(.rail)).marks.map(\.chainage) == [2000])
  }

  @Test func `the longest stretch is named by its crossings or by the end of the border`() throws {
    let inner = try #require(crossed("AAAAAAAAAA\nbbbbbbbbbb", at: [1, 2, 6.5, 9]).routes.first)
    let spacing = inner.spacing()
    let longest = try #require(spacing.longest)
    #expect(longest.from == 2000 && longest.to == 6500)
    #expect(inner.ends(of: longest, in: spacing).from == Phrase("n1", "н1"))
    #expect(inner.ends(of: longest, in: spacing).to == Phrase("n2", "н2"))
    // To the end of the border: a coast, or a third region.
    for (drawing, name) in [
      ("AAAAAAAAAA\nbbbbbbbbbb", "end of the border, A – b"),
      ("AAAAAAAAAAC\nbbbbbbbbbbC", "end: tripoint with C"),
    ] {
      let routes = crossed(drawing, at: [1, 2], byPair: true).routes
      let route = try #require(routes.first { $0.sides == ["A", "b"] })
      let stretch = try #require(route.spacing().longest)
      #expect(stretch.length == 8000)
      #expect(route.ends(of: stretch, in: route.spacing()).from.english == "n1")
      #expect(route.ends(of: stretch, in: route.spacing()).to.english == name)
    }
  }

  @Test func `a border without a crossing keeps its row, and its spacing is withheld`() throws {
    let routes = crossed("AAAAAAAAAA\nbbbbbbbbbb", at: [])
    let table = CrossedRoutes.spacingTable(routes.spacingRows([.existing, .open]))
    #expect(table.rows.count == 2)
    func cell(_ key: String) throws -> Cell {
      table.rows[0][try #require(table.columns.firstIndex { $0.key == key })]
    }
    let (count, mean, pattern) = (try cell("crossings"), try cell("mean_gap_km"), try cell("pattern"))
    #expect(count == .integer(0) && mean == .missing && pattern == .missing)
    let (longest, all) = (try cell("longest_km"), try cell("all_placed"))
    #expect(longest == .missing && all == .flag(true))
    let withheld = try cell("withheld")
    #expect(withheld == .phrase(Phrase("places: 0, fewer than 8", "мест: 0, меньше 8")))
  }

  @Test func `spacing is given from eight places on, and not where one is missing`() throws {
    // The fourth is planned and does not count.
    for (count, isTold) in [(7, false), (8, false), (9, true)] {
      let route = try #require(
        crossed("AAAAAAAAAA\nbbbbbbbbbb", at: (1...count).map(Double.init)).routes.first)
      #expect((route.withheld(.existing, route.spacing()) == nil) == isTold, "\(count)")
      let bare = CrossedRoute(
        sides: route.sides, names: route.names, chainage: route.chainage, ends: route.ends,
        crossings: route.crossings,
        withoutPlace: [
          CrossedRoute.PlacelessCrossing(
            mode: .road, status: CrossingStatus(rawValue: "open"), isPlanned: false)
        ])
      #expect(bare.withheld(.existing, bare.spacing()) == .withoutPlace(1))
    }
  }

  @Test func `a mode is a word of the list, and roads are all that mean roads`() throws {
    let route = try #require(crossed("AAAAAAAAAA\nbbbbbbbbbb", at: [1, 2, 3]).routes.first)
    let modes = ["road", "primary", "Railway"].map { CrossingMode(rawValue: $0) }
    let named = CrossedRoute(
      sides: route.sides, names: route.names, chainage: route.chainage, ends: route.ends,
      crossings: zip(route.crossings, modes).map { crossing, mode in
        var copy = crossing
        copy.mode = mode
        return copy
      })
    #expect(modes.map { named.count(.mode($0)) } == [1, 1, 1])
    #expect(named.count(.general(.road)) == 2 && named.count(.general(.rail)) == 1)
    #expect(named.count(.mode(.rail)) == 0)
  }

  @Test func `the road and the railway of one town are one place`() throws {
    let route = try #require(crossed("AAAAAAAAAA\nbbbbbbbbbb", at: [1, 2, 3]).routes.first)
    func renamed(_ names: [String], _ modes: [CrossingMode]) -> CrossedRoute {
      let crossings = zip(route.crossings, zip(names, modes)).map { crossing, given in
        var copy = crossing
        (copy.name, copy.mode) = (Phrase(same: given.0), given.1)
        return copy
      }
      return CrossedRoute(
        sides: route.sides, names: route.names, chainage: route.chainage, ends: route.ends,
        crossings: crossings)
    }
    let modes: [CrossingMode] = [.road, .rail, .rail]
    // 1 km apart each.
    #expect(renamed(["x", "x", "y"], modes).spacing().marks.count == 2)
    #expect(renamed(["x", "x", "y"], modes).spacing(byPlace: false).marks.count == 3)
    #expect(renamed(["x", "y", "x"], modes).spacing().marks.count == 2)
    #expect(renamed(["x", "x", "x"], [.road, .road, .road]).spacing().marks.count == 3)
  }

  @Test func `stretches of every selection add up to the border`() {
    var generator = SplitMix64(seed: 41)
    for _ in 0..<50 {
      let places = (0..<Int.random(in: 0...9, using: &generator)).map { _ in
        Double.random(in: 0.1...9.9, using: &generator)
      }
      for route in crossed("AAAAAAAAAA\nbbbbbbbbbb", at: places).routes {
        for selection in [CrossedRoute.Selection.existing, .open, .mode(.road)] {
          let spacing = route.spacing(selection)
          let total = spacing.stretches.map(\.length).reduce(0, +)
          #expect(abs(total - route.chainage.length.metres) < 1e-6, "seed 41, \(places)")
        }
      }
    }
  }

  @Test func `the profile has the ends of every line and integrates to the count`() {
    let listing = crossed("AAAAAAAAAA\nbbbbbbbbbb", at: [4, 5]).profile(every: 0.01, bandwidth: 1)
    #expect(listing.table.rows.count == 1001 && listing.geometries.count == 1001)
    let densities = listing.table.rows.map { row -> Double in
      guard case .decimal(let value, _) = row[6] else { return .nan }
      return value
    }
    // Crossings per 100 km, a place every 10 m.
    let count = densities.reduce(0, +) / 100 * 0.01
    #expect(abs(count - 2) < 1e-3)
    #expect(listing.geometries.first == [Position(longitude: 0, latitude: 1)])
    #expect(listing.geometries.last == [Position(longitude: 10, latitude: 1)])
  }
}
