import BorderClaims
import BorderCore
import BorderTables

/// The verdicts on the claims of a report under one worldview.
struct ClaimVerdicts {
  let lists: ClaimLists
  let validator: AdjacencyValidator
  /// On who adjoins whom; `nil` without a list.
  let neighbours: ValidationResult?
  let figures: [FigureResult]
  /// Groups, their neighbours and members; `nil` without a list.
  let groups: [GroupRow]?

  /// One row for each claim or omission, and one for each member of a group.
  var rows: [ReportClaim] {
    ((neighbours?.claims ?? []) + (neighbours?.omissions ?? [])).map(row) + figures.map(row)
      + (groups ?? []).compactMap(row)
  }

  private func row(_ result: ClaimResult) -> ReportClaim {
    func code(_ place: PlaceReference?) -> String { place.map { validator.contacts.code(of: $0) } ?? "?" }
    let a = result.claim?.a ?? code(result.a)
    let b = result.claim?.b ?? code(result.b)
    var row = ReportClaim(
      list: .adjacency, claim: result.claim?.id,
      paper: result.claim.flatMap { ClaimLists.paper(of: $0, in: lists.adjacency) },
      statement: Phrase(same: "\(a) – \(b)"), key: result.verdict.rawValue, verdict: result.verdict.label,
      remark: result.approach.map { remark($0, result.across ?? $0.across, result.remark) } ?? result.remark)
    if result.contact.isShared {
      row.computed = Cell(result.contact.length)
      row.unit = Phrase("km", "км")
    } else if let approach = result.approach {
      row.computed = Cell(approach.distance, places: 3)
      row.unit = Phrase("m apart", "м друг от друга")
    }
    return row
  }

  private func row(_ result: FigureResult) -> ReportClaim {
    let claim = result.claim
    return ReportClaim(
      list: .figures, claim: claim.id, paper: claim.paper.isEmpty ? nil : claim.paper,
      statement: claim.statement, key: result.outcome.rawValue,
      verdict: result.outcome.label, computed: result.computed?.cell ?? .missing,
      unit: result.unit, remark: result.remark)
  }

  private func row(_ group: GroupRow) -> ReportClaim? {
    guard case .member(let member) = group.level else { return nil }
    return ReportClaim(
      list: .groups, statement: Phrase(same: "\(group.grouping), \(group.group): \(member)"),
      key: group.standing.rawValue, verdict: group.verdict,
      computed: group.border.map { Cell($0) } ?? .missing,
      unit: group.border == nil ? nil : Phrase("km", "км"))
  }

  private func remark(_ approach: Approach, _ across: Phrase, _ further: Phrase?) -> Phrase {
    let distance = approach.distanceText
    let tail = further.map { Phrase("; \($0.english)", "; \($0.russian)") } ?? Phrase("", "")
    return Phrase(
      "\(distance.english) apart across \(across.english)\(tail.english)",
      "\(distance.russian) друг от друга через: \(across.russian)\(tail.russian)")
  }
}
