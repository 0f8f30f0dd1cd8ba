import BorderCore
public import BorderTables

extension ValidationResult {
  /// One row for each claim, then one for each omission.
  ///
  /// - Parameters:
  ///   - list: The claims, for their further columns.
  ///   - validator: What the names were resolved by.
  /// - Returns: The table.
  public func table(_ list: ClaimList, _ validator: AdjacencyValidator) -> Table {
    let hasDenials = claims.contains { $0.claim?.isNegated == true }
    let schema = VerdictColumns.schema(validator, hasDenials: hasDenials, extra: list.extraColumns)
    return schema.table(claims + omissions, notes: notes)
  }

  /// Counts and measures of agreement.
  private var notes: [Phrase] {
    let counts = Verdict.allCases.filter { count(of: $0) > 0 }
    let english = counts.map { "\(count(of: $0)) \($0.label.english)" }.joined(separator: ", ")
    let russian = counts.map { "\($0.label.russian) — \(count(of: $0))" }.joined(separator: "; ")
    func share(_ value: Double?) -> Phrase {
      value.map { Phrase(number: $0, places: 3) } ?? Phrase(same: "–")
    }
    let shares = (precision: share(precision), recall: share(recall), jaccard: share(jaccard))
    return [
      Phrase(
        "\(EnglishCount.of(claims.count, "claim")): \(english).", "Утверждений \(claims.count): \(russian)."),
      Phrase(
        "\(EnglishCount.of(pairCount, "different pair")), \(adjacentPairCount) of them adjacent, \(omissions.count) omitted: precision \(shares.precision.english), recall \(shares.recall.english), Jaccard \(shares.jaccard.english). The list names pairs from \(isBidirectional ? "both sides" : "one side").",
        "Разных пар \(pairCount), из них смежных \(adjacentPairCount), пропущено \(omissions.count): точность \(shares.precision.russian), полнота \(shares.recall.russian), мера Жаккара \(shares.jaccard.russian). Пары названы \(isBidirectional ? "с обеих сторон" : "с одной стороны")."
      ),
    ] + remarks
  }
}
