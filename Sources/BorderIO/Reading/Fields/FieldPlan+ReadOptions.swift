internal import BorderCore
internal import BorderTables

extension FieldPlan {
  /// Which fields of a layer are read, and for what.
  ///
  /// - Parameters:
  ///   - fields: The names of the layer's fields.
  ///   - options: The fields that the user named.
  ///   - isComplete: Whether there are no others. Otherwise, a named field that is missing joins the list.
  /// - Throws: The role and name of a field that is named and missing.
  init(fields: [String], options: ReadOptions, isComplete: Bool = true) throws(MissingField) {
    try self.init(
      fields: fields, id: options.idField, name: options.nameField, russianName: options.russianNameField,
      country: options.countryField, status: options.statusField, isComplete: isComplete)
  }
}

extension MissingField {
  /// The message with a list of the fields that there are.
  func error(file: String, layer: String?) -> InputError {
    InputError(
      .usage, file: file, layer: layer, problem: Phrase("no field \(name)", "нет поля \(name)"), hint: hint)
  }
}
