public import BorderCore
package import BorderTables

/// What the data say of a figure.
public enum FigureOutcome: String, CaseIterable, Sendable {
  /// The data agree.
  case holds
  /// The data agree under a reading that the remark names.
  case holdsConditionally = "holds_if"
  /// The data differ, but are too coarse to contradict.
  case notRefuted = "not_refuted"
  /// The data disagree.
  case refuted
  /// The data cannot tell; the remark says why.
  case notCheckable = "cannot_be_checked"

  /// The outcome in words.
  public var label: Phrase {
    switch self {
    case .holds: Phrase("confirmed", "подтверждено")
    case .holdsConditionally: Phrase("confirmed with a condition", "подтверждено с оговоркой")
    case .notRefuted: Phrase("not refuted", "не опровергнуто")
    case .refuted: Phrase("refuted", "опровергнуто")
    case .notCheckable: Phrase("cannot be checked", "проверить нельзя")
    }
  }

  /// Whether the data agree, be it under a reading that the remark names.
  public var isConfirmed: Bool { self == .holds || self == .holdsConditionally }

  /// How the claim fares.
  package var tone: VerdictTone {
    switch self {
    case .holds: .yes
    case .holdsConditionally, .notRefuted: .part
    case .refuted: .no
    case .notCheckable: .open
    }
  }
}
