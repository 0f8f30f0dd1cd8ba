package import BorderTables

/// Whether a member of a group has a share in the border.
package enum GroupStanding: String, CaseIterable, Hashable, Sendable {
  case atBorder = "at_border"
  case noSharedLine = "no_shared_line"

  /// How it fares as a claim that the member is at the border.
  package var tone: VerdictTone {
    switch self {
    case .atBorder: .yes
    case .noSharedLine: .part
    }
  }
}

extension GroupRow {
  /// Whether the row has a border.
  package var standing: GroupStanding { border == nil ? .noSharedLine : .atBorder }
}

extension VerdictTone {
  /// The tones of all keys that a column of verdicts may have, whatever was claimed: a word has one tone everywhere.
  package static let byKey: [String: VerdictTone] = {
    let pairs =
      Verdict.allCases.map { ($0.rawValue, $0.tone) } + FigureOutcome.allCases.map { ($0.rawValue, $0.tone) }
      + GroupStanding.allCases.map { ($0.rawValue, $0.tone) }
    return Dictionary(pairs) { first, _ in first }
  }()
}
