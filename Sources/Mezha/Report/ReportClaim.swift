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
  /// The key of the paper that it is from; `nil` where nobody says.
  var paper: String?
  var statement: Phrase
  /// The verdict, a word for programs.
  var key: String
  var verdict: Phrase?
  var computed = Cell.missing
  var unit: Phrase?
  var remark: Phrase?

  /// The columns of every table of claims.
  private static let fields: [TableSchema<ReportClaim>.Field] = [
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
        "paper", Phrase("paper", "статья"),
        meaning: Phrase("The paper that it is from", "Статья, из которой оно взято"), isForFilesOnly: true)
    ) {
      $0.paper.map { .text($0) } ?? .missing
    },
    .init(
      Column(
        "statement", Phrase("statement", "утверждение"),
        meaning: Phrase("What is claimed", "Что утверждается"))
    ) {
      .phrase($0.statement)
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
      $0.unit.map { .phrase($0) } ?? .missing
    },
    .init(
      Column(
        "remark", Phrase("remark", "примечание"), meaning: Phrase("What else must be known", "Примечание"))
    ) {
      $0.remark.map { .phrase($0) } ?? .missing
    },
  ]

  /// The table of some claims.
  ///
  /// - Parameters:
  ///   - rows: The claims.
  ///   - views: What becomes of them under several worldviews; `nil` where that was not asked for.
  /// - Returns: The table; where verdicts differ by worldview, with what each makes of the claim.
  static func table(_ rows: [ReportClaim], views: ClaimViews?) -> Table {
    typealias Row = (claim: ReportClaim, verdicts: [ClaimViews.Verdict?]?)
    var columns = fields.on { (row: Row) in row.claim }
    for (index, name) in (views?.names ?? []).enumerated() {
      columns += verdictFields(by: name).on { row in row.verdicts?[index] }
    }
    let verdicts = views?.verdicts(on: rows) ?? rows.map { _ in nil }
    return TableSchema<Row>(
      name: "claims", title: Phrase("Verdicts on claims", "Проверка утверждений"), columns
    ).table(zip(rows, verdicts).map { ($0, $1) })
  }

  /// What a worldview makes of a claim, for programs.
  private static func verdictFields(by name: String) -> [TableSchema<ClaimViews.Verdict>.Field] {
    [
      .init(
        Column(
          "verdict_\(name)", Phrase("verdict by \(name)", "вывод по \(name)"),
          meaning: Phrase(
            "The verdict under the worldview \(name), a word for programs, where worldviews differ",
            "Вывод при точке зрения \(name), слово для программ, там, где точки зрения расходятся"),
          isForFilesOnly: true)
      ) { .text($0.key) },
      .init(
        Column(
          "computed_\(name)", Phrase("computed by \(name)", "вычислено по \(name)"),
          meaning: Phrase(
            "What the data give under the worldview \(name), where verdicts differ",
            "Что дают данные при точке зрения \(name), там, где выводы расходятся"),
          isNumeric: true, isForFilesOnly: true)
      ) { $0.computed },
    ]
  }
}
