internal import BorderCore

/// A field that may hold ids, with its values so far.
struct IDCandidate {
  let slot: Int
  let name: String
  let mustBeSubdivision: Bool
  private(set) var values: [String] = []
  private var early: Phrase?

  init(slot: Int, name: String, mustBeSubdivision: Bool) {
    self.slot = slot
    self.name = name
    self.mustBeSubdivision = mustBeSubdivision
  }

  /// Takes the value of the next feature, until one shows that the field will not do.
  mutating func take(_ value: String?) {
    guard early == nil else { return }
    guard let value, !value.isEmpty else { return refuse(Phrase("it is empty in places", "местами пусто")) }
    if mustBeSubdivision && !FieldRole.looksLikeSubdivisionCode(value) {
      return refuse(Phrase("\(value) is no ISO 3166-2 code", "\(value) – не код ISO 3166-2"))
    }
    values.append(value)
  }

  /// The features whose value stands at an earlier one too; empty when the field was refused for another reason.
  var repeats: [RepeatedID] {
    guard early == nil else { return [] }
    var seen: Set<String> = []
    return values.enumerated().filter { !seen.insert($0.element).inserted }
      .map { RepeatedID(id: $0.element, field: name, feature: $0.offset + 1, isMerged: false) }
  }

  /// Why the field will not do; `nil` when it will.
  func fault(among count: Int) -> Phrase? {
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
