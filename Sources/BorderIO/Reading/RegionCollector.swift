import BorderCore
import GDAL

/// Puts the features of one input after another into a builder: names them, transforms them, keeps the notes.
///
/// A class, so that C callbacks can reach it. Used by one thread.
final class RegionCollector {
  /// The set in the making.
  var builder = RegionSetBuilder()
  /// The inputs so far; the last one is being read.
  private(set) var sources: [SourceInfo] = []
  /// What to do to the positions of the input that is being read.
  var transform: (any PositionTransform)?
  /// Whether positions of the input come latitude first.
  var isLatitudeFirst = false
  /// The first failure of the transform.
  var transformFailure: (any Error)?
  /// Why no more is taken: there is no memory for it. What comes after is passed over.
  private(set) var refusal: InputError?
  /// At how many regions to look again whether there is memory for twice as many.
  private var nextRegionCheck = 1 << 15

  /// Whether the winding of rings is looked at, by which shapefiles tell shells from holes.
  var watchesWinding = false
  /// Whether some ring of the input was wound the wrong way round: an exterior counter-clockwise, or a hole larger than its
  /// shell.
  private(set) var hasWrongWinding = false
  private var isExterior = false
  private var shellArea = 0.0

  let isOneOfSeveral: Bool
  /// Whether the coordinates of every input are to be exchanged, whatever it says.
  private let swapsAxes: Bool
  private var plan: FieldPlan?
  private var pending: [Region] = []
  private var candidates: [IDCandidate] = []
  private var merged = MergedFeatures()
  /// The fields that the user keeps.
  private(set) var attributes = RegionAttributes()
  /// How many features have no country in the field of countries.
  private var missingCountries = 0
  private var firstRegion = 0
  private var firstProblem = 0
  private var firstVertex = 0
  private var takenPrefixes: Set<String> = []
  private var explicitSource: [Bool] = []

  init(isOneOfSeveral: Bool, swapsAxes: Bool = false) {
    self.isOneOfSeveral = isOneOfSeveral
    self.swapsAxes = swapsAxes
  }

  /// The input that is being read.
  var source: SourceInfo {
    get { sources[sources.count - 1] }
    _modify { yield &sources[sources.count - 1] }
  }

  /// Whether the feature's number or id is known for messages; counted from 1.
  var featureNumber: Int { source.featureCount }

  /// Begins an input.
  func begin(_ info: SourceInfo, plan: FieldPlan) {
    sources.append(info)
    self.plan = plan
    source.fields = plan.fields
    source.chosenFields = plan.chosen
    pending = []
    candidates = plan.idCandidates.map { slot in
      IDCandidate(slot: slot, name: plan.fieldName(ofSlot: slot) ?? "")
    }
    merged = MergedFeatures()
    missingCountries = 0
    firstRegion = builder.regionCount
    firstProblem = builder.problems.count
    firstVertex = builder.vertexCount
    transform = nil
    isLatitudeFirst = false
    watchesWinding = false
    hasWrongWinding = false
  }

  /// A state of the collector before an input is begun, to which it can go back.
  struct Mark {
    fileprivate let builder: RegionSetBuilder.Mark
    fileprivate let sourceCount: Int
  }

  /// The state now. Take it before `begin`.
  var mark: Mark { Mark(builder: builder.mark, sourceCount: sources.count) }

  /// Forgets the input that was begun after the mark, as if it had never been.
  func rollBack(to mark: Mark) {
    builder.rollBack(to: mark.builder)
    sources.removeSubrange(mark.sourceCount...)
    transformFailure = nil
  }

  /// Begins a feature.
  ///
  /// - Parameter value: The text in a slot of the plan; `nil` where there is none.
  func beginFeature(value: (Int) -> String?) {
    source.featureCount += 1
    if builder.regionCount >= nextRegionCheck { checkRegions() }
    guard let plan, refusal == nil else { return }
    func text(_ slot: Int?) -> String { slot.flatMap(value).map(FieldText.trimmed) ?? "" }
    func code(_ slot: Int?) -> String {
      let text = text(slot)
      return MissingValue.isMissing(text) ? "" : text
    }
    func name(_ slot: Int?) -> String {
      let text = text(slot)
      return MissingValue.isMissingName(text) ? "" : text
    }
    var region = Region(
      id: "", name: name(plan.name), nameRussian: name(plan.russianName), country: code(plan.country),
      status: code(plan.status), parent: code(plan.parent), source: sources.count - 1)
    if region.country.isEmpty { missingCountries += 1 }
    guard let slot = plan.explicitID else {
      pending.append(region)
      for index in candidates.indices where !candidates[index].isRefused {
        candidates[index].take(value(candidates[index].slot))
      }
      builder.beginUnnamedRegion()
      return
    }
    let id = code(slot)
    if id.isEmpty { source.missingIDCount += 1 }
    region = region.identified(id.isEmpty ? "feature-\(source.featureCount)" : id)
    let isNew = builder.beginRegion(region)
    merged.take(region, in: builder.currentRegion, of: builder, isNew: isNew)
    if !isNew {
      source.repeatedIDs.append(
        RepeatedID(
          id: region.id, field: plan.fieldName(ofSlot: slot) ?? "", feature: source.featureCount,
          isMerged: true))
    }
  }

