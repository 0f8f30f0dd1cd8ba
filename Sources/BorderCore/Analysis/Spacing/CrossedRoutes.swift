/// The routes of several borders with their crossings.
public struct CrossedRoutes: Sendable {
  /// The routes in the order of `BorderRoutes`.
  public let routes: [CrossedRoute]
  /// All modes or classes that occur, the most frequent first; of equals the one whose name comes first.
  public let modes: [CrossingMode]

  /// Puts listed crossings on routes.
  ///
  /// A crossing with a point stands at the place of the border that is nearest to it. One that was put on a border or
  /// a country by statement alone counts there, but has no place. What was unplaced, or on a border
  /// without a route, is left out.
  ///
  /// - Parameters:
  ///   - assignment: The crossings with their borders.
  ///   - routes: The routes.
  ///   - analysis: The borders that both were made from.
  ///   - planned: Which of them do not exist yet.
  /// - Complexity: O(crossings · vertices of their routes).
  public init(
    _ assignment: CrossingAssignment, along routes: BorderRoutes, _ analysis: BorderAnalysis,
    planned: PlannedCrossings = .none
  ) {
    var placed: [[String]: [PlacedCrossing]] = [:]
    var placeless: [[String]: [CrossedRoute.PlacelessCrossing]] = [:]
    for entry in assignment.entries {
      let crossing = entry.crossing
      let isPlanned = planned.contains(crossing)
      let bare = CrossedRoute.PlacelessCrossing(
        mode: crossing.mode, status: crossing.status, isPlanned: isPlanned)
      switch entry.placement {
      case .measured(let hit):
        let key = routes.key(of: analysis.borders[hit.border], analysis)
        guard let place = routes.route(key)?.chainage.locate(hit.foot) else { continue }
        let name = crossing.name.english.isEmpty ? Phrase(same: crossing.id) : crossing.name
        placed[key, default: []].append(
          PlacedCrossing(
            id: crossing.id, name: name, mode: crossing.mode, status: crossing.status, isPlanned: isPlanned,
            isRough: crossing.isRough, place: place))
      case .stated(let border):
        placeless[routes.key(of: analysis.borders[border], analysis), default: []].append(bare)
      case .region(let region, let neighbour):
        guard !routes.isByPair else { continue }
        placeless[[analysis.regions[region].country, neighbour].sorted(), default: []].append(bare)
      case .unplaced: continue
      }
    }
    self.init(routes, analysis, placed, placeless, modes: assignment.entries.map(\.crossing.mode))
  }

  /// Puts crossings by lines on routes; touches, stretches along a border and ends are none.
  ///
  /// - Parameters:
  ///   - found: The crossings.
  ///   - lines: The lines, for their attributes.
  ///   - routes: The routes.
  ///   - analysis: The borders that both were made from.
  ///   - classColumn: The column with the class of a line.
  ///   - nameColumn: The column with its name.
  ///   - label: What a crossing without a name is called, by its class, its two regions and its chainage in metres.
  public init(
    _ found: LineCrossings, of lines: LineSet, along routes: BorderRoutes, _ analysis: BorderAnalysis,
    classColumn: Int?, nameColumn: Int?, label: (CrossingMode, Region, Region, Double) -> Phrase
  ) {
    var placed: [[String]: [PlacedCrossing]] = [:]
    var modes: [CrossingMode] = []
    for (index, crossing) in found.crossings.enumerated() where crossing.kind == .crossing {
      let key = routes.key(of: analysis.borders[crossing.border], analysis)
      guard
        let place = routes.route(key)?.chainage.place(
          arc: crossing.arc, segment: crossing.arcSegment, position: crossing.position)
      else { continue }
      let mode = CrossingMode(rawValue: lines.value(ofLine: crossing.line, classColumn))
      let own = lines.value(ofLine: crossing.line, nameColumn)
      let name =
        own.isEmpty
        ? label(
          mode, analysis.regions[analysis.borders[crossing.border].a],
          analysis.regions[analysis.borders[crossing.border].b], place.chainage) : Phrase(same: own)
      modes.append(mode)
      placed[key, default: []].append(
        PlacedCrossing(id: "\(index + 1)", name: name, mode: mode, place: place))
    }
    self.init(routes, analysis, placed, [:], modes: modes)
  }

  private init(
    _ routes: BorderRoutes, _ analysis: BorderAnalysis, _ placed: [[String]: [PlacedCrossing]],
    _ placeless: [[String]: [CrossedRoute.PlacelessCrossing]], modes: [CrossingMode]
  ) {
    let namer = RouteEndNamer(routes, analysis)
    self.routes = routes.routes.map { route in
      let key = route.sides.sorted()
      return CrossedRoute(
        sides: route.sides, names: route.names, chainage: route.chainage,
        ends: route.chainage.lines.map { namer.ends(of: $0, sides: key) }, crossings: placed[key] ?? [],
        withoutPlace: placeless[key] ?? [])
    }
    var counts: [CrossingMode: Int] = [:]
    for mode in modes { counts[mode, default: 0] += 1 }
    self.modes = counts.keys.sorted { (-(counts[$0] ?? 0), $0) < (-(counts[$1] ?? 0), $1) }
  }
}

/// Finds what lies at the ends of routes: a tripoint, or the coast with the regions that reach it.
private struct RouteEndNamer {
  /// What the regions at an end are: the sides they count for, and their names.
  private struct Meeting {
    var names: [String: Phrase] = [:]
    var regions: [Phrase] = []
  }

  private var meetings: [Position: Meeting] = [:]

  init(_ routes: BorderRoutes, _ analysis: BorderAnalysis) {
    for route in routes.routes {
      for line in route.chainage.lines where !line.isClosed {
        for end in [line.positions.first, line.positions.last] {
          if let end { meetings[end.canonical] = Meeting() }
        }
      }
    }
    let topology = analysis.topology
    for node in 0..<topology.nodeCount {
      let place = topology.position(of: NodeID(node)).canonical
      guard meetings[place] != nil else { continue }
      for region in topology.regions(at: NodeID(node)).map({ analysis.regions[$0] }) {
        let name = Phrase(region.name, region.nameRussian)
        if routes.isByPair {
          meetings[place]?.names[region.id] = name
        } else {
          meetings[place]?.names[region.country] = Phrase(same: region.country)
        }
        meetings[place]?.regions.append(name)
      }
    }
  }

  func ends(of line: Chainage.Line, sides: [String]) -> (start: CrossedRoute.End, end: CrossedRoute.End)? {
    guard !line.isClosed, let first = line.positions.first, let last = line.positions.last else { return nil }
    return (name(first, sides), name(last, sides))
  }

  private func name(_ place: Position, _ sides: [String]) -> CrossedRoute.End {
    let meeting = meetings[place.canonical] ?? Meeting()
    let others = meeting.names.filter { !sides.contains($0.key) && !$0.key.isEmpty }
      .sorted { $0.key < $1.key }.map(\.value)
    guard others.isEmpty else { return .tripoint(others) }
    return .outer(meeting.regions.sorted { $0.english < $1.english })
  }
}
