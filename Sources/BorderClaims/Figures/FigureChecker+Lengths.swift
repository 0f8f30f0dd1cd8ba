import BorderCore
import BorderTables

extension FigureChecker {
  /// A length of a border against the data, with their scale.
  ///
  /// A border is longer on finer data. So a computed length that is shorter than the claim refutes it only where the
  /// data are fine (vertices within 500 m of each other); one that is longer by more than a twentieth does always.
  func lengthOfBorder(_ claim: FigureClaim) -> FigureResult {
    guard let places = places(claim.subject), places.count == 2, let value = claim.number, value > 0 else {
      return notResolved(claim)
    }
    let contact = basis.contacts.contact(places[0], places[1])
    guard contact.isShared else {
      return FigureResult(
        claim, .refuted, .missing, Phrase("they share no line", "у них нет общей линии"))
    }
    let length = contact.length.kilometres
    let spacing = VertexSpacing(
      along: contact.arcs, of: basis.contacts.analysis.topology, measure: basis.measure)
    let metres = Int((spacing?.median ?? 0).rounded())
    let percent = Int((length / value * 100).rounded())
    let scale = Phrase(
      "\(percent) per cent of the claim; vertices \(metres) m apart",
      "\(percent) процентов от заявленного; вершины через \(metres) м")
    func result(_ outcome: FigureOutcome, _ english: String, _ russian: String) -> FigureResult {
      FigureResult(
        claim, outcome, Cell(contact.length),
        Phrase("\(scale.english)\(english)", "\(scale.russian)\(russian)"))
    }
    let ratio = length / value
    let isFine = metres <= 500
    let coarse = (
      "; a border is shorter on generalised data, so this does not refute it",
      "; на генерализованных данных граница короче, поэтому это не опровергает"
    )
    switch claim.relation {
    case .equal, .about, .range:
      if abs(ratio - 1) <= 0.05 { return result(.holds, "", "") }
      if ratio > 1 {
        return result(.refuted, "; finer data would be longer still", "; на подробных ещё длиннее")
      }
    case .more:
      if ratio > 1 { return result(.holds, "", "") }
    case .less:
      if ratio < 1 && isFine { return result(.holds, "", "") }
      if ratio >= 1 {
        return result(.refuted, "; finer data would be longer still", "; на подробных ещё длиннее")
      }
    }
    if isFine || ratio < 0.5 { return result(.refuted, "", "") }
    return result(.notRefuted, coarse.0, coarse.1)
  }

  /// The measure of a table that has the length of a sea border.
  private static let sea = "sea_border_length"

  /// The whole border of a state: its land part is in the data; that at sea is taken from a table, where one has it.
  func lengthOfStateBorder(_ claim: FigureClaim) -> FigureResult {
    guard case .country(let home)? = places(claim.subject)?.first else { return notResolved(claim) }
    let land = CountryBorder.all(of: home, in: basis.contacts.analysis).map(\.length).sum()
    let published = basis.tables.numbers.first {
      $0.measure == Self.sea && places($0.subject) == places(claim.subject)
    }
    if let published {
      let sum = land.kilometres + published.value
      let (whole, part) = (Int(sum.rounded()), Int(land.kilometres.rounded()))
      let sea = Int(published.value.rounded())
      let arcs = CountryBorder.all(of: home, in: basis.contacts.analysis).flatMap(\.pairs)
        .flatMap { basis.contacts.analysis.borders[$0].arcs }
      // A land border is shorter on generalised data, so a sum that is too short refutes nothing there.
      let isTooShort = claim.relation != .less && sum < claim.number ?? 0 && isCoarse(arcs)
      let outcome: FigureOutcome =
        claim.agrees(with: sum) ? .holdsConditionally : isTooShort ? .notRefuted : .refuted
      return FigureResult(
        claim, outcome, Cell(sum, places: 3),
        Phrase(
          "\(part) km of land border, computed, and \(sea) km of sea border as published (\(published.source)): \(whole) km",
          "\(part) км сухопутной границы вычислено, \(sea) км морской — по публикации (\(published.source)): \(whole) км"
        ))
    }
    guard let value = claim.number, claim.relation != .less, land.kilometres > value else {
      return FigureResult(
        claim, .notCheckable, Cell(land),
        Phrase(
          "computed is the land border alone; the sea border is not in the data, so the sum cannot be checked",
          "вычислена только сухопутная граница; морской в данных нет, поэтому сумму не проверить"))
    }
    return FigureResult(
      claim, claim.relation == .more ? .holds : .refuted, Cell(land),
      Phrase("the land border alone is longer", "уже сухопутная граница длиннее"))
  }
}
