import BorderCore
import BorderTables

extension FigureChecker {
  /// A claim against the tables of the user; `nil` when they say nothing of it.
  func byTables(_ claim: FigureClaim) -> FigureResult? {
    if let number = basis.tables.numbers.first(where: {
      $0.measure == claim.measure
        && ($0.subject == claim.subject || places($0.subject) == places(claim.subject))
    }) {
      let source = Phrase("from the table \(number.source)", "по таблице \(number.source)")
      return FigureResult(
        claim, claim.agrees(with: number.value) ? .holds : .refuted, .amount(number.value), source)
    }
    if [.sisterPairs, .sisterPairsAtTheBorder].contains(claim.knownMeasure),
      let list = basis.tables.pairs.first
    {
      return sisterPairs(claim, list)
    }
    let prefix = "border_region_"
    let isAtBorder = claim.measure.hasPrefix(prefix)
    let quantity = isAtBorder ? String(claim.measure.dropFirst(prefix.count)) : claim.measure
    guard let column = basis.tables.regional.first(where: { $0.quantity == quantity }) else { return nil }
    return sum(claim, column, isAtBorder: isAtBorder)
  }

  /// A sum over the regions of a place; of those with a border to another place where that is given.
  private func sum(
    _ claim: FigureClaim, _ column: FigureTables.Regional, isAtBorder: Bool
  ) -> FigureResult {
    guard let places = places(claim.subject), let home = places.first else { return notResolved(claim) }
    var members = basis.contacts.members(of: home)
    if isAtBorder {
      guard places.count == 2 else { return notResolved(claim) }
      let others = Set(basis.contacts.members(of: places[1]))
      members = members.filter { region in
        basis.contacts.neighbours(of: region, by: .queen).contains { others.contains($0) }
      }
    }
    let values = values(of: column)
    let missing = members.filter { values[$0] == nil }
    guard missing.isEmpty, !members.isEmpty else {
      return FigureResult(
        claim, .notCheckable, nil,
        Phrase(
          "\(column.source) has no \(column.quantity) of: \(ids(missing))",
          "в \(column.source) нет величины \(column.quantity) у: \(ids(missing))"))
    }
    let total = members.reduce(0) { $0 + (values[$1] ?? 0) }
    var remark = Phrase(
      "sum of \(column.quantity) in \(column.source) over \(EnglishCount.of(members.count, "region")): \(ids(members))",
      "сумма \(column.quantity) из \(column.source) по регионам (\(members.count)): \(ids(members))")
    if claim.agrees(with: total) { return FigureResult(claim, .holds, amount(total), remark) }
    // A region may be counted with districts that are regions of their own here: the claim may have meant that.
    let other = column.quantity + FigureTables.withDistricts
    let wider = basis.tables.regional.first { $0.quantity == other }.map(values(of:)) ?? [:]
    let widened = members.filter { wider[$0] != nil }
    guard !widened.isEmpty else { return FigureResult(claim, .refuted, amount(total), remark) }
    let whole = members.reduce(0) { $0 + (wider[$1] ?? values[$1] ?? 0) }
    let agrees = claim.agrees(with: whole)
    let figure = String(Int(whole.rounded()))
    let list = ids(widened)
    remark = Phrase(
      "\(remark.english); counted with the districts that belong to \(list) by law: \(figure)"
        + (agrees ? ", which fits" : ", which does not fit either"),
      "\(remark.russian); вместе с округами, которые по закону входят в состав других регионов (\(list)): \(figure)"
        + (agrees ? ", и это сходится" : ", и это тоже не сходится"))
    return FigureResult(claim, agrees ? .holdsConditionally : .refuted, amount(total), remark)
  }

  /// A sum: of people without a fraction.
  private func amount(_ value: Double) -> FigureValue {
    Int(exactly: value).map { .count($0) } ?? .amount(value)
  }

  /// The numbers of a column by region; places that the data does not have are left out.
  private func values(of column: FigureTables.Regional) -> [RegionID: Double] {
    var values: [RegionID: Double] = [:]
    for row in column.values {
      guard case .matched(let index, _) = basis.resolver.resolve(row.place),
        case .region(let region) = basis.resolver.places[index].kind
      else { continue }
      values[region] = row.value
    }
    return values
  }

  private func sisterPairs(_ claim: FigureClaim, _ list: FigureTables.Pairs) -> FigureResult {
    guard let places = places(claim.subject), places.count == 2 else { return notResolved(claim) }
    guard claim.knownMeasure == .sisterPairsAtTheBorder else {
      return FigureResult(
        claim, claim.agrees(withCount: list.pairs.count) ? .holds : .refuted, .count(list.pairs.count),
        Phrase("pairs in \(list.source)", "пар в \(list.source)"))
    }
    let others = Set(basis.contacts.members(of: places[1]))
    let home = Set(basis.contacts.members(of: places[0]))
    var unknown: [String] = []
    var count = 0
    for pair in list.pairs {
      let regions = [pair.a, pair.b].compactMap { region(of: $0) }
      guard let inside = regions.first(where: { home.contains($0) }) else {
        unknown.append(pair.a)
        continue
      }
      let isAtBorder = basis.contacts.neighbours(of: inside, by: .queen).contains { others.contains($0) }
      if isAtBorder { count += 1 }
    }
    let remark = Phrase(
      "pairs in \(list.source) whose place lies in a region at the border; \(unknown.count) of \(list.pairs.count) not found",
      "пары в \(list.source), где место лежит в регионе у границы; не найдено \(unknown.count) из \(list.pairs.count)"
    )
    let agrees = claim.agrees(withCount: count)
    return FigureResult(
      claim, agrees ? .holds : unknown.isEmpty ? .refuted : .notRefuted, .count(count), remark)
  }

  /// The region that a name means, or that a town of this name lies in.
  private func region(of name: String) -> RegionID? {
    if case .matched(let index, _) = basis.resolver.resolve(name),
      case .region(let region) = basis.resolver.places[index].kind
    {
      return region
    }
    guard let position = basis.town?(name) else { return nil }
    let region = basis.contacts.analysis.ground.region(at: position)
    return region == .none ? nil : region
  }
}
