import BorderCore
import BorderTables

extension FigureChecker {
  private var counter: CrossingCounter {
    CrossingCounter(
      basis.crossings ?? .empty, analysis: basis.contacts.analysis, planned: basis.planned)
  }

  /// Whether the list of crossings is of the border of two places.
  private func isListed(_ places: [PlaceReference]) -> Bool {
    basis.lists(Set(basis.contacts.members(of: places[0])), with: basis.contacts.country(of: places[1]))
  }

  /// Why crossings cannot be counted there.
  private var unlisted: Phrase {
    Phrase(
      "no crossings of this border are known; give lines that cross it: --lines",
      "переходы этой границы неизвестны; укажите линии, которые её пересекают: --lines")
  }

  /// Something that a claimed number of crossings can be held against.
  private struct Reading {
    var count: Int
    var name: Phrase
  }

  /// A number of crossings against lines, where there are any of that mode, and against the list of crossings.
  ///
  /// No data is complete: a list holds checkpoints, a map of roads leaves out tracks. So a claim of more than was
  /// found is not refuted; one of fewer than was found is, unless another way to count agrees with it.
  func crossings(_ claim: FigureClaim, mode: CrossingMode) -> FigureResult {
    guard let places = places(claim.subject), places.count == 2 else { return notResolved(claim) }
    let (lines, remark) = lineReadings(places, mode: mode)
    guard isListed(places) else {
      guard let remark else { return FigureResult(claim, .notCheckable, nil, unlisted) }
      return judge(
        claim, lines, found: lines.first?.count ?? 0, remark: remark, isCoarse: isCoarse(places))
    }
    let listed = listedReadings(places, mode: mode)
    // The concepts of a list overlap: a line may stand in it as a checkpoint and as a junction.
    let concepts = listed.readings.dropFirst().map(\.count)
    return judge(
      claim, lines + listed.readings, found: lines.first?.count ?? concepts.max() ?? 0,
      remark: remark.map { Phrase(joining: [$0, listed.remark]) } ?? listed.remark,
      isCoarse: remark != nil && isCoarse(places))
  }

  /// A number of crossings by trunk roads: lines with a class can tell, and listed crossings of international roads.
  func trunkCrossings(_ claim: FigureClaim) -> FigureResult {
    guard let places = places(claim.subject), places.count == 2 else { return notResolved(claim) }
    let roads = basis.lines.filter { $0.mode == .road }
    guard roads.contains(where: \.hasClasses) else {
      if roads.isEmpty, let result = internationalRoads(claim, places) { return result }
      let reason =
        roads.isEmpty
        ? Phrase(
          "the listed crossings have no class of road; give roads with one: --lines",
          "у переходов списка нет класса дороги; дайте дороги с классом: --lines")
        : Phrase(
          "the lines have no class; name its field: --class", "у линий нет класса; назовите поле: --class")
      return FigureResult(claim, .notCheckable, nil, reason)
    }
    let (readings, remark) = lineReadings(places, mode: .road, onlyTrunk: true)
    let classes = roads.reduce(into: Set<String>()) { $0.formUnion($1.trunkClasses) }.sorted()
      .joined(separator: ", ")
    let named = Phrase(
      "classes taken for trunk roads: \(classes)", "магистралями считаются классы: \(classes)")
    return judge(
      claim, readings, found: readings.first?.count ?? 0,
      remark: Phrase(joining: [remark ?? Phrase(same: ""), named]),
      isCoarse: isCoarse(places))
  }

  /// A number of trunk roads against the listed crossings of international roads; `nil` where the list names none.
  private func internationalRoads(_ claim: FigureClaim, _ places: [PlaceReference]) -> FigureResult? {
    guard isListed(places) else { return nil }
    let members = Set(basis.contacts.members(of: places[0]))
    let found = counter.entries(between: members, and: basis.contacts.country(of: places[1]))
      .filter { !$0.crossing.road.isEmpty && !basis.planned.contains($0.crossing) }
    guard !found.isEmpty else { return nil }
    let names = found.map { ($0.crossing.road, $0.crossing.name) }.sorted { $0.0 < $1.0 }
    let outcome: FigureOutcome =
      claim.agrees(withCount: found.count)
      ? .holdsConditionally
      : claim.relation != .less && (claim.number ?? 0) > Double(found.count) ? .notRefuted : .refuted
    let english = names.map { "\($0.0) \($0.1.english)" }.joined(separator: ", ")
    let russian = names.map { "\($0.0) \($0.1.russian)" }.joined(separator: ", ")
    return FigureResult(
      claim, outcome, .count(found.count),
      Phrase(
        "taken for trunk roads are those with a number of the European agreement on main international traffic arteries: \(english)",
        "магистралями считаются дороги с номером Европейского соглашения о международных автомагистралях: \(russian)"
      ))
  }

