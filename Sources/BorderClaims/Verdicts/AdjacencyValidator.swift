public import BorderCore
import BorderTables

/// Holds lists of neighbours against geometry.
public struct AdjacencyValidator: Sendable {
  /// What the regions share.
  public let contacts: ContactTable
  /// What names mean.
  public let resolver: NameResolver
  private let proximity: any RegionProximity
  /// How it judges.
  public let options: ValidationOptions
  private let exact: ExactBasis?
  private let threads: Int

  /// The same regions before they were matched within a tolerance.
  public struct ExactBasis: Sendable {
    /// What they share exactly.
    public var contacts: ContactTable
    /// How near they come.
    public var proximity: any RegionProximity
    /// The tolerance in metres.
    public var tolerance: Double

    /// Regions as they were, and the tolerance that they were matched within.
    public init(contacts: ContactTable, proximity: any RegionProximity, tolerance: Double) {
      self.contacts = contacts
      self.proximity = proximity
      self.tolerance = tolerance
    }
  }

  /// A validator.
  ///
  /// - Parameters:
  ///   - analysis: The borders, under a worldview.
  ///   - resolver: What names mean; its places are the analysis' regions and their countries.
  ///   - proximity: Tells how near regions come that do not meet.
  ///   - options: How to judge.
  ///   - exact: The regions before matching, where they were matched: verdicts that hang on it say so.
  ///   - threads: How many threads may work; they do not change the verdicts.
  public init(
    _ analysis: BorderAnalysis, resolver: NameResolver, proximity: any RegionProximity,
    options: ValidationOptions = ValidationOptions(), exact: ExactBasis? = nil, threads: Int = 1
  ) {
    self.exact = exact
    self.threads = threads
    contacts = ContactTable(analysis)
    self.resolver = resolver
    self.proximity = proximity
    self.options = options
  }

  /// The verdicts on a list. Names are resolved once each; distances are found for pairs that do not meet.
  public func validate(_ list: ClaimList) -> ValidationResult {
    var known: [[String]: NameMatch] = [:]
    func resolve(_ name: String, _ context: String) -> NameMatch {
      if let match = known[[name, context]] { return match }
      let match = resolver.resolve(name, within: context.isEmpty ? nil : context)
      known[[name, context]] = match
      return match
    }
    func resolve(_ name: String, _ reading: String?, _ context: String) -> NameMatch {
      guard let reading else { return resolve(name, context) }
      if let place = resolver.place(ofCode: reading) { return .matched(place, by: .code) }
      let match = resolve(reading, context)
      guard case .unknown(_, let reason) = match else { return match }
      let plain = resolve(name, context)
      if case .unknown(let suggestions, nil) = plain, let reason {
        return .unknown(suggestions: suggestions, reason: reason)
      }
      return plain
    }
    var result = ValidationResult()
    for claim in list.claims {
      var row = ClaimResult(verdict: .refuted)
      row.claim = claim
      let a = resolve(claim.a, claim.aReading, claim.aContext)
      let b = resolve(claim.b, claim.bReading, claim.bContext)
      (row.aMatch, row.bMatch) = (a, b)
      (row.a, row.b) = (place(a), place(b))
      result.claims.append(row)
    }
    NameDecision(contacts: contacts, resolver: resolver).decide(&result.claims)
    let weights = WeightedLengths(contacts: contacts).leaveOutOthers(&result.claims, format: list.format)
    var named: [[PlaceReference]: Int] = [:]
    var denied: Set<[PlaceReference]> = []
    for row in result.claims {
      guard let x = row.a, let y = row.b else { continue }
      if row.claim?.isNegated == true { denied.insert([x, y]) } else { named[[x, y], default: 0] += 1 }
    }
    result.isBidirectional = isBidirectional(named)
    result.claims = judged(result.claims, named, isBidirectional: result.isBidirectional)
    count(&result)
    let isolates = list.isolates.compactMap { place(resolve($0, $0, "")) }
    result.omissions = Omissions(contacts: contacts, options: options)
      .find(result.claims, named: named, denied: denied, isolates: isolates)
    result.remarks = Coverage(contacts: contacts).notes(result.claims, isolates: isolates) + weights
    return result
  }

