public import BorderCore
package import BorderTables

/// What geometry says of a claim that two places are neighbours.
public enum Verdict: String, CaseIterable, Sendable {
  /// They share a line (or, by the queen rule, a point).
  case confirmed
  /// They are neighbours, but a list that names neighbours from both sides names this pair from one side only.
  case oneSided = "one_sided"
  /// They meet in points only.
  case pointContact = "point_contact"
  /// They are apart, but near.
  case near
  /// They are apart.
  case refuted
  /// Both names mean one place, or one lies in the other.
  case sameTerritory = "same_territory"
  /// A name is not known.
  case unknownName = "unknown_name"
  /// A name may mean several places.
  case ambiguousName = "ambiguous_name"
  /// The data has no shape to decide by.
  case notCheckable = "cannot_be_checked"
  /// Not claimed, but true.
  case omitted

  /// The verdict in words.
  public var label: Phrase {
    switch self {
    case .confirmed: Phrase("confirmed", "подтверждено")
    case .oneSided: Phrase("one-sided", "указано с одной стороны")
    case .pointContact: Phrase("point contact only", "касание в точке")
    case .near: Phrase("near", "рядом, но не граничат")
    case .refuted: Phrase("refuted", "опровергнуто")
    case .sameTerritory: Phrase("same territory", "одна территория")
    case .unknownName: Phrase("unknown name", "неизвестное название")
    case .ambiguousName: Phrase("ambiguous name", "неоднозначное название")
    case .notCheckable: Phrase("cannot be checked", "проверить нельзя")
    case .omitted: Phrase("omitted", "пропущено")
    }
  }

  /// How the claim fares.
  package var tone: VerdictTone {
    switch self {
    case .confirmed: .yes
    case .oneSided, .pointContact, .near: .part
    case .refuted, .sameTerritory, .omitted: .no
    case .unknownName, .ambiguousName, .notCheckable: .open
    }
  }

  /// Whether the claim holds as it stands.
  public var isConfirmed: Bool { self == .confirmed }

  /// Whether the claim holds, listed once or twice.
  public var isAdjacent: Bool { self == .confirmed || self == .oneSided }
}
