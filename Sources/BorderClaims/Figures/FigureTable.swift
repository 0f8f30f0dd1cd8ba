import BorderCore
public import BorderTables

extension FigureChecker {
  /// The verdicts on figures as a table, in their order.
  public func table(_ claims: [FigureClaim]) -> Table {
    Self.table(claims.map(check))
  }

  /// Verdicts as a table.
  public static func table(_ results: [FigureResult]) -> Table {
    let counts = FigureOutcome.allCases.map { outcome in (outcome, results.count { $0.outcome == outcome }) }
      .filter { $0.1 > 0 }
    let english = counts.map { "\($1) \($0.label.english)" }.joined(separator: ", ")
    let russian = counts.map { "\($0.label.russian): \($1)" }.joined(separator: ", ")
    let note = Phrase(
      "\(EnglishCount.of(results.count, "figure")): \(english).", "Чисел \(results.count). \(russian).")
    return schema.table(results, notes: [note])
  }

  private static let schema = TableSchema<FigureResult>(
    name: "figures", title: Phrase("Verdicts on figures", "Проверка чисел"),
    [
      .init(Column("claim", Phrase("claim", "утв."))) { .text($0.claim.id) },
      .init(Column("paper", Phrase("paper", "статья"))) { Cell($0.claim.paper) },
      .init(Column("measure", Phrase("measure", "величина")).inWords(.measure)) { .text($0.claim.measure) },
      .init(Column("subject", Phrase("subject", "предмет"))) { Cell($0.claim.subject) },
      .init(Column("claimed", Phrase("claimed", "заявлено"))) { .phrase($0.claim.text) },
      .init(Column("computed", Phrase("computed", "вычислено"), isNumeric: true, displayPlaces: 1)) {
        $0.computed?.cell ?? .missing
      },
      .init(Column("verdict", Phrase("verdict", "вывод"), weight: .main)) { .phrase($0.outcome.label) },
      .init(Column("verdict_key", Phrase("verdict key", "вывод, ключ"), isForFilesOnly: true)) {
        .text($0.outcome.rawValue)
      },
      .init(Column("remark", Phrase("remark", "примечание"))) { .phrase($0.remark) },
      .init(Column("note", Phrase("note of the list", "примечание списка"), isForFilesOnly: true)) {
        Cell($0.claim.note)
      },
    ])
}