  private func place(_ match: NameMatch) -> PlaceReference? {
    guard case .matched(let index, _) = match else { return nil }
    return resolver.reference(index)
  }

  private func isBidirectional(_ named: [[PlaceReference]: Int]) -> Bool {
    switch options.direction {
    case .once: return false
    case .both: return true
    case .automatic:
      let mutual = named.keys.count { named[[$0[1], $0[0]]] != nil && $0[0] != $0[1] }
      return mutual > 0 && 2 * mutual >= named.count
    }
  }

  /// Claims with their verdicts. Each verdict depends on its own claim alone.
  private func judged(
    _ rows: [ClaimResult], _ named: [[PlaceReference]: Int], isBidirectional: Bool
  ) -> [ClaimResult] {
    mapParts(of: rows.count, threads: threads) { part in
      var own = Array(rows[part])
      for index in own.indices { judge(&own[index], named, isBidirectional: isBidirectional) }
      return own
    }.flatMap { $0 }
  }

  private func judge(
    _ row: inout ClaimResult, _ named: [[PlaceReference]: Int], isBidirectional: Bool
  ) {
    guard let a = row.a, let b = row.b else {
      let matches = [row.aMatch, row.bMatch].compactMap { $0 }
      row.verdict =
        matches.contains { if case .unknown = $0 { true } else { false } } ? .unknownName : .ambiguousName
      row.remark = Self.explain(matches, resolver)
      return
    }
    defer { row.addDecision() }
    if row.claim?.isNegated == true {
      judgeDenial(&row, a, b)
      return
    }
    row.timesNamed = (named[[a, b]] ?? 0, named[[b, a]] ?? 0)
    let (x, y) = (contacts.members(of: a), contacts.members(of: b))
    if isOneTerritory(a, b) {
      row.verdict = .sameTerritory
      return
    }
    row.contact = contacts.contact(a, b)
    if row.contact.isShared || options.rule == .queen && row.contact.isTouching {
      row.verdict = isBidirectional && row.timesNamed.backward == 0 ? .oneSided : .confirmed
      row.remark = remarkOnTolerance(a, b) ?? remarkOnLength(row)
      return
    }
    if row.contact.isTouching {
      row.verdict = .pointContact
      return
    }
    row.approach = proximity.approach(x, y)
    guard let approach = row.approach else {
      row.verdict = .notCheckable
      row.remark = Phrase("a region has no shape in the data", "у региона нет геометрии в данных")
      return
    }
    let limit = approach.isAcrossOuter ? max(options.nearLimit, options.seaLimit) : options.nearLimit
    row.verdict = approach.distance <= limit ? .near : .refuted
    row.across = approach.across
    guard areOfDifferentInputs(x, y), approach.distance <= options.nearLimit else { return }
    if approach.distance > 0 { row.across = Phrase("a gap between the inputs", "зазор между файлами") }
    row.remark = Self.remark(on: approach)
  }

  /// A claim that two places are no neighbours holds where they share no line.
  private func judgeDenial(_ row: inout ClaimResult, _ a: PlaceReference, _ b: PlaceReference) {
    guard !isOneTerritory(a, b) else {
      row.verdict = .sameTerritory
      return
    }
    row.contact = contacts.contact(a, b)
    let isAdjacent = row.contact.isShared || options.rule == .queen && row.contact.isTouching
    row.verdict = isAdjacent ? .refuted : .confirmed
    if isAdjacent {
      row.remark = Phrase(
        "the list says that they do not adjoin, but they do",
        "в списке сказано, что они не граничат, но они граничат")
      return
    }
    guard !row.contact.isTouching else {
      row.remark = Phrase("they meet in points only", "они касаются только в точках")
      return
    }
    row.approach = proximity.approach(contacts.members(of: a), contacts.members(of: b))
    if row.approach == nil {
      row.verdict = .notCheckable
      row.remark = Phrase("a region has no shape in the data", "у региона нет геометрии в данных")
    }
  }

