import BorderCore
import BorderTables

extension FigureChecker {
  /// How far a border runs along rivers.
  ///
  /// Small rivers are missing from generalised data, and drawn rivers stand beside the border that follows them. So a
  /// computed length that is shorter than the claim does not refute it; one that is longer by more than a twentieth does,
  /// if it is so within half the tolerance too.
  func lengthAlongRivers(_ claim: FigureClaim) -> FigureResult {
    guard let water = basis.water else {
      return FigureResult(
        claim, .notCheckable, nil,
        Phrase(
          "needs rivers along the border: --rivers, and --lakes where there are any",
          "нужны реки вдоль границы: --rivers, и --lakes, если есть озёра"))
    }
    guard let places = places(claim.subject), places.count == 2 else { return notResolved(claim) }
    let contact = basis.contacts.contact(places[0], places[1])
    guard contact.isShared else {
      return FigureResult(
        claim, claim.agrees(with: 0) ? .holds : .refuted, nil,
        Phrase("they share no line", "у них нет общей линии"))
    }
    let found = water.lengths(along: contact, basis.contacts.analysis, geometry: basis.measure)
    func metres(_ factor: Double) -> Int { Int((factor * water.tolerance).rounded()) }
    func rounded(_ length: ExactLength) -> Int { Int(length.kilometres.rounded()) }
    let river = found.usual.river.kilometres
    let value = claim.number(nearestTo: river) ?? 0
    let ratio = value > 0 ? river / value : river > 0 ? .infinity : 1
    let share = Int((100 * river / contact.length.kilometres).rounded())
    let remark = Phrase(
      "within \(metres(1)) m of the rivers of the data, \(share) per cent of the border; within \(metres(0.5)) m \(rounded(found.narrow.river)) km, within \(metres(2)) m \(rounded(found.wide.river)) km; along lakes \(rounded(found.usual.lake)) km, on land \(rounded(found.usual.land)) km",
      "не дальше \(metres(1)) м от рек в данных, \(share) % границы; не дальше \(metres(0.5)) м — \(rounded(found.narrow.river)) км, не дальше \(metres(2)) м — \(rounded(found.wide.river)) км; вдоль озёр \(rounded(found.usual.lake)) км, по суше \(rounded(found.usual.land)) км"
    )
    func result(_ outcome: FigureOutcome, _ english: String = "", _ russian: String = "") -> FigureResult {
      FigureResult(
        claim, outcome, .length(found.usual.river),
        Phrase(remark.english + english, remark.russian + russian))
    }
    let isLonger = found.narrow.river.kilometres > 1.05 * value
    switch claim.relation {
    case .equal, .about, .range:
      if abs(ratio - 1) <= (claim.relation == .range ? 0 : 0.05) { return result(.holds) }
      if isLonger {
        return result(
          .refuted, "; finer rivers would give more still", "; с подробными реками будет ещё больше")
      }
    case .more:
      if found.narrow.river.kilometres > value { return result(.holds) }
    case .less:
      if isLonger {
        return result(
          .refuted, "; finer rivers would give more still", "; с подробными реками будет ещё больше")
      }
    }
    let isBetween = found.narrow.river.kilometres <= value && value <= found.wide.river.kilometres
    return isBetween
      ? result(
        .notRefuted, "; the claim lies between: rivers drawn nearer to the border would decide",
        "; утверждение лежит между ними: решили бы реки, проведённые ближе к границе")
      : result(
        .notRefuted, "; small rivers may be missing from the data", "; малых рек в данных может не быть")
  }
}
