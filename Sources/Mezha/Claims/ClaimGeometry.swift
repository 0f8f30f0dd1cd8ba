import BorderClaims
import BorderCore
import BorderIO
import BorderMaps

/// Verdicts as shapes for a map: confirmed and omitted borders as lines, contacts as points, refuted claims as lines
/// between the nearest places.
package struct ClaimGeometry {
  package let analysis: BorderAnalysis

  package init(
    analysis: BorderAnalysis
  ) {
    self.analysis = analysis
  }

  /// The verdicts as a map shows them.
  package func marks(_ rows: [ClaimResult], _ contacts: ContactTable) -> [MapClaim] {
    rows.compactMap { row in
      guard let a = row.a, let b = row.b, let outcome = Self.outcome(row.verdict) else { return nil }
      return MapClaim(
        outcome, codes: [contacts.code(of: a), contacts.code(of: b)],
        borders: row.contact.borders.filter { analysis.borders[$0].isShared },
        sides: [contacts.members(of: a), contacts.members(of: b)])
    }
  }

  private static func outcome(_ verdict: Verdict) -> MapClaim.Outcome? {
    switch verdict {
    case .refuted: .refuted
    case .omitted: .omitted
    case .near, .pointContact: .near
    case .oneSided: .oneSided
    case .confirmed: .confirmed
    case .sameTerritory, .unknownName, .ambiguousName, .notCheckable: nil
    }
  }

  /// The shape of a verdict; `nil` where it has none.
  package func shape(_ row: ClaimResult) -> GeoJSONGeometry? {
    if row.contact.isShared {
      var lines: [[Position]] = []
      for index in row.contact.borders where analysis.borders[index].isShared {
        lines += analysis.lines(of: analysis.borders[index])
      }
      return lines.count == 1 ? .lineString(lines[0]) : .multiLineString(lines)
    }
    let points = row.contact.touchNodes.map { analysis.topology.position(of: $0) }
    if let first = points.first { return points.count == 1 ? .point(first) : .multiPoint(points) }
    guard let approach = row.approach else { return nil }
    return approach.from == approach.to ? .point(approach.from) : .lineString([approach.from, approach.to])
  }
}