  /// Whether the border is so generalised that lines beside it may seem to cross.
  private func isCoarse(_ places: [PlaceReference]) -> Bool {
    isCoarse(basis.contacts.contact(places[0], places[1]).arcs)
  }

  /// Whether vertices along a line stand more than 500 m apart in the median.
  func isCoarse(_ arcs: [ArcID]) -> Bool {
    let spacing = VertexSpacing(
      along: arcs, of: basis.contacts.analysis.topology, measure: basis.measure)
    return (spacing?.median ?? 0) > 500
  }

  private func judge(
    _ claim: FigureClaim, _ readings: [Reading], found: Int, remark: Phrase, isCoarse: Bool
  ) -> FigureResult {
    guard let first = readings.first else {
      return FigureResult(claim, .notCheckable, nil, remark)
    }
    func result(_ outcome: FigureOutcome, _ further: Phrase? = nil) -> FigureResult {
      FigureResult(
        claim, outcome, .count(first.count), further.map { Phrase(joining: [$0, remark]) } ?? remark)
    }
    if claim.agrees(withCount: first.count) { return result(.holds) }
    if let other = readings.dropFirst().first(where: { claim.agrees(withCount: $0.count) }) {
      return result(
        .holdsConditionally,
        Phrase("agrees when counted: \(other.name.english)", "сходится, если считать: \(other.name.russian)"))
    }
    let least = claim.relation == .range ? claim.bounds?.lowerBound : claim.number
    if let least, claim.relation != .less, least >= Double(found) { return result(.notRefuted) }
    guard isCoarse else { return result(.refuted) }
    return result(
      .notRefuted,
      Phrase(
        "lines near a generalised border may seem to cross it",
        "линии у генерализованной границы могут казаться пересекающими её"))
  }

  private func listedReadings(
    _ places: [PlaceReference], mode: CrossingMode
  ) -> (readings: [Reading], remark: Phrase) {
    let members = Set(basis.contacts.members(of: places[0]))
    let found = counter.entries(between: members, and: basis.contacts.country(of: places[1]))
      .filter { $0.crossing.mode.general == mode && !basis.planned.contains($0.crossing) }
    var byConcept: [String: Int] = [:]
    for entry in found { byConcept[entry.crossing.concept, default: 0] += 1 }
    let concepts = byConcept.sorted { $0.key < $1.key }
    let text = Phrase(
      joining: concepts.map { concept in
        let name = Vocabulary.concept.phrase(concept.key)
        return Phrase("\(name.english) \(concept.value)", "\(name.russian) \(concept.value)")
      }, by: ", ")
    var readings = [Reading(count: found.count, name: Phrase("all listed", "весь список"))]
    readings += concepts.map {
      let name = Vocabulary.concept.phrase($0.key)
      return Reading(
        count: $0.value, name: Phrase("listed, \(name.english)", "в списке, \(name.russian)"))
    }
    return (
      readings,
      Phrase(
        "listed: \(concepts.isEmpty ? "none" : text.english); the list holds checkpoints, junctions and designated roads, not every road or track",
        "в списке: \(concepts.isEmpty ? "нет" : text.russian); в нём пункты пропуска, стыки и дороги из соглашений, а не все дороги и пути"
      )
    )
  }

  /// The borders between two places.
  private func borders(_ places: [PlaceReference]) -> Set<Int> {
    Set(basis.contacts.contact(places[0], places[1]).borders)
  }

