import BorderCore
public import BorderTables

/// Shows how a claim is read and how its verdict comes about, step by step.
public struct ClaimExplanation {
  private let validator: AdjacencyValidator
  private let isBidirectional: Bool

  /// Explains claims of a list.
  ///
  /// - Parameters:
  ///   - validator: What they were judged by.
  ///   - isBidirectional: Whether the list names pairs from both sides.
  public init(_ validator: AdjacencyValidator, isBidirectional: Bool) {
    self.validator = validator
    self.isBidirectional = isBidirectional
  }

  /// The steps of one claim.
  ///
  /// - Parameters:
  ///   - row: The claim with its verdict.
  ///   - line: The line of the list that it stands in, where there are lines.
  /// - Returns: Rows for the text, each name with its candidates, and each test of the geometry.
  /// - Complexity: O(places that are called so).
  public func table(_ row: ClaimResult, line: String? = nil) -> Table {
    let claim = row.claim
    let title = claim.map { "\($0.a) – \($0.b)" } ?? ""
    var steps: [ReadingStep] = []
    func step(_ what: Phrase, _ verdict: Phrase, text: String = "") {
      steps.append(ReadingStep(what, at: claim?.column, text, verdict: verdict))
    }
    if let line, let number = claim?.line {
      let words = TokenizedText(line) { validator.resolver.hasWord($0) }.tokens.map(\.text)
      step(
        Phrase("line \(number)", "строка \(number)"),
        Phrase("words and marks: \(words.count)", "слов и знаков: \(words.count)"),
        text: words.joined(separator: " | "))
    }
    if let claim {
      steps += name(claim.a, claim.aReading, claim.aContext, row.aMatch)
      steps += name(claim.b, claim.bReading, claim.bContext, row.bMatch)
      step(
        Phrase("claim", "утверждение"),
        claim.isNegated
          ? Phrase("they do not adjoin", "не граничат") : Phrase("they adjoin", "граничат"))
      for (what, verdict) in tests(row) { step(what, verdict) }
      step(Phrase("verdict", "вывод"), row.verdict.label)
      if let remark = row.remark { step(Phrase("remark", "примечание"), remark) }
    }
    return ReadingStep.schema(
      Phrase("Claim \(claim?.id ?? ""): \(title)", "Утверждение \(claim?.id ?? ""): \(title)")
    ).table(steps)
  }

  private func name(
    _ written: String, _ reading: String?, _ context: String, _ match: NameMatch?
  ) -> [ReadingStep] {
    let read = ReadingStep.all(reading ?? written, at: nil, within: context, validator.resolver)
    guard case .matched(let index, let method)? = match else { return read }
    return read + [
      ReadingStep(
        Phrase("place", "место"), at: nil, written, place: validator.resolver.places[index],
        verdict: ReadingStep.taken(by: method))
    ]
  }

  /// Each test of the geometry with what it gave, up to the one that decided.
  private func tests(_ row: ClaimResult) -> [(Phrase, Phrase)] {
    guard row.a != nil, row.b != nil else {
      return [
        (
          Phrase("geometry", "геометрия"),
          Phrase("not asked: a name is not clear", "не проверялась: название неясно")
        )
      ]
    }
    var steps: [(Phrase, Phrase)] = []
    guard row.verdict != .sameTerritory else {
      return [
        (
          Phrase("territory", "территория"),
          Phrase("both are one place, or one lies in the other", "это одно место, или одно лежит в другом")
        )
      ]
    }
    let contact = row.contact
    let touching = contact.borders.count { !validator.contacts.analysis.borders[$0].isShared }
    let pairs = contact.borders.count - touching
    let length = Phrase(number: contact.length.kilometres, places: 1)
    steps.append(
      (
        Phrase("shared line", "общая линия"),
        contact.isShared
          ? Phrase(
            "\(length.english) km in \(pairs) border\(pairs == 1 ? "" : "s") of regions",
            "\(length.russian) км, границ регионов: \(pairs)")
          : Phrase("none", "нет")
      ))
    steps.append(
      (
        Phrase("points only", "только точки"),
        contact.touchNodes.isEmpty ? Phrase("none", "нет") : Phrase(same: "\(contact.touchNodes.count)")
      ))
    if let approach = row.approach {
      let limit =
        approach.isAcrossOuter
        ? max(validator.options.nearLimit, validator.options.seaLimit) : validator.options.nearLimit
      let metres = Int(limit.rounded())
      steps.append(
        (
          Phrase("distance", "расстояние"),
          Phrase(
            "\(approach.distanceText.english) across \((row.across ?? approach.across).english); up to \(metres) m it is near",
            "\(approach.distanceText.russian) через: \((row.across ?? approach.across).russian); до \(metres) м — рядом"
          )
        ))
    }
    if row.verdict.isAdjacent {
      steps.append(
        (
          Phrase("times named", "названо раз"),
          Phrase(
            "\(row.timesNamed.forward) so, \(row.timesNamed.backward) the other way round; the list names pairs from \(isBidirectional ? "both sides" : "one side")",
            "так: \(row.timesNamed.forward), наоборот: \(row.timesNamed.backward); в списке пары названы \(isBidirectional ? "с обеих сторон" : "с одной стороны")"
          )
        ))
    }
    return steps
  }
}
