package import BorderCore

/// Which fields of a layer are read, and for what.
package struct FieldPlan {
  /// The names of the fields, those included that the user named and the layer may have.
  package let fields: [String]
  /// The names of the fields as the layer gave them.
  package let givenFields: [String]
  /// Further fields that could hold countries, best first; none where the user named one.
  package let otherCountries: [String]
  /// Further fields that could hold names, best first; none where the user named one.
  package let otherNames: [String]
  /// Fields that could hold the name of regions that are several features, best first.
  package let groupNames: [String]
  /// Indices of the fields to read; a slot is a place in this list.
  package private(set) var slots: [Int] = []
  /// The slots of fields that could hold ids, best first.
  package private(set) var idCandidates: [Int] = []
  /// The slots of what else a region has.
  package private(set) var roles = FieldRoles()

  /// - Parameters:
  ///   - fields: The names of the fields that there are.
  ///   - id: The field of ids that the user named.
  ///   - name: That of names.
  ///   - russianName: That of Russian names.
  ///   - country: That of countries.
  ///   - status: That of statuses.
  ///   - isComplete: Whether there are no others. Otherwise, a named field that is missing joins the list.
  /// - Throws: The role and name of a field that is named and missing.
  package init(
    fields: [String], id: String?, name: String?, russianName: String?, country: String?, status: String?,
    isComplete: Bool = true
  ) throws(MissingField) {
    var allFields = fields
    func find(_ role: FieldRole, _ wanted: String?) throws(MissingField) -> Int? {
      guard let wanted else { return nil }
      if let exact = allFields.firstIndex(of: wanted) { return exact }
      if let folded = allFields.firstIndex(where: { FieldRole.fold($0) == FieldRole.fold(wanted) }) {
        return folded
      }
      if isComplete { throw MissingField(role: role, name: wanted, fields: fields) }
      allFields.append(wanted)
      return allFields.count - 1
    }
    let idField = try find(.id, id)
    let russian =
      try find(.russianName, russianName) ?? FieldRole.russianName.candidates(in: fields).first
    // A Russian name is better than none.
    let nameField =
      try find(.name, name) ?? FieldRole.name.candidates(in: fields).first ?? russian
    let countries = FieldRole.country.candidates(in: fields)
    let countryField = try find(.country, country) ?? countries.first
    let statusField = try find(.status, status) ?? FieldRole.status.candidates(in: fields).first
    let parent = FieldRole.parent.candidates(in: fields).first
    self.fields = allFields
    otherCountries = country == nil ? countries.dropFirst().map { fields[$0] } : []
    roles.doubtsCountries =
      country == nil
      && countryField.map { FieldNames.doubtfulCountries.contains(FieldRole.fold(fields[$0])) } ?? false
    let names = FieldRole.name.candidates(in: fields)
    otherNames = name == nil ? names.dropFirst().map { fields[$0] } : []
    groupNames = (names + countries.filter { !names.contains($0) }).map { fields[$0] }
    givenFields = fields
    roles.explicitID = idField.map { slot(of: $0) }
    if idField == nil { idCandidates = FieldRole.id.candidates(in: fields).prefix(12).map { slot(of: $0) } }
    roles.name = nameField.map { slot(of: $0) }
    roles.russianName = russian.map { slot(of: $0) }
    roles.country = countryField.map { slot(of: $0) }
    roles.status = statusField.map { slot(of: $0) }
    roles.parent = parent.map { slot(of: $0) }
  }

  private mutating func slot(of field: Int) -> Int {
    if let known = slots.firstIndex(of: field) { return known }
    slots.append(field)
    return slots.count - 1
  }

  /// The names of the fields to read, by slot.
  package var slotNames: [String] { slots.map { fields[$0] } }

  /// The name of a slot's field.
  package func fieldName(ofSlot slot: Int?) -> String? { slot.map { fields[slots[$0]] } }

  /// The fields by role, but for a guessed id.
  package var chosen: [FieldRole: String] {
    var result: [FieldRole: String] = [:]
    result[.id] = fieldName(ofSlot: roles.explicitID)
    result[.name] = fieldName(ofSlot: roles.name)
    result[.russianName] = fieldName(ofSlot: roles.russianName)
    result[.country] = fieldName(ofSlot: roles.country)
    result[.status] = fieldName(ofSlot: roles.status)
    result[.parent] = fieldName(ofSlot: roles.parent)
    return result
  }
}

/// A field that the user named and the layer has not.
package struct MissingField: Error {
  package let role: FieldRole
  package let name: String
  package let fields: [String]

  /// How many fields a message lists.
  private static let shownFields = 100

  package init(role: FieldRole, name: String, fields: [String]) {
    self.role = role
    self.name = name
    self.fields = fields
  }

  /// What to do: the name that may have been meant, and the fields that there are.
  package var hint: Phrase {
    let shown = fields.prefix(Self.shownFields).map { $0.count > 80 ? $0.prefix(79) + "…" : $0 }
    let list =
      shown.joined(separator: ", ")
      + (fields.count > shown.count ? ", … (\(fields.count))" : "")
    var hint = Phrase("The fields are: \(list)", "Есть поля: \(list)")
    if fields.isEmpty { hint = Phrase("The layer has no fields", "В слое нет полей") }
    if let nearest = NearestName.of(name, among: fields) {
      hint.english = "Did you mean \(nearest)? " + hint.english
      hint.russian = "Может быть, \(nearest)? " + hint.russian
    }
    return hint
  }
}