  /// Adds a ring: `fill` writes exactly so many positions.
  func addRing(count: Int, fill: (UnsafeMutableBufferPointer<Position>) -> Void) {
    // One more closes a ring that is open.
    if builder.vertexCount + count + 1 > builder.vertexCapacity { checkVertices(adding: count + 1) }
    guard refusal == nil else { return }
    let isLatitudeFirst = self.isLatitudeFirst != swapsAxes
    guard transform != nil || isLatitudeFirst else { return builder.addRing(count: count, fill: fill) }
    let transform = self.transform
    var failure: (any Error)?
    builder.addRing(count: count) { positions in
      fill(positions)
      if isLatitudeFirst {
        for index in positions.indices {
          let given = positions[index]
          positions[index] = Position(longitude: given.latitude, latitude: given.longitude)
        }
      }
      // No unit makes so many of the earth's girth; PROJ would carry them to somewhere.
      let beyond =
        transform == nil ? nil : positions.first { abs($0.longitude) > 1e11 || abs($0.latitude) > 1e11 }
      do { try transform?.transform(positions) } catch { failure = error }
      if let beyond, !positions.isEmpty { positions[0] = beyond }
    }
    if transformFailure == nil { transformFailure = failure }
  }

  /// Refuses the input when there is no memory for the array of vertices to grow.
  private func checkVertices(adding count: Int) {
    // It doubles, and the old one is there until all is copied.
    require(16 * max(2 * builder.vertexCapacity, builder.vertexCount + count))
  }

  /// Refuses the input when there is no memory for as many regions again.
  private func checkRegions() {
    nextRegionCheck = 2 * builder.regionCount
    require(Self.bytesOfRegion * builder.regionCount)
  }

  /// What a region takes while it is read: its attributes twice, its candidates for an id, its place in an index.
  private static let bytesOfRegion = 400

  private func require(_ bytes: Int) {
    // Less is never worth the look.
    guard bytes > 1 << 20, refusal == nil else { return }
    let budget = MemoryBudget.now()
    if bytes > budget.bytes { refusal = .memory(source.file, need: bytes, budget: budget) }
  }

  /// Ends an input: chooses the field of ids and names the regions.
  ///
  /// - Parameter attributes: What reads attributes once more, where those that were read do not suffice.
  /// - Throws: `InputError` when an id stands in another input already.
  func end(_ attributes: AttributeReader) throws(InputError) {
    guard let plan else { return }
    if let refusal { throw refusal }
    source.vertexCount = builder.vertexCount - firstVertex
    if plan.explicitID == nil { try nameByGuess(attributes) }
    if missingCountries > 0 { try seekCountries(plan, attributes) }
    if !merged.isEmpty { try nameGroups(plan, attributes) }
    try keepFields(plan, attributes)
    noteIdentities()
    pending = []
    candidates = []
  }

  /// The first problem of the input that says its coordinates are no degrees; `nil` if there is none.
  ///
  /// - Parameter isLeast: Whether to pass over places that are beyond the globe by less than a tenth of it.
  func outOfRangeProblem(isLeast: Bool) -> RegionProblem? {
    builder.problems[firstProblem...].first {
      guard $0.kind == .outOfRange else { return false }
      guard isLeast, let place = $0.position else { return true }
      return abs(place.latitude) > 99 || abs(place.longitude) > 594
    }
  }

  /// Whether all that the input has given so far would be degrees with the coordinates exchanged, and what was left out
  /// is none without.
  var looksSwapped: Bool {
    let outside = builder.problems[firstProblem...].filter { $0.kind == .outOfRange }
    guard !outside.isEmpty, builder.longitudesFit(within: 90, from: firstVertex) else { return false }
    return outside.allSatisfy { problem in
      guard let place = problem.position else { return false }
      return abs(place.longitude) <= 90 && abs(place.latitude) > 90 && abs(place.latitude) <= 180
    }
  }

  /// Whether the input has given any vertex so far.
  var hasVertices: Bool { builder.vertexCount > firstVertex }

