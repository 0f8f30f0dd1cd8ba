package import BorderCore

/// A field that may hold ids, with its values so far.
package struct IDCandidate {
  package let slot: Int
  package let name: String
  /// Whether it is no id by its name alone, so that nothing need be said where it will not do.
  package let isWeak: Bool
  private let mustBeSubdivision: Bool
  package private(set) var values: [String] = []
  private var early: Phrase?

  package init(slot: Int, name: String) {
    self.slot = slot
    self.name = name
    mustBeSubdivision = FieldRole.fold(name) == "iso2"
    isWeak = !FieldRole.country.candidates(in: [name]).isEmpty
  }

  /// Whether no value is wanted any more.
  package var isRefused: Bool { early != nil }

  /// Takes the value of the next feature, until one shows that the field will not do.
  package mutating func take(_ value: String?) {
    guard early == nil else { return }
    let value = value.map(FieldText.trimmed) ?? ""
    guard !MissingValue.isMissing(value) else {
      return refuse(
        value.isEmpty
          ? Phrase("it is empty in places", "местами пусто")
          : Phrase("\(value) stands for no value", "\(value) значит, что значения нет"))
    }
    if mustBeSubdivision && !FieldRole.looksLikeSubdivisionCode(value) {
      return refuse(Phrase("\(value) is no ISO 3166-2 code", "\(value) – не код ISO 3166-2"))
    }
    if isWeak, value == values.last || value == values.first { return refuse(Self.occursTwice(value)) }
    values.append(value)
  }

  /// The features whose value stands at an earlier one too; empty when the field was refused for another reason.
  package var repeats: [RepeatedID] {
    guard early == nil else { return [] }
    var seen: Set<String> = []
    return values.enumerated().filter { !seen.insert($0.element).inserted }
      .map { RepeatedID(id: $0.element, field: name, feature: $0.offset + 1, isMerged: false) }
  }

  /// Why the field will not do; `nil` when it will.
  package func fault(among count: Int) -> Phrase? {
    if let early { return early }
    var seen: Set<String> = []
    seen.reserveCapacity(count)
    for value in values where !seen.insert(value).inserted { return Self.occursTwice(value) }
    return nil
  }

  private mutating func refuse(_ fault: Phrase) {
    early = fault
    values = []
  }

  private static func occursTwice(_ value: String) -> Phrase {
    Phrase("\(value) occurs more than once", "\(value) встречается не один раз")
  }
}
