import BorderCore
import BorderIO
import BorderTables

/// The claims whose verdict is not the same under each of several worldviews, with the verdicts beside each other.
struct ClaimViews: Sendable {
  /// What one worldview makes of a claim.
  struct Verdict: Sendable {
    var key: String
    var label: Phrase?
    var computed: Cell

    /// What a worldview makes of a claim, for people.
    fileprivate static func fields(_ worldview: String) -> [TableSchema<Verdict>.Field] {
      [
        .init(Column("verdict_\(worldview)", Phrase(same: worldview), weight: .main)) { verdict in
          verdict.label.map { .phrase($0) } ?? .missing
        },
        .init(
          Column(
            "verdict_\(worldview)_key", Phrase("\(worldview), key", "\(worldview), ключ"),
            isForFilesOnly: true)
        ) { .text($0.key) },
        .init(
          Column(
            "computed_\(worldview)", Phrase("\(worldview): computed", "\(worldview): вычислено"),
            isNumeric: true, displayPlaces: 1)
        ) { $0.computed },
      ]
    }
  }

  /// A claim with what each worldview makes of it; `nil` where it has no such row.
  typealias Row = (claim: ReportClaim, verdicts: [Verdict?])

  /// The names of the worldviews, in the order of the columns.
  let names: [String]
  /// How many claims were judged.
  let count: Int
  /// The claims in their order; by worldview the verdict, `nil` where it has no such row.
  let differing: [Row]
  private let known: [Identity: [Verdict?]]

  /// Compares the verdicts.
  ///
  /// - Parameter views: For each worldview its name and its rows.
  init(_ views: [(name: String, rows: [ReportClaim])]) {
    names = views.map(\.name)
    var order: [Identity] = []
    var claims: [Identity: ReportClaim] = [:]
    var verdicts: [Identity: [Verdict?]] = [:]
    for (column, view) in views.enumerated() {
      for (identity, row) in zip(Identity.all(view.rows), view.rows) {
        if claims[identity] == nil {
          order.append(identity)
          claims[identity] = row
          verdicts[identity] = views.map { _ in nil }
        }
        verdicts[identity]?[column] = Verdict(key: row.key, label: row.verdict, computed: row.computed)
      }
    }
    count = order.count
    let differ = verdicts.filter { Set($0.value.map { $0?.key }).count > 1 }
    known = differ
    differing = order.compactMap { identity in
      guard let claim = claims[identity], let found = differ[identity] else { return nil }
      return (claim, found)
    }
  }

  /// Which claim a row is about; of equal ones, the how manieth.
  private struct Identity: Hashable {
    var list: ReportClaim.List
    var claim: String?
    var statement: Phrase
    var number = 0

    init(_ row: ReportClaim) { (list, claim, statement) = (row.list, row.claim, row.statement) }

    static func all(_ rows: [ReportClaim]) -> [Identity] {
      var times: [Identity: Int] = [:]
      return rows.map { row in
        var identity = Identity(row)
        times[identity, default: 0] += 1
        identity.number = times[identity] ?? 1
        return identity
      }
    }
  }

  /// For each row the verdicts under every worldview where they differ; `nil` where they are the same.
  func verdicts(on rows: [ReportClaim]) -> [[Verdict?]?] {
    Identity.all(rows).map { known[$0] }
  }

  /// The verdicts beside each other, for people: for each worldview what it makes of the claim, and what the data give.
  var table: Table {
    typealias Field = TableSchema<Row>.Field
    var fields = [
      Field(Column("claim", Phrase("claim", "утв."))) { row in
        row.claim.claim.map { .text($0) } ?? .missing
      },
      Field(Column("statement", Phrase("statement", "утверждение"))) { .phrase($0.claim.statement) },
    ]
    for (index, name) in names.enumerated() { fields += Verdict.fields(name).on { $0.verdicts[index] } }
    return TableSchema(
      name: "claims_by_worldview",
      title: Phrase("Verdicts that hang on the worldview", "Выводы, которые зависят от точки зрения"), fields
    ).table(differing, notes: [note])
  }

  private var note: Phrase {
    let list = names.joined(separator: ", ")
    guard !differing.isEmpty else {
      return Phrase(
        "All \(count) verdicts are the same under the worldviews \(list).",
        "Все выводы (\(count)) одинаковы при точках зрения \(list).")
    }
    return Phrase(
      "\(differing.count) of \(count) verdicts are not the same under the worldviews \(list); all others are.",
      "Выводов, которые не одинаковы при точках зрения \(list), — \(differing.count) из \(count); остальные одинаковы."
    )
  }
}
