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
  /// Whether the field of countries was guessed by a name that other things bear too.
  package let doubtsCountries: Bool
  /// Fields that could hold the name of regions that are several features, best first.
  package let groupNames: [String]
  /// Indices of the fields to read; a slot is a place in this list.
  package private(set) var slots: [Int] = []
  /// The slot of the id field that the user named.
  package private(set) var explicitID: Int?
  /// The slots of fields that could hold ids, best first.
  package private(set) var idCandidates: [Int] = []
  /// The slots of the other roles.
  package private(set) var name: Int?
  package private(set) var russianName: Int?
  package private(set) var country: Int?
  package private(set) var status: Int?
  package private(set) var parent: Int?

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
    doubtsCountries =
      country == nil
      && countryField.map { FieldNames.doubtfulCountries.contains(FieldRole.fold(fields[$0])) } ?? false
    let names = FieldRole.name.candidates(in: fields)
    otherNames = name == nil ? names.dropFirst().map { fields[$0] } : []
    groupNames = (names + countries.filter { !names.contains($0) }).map { fields[$0] }
    givenFields = fields
    explicitID = idField.map { slot(of: $0) }
    if idField == nil { idCandidates = FieldRole.id.candidates(in: fields).prefix(12).map { slot(of: $0) } }
    self.name = nameField.map { slot(of: $0) }
    self.russianName = russian.map { slot(of: $0) }
    self.country = countryField.map { slot(of: $0) }
    self.status = statusField.map { slot(of: $0) }
    self.parent = parent.map { slot(of: $0) }
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

  /// What a value of the field of countries says: a text with a digit is none where the field was guessed by a name that
  /// other things bear too.
  package func country(_ text: String) -> String {
    if MissingValue.isMissing(text) { return "" }
    return doubtsCountries && text.utf8.contains { $0 &- 48 < 10 } ? "" : text
  }

  /// The fields by role, but for a guessed id.
  package var chosen: [FieldRole: String] {
    var result: [FieldRole: String] = [:]
    result[.id] = fieldName(ofSlot: explicitID)
    result[.name] = fieldName(ofSlot: name)
    result[.russianName] = fieldName(ofSlot: russianName)
    result[.country] = fieldName(ofSlot: country)
    result[.status] = fieldName(ofSlot: status)
    result[.parent] = fieldName(ofSlot: parent)
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
      hint.english = "Did you mean \(role.option) \(nearest)? " + hint.english
      hint.russian = "Может быть, \(role.option) \(nearest)? " + hint.russian
    }
    return hint
  }
}
