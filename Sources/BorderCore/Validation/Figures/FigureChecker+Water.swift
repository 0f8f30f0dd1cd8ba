extension FigureChecker {
  /// How far a border runs along rivers.
  ///
  /// Small rivers are missing from generalised data, and on them a border leaves its river here and there. So a computed
  /// length that is shorter than the claim does not refute it, while one that is longer by more than a twentieth does:
  /// what runs along the rivers of the data runs along a river.
  func lengthAlongRivers(_ claim: FigureClaim) -> FigureResult {
    guard let water = basis.water else {
      return FigureResult(
        claim, .notCheckable, .missing,
        Phrase(
          "needs rivers along the border: --rivers, and --lakes where there are any",
          "нужны реки вдоль границы: --rivers, и --lakes, если есть озёра"))
    }
    guard let places = places(claim.subject), places.count == 2, let value = claim.number, value > 0 else {
      return notResolved(claim)
    }
    let contact = basis.contacts.contact(places[0], places[1])
    guard contact.isShared else {
      return FigureResult(
        claim, .refuted, .missing, Phrase("they share no line", "у них нет общей линии"))
    }
    let lengths = water.lengths(of: contact.arcs)
    let metres = Int(water.rule.tolerance.rounded())
    func rounded(_ length: ExactLength) -> Int { Int(length.kilometres.rounded()) }
    let basis = Phrase(
      "within \(metres) m of the given rivers; along lakes \(rounded(lengths.lake)) km, on land \(rounded(lengths.land)) km",
      "не дальше \(metres) м от данных рек; вдоль озёр \(rounded(lengths.lake)) км, по суше \(rounded(lengths.land)) км"
    )
    func result(_ outcome: FigureOutcome, _ english: String = "", _ russian: String = "") -> FigureResult {
      FigureResult(
        claim, outcome, Cell(lengths.river),
        Phrase(basis.english + english, basis.russian + russian))
    }
    let ratio = lengths.river.kilometres / value
    let isLonger = ratio > 1.05
    switch claim.relation {
    case .equal, .about, .range:
      if abs(ratio - 1) <= 0.05 { return result(.holds) }
      if isLonger {
        return result(
          .refuted, "; finer rivers would give more still", "; с подробными реками будет ещё больше")
      }
    case .more:
      if ratio > 1 { return result(.holds) }
    case .less:
      if isLonger {
        return result(
          .refuted, "; finer rivers would give more still", "; с подробными реками будет ещё больше")
      }
    }
    return result(
      .notRefuted, "; small rivers may be missing from the data", "; малых рек в данных может не быть")
  }
}
