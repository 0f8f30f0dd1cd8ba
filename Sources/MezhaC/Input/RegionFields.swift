internal import BorderCore
internal import BorderTables

/// The attributes of the rows: fields that were named, or guessed by the rules of the command.
struct RegionFields {
  /// What was guessed.
  private(set) var notes: [String] = []
  private let plan: FieldPlan
  /// The values by slot of the plan.
  private var columns: [[String]] = []
  private var ids: [String] = []
  private var names: [String]?
  private var countries: [String]?
  private let batches: RegionBatches
  private let fields: [Int]

  /// - Parameters:
  ///   - batches: The rows.
  ///   - fields: The columns that are fields.
  ///   - options: Which of them were named.
  /// - Throws: A field that is not there.
  init(_ batches: RegionBatches, fields: [Int], _ options: CallOptions) throws(CallError) {
    self.batches = batches
    self.fields = fields
    do throws(MissingField) {
      plan = try FieldPlan(
        fields: fields.map { batches.names[$0] }, id: options["id"], name: options["name"],
        russianName: options["name_ru"], country: options["country"], status: options["status"])
    } catch {
      throw CallError(.schema, "no field \(error.name)", hint: error.hint.english)
    }
    for field in plan.slots { columns.append(try batches.texts(fields[field])) }
    try chooseIDs()
    try chooseNames()
    try chooseCountries()
  }

  /// The attributes of a row.
  func region(_ row: Int, source: Int) -> Region {
    var region = plan.roles.region(source: source) { columns[$0][row] }
    if let names { region.name = names[row] }
    if let countries { region.country = countries[row] }
    return region.identified(ids[row])
  }

  private mutating func chooseIDs() throws(CallError) {
    if let slot = plan.roles.explicitID {
      var missing = 0
      for (row, text) in columns[slot].enumerated() {
        let isMissing = MissingValue.isMissing(text)
        missing += isMissing ? 1 : 0
        ids.append(isMissing ? "feature-\(row + 1)" : text)
      }
      if missing > 0 { notes.append("rows without an id, called feature-N by their number: \(missing)") }
      let repeats = ids.count - Set(ids).count
      if repeats > 0 {
        notes.append("rows that repeat an id, taken together with the first of it: \(repeats)")
      }
      return
    }
    for slot in plan.idCandidates where batches.rowCount > 0 {
      var candidate = IDCandidate(slot: slot, name: plan.fieldName(ofSlot: slot) ?? "")
      for text in columns[slot] where !candidate.isRefused { candidate.take(text) }
      if let fault = candidate.fault(among: batches.rowCount) {
        if !candidate.isWeak { notes.append("field \(candidate.name) is not used as id: \(fault.english)") }
        continue
      }
      ids = candidate.values
      notes.append("ids are taken from the field \(candidate.name)")
      return
    }
    if let unique = try uniqueCode() {
      ids = unique.values
      notes.append("ids are taken from the field \(unique.name), whose values all differ")
      return
    }
    ids = (0..<batches.rowCount).map { "\($0 + 1)" }
    notes.append("regions have the numbers of their rows, from 1; name a column of ids with the option id")
  }

  /// A field of another name whose values all differ and look like codes.
  private func uniqueCode() throws(CallError) -> UniqueField? {
    guard batches.rowCount > 1 else { return nil }
    let tried = Set(plan.idCandidates.compactMap { plan.fieldName(ofSlot: $0) })
    for (field, name) in zip(fields, plan.givenFields) where !tried.contains(name) {
      let values = try batches.texts(field)
      var seen: Set<String> = []
      guard values.allSatisfy({ UniqueField.canBeID($0) && seen.insert($0).inserted }) else { continue }
      let unique = UniqueField(name: name, values: values)
      if unique.isCode { return unique }
    }
    return nil
  }

  /// Where the first field of names is empty everywhere, takes the one that is empty least often.
  private mutating func chooseNames() throws(CallError) {
    guard let slot = plan.roles.name, columns[slot].allSatisfy(MissingValue.isMissingName) else { return }
    names = try fullest(plan.otherNames, below: batches.rowCount, MissingValue.isMissingName)?.values
  }

  /// The field that leaves the fewest rows without a value, its values without those that stand for none, and how many it
  /// leaves so; `nil` where none leaves fewer than so many.
  private func fullest(
    _ names: [String], below limit: Int, _ isMissing: (String) -> Bool
  ) throws(CallError) -> (field: String, values: [String], missing: Int)? {
    var best: (field: String, values: [String], missing: Int)?
    for name in names {
      guard let field = plan.givenFields.firstIndex(of: name) else { continue }
      let column = try batches.texts(fields[field])
      let count = column.count(where: isMissing)
      if count < best?.missing ?? limit { best = (name, column.map { isMissing($0) ? "" : $0 }, count) }
    }
    return best
  }

  /// Where the first field of countries leaves rows without one, takes the field that leaves fewest.
  private mutating func chooseCountries() throws(CallError) {
    guard let slot = plan.roles.country, let first = plan.fieldName(ofSlot: slot) else { return }
    var fewest = columns[slot].count { plan.roles.country($0).isEmpty }
    guard fewest > 0 else { return }
    if let best = try fullest(plan.otherCountries, below: fewest, MissingValue.isMissing) {
      notes.append(
        "countries are taken from the field \(best.field): in \(first), \(EnglishCount.of(fewest, "row")) \(fewest == 1 ? "has" : "have") none"
      )
      fewest = best.missing
      countries = best.values
    }
    if fewest > 0, fewest < batches.rowCount { notes.append("rows without a country: \(fewest)") }
  }

  /// Gives regions that are several rows the name of the whole, where their rows have names of their own.
  func nameGroups(_ merged: MergedFeatures, _ builder: inout RegionSetBuilder) {
    guard !merged.isEmpty else { return }
    let columns = plan.groupNames.map { name -> [String] in
      guard let field = plan.givenFields.firstIndex(of: name) else { return [] }
      // Read before, or of a type that reads; a fault would have been reported.
      return (try? batches.texts(fields[field])) ?? []
    }
    let names = merged.names(from: columns)
    builder.changeRegions(from: 0) { index, region in
      guard let name = names[index] else { return }
      region.name = name.isEmpty ? region.id : name
      region.russianName = merged.russianName(of: index) ?? ""
      if merged.hasSeveralCountries(index) { region.country = "" }
      if let status = merged.status(of: index) { region.status = status }
    }
  }
}
