internal import BorderCore
internal import BorderTables

extension RegionCollector {
  /// Chooses the field of ids and names the regions.
  func nameByGuess(_ attributes: AttributeReader) throws(InputError) {
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
    if ids.isEmpty, !pending.isEmpty {
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

  /// Where the first field of names is empty everywhere, as KML often has it, takes the one that is empty least often.
  func seekNames(_ plan: FieldPlan, _ attributes: AttributeReader) throws(InputError) {
    guard source.featureCount > 0,
      let best = try fullest(plan.otherNames, attributes, MissingValue.isMissingName),
      best.missing < source.featureCount
    else { return }
    source.chosenFields[.name] = best.field
    let numbers =
      plan.roles.explicitID == nil ? best.values.indices.map { firstRegion + $0 } : merged.regionIndices
    var names: [Int: String] = [:]
    for (number, name) in zip(numbers, best.values) where !MissingValue.isMissingName(name) {
      if names[number] == nil { names[number] = name }
    }
    builder.changeRegions(from: 0) { index, region in
      if let name = names[index] { region.name = name }
    }
  }

  /// The field that leaves the fewest features without a value, its values, and how many it leaves so; `nil` without fields.
  private func fullest(
    _ fields: [String], _ attributes: AttributeReader, _ isMissing: (String) -> Bool
  ) throws(InputError) -> (field: String, values: [String], missing: Int)? {
    guard !fields.isEmpty else { return nil }
    let columns = try attributes.columns(fields, count: source.featureCount)
    let missing = columns.map { $0.count(where: isMissing) }
    return missing.indices.min { missing[$0] < missing[$1] }.map { (fields[$0], columns[$0], missing[$0]) }
  }

  /// Where the first field of countries leaves features without one, takes the field that leaves fewest.
  func seekCountries(_ plan: FieldPlan, _ attributes: AttributeReader) throws(InputError) {
    guard let first = plan.fieldName(ofSlot: plan.roles.country) else { return }
    var chosen = first
    if let best = try fullest(plan.otherCountries, attributes, MissingValue.isMissing),
      best.missing < missingCountries
    {
      chosen = best.field
      source.chosenFields[.country] = chosen
      source.notes.append(
        Phrase(
          "countries are taken from the field \(chosen): in \(first), \(EnglishCount.of(missingCountries, "feature")) \(missingCountries == 1 ? "has" : "have") none",
          "страны взяты из поля \(chosen): поле \(first) бывает пустым (объектов: \(missingCountries))"
        ))
      missingCountries = best.missing
      let codes = best.values.map { MissingValue.isMissing($0) ? "" : $0 }
      if plan.roles.explicitID == nil {
        builder.changeRegions(from: firstRegion) { index, region in region.country = codes[index] }
      } else {
        merged.setCountries(codes)
        builder.changeRegions(from: 0) { index, region in
          if let code = merged.country(of: index) { region.country = code }
        }
      }
    }
    if missingCountries == source.featureCount, plan.roles.doubtsCountries, chosen == first {
      source.chosenFields[.country] = nil
    }
    if missingCountries > 0 && missingCountries < source.featureCount {
      source.notes.append(
        Phrase(
          "features without a country in the field \(chosen): \(missingCountries)",
          "объектов без страны в поле \(chosen): \(missingCountries)"))
    }
  }

  /// Gives regions that are several features the name of the whole, where their features have names of their own.
  func nameGroups(_ plan: FieldPlan, _ attributes: AttributeReader) throws(InputError) {
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
          "regions taken together from features of several countries, which have none: \(several)",
          "регионов, объединённых из объектов нескольких стран: \(several); у них страны нет"))
    }
  }

  /// Keeps the fields that the user wants in the result.
  func keepFields(_ plan: FieldPlan, _ attributes: AttributeReader) throws(InputError) {
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
      plan.roles.explicitID == nil
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

  /// Notes features that were taken together, and those without an id.
  func noteIdentities() {
    let field = plan?.fieldName(ofSlot: plan?.roles.explicitID) ?? ""
    let mergedCount = source.repeatedIDs.count { $0.isMerged }
    let withoutIDCount = source.missingIDCount
    if mergedCount > 0 {
      source.notes.append(
        Phrase(
          "features that repeat an id of field \(field), taken together with the first of it: \(mergedCount)",
          "объектов с повторным идентификатором в поле \(field): \(mergedCount); они объединены с первым"))
    }
    if withoutIDCount > 0 {
      source.notes.append(
        Phrase(
          "features without an id in field \(field), called feature-N by their number: \(withoutIDCount)",
          "объектов без идентификатора в поле \(field): \(withoutIDCount); они названы feature-N по номеру"))
    }
  }
}
