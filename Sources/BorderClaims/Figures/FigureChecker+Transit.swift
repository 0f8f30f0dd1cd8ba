import BorderCore
import BorderTables

extension FigureChecker {
  /// What a claim says of a line: `railway Kurgan-Omsk through KZ-59`.
  struct TransitSubject {
    var mode: CrossingMode
    /// The two towns as they stand, such as `Kurgan-Omsk`.
    var towns: String
    /// What the line goes through.
    var through: String

    private static let modes: [(String, CrossingMode)] = [
      ("railway", .rail), ("railroad", .rail), ("rail", .rail), ("железная дорога", .rail),
      ("road", .road), ("highway", .road), ("motorway", .road), ("автодорога", .road), ("дорога", .road),
    ]

    /// Takes a subject apart; `nil` when it is none of this form.
    init?(_ text: String) {
      guard
        let middle = [" through ", " через "].compactMap({ text.firstRange(of: $0) }).first,
        let kind = Self.modes.first(where: { text.lowercased().hasPrefix($0.0 + " ") })
      else { return nil }
      mode = kind.1
      towns = String(text[..<middle.lowerBound].dropFirst(kind.0.count + 1))
      through = String(text[middle.upperBound...])
    }

    /// The ways to part the towns: names may have hyphens themselves.
    var splits: [(String, String)] {
      towns.indices.filter { "-–—".contains(towns[$0]) }.map {
        (
          NameResolver.trimmed(String(towns[..<$0])),
          NameResolver.trimmed(String(towns[towns.index(after: $0)...]))
        )
      }.filter { !$0.0.isEmpty && !$0.1.isEmpty }
    }
  }

  /// The length of a line inside a country or region: of the shortest way between its two towns on the lines given.
  func lengthOfTransit(_ claim: FigureClaim) -> FigureResult {
    func impossible(_ english: String, _ russian: String) -> FigureResult {
      FigureResult(claim, .notCheckable, nil, Phrase(english, russian))
    }
    guard let subject = TransitSubject(claim.subject), let through = places(subject.through)?.first else {
      return notResolved(claim)
    }
    let given = basis.lines.filter { $0.mode == subject.mode }
    let routes = given.isEmpty ? basis.routes.filter { $0.mode == subject.mode } : []
    guard !given.isEmpty || !routes.isEmpty else {
      return subject.mode == .rail
        ? impossible("needs the railway lines: --lines", "нужны линии железных дорог: --lines")
        : impossible("needs the lines of roads: --lines", "нужны линии дорог: --lines")
    }
    guard let town = basis.town else {
      return impossible(
        "needs the towns that the line joins: --places", "нужны города, которые линия соединяет: --places")
    }
    let ends = subject.splits.compactMap { a, b in
      if let start = town(a), let end = town(b) { (start, end) } else { nil }
    }
    guard let (start, end) = ends.first, ends.count == 1 else {
      return impossible(
        "\(subject.towns) does not name two towns of the layer of places",
        "\(subject.towns) не называет двух городов из слоя мест")
    }
    let finder = RouteFinder(
      lines: given.map { ($0.name, $0.lines) } + routes.map { ($0.name, $0.lines) },
      ground: basis.contacts.analysis.ground,
      basis: basis, through: through, ends: (start, end))
    guard let shortest = finder.route(isFavoured: false) else {
      return impossible("the lines do not join the two towns", "линии не соединяют эти два города")
    }
    // A line that is given by itself is the way that is meant.
    let keeping = given.isEmpty ? nil : finder.route(isFavoured: true)
    let code = basis.contacts.code(of: through)
    let remark = Phrase(joining: [
      shortest.remark(code, Phrase("shortest way", "кратчайший путь")),
      keeping.flatMap {
        abs($0.inside.kilometres - shortest.inside.kilometres) < 1
          ? nil : $0.remark(code, Phrase("way that keeps to \(code)", "путь, который держится \(code)"))
      } ?? Phrase(same: ""),
      given.isEmpty
        ? Phrase(
          "straight from station to station, so the line is longer, by up to a tenth",
          "по прямым от станции к станции, так что линия длиннее, до одной десятой")
        : Phrase("a line is longer on finer data", "на подробных данных линия длиннее"),
    ])
    func result(_ outcome: FigureOutcome, _ inside: ExactLength) -> FigureResult {
      FigureResult(claim, outcome, .length(inside), remark)
    }
    if given.isEmpty {
      return result(outcomeOfStraight(claim, shortest.inside.kilometres), shortest.inside)
    }
    let first = outcome(claim, shortest.inside.kilometres)
    guard first != .holds, let keeping else { return result(first, shortest.inside) }
    let second = outcome(claim, keeping.inside.kilometres)
    if second == .holds { return result(.holdsConditionally, keeping.inside) }
    if first == .notRefuted || second == .notRefuted
      || claim.lies(
        between: shortest.inside.kilometres, and: keeping.inside.kilometres)
    {
      return result(.notRefuted, shortest.inside)
    }
    return result(.refuted, shortest.inside)
  }

