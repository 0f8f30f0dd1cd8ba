import BorderCore
import BorderTables

/// A claim of the report with its verdict, of whatever kind it is.
struct ReportClaim: Sendable {
  /// What a claim is about.
  enum List: String, Sendable {
    case adjacency, figures, groups
  }

  var list: List
  /// The id of the claim in its list; `nil` for an omission, and for members of groups.
  var claim: String?
  var statement: String
  /// The verdict, a word for programs.
  var key: String
  var verdict: Phrase?
  var computed = Cell.missing
  var unit: String?
  var remark: Phrase?

  /// The table of claims.
  static let schema = TableSchema<ReportClaim>(
    name: "claims", title: Phrase("Verdicts on claims", "Проверка утверждений"),
    [
      .init(
        Column(
          "list", Phrase("list", "список"),
          meaning: Phrase(
            "What the claim is about: adjacency, figures or groups",
            "О чём утверждение: adjacency, figures, groups"))
      ) { .text($0.list.rawValue) },
      .init(
        Column(
          "claim", Phrase("claim", "утв."),
          meaning: Phrase("The id of the claim in its list", "Номер утверждения в списке"))
      ) {
        $0.claim.map { .text($0) } ?? .missing
      },
      .init(
        Column(
          "statement", Phrase("statement", "утверждение"),
          meaning: Phrase("What is claimed", "Что утверждается"))
      ) {
        .text($0.statement)
      },
      .init(
        Column(
          "verdict_key", Phrase("verdict key", "вывод, ключ"),
          meaning: Phrase("The verdict, a word for programs", "Вывод, слово для программ"))
      ) {
        .text($0.key)
      },
      .init(
        Column(
          "verdict", Phrase("verdict", "вывод"), meaning: Phrase("The verdict in words", "Вывод словами"))
      ) {
        $0.verdict.map { .phrase($0) } ?? .missing
      },
      .init(
        Column(
          "computed", Phrase("computed", "вычислено"),
          meaning: Phrase("What the data give", "Что дают данные"), isNumeric: true)
      ) { $0.computed },
      .init(
        Column(
          "unit", Phrase("unit", "единица"),
          meaning: Phrase("The unit of what was computed", "Единица вычисленного"))
      ) {
        $0.unit.map { Cell($0) } ?? .missing
      },
      .init(
        Column(
          "remark", Phrase("remark", "примечание"), meaning: Phrase("What else must be known", "Примечание"))
      ) {
        $0.remark.map { .phrase($0) } ?? .missing
      },
    ])
}
