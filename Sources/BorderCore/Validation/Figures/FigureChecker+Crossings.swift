extension FigureChecker {
  private var counter: CrossingCounter {
    CrossingCounter(basis.crossings, analysis: basis.contacts.analysis, planned: basis.plannedConcepts)
  }

  /// The existing crossings between two sets of places.
  private func tally(_ a: PlaceReference, _ b: PlaceReference) -> CrossingTally {
    counter.tally(between: Set(basis.contacts.members(of: a)), and: basis.contacts.country(of: b))
  }

  /// A number of crossings against the list of crossings, whose concepts count differently. A list may have gaps, so a
  /// claim of more than it holds is not refuted; one of fewer than its fullest concept is.
  func crossings(_ claim: FigureClaim, mode: String) -> FigureResult {
    guard let places = places(claim.subject), places.count == 2 else { return notResolved(claim) }
    let members = Set(basis.contacts.members(of: places[0]))
    let found = counter.entries(between: members, and: basis.contacts.country(of: places[1]))
      .filter { $0.crossing.mode == mode && !basis.plannedConcepts.contains($0.crossing.concept) }
    var byConcept: [String: Int] = [:]
    for entry in found { byConcept[entry.crossing.concept, default: 0] += 1 }
    let text = byConcept.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    let remark = Phrase(
      "listed: \(text.isEmpty ? "none" : text); the list holds checkpoints, junctions and designated roads, not every road or track",
      "в списке: \(text.isEmpty ? "нет" : text); в нём пункты пропуска, стыки и дороги из соглашений, а не все дороги и пути"
    )
    let outcome: FigureOutcome
    if claim.agrees(withCount: found.count) {
      outcome = .holds
    } else if byConcept.values.contains(where: { claim.agrees(withCount: $0) }) {
      outcome = .holdsConditionally
    } else if let number = claim.number, claim.relation != .less,
      number >= Double(byConcept.values.max() ?? 0)
    {
      outcome = .notRefuted
    } else {
      outcome = .refuted
    }
    return FigureResult(claim, outcome, .integer(found.count), remark)
  }

  /// The regions with the most crossings of a mode against a claimed list, ties included.
  func densest(_ claim: FigureClaim, mode: String) -> FigureResult {
    guard let places = places(claim.subject), places.count == 2 else { return notResolved(claim) }
    let claimed = Set(claim.value.split(separator: " ").map(String.init))
    let set = basis.contacts.analysis.regions
    let counts = basis.contacts.members(of: places[0])
      .map { (id: set[$0].id, count: tally(.region($0), places[1])[mode]) }
      .filter { $0.count > 0 }.sorted { $0.count != $1.count ? $0.count > $1.count : $0.id < $1.id }
    let text = counts.map { "\($0.id) \($0.count)" }.joined(separator: ", ")
    let threshold = claimed.count <= counts.count && !claimed.isEmpty ? counts[claimed.count - 1].count : 0
    let most = Set(counts.filter { $0.count >= threshold }.map(\.id))
    let remark = Phrase("listed \(mode) crossings: \(text)", "переходы вида \(mode) в списке: \(text)")
    return FigureResult(
      claim, most == claimed ? .holds : claimed.isSubset(of: most) ? .holdsConditionally : .notRefuted,
      .text(most.sorted().joined(separator: " ")), remark)
  }
}

/// Counts placed crossings between sets of regions and countries.
struct CrossingCounter {
  let assignment: CrossingAssignment
  let analysis: BorderAnalysis
  let planned: Set<String>

  init(_ assignment: CrossingAssignment, analysis: BorderAnalysis, planned: Set<String>) {
    self.assignment = assignment
    self.analysis = analysis
    self.planned = planned
  }

  /// The crossings between some regions and a country; with no country, all that lead to another one.
  func tally(between members: Set<RegionID>, and country: String?) -> CrossingTally {
    var tally = CrossingTally()
    for entry in entries(between: members, and: country) { tally.add(entry, plannedConcepts: planned) }
    return tally
  }

  /// The crossings themselves, planned ones included.
  func entries(between members: Set<RegionID>, and country: String?) -> [CrossingAssignment.Entry] {
    assignment.entries.filter { entry in
      switch entry.placement {
      case .measured(let hit): leads(analysis.borders[hit.border], members, country)
      case .stated(let border): leads(analysis.borders[border], members, country)
      case .region(let region, let neighbour):
        members.contains(region) && (country == nil || neighbour == country)
      case .unplaced: false
      }
    }
  }

  private func leads(_ border: Border, _ members: Set<RegionID>, _ country: String?) -> Bool {
    for (inside, outside) in [(border.a, border.b), (border.b, border.a)] where members.contains(inside) {
      if country.map({ analysis.regions[outside].country == $0 }) ?? !members.contains(outside) {
        return true
      }
    }
    return false
  }
}
