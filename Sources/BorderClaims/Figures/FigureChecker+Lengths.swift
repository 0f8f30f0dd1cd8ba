import BorderCore
import BorderTables

extension FigureChecker {
  /// A length of a border against the data, with their scale.
  ///
  /// A border is longer on finer data. So a computed length that is shorter than the claim refutes it only where the
  /// data are fine (vertices within 500 m of each other); one that is longer by more than a twentieth does always.
  func lengthOfBorder(_ claim: FigureClaim) -> FigureResult {
    guard let places = places(claim.subject), places.count == 2 else { return notResolved(claim) }
    let contact = basis.contacts.contact(places[0], places[1])
    guard contact.isShared else {
      return FigureResult(
        claim, claim.agrees(with: 0) ? .holds : .refuted, nil,
        Phrase("they share no line", "у них нет общей линии"))
    }
    let length = contact.length.kilometres
    guard let value = claim.number(nearestTo: length), value > 0 else {
      return FigureResult(
        claim, claim.agrees(with: length) ? .holds : .refuted, .length(contact.length),
        Phrase("they share a line", "у них есть общая линия"))
    }
    let spacing = VertexSpacing(
      along: contact.arcs, of: basis.contacts.analysis.topology, measure: basis.measure)
    let metres = Int((spacing?.median ?? 0).rounded())
    let percent = Int((length / value * 100).rounded())
    let scale = Phrase(
      "\(percent) per cent of the claim; vertices \(metres) m apart",
      "\(percent) % от заявленного; вершины через \(metres) м")
    func result(_ outcome: FigureOutcome, _ english: String, _ russian: String) -> FigureResult {
      let method = outcome == .holds ? Phrase(same: "") : likelyMethod(value, contact.arcs, length: length)
      return FigureResult(
        claim, outcome, .length(contact.length),
        Phrase(
          "\(scale.english)\(english)\(method.english)",
          "\(scale.russian)\(russian)\(method.russian)"))
    }
    let ratio = length / value
    let isFine = metres <= 500
    let coarse = (
      "; a border is shorter on generalised data, so this does not refute it",
      "; на генерализованных данных граница короче, поэтому это не опровергает"
    )
    switch claim.relation {
    case .equal, .about, .range:
      if abs(ratio - 1) <= (claim.relation == .range ? 0 : 0.05) { return result(.holds, "", "") }
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

  /// Which other method gives a length that the geodesic one is far from; empty where none does. It is no more than a
  /// possibility: borders of other scale have other lengths too.
  ///
  /// - Parameters:
  ///   - value: The length in kilometres.
  ///   - arcs: The arcs of the border.
  ///   - length: Their geodesic length in kilometres.
  /// - Returns: The end of a remark.
  private func likelyMethod(_ value: Double, _ arcs: [ArcID], length: Double) -> Phrase {
    let lengths = basis.otherLengths?(arcs) ?? [:]
    let near = LengthMethod.allCases.compactMap { method in lengths[method].map { (method, $0) } }
      .filter { abs($0.1 / length - 1) > 0.03 && abs(value / $0.1 - 1) <= 0.01 }
      .min { abs(value / $0.1 - 1) < abs(value / $1.1 - 1) }
    guard let (method, kilometres) = near else { return Phrase(same: "") }
    let whole = Int(kilometres.rounded())
    return Phrase(
      "; perhaps measured otherwise: \(method.measured.english) it is \(whole) km",
      "; возможно, измерено иначе: \(method.measured.russian) получается \(whole) км")
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
        claim, outcome, .amount(sum),
        Phrase(
          "\(part) km of land border, computed, and \(sea) km of sea border as published (\(published.source)): \(whole) km",
          "\(part) км сухопутной границы вычислено, \(sea) км морской — по публикации (\(published.source)): \(whole) км"
        ))
    }
    guard let value = claim.number, claim.relation != .less, land.kilometres > value else {
      return FigureResult(
        claim, .notCheckable, .length(land),
        Phrase(
          "computed is the land border alone; the sea border is not in the data, so the sum cannot be checked",
          "вычислена только сухопутная граница; морской в данных нет, поэтому сумму не проверить"))
    }
    return FigureResult(
      claim, claim.relation == .more ? .holds : .refuted, .length(land),
      Phrase("the land border alone is longer", "уже сухопутная граница длиннее"))
  }
}
