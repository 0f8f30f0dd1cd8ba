internal import BorderTables

extension UniqueField {
  /// Finds such fields; numbers with a fraction and long texts are no ids and are left out.
  ///
  /// - Parameters:
  ///   - fields: The names of the fields to look at.
  ///   - attributes: What reads them. It stops where no field is left.
  /// - Returns: The fields in their order.
  /// - Throws: `InputError` when the file cannot be read any more.
  static func find(among fields: [String], in attributes: AttributeReader) throws(InputError) -> [UniqueField]
  {
    var seen = [Set<String>](repeating: [], count: fields.count)
    var values = [[String]](repeating: [], count: fields.count)
    var alive = Array(fields.indices)
    try attributes.forEachFeature(fields: fields) { value in
      alive.removeAll { field in
        let text = value(field).map(FieldText.trimmed) ?? ""
        guard UniqueField.canBeID(text), seen[field].insert(text).inserted
        else { return true }
        values[field].append(text)
        return false
      }
      return !alive.isEmpty
    }
    return alive.map { UniqueField(name: fields[$0], values: values[$0]) }
  }
}