  private func lineReadings(
    _ places: [PlaceReference], mode: CrossingMode, onlyTrunk: Bool = false
  ) -> (readings: [Reading], remark: Phrase?) {
    let evidence = basis.lines.filter { $0.mode == mode }
    guard let first = evidence.first else { return ([], nil) }
    let borders = borders(places)
    var count = LineEvidence.Count()
    for item in evidence { count += item.count(on: borders, onlyTrunk: onlyTrunk) }
    let names = evidence.map(\.name).joined(separator: ", ")
    let metres = Int(first.mergeDistance.rounded())
    let classes = count.byClass.filter { !$0.key.isEmpty }.sorted { $0.key < $1.key }
    var english =
      "crossings by lines of \(names): \(count.merged); \(count.raw) before joining within \(metres) m"
    var russian = "пересечений линиями \(names): \(count.merged); до слияния ближе \(metres) м — \(count.raw)"
    if !classes.isEmpty {
      let text = classes.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
      english += " (\(text))"
      russian += " (\(text))"
    }
    var readings = [
      Reading(count: count.merged, name: Phrase("lines, joined", "линии после слияния")),
      Reading(count: count.raw, name: Phrase("lines before joining", "линии до слияния")),
    ]
    if !onlyTrunk {
      readings += classes.map {
        Reading(count: $0.value, name: Phrase("lines, class \($0.key)", "линии, класс \($0.key)"))
      }
    }
    return (readings, Phrase(english, russian))
  }

  /// The regions with the most crossings of a mode against a claimed list, ties included.
  func densest(_ claim: FigureClaim, mode: CrossingMode) -> FigureResult {
    guard let places = places(claim.subject), places.count == 2 else { return notResolved(claim) }
    let claimed = Set(claim.value.split(separator: " ").map(String.init))
    let set = basis.contacts.analysis.regions
    let evidence = basis.lines.filter { $0.mode == mode }
    guard !evidence.isEmpty || isListed(places) else {
      return FigureResult(claim, .notCheckable, nil, unlisted)
    }
    let country = basis.contacts.country(of: places[1])
    let counts = basis.contacts.members(of: places[0]).map { region -> (id: String, count: Int) in
      guard evidence.isEmpty else {
        let borders = borders([.region(region), places[1]])
        return (set[region].id, evidence.map { $0.count(on: borders).merged }.reduce(0, +))
      }
      return (set[region].id, counter.tally(between: [region], and: country)[mode])
    }
    .filter { $0.count > 0 }.sorted { $0.count != $1.count ? $0.count > $1.count : $0.id < $1.id }
    let list = counts.map { "\($0.id) \($0.count)" }.joined(separator: ", ")
    let text = list.isEmpty ? Phrase("none", "нет") : Phrase(same: list)
    let threshold = claimed.count <= counts.count && !claimed.isEmpty ? counts[claimed.count - 1].count : 0
    let most = Set(counts.filter { $0.count >= threshold }.map(\.id))
    let names = evidence.map(\.name).joined(separator: ", ")
    let remark =
      evidence.isEmpty
      ? Phrase(
        "listed \(mode.rawValue) crossings: \(text.english)",
        "переходы в списке, вид — \(mode.words.russian): \(text.russian)")
      : Phrase(
        "crossings by the lines of \(names): \(text.english)", "пересечения линиями \(names): \(text.russian)"
      )
    return FigureResult(
      claim, most == claimed ? .holds : claimed.isSubset(of: most) ? .holdsConditionally : .notRefuted,
      .regions(most.sorted()), remark)
  }
}

/// Counts placed crossings between sets of regions and countries.
struct CrossingCounter {
  let assignment: CrossingAssignment
  let analysis: BorderAnalysis
  let planned: PlannedCrossings

  init(_ assignment: CrossingAssignment, analysis: BorderAnalysis, planned: PlannedCrossings) {
    self.assignment = assignment
    self.analysis = analysis
    self.planned = planned
  }

  /// The crossings between some regions and a country; with no country, all that lead to another one.
  func tally(between members: Set<RegionID>, and country: String?) -> CrossingTally {
    var tally = CrossingTally()
    for entry in entries(between: members, and: country) { tally.add(entry, planned: planned) }
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