  private func nameByGuess(_ attributes: AttributeReader) throws(InputError) {
    var ids: [String] = []
    for candidate in candidates where ids.isEmpty && !pending.isEmpty {
      if let fault = candidate.fault(among: pending.count) {
        // Only a field that is an id but for a few features was meant to be one.
        let repeats = candidate.repeats
        if source.repeatedIDs.isEmpty, repeats.count <= pending.count / 10 { source.repeatedIDs = repeats }
        // A field of countries was hardly meant.
        if candidate.isWeak { continue }
        source.notes.append(
          Phrase(
            "field \(candidate.name) is not used as id: \(fault.english)",
            "поле \(candidate.name) не годится в идентификаторы: \(fault.russian)"))
        continue
      }
      ids = candidate.values
      source.chosenFields[.id] = candidate.name
      source.notes.append(
        Phrase(
          "ids are taken from the field \(candidate.name)", "идентификаторы взяты из поля \(candidate.name)"))
    }
    if ids.isEmpty {
      let (unique, offer) = try uniqueFields(attributes)
      if let unique {
        ids = unique.values
        source.chosenFields[.id] = unique.name
      } else {
        let prefix = numberPrefix()
        ids = (1...max(1, pending.count)).map { "\(prefix)\($0)" }
      }
      source.notes.append(offer)
    }
    for index in pending.indices { pending[index] = pending[index].identified(ids[index]) }
    guard let clash = builder.nameRegions(pending) else { return }
    let other = sources[clash.owner.source]
    var error = InputError(
      .badData, file: source.file, layer: source.layer,
      problem: Phrase(
        "the id \(clash.owner.id) is also in \(other.file)#\(other.layer)",
        "идентификатор \(clash.owner.id) есть и в \(other.file)#\(other.layer)"),
      hint: Phrase(
        "Name a field with --id to take features of one id together, or filter with --where",
        "Укажите поле в --id, чтобы объединить объекты с одним идентификатором, или отберите их с --where"))
    error.feature = clash.index + 1
    error.featureID = clash.owner.id
    throw error
  }

  /// A field of another name that holds ids, and what to tell of such fields.
  private func uniqueFields(
    _ attributes: AttributeReader
  ) throws(InputError) -> (chosen: UniqueField?, offer: Phrase) {
    let tried = Set(candidates.map(\.name))
    let others = source.fields.filter { !tried.contains($0) }
    let unique = pending.count < 2 ? [] : try UniqueField.find(among: others, in: attributes)
    let numbers = Phrase("regions have the numbers of their features", "у регионов номера объектов")
    if let code = unique.first(where: { $0.isCode && $0.values.count == pending.count }) {
      return (
        code,
        Phrase(
          "ids are taken from the field \(code.name), whose values all differ",
          "идентификаторы взяты из поля \(code.name), где все значения разные")
      )
    }
    guard !unique.isEmpty else {
      return (
        nil,
        Phrase(
          "no field holds unique ids: \(numbers.english)",
          "нет поля с неповторяющимися идентификаторами: \(numbers.russian)")
      )
    }
    let names = unique.prefix(6).map(\.name).joined(separator: ", ")
    return (
      nil,
      Phrase(
        "no field is called as ids usually are: \(numbers.english). Fields in which all values differ: \(names); choose one with --id",
        "ни одно поле не названо так, как обычно называют идентификаторы: \(numbers.russian). Поля, где все значения разные: \(names); выберите одно ключом --id"
      )
    )
  }

  /// Where the first field of countries leaves features without one, takes the field that leaves fewest.
  private func seekCountries(_ plan: FieldPlan, _ attributes: AttributeReader) throws(InputError) {
    guard let first = plan.fieldName(ofSlot: plan.country) else { return }
    var chosen = first
    let others = plan.otherCountries
    if !others.isEmpty {
      let columns = try attributes.columns(others, count: source.featureCount)
      let missing = columns.map { $0.count(where: MissingValue.isMissing) }
      if let best = missing.indices.min(by: { missing[$0] < missing[$1] }), missing[best] < missingCountries {
        chosen = others[best]
        source.chosenFields[.country] = chosen
        source.notes.append(
          Phrase(
            "countries are taken from the field \(chosen): in \(first), \(missingCountries) features have none",
            "страны взяты из поля \(chosen): в поле \(first) их нет у объектов, число которых \(missingCountries)"
          ))
        missingCountries = missing[best]
        let codes = columns[best].map { MissingValue.isMissing($0) ? "" : $0 }
        if plan.explicitID == nil {
          builder.changeRegions(from: firstRegion) { index, region in region.country = codes[index] }
        } else {
          merged.setCountries(codes)
          builder.changeRegions(from: 0) { index, region in
            if let code = merged.country(of: index) { region.country = code }
          }
        }
      }
    }
    if missingCountries > 0 && missingCountries < source.featureCount {
      source.notes.append(
        Phrase(
          "\(missingCountries) features have no country in the field \(chosen)",
          "объектов без страны в поле \(chosen): \(missingCountries)"))
    }
  }

