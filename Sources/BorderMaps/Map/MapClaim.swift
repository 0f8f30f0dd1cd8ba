public import BorderCore
import BorderIO

/// A claim that two places are neighbours, or a pair that a list omits, as a map shows it: on the borders that they share,
/// or else as a line between them.
public struct MapClaim: Sendable {
  /// What became of a claim. Of several on one border the first counts.
  public enum Outcome: Int, CaseIterable, Sendable {
    /// It does not hold.
    case refuted
    /// The list should have it.
    case omitted
    /// They are near each other, or meet in points only.
    case near
    /// The list has it in one direction only.
    case oneSided
    /// It holds.
    case confirmed

    var label: Phrase {
      switch self {
      case .refuted: Phrase("refuted", "опровергнуто")
      case .omitted: Phrase("omitted", "пропущено")
      case .near: Phrase("near, or a point contact only", "рядом или касание в точке")
      case .oneSided: Phrase("one-sided", "указано с одной стороны")
      case .confirmed: Phrase("confirmed", "подтверждено")
      }
    }

    var entry: MapColouring.Entry {
      MapColouring.Entry(kind.colour, label, onDark: kind.onDark)
    }

    private var kind: MapStyle.Kind {
      switch self {
      case .refuted: .vermilion
      case .omitted: .pink
      case .near: .sky
      case .oneSided: .ochre
      case .confirmed: .green
      }
    }
  }

  /// What became of it.
  public var outcome: Outcome
  /// The ids of the two places.
  public var codes: [String]
  /// The borders that they share, as indices of the analysis; empty where they share none.
  public var borders: [Int]
  /// The regions of each of the two places: a line joins the largest of each where they share no border.
  public var sides: [[RegionID]]

  /// A claim on a map.
  public init(_ outcome: Outcome, codes: [String], borders: [Int], sides: [[RegionID]]) {
    (self.outcome, self.codes, self.borders, self.sides) = (outcome, codes, borders, sides)
  }

  /// The id of its line: those of both places.
  var key: String { codes.joined(separator: "|") }
}

extension MapContent {
  /// What became of claims about each border.
  var outcomes: [Int: MapClaim.Outcome] {
    var outcomes: [Int: MapClaim.Outcome] = [:]
    for claim in claims {
      for border in claim.borders
      where outcomes[border].map({ claim.outcome.rawValue < $0.rawValue }) ?? true {
        outcomes[border] = claim.outcome
      }
    }
    return outcomes
  }

  /// The claims about places that share no border, each pair once.
  var linesOfClaims: [MapClaim] {
    var seen: Set<String> = []
    return claims.filter { claim in
      claim.borders.isEmpty && claim.sides.count == 2
        && !seen.contains(claim.codes.reversed().joined(separator: "|")) && seen.insert(claim.key).inserted
    }
  }
}

extension MapComposer {
  /// Lines between places that a list calls neighbours, or says that they are none, and that share no border.
  func drawClaims(_ drawing: inout Drawing) {
    let lines = content.linesOfClaims.compactMap { claim -> (MapClaim, [PagePoint])? in
      let ends = claim.sides.compactMap { side in
        side.filter { shapes[$0.index].anchor != nil }.max { shapes[$0.index].area < shapes[$1.index].area }
          .flatMap { shapes[$0.index].anchor }
      }
      return ends.count == 2 ? (claim, ends) : nil
    }
    guard !lines.isEmpty else { return }
    drawing.group(.init("claims", paint: Paint(stroke: MapStyle.noValue, width: 2.4, dash: [7, 4]))) {
      drawing in
      for (claim, ends) in lines {
        drawing.add(
          .init(
            .lines([ends]), paint: Paint(stroke: claim.outcome.entry.colour, width: 2.4, dash: [7, 4]),
            key: .init("b", claim.key)))
      }
    }
  }
}
