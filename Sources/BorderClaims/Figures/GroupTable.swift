import BorderCore

/// A place that belongs to a group.
public struct GroupMember: Hashable, Sendable {
  /// What groups are made by, such as `federal_district`.
  public var grouping: String
  /// The group.
  public var group: String
  /// The place as written.
  public var member: String

  /// A member.
  public init(grouping: String, group: String, member: String) {
    self.grouping = grouping
    self.group = group
    self.member = member
  }
}

/// Adds up borders by group: members are dissolved, so an arc counts once.
public struct GroupTable {
  private let basis: FigureChecker.Basis
  private let home: String
  private let counter: CrossingCounter

  /// Groups of a home country's regions, or of its neighbours.
  ///
  /// - Parameters:
  ///   - basis: The borders and crossings.
  ///   - home: The country whose border a group of countries is measured along.
  public init(_ basis: FigureChecker.Basis, home: String) {
    self.basis = basis
    self.home = home
    counter = CrossingCounter(
      basis.crossings ?? .empty, analysis: basis.contacts.analysis, planned: basis.planned)
  }

  /// For each group a row for all its state border, one for each neighbouring country, and one for each member.
  public func rows(_ members: [GroupMember]) -> [GroupRow] {
    var rows: [GroupRow] = []
    var order: [[String]] = []
    var byGroup: [[String]: [GroupMember]] = [:]
    for member in members {
      let key = [member.grouping, member.group]
      if byGroup[key] == nil { order.append(key) }
      byGroup[key, default: []].append(member)
    }
    for key in order { append(key, byGroup[key] ?? [], to: &rows) }
    return rows
  }

  private func append(_ key: [String], _ members: [GroupMember], to rows: inout [GroupRow]) {
    let checker = FigureChecker(basis)
    let places = members.map { checker.places($0.member)?.first }
    let known = places.compactMap { $0 }
    let isOfCountries = !known.isEmpty && known.allSatisfy(\.isCountry)
    let regions = Set(known.flatMap { basis.contacts.members(of: $0) })
    let missing = zip(members, places).filter { $1 == nil }.map { $0.0.member }
    let remark =
      missing.isEmpty
      ? Phrase(
        members.count == 1 ? "its member found" : "all \(members.count) members found",
        "найдены все участники: \(members.count)")
      : Phrase(
        "not found: \(missing.joined(separator: " "))", "не найдены: \(missing.joined(separator: " "))")
    func add(_ level: GroupRow.Level, _ figures: GroupRow.Figures?, _ verdict: Phrase?) {
      rows.append(GroupRow(grouping: key[0], group: key[1], level: level, figures: figures, verdict: verdict))
    }
    add(.group, figures(of: regions, with: isOfCountries ? home : nil), remark)
    if !isOfCountries {
      for country in neighbours(of: regions) {
        add(.neighbour(country), figures(of: regions, with: country), nil)
      }
    }
    for (member, place) in zip(members, places) {
      guard let place else {
        add(.member(member.member), nil, Verdict.unknownName.label)
        continue
      }
      let own = Set(basis.contacts.members(of: place))
      add(
        .member(member.member), figures(of: own, with: isOfCountries ? home : nil),
        verdict(on: own, isOfCountries))
    }
  }

  private func verdict(on regions: Set<RegionID>, _ isOfCountries: Bool) -> Phrase {
    let hasBorder = isOfCountries ? neighbours(of: regions).contains(home) : !neighbours(of: regions).isEmpty
    if hasBorder { return Phrase("at the state border", "у государственной границы") }
    if isOfCountries && home.isEmpty {
      return Phrase("no home country to border on", "нет страны, с которой граничить")
    }
    return isOfCountries
      ? Phrase("no land border with \(home)", "нет сухопутной границы с \(home)")
      : Phrase("no shared line with another state", "нет сухопутной границы с другим государством")
  }

  private func neighbours(of regions: Set<RegionID>) -> [String] {
    let set = basis.contacts.analysis.regions
    var found: Set<String> = []
    for region in regions {
      for other in basis.contacts.neighbours(of: region, by: .rook)
      where set.areOfDifferentCountries(region, other) {
        found.insert(set[other].country)
      }
    }
    return found.sorted()
  }

  /// Length, neighbours, crossings and density of the international border of some regions, each arc once.
  private func figures(of regions: Set<RegionID>, with country: String?) -> GroupRow.Figures {
    let analysis = basis.contacts.analysis
    var arcs: Set<ArcID> = []
    var countries: Set<String> = []
    for border in analysis.borders where border.isShared && analysis.isInternational(border) {
      for (inside, outside) in [(border.a, border.b), (border.b, border.a)]
      where regions.contains(inside) && !regions.contains(outside) {
        let other = analysis.regions[outside].country
        guard country == nil || other == country else { continue }
        arcs.formUnion(border.arcs)
        countries.insert(other)
      }
    }
    let length = arcs.sorted().map { analysis.lengths[$0] }.sum()
    // What no list covers is not counted; of lines, and of a list without statuses, nobody knows which are open.
    let tally = basis.lists(regions, with: country) ? counter.tally(between: regions, and: country) : nil
    let hasStatuses = basis.crossings?.entries.contains { $0.crossing.status != .unstated } ?? false
    return GroupRow.Figures(
      length: length, neighbours: countries.sorted(), crossings: tally?.existing,
      openCrossings: hasStatuses ? tally?.open : nil)
  }
}