  /// Gives regions that are several features the name of the whole, where their features have names of their own.
  private func nameGroups(_ plan: FieldPlan, _ attributes: AttributeReader) throws(InputError) {
    let columns = try attributes.columns(plan.groupNames, count: source.featureCount)
    let names = merged.names(from: columns)
    builder.changeRegions(from: 0) { index, region in
      guard let name = names[index] else { return }
      region.name = name.isEmpty ? region.id : name
      region.russianName = merged.russianName(of: index) ?? ""
      if merged.hasSeveralCountries(index) { region.country = "" }
      if let status = merged.status(of: index) { region.status = status }
    }
    let several = names.keys.count(where: merged.hasSeveralCountries)
    if several > 0 {
      source.notes.append(
        Phrase(
          "\(several) regions are taken together from features of several countries and have none",
          "регионов, объединённых из объектов нескольких стран: \(several); у них страны нет"))
    }
  }

  /// Keeps the fields that the user wants in the result.
  private func keepFields(_ plan: FieldPlan, _ attributes: AttributeReader) throws(InputError) {
    var fields: [String] = []
    switch attributes.options.keptFields {
    case .none: return
    case .all: fields = source.fields
    case .named(let names):
      // Another input may have what this one lacks.
      for name in names {
        let one = KeptFields.named([name])
        if let index = try? one.indices(in: source.fields, file: source.file).first {
          fields.append(source.fields[index])
        }
      }
    }
    let columns = try attributes.columns(fields, count: source.featureCount)
    let regions =
      plan.explicitID == nil
      ? (0..<source.featureCount).map { firstRegion + $0 } : merged.regionIndices
    self.attributes.add(fields, columns, regions: regions)
  }

  /// Feature numbers of several inputs differ by a prefix without blanks.
  private func numberPrefix() -> String {
    guard isOneOfSeveral else { return "" }
    let layer = String(source.layer.map { $0.isWhitespace ? "_" : $0 })
    let prefix = takenPrefixes.contains(layer) ? "\(layer)-\(sources.count)" : layer
    takenPrefixes.insert(layer)
    return prefix + "-"
  }

  private func noteIdentities() {
    let field = plan?.fieldName(ofSlot: plan?.explicitID) ?? ""
    let mergedCount = source.repeatedIDs.count { $0.isMerged }
    let withoutIDCount = source.missingIDCount
    if mergedCount > 0 {
      source.notes.append(
        Phrase(
          "\(mergedCount) features repeat an id of field \(field) and were taken together with the first of it",
          "объектов с повторным идентификатором в поле \(field): \(mergedCount); они объединены с первым"))
    }
    if withoutIDCount > 0 {
      source.notes.append(
        Phrase(
          "\(withoutIDCount) features have no id in field \(field) and are called feature-N by their number",
          "объектов без идентификатора в поле \(field): \(withoutIDCount); они названы feature-N по номеру"))
    }
  }
}

extension RegionCollector: PolygonVisitor {
  func beginPolygon() {
    builder.beginPart()
    isExterior = true
  }

  func visitRing(_ ring: borrowing PositionBlock) {
    let isShell = isExterior
    isExterior = false
    addRing(count: ring.count) { positions in
      let written = ring.copy(to: UnsafeMutableRawBufferPointer(positions))
      // A ring that GDAL cannot give is told of as one without numbers.
      for index in written..<positions.count { positions[index] = Position(longitude: .nan, latitude: .nan) }
      if watchesWinding { lookAtWinding(Self.area(of: positions), isShell: isShell) }
    }
  }
}

extension RegionCollector {
  private func lookAtWinding(_ area: Double, isShell: Bool) {
    if isShell { shellArea = abs(area) }
    if isShell ? area > 0 : abs(area) > shellArea { hasWrongWinding = true }
  }

  /// Twice the surface in the plane, positive where a ring runs counter-clockwise; from the first vertex, so that large
  /// coordinates lose nothing.
  private static func area(of ring: UnsafeMutableBufferPointer<Position>) -> Double {
    guard let origin = ring.first else { return 0 }
    var doubled = 0.0
    for index in 1..<max(ring.count, 1) {
      let (a, b) = (ring[index - 1], ring[index])
      doubled +=
        (a.longitude - origin.longitude) * (b.latitude - origin.latitude)
        - (b.longitude - origin.longitude) * (a.latitude - origin.latitude)
    }
    return doubled
  }
}

extension Region {
  /// The same with an id, which stands in for names that are missing.
  fileprivate func identified(_ id: String) -> Region {
    Region(
      id: id, name: name, nameRussian: russianName, country: country, status: status, parent: parent,
      source: source)
  }
}
