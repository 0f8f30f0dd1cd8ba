import BorderCore
public import BorderTables

extension FigureChecker {
  /// The verdicts on figures as a table, in their order.
  public func table(_ claims: [FigureClaim]) -> Table {
    Self.table(claims.map(check))
  }

  /// Verdicts as a table.
  public static func table(_ results: [FigureResult]) -> Table {
    var table = Table(
      name: "figures", title: Phrase("Verdicts on figures", "Проверка чисел"),
      columns: [
        Column("claim", Phrase("claim", "утв.")),
        Column("paper", Phrase("paper", "статья")),
        Column("measure", Phrase("measure", "величина")).inWords(.measure),
        Column("subject", Phrase("subject", "предмет")),
        Column("claimed", Phrase("claimed", "заявлено")),
        Column("computed", Phrase("computed", "вычислено"), isNumeric: true, displayPlaces: 1),
        Column("verdict", Phrase("verdict", "вывод"), weight: .main),
        Column("verdict_key", Phrase("verdict key", "вывод, ключ"), isForFilesOnly: true),
        Column("remark", Phrase("remark", "примечание")),
        Column("note", Phrase("note of the list", "примечание списка"), isForFilesOnly: true),
      ])
    for result in results {
      let claim = result.claim
      table.append([
        .text(claim.id), Cell(claim.paper), .text(claim.measure), Cell(claim.subject), .phrase(claim.text),
        result.computed, .phrase(result.outcome.label), .text(result.outcome.rawValue),
        .phrase(result.remark), Cell(claim.note),
      ])
    }
    let counts = FigureOutcome.allCases.map { outcome in (outcome, results.count { $0.outcome == outcome }) }
      .filter { $0.1 > 0 }
    let english = counts.map { "\($1) \($0.label.english)" }.joined(separator: ", ")
    let russian = counts.map { "\($0.label.russian): \($1)" }.joined(separator: ", ")
    table.notes = [
      Phrase(
        "\(EnglishCount.of(results.count, "figure")): \(english).", "Чисел \(results.count). \(russian).")
    ]
    return table
  }
}