  private func isOneTerritory(_ a: PlaceReference, _ b: PlaceReference) -> Bool {
    a == b || a.isCountry != b.isCountry && contacts.country(of: a) == contacts.country(of: b)
  }

  /// What a confirmation hangs on that needs a tolerance.
  private func remarkOnTolerance(_ a: PlaceReference, _ b: PlaceReference) -> Phrase? {
    guard let exact, !exact.contacts.contact(a, b).isShared else { return nil }
    let metres = Int(exact.tolerance.rounded())
    let apart = exact.proximity.approach(exact.contacts.members(of: a), exact.contacts.members(of: b))
    let distance =
      apart?.distance == 0
      ? Phrase("the boundaries cross", "границы пересекаются")
      : apart.map {
        Phrase("apart by \($0.distanceText.english)", "\($0.distanceText.russian) друг от друга")
      }
    guard let distance else { return nil }
    return Phrase(
      "confirmed within \(metres) m; exact: \(distance.english)",
      "подтверждено с допуском \(metres) м; точно: \(distance.russian)")
  }

  /// How a length of the list differs from the data's by more than a twentieth, and what may be why.
  private func remarkOnLength(_ row: ClaimResult) -> Phrase? {
    guard let claimed = row.claim?.kilometres, claimed > 0, row.contact.isShared else { return nil }
    let ratio = row.contact.length.kilometres / claimed
    guard abs(ratio - 1) > 0.05, ratio.isFinite else { return nil }
    let percent = Int((ratio * 100).rounded())
    let why = LengthDifference.reason(ratio: ratio)
    return Phrase(
      "\(percent) per cent of the length in the list; \(why.english)",
      "\(percent) % длины из списка; \(why.russian)")
  }

  private func areOfDifferentInputs(_ a: [RegionID], _ b: [RegionID]) -> Bool {
    guard let first = a.first, let second = b.first else { return false }
    return contacts.analysis.regions[first].source != contacts.analysis.regions[second].source
  }

  /// What a verdict on two inputs hangs on that do not share their vertices.
  private static func remark(on approach: Approach) -> Phrase {
    guard approach.distance > 0 else {
      return Phrase(
        "exact: no shared vertices; the boundaries of the two inputs cross, so whether they share a border hangs on a tolerance",
        "точно: общих вершин нет; границы двух файлов пересекаются, поэтому общая ли это граница, зависит от допуска"
      )
    }
    let distance = approach.distanceText
    return Phrase(
      "exact: apart by \(distance.english), no shared vertices; a tolerance of at least that would join them",
      "точно: \(distance.russian) друг от друга, общих вершин нет; допуск не меньше этого их соединил бы")
  }

  private func count(_ result: inout ValidationResult) {
    var pairs: [[PlaceReference]: Bool] = [:]
    for row in result.claims {
      guard let a = row.a, let b = row.b, row.verdict != .notCheckable, row.claim?.isNegated != true else {
        continue
      }
      pairs[[a, b].sorted()] = row.verdict.isAdjacent
    }
    result.pairCount = pairs.count
    result.adjacentPairCount = pairs.values.count { $0 }
  }

  private static func explain(_ matches: [NameMatch], _ resolver: NameResolver) -> Phrase? {
    var english: [String] = []
    var russian: [String] = []
    func labels(_ list: [Int]) -> Phrase {
      let rest = list.count > 6 ? [Phrase(same: "… (\(list.count))")] : []
      return Phrase(joining: list.prefix(6).map { resolver.places[$0].label } + rest)
    }
    for match in matches {
      switch match {
      case .matched: break
      case .ambiguous(let list):
        english.append("may mean: \(labels(list).english)")
        russian.append("может значить: \(labels(list).russian)")
      case .unknown(let list, let reason):
        if let reason {
          english.append(reason.english)
          russian.append(reason.russian)
        }
        if !list.isEmpty {
          english.append("similar: \(labels(list).english)")
          russian.append("похожие: \(labels(list).russian)")
        }
      }
    }
    guard !english.isEmpty else { return nil }
    return Phrase(english.joined(separator: ". "), russian.joined(separator: ". "))
  }
}
