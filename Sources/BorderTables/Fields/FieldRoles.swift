package import BorderCore

/// Which slot of a plan holds what of a region: a small value, since it is looked at for every feature.
package struct FieldRoles: Sendable {
  /// The slot of the id field that the user named.
  package internal(set) var explicitID: Int?
  package internal(set) var name: Int?
  package internal(set) var russianName: Int?
  package internal(set) var country: Int?
  package internal(set) var status: Int?
  package internal(set) var parent: Int?
  /// Whether the field of countries was guessed by a name that other things bear too.
  package internal(set) var doubtsCountries = false

  /// No slot for anything.
  package init() {}

  /// The region of a feature, without an id.
  ///
  /// - Parameters:
  ///   - source: The input that it comes from.
  ///   - value: The text in a slot without space around it; `nil` for none.
  /// - Returns: The region; what stands for nothing is empty.
  package func region(source: Int, _ value: (Int) -> String?) -> Region {
    func text(_ slot: Int?, _ isMissing: (String) -> Bool) -> String {
      guard let slot, let text = value(slot), !isMissing(text) else { return "" }
      return text
    }
    return Region(
      id: "", name: text(name, MissingValue.isMissingName),
      nameRussian: text(russianName, MissingValue.isMissingName),
      country: country.flatMap(value).map(country(_:)) ?? "", status: text(status, MissingValue.isMissing),
      parent: text(parent, MissingValue.isMissing), source: source)
  }

  /// What a value of the field of countries says: a text with a digit is none where the field was guessed by a name that
  /// other things bear too.
  package func country(_ text: String) -> String {
    if MissingValue.isMissing(text) { return "" }
    return doubtsCountries && text.utf8.contains { $0 &- 48 < 10 } ? "" : text
  }
}

extension Region {
  /// The same with an id, which stands in for names that are missing.
  package func identified(_ id: String) -> Region {
    Region(
      id: id, name: name, nameRussian: russianName, country: country, status: status, parent: parent,
      source: source)
  }
}
