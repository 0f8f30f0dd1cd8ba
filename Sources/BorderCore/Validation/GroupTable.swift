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
      basis.crossings, analysis: basis.contacts.analysis, planned: basis.plannedConcepts)
  }

  /// For each group a row for all its state border, one for each neighbouring country, and one for each member.
  public func table(_ members: [GroupMember]) -> Table {
    var table = Table(
      name: "groups", title: Phrase("Borders by group", "Границы по группам"),
      columns: [
        Column("grouping", Phrase("grouping", "деление")),
        Column("group", Phrase("group", "группа")),
        Column("level", Phrase("row", "строка")),
        Column("member", Phrase("of", "чего")),
        Column("length_km", Phrase("state border km", "госграница, км"), isNumeric: true, displayPlaces: 1),
        Column("neighbours", Phrase("neighbours", "соседи")),
        Column("crossings", Phrase("crossings", "переходов"), isNumeric: true),
        Column("crossings_open", Phrase("open", "открыто"), isNumeric: true),
        Column("density_per_100km", Phrase("per 100 km", "на 100 км"), isNumeric: true, displayPlaces: 2),
        Column("verdict", Phrase("verdict", "вывод")),
      ])
    var order: [[String]] = []
    var byGroup: [[String]: [GroupMember]] = [:]
    for member in members {
      let key = [member.grouping, member.group]
      if byGroup[key] == nil { order.append(key) }
      byGroup[key, default: []].append(member)
    }
    for key in order { append(key, byGroup[key] ?? [], to: &table) }
    return table
  }

  private func append(_ key: [String], _ members: [GroupMember], to table: inout Table) {
    let checker = FigureChecker(basis)
    let places = members.map { checker.places($0.member)?.first }
    let known = places.compactMap { $0 }
    let isOfCountries = !known.isEmpty && known.allSatisfy(\.isCountry)
    let regions = Set(known.flatMap { basis.contacts.members(of: $0) })
    let label = key.map { Cell.text($0) }
    let missing = zip(members, places).filter { $1 == nil }.map { $0.0.member }
    let remark =
      missing.isEmpty
      ? Phrase("all \(members.count) members found", "найдены все участники: \(members.count)")
      : Phrase(
        "not found: \(missing.joined(separator: " "))", "не найдены: \(missing.joined(separator: " "))")
    table.append(
      label + [.text("group"), .missing] + figures(of: regions, with: isOfCountries ? home : nil, remark))
    if !isOfCountries {
      for country in neighbours(of: regions) {
        table.append(label + [.text("neighbour"), .text(country)] + figures(of: regions, with: country, nil))
      }
    }
    for (member, place) in zip(members, places) {
      let row = place.map { self.member($0, isOfCountries) } ?? notFound
      table.append(label + [.text("member"), .text(member.member)] + row)
    }
  }

  private var notFound: [Cell] {
    [.missing, .missing, .missing, .missing, .missing, .phrase(Verdict.unknownName.label)]
  }

  private func member(_ place: PlaceReference, _ isOfCountries: Bool) -> [Cell] {
    let regions = Set(basis.contacts.members(of: place))
    let hasBorder = isOfCountries ? neighbours(of: regions).contains(home) : !neighbours(of: regions).isEmpty
    let verdict =
      hasBorder
      ? Phrase("at the state border", "у государственной границы")
      : isOfCountries
        ? Phrase("no land border with \(home)", "нет сухопутной границы с \(home)")
        : Phrase("no shared line with another state", "нет сухопутной границы с другим государством")
    return figures(of: regions, with: isOfCountries ? home : nil, verdict)
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
  private func figures(of regions: Set<RegionID>, with country: String?, _ remark: Phrase?) -> [Cell] {
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
    let tally = counter.tally(between: regions, and: country)
    return [
      length.isZero ? .missing : Cell(length), Cell(countries.sorted().joined(separator: " ")),
      .integer(tally.existing), .integer(tally.open),
      Cell(CrossingTally.density(tally.existing, per: length), places: 6),
      remark.map { .phrase($0) } ?? .missing,
    ]
  }
}