  /// Straight pieces are no longer than the line, and at most a tenth shorter.
  private func outcomeOfStraight(_ claim: FigureClaim, _ kilometres: Double) -> FigureOutcome {
    let possible = kilometres...(kilometres * StraightRoutes.longest)
    guard claim.relation == .range else {
      // A line that is longer than "about" allows is so on finer data too.
      let isTooLong =
        claim.relation == .equal || claim.relation == .about
        ? kilometres > 1.05 * (claim.number ?? .infinity) : false
      return isTooLong ? .refuted : outcome(claim, kilometres)
    }
    guard let bounds = claim.bounds else { return .notCheckable }
    if !bounds.overlaps(possible) { return .refuted }
    return bounds.contains(possible.lowerBound) && bounds.contains(possible.upperBound) ? .holds : .notRefuted
  }

  /// A generalised line is shorter than the real one, by up to a tenth.
  private func outcome(_ claim: FigureClaim, _ kilometres: Double) -> FigureOutcome {
    switch claim.relation {
    case .range:
      guard let bounds = claim.bounds else { return .notCheckable }
      if bounds.contains(kilometres) { return .holds }
      return bounds.contains(kilometres * 1.1) || bounds.contains(kilometres / 1.05)
        ? .notRefuted : .refuted
    case .equal, .about:
      guard let number = claim.number, number > 0 else { return .notCheckable }
      let ratio = kilometres / number
      return abs(ratio - 1) <= 0.05 ? .holds : ratio > 0.9 && ratio < 1 ? .notRefuted : .refuted
    case .more:
      guard let number = claim.number else { return .notCheckable }
      return kilometres > number ? .holds : kilometres * 1.1 > number ? .notRefuted : .refuted
    case .less:
      guard let number = claim.number else { return .notCheckable }
      return kilometres >= number ? .refuted : kilometres * 1.1 < number ? .holds : .notRefuted
    }
  }
}

extension FigureClaim {
  /// Whether what is claimed lies between two values that were found, in any order.
  fileprivate func lies(between a: Double, and b: Double) -> Bool {
    let found = min(a, b)...max(a, b)
    if let bounds { return found.overlaps(bounds) }
    return number.map(found.contains) ?? false
  }
}

/// Finds ways between two towns, and how far they lie in a place.
private struct RouteFinder {
  let lines: [(name: String, lines: LineSet)]
  let ground: RegionGround
  let basis: FigureChecker.Basis
  let through: PlaceReference
  let ends: (Position, Position)

  /// How far a loose end may be from the line that it goes on in, in metres: layers are cut in tiles.
  private static let gap = 1000.0
  /// How far a town's point may be from its line, in metres.
  private static let reach = 15_000.0

  /// A way with its length inside the place.
  struct Found {
    var name: String
    var route: LineNetwork.Route
    var inside: ExactLength
    /// How many loose ends of the lines were too many to join, so that there may be a shorter way.
    var unjoinedEnds: Int

    func remark(_ code: String, _ what: Phrase) -> Phrase {
      func kilometres(_ metres: Double) -> Int { Int((metres / 1000).rounded()) }
      let (all, gaps) = (kilometres(route.length), kilometres(route.bridged))
      let within = Int(inside.kilometres.rounded())
      let loose =
        unjoinedEnds == 0
        ? Phrase(same: "")
        : Phrase(
          "; so many pieces end near each other that \(unjoinedEnds) ends were not joined",
          "; рядом кончается столько кусков, что концов не соединено: \(unjoinedEnds)")
      return Phrase(
        "\(what.english) on \(name): \(all) km, of them \(within) km in \(code)\(gaps > 0 ? "; \(gaps) km in gaps between pieces" : "")\(loose.english)",
        "\(what.russian) по \(name): \(all) км, из них в \(code) \(within) км\(gaps > 0 ? "; в разрывах между кусками \(gaps) км" : "")\(loose.russian)"
      )
    }
  }

  /// The shortest way, or one that keeps to the place where it can.
  func route(isFavoured: Bool) -> Found? {
    let members = Set(basis.contacts.members(of: through))
    let favoured = { members.contains(ground.region(at: $0)) }
    return lines.compactMap { item -> Found? in
      let network = LineNetwork(item.lines, geometry: basis.measure, gap: Self.gap)
      return network.route(
        from: ends.0, to: ends.1, reach: Self.reach, favouring: isFavoured ? favoured : nil
      ).map {
        Found(
          name: item.name, route: $0, inside: length(of: $0, in: members), unjoinedEnds: network.unjoinedEnds)
      }
    }.min { $0.route.length < $1.route.length }
  }

  private func length(of route: LineNetwork.Route, in members: Set<RegionID>) -> ExactLength {
    let sides = basis.contacts.analysis.regions.regionIDs.map { members.contains($0) ? "inside" : "outside" }
    var builder = LineSetBuilder()
    builder.addLine(route.positions)
    return Transit(of: builder.finish(), on: ground, countries: sides, geometry: basis.measure).stretches
      .filter { $0.country == "inside" }.map(\.length).sum()
  }
}
