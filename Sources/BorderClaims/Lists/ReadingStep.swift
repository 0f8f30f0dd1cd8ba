import BorderCore
import BorderTables

/// One step of reading: a name with what it may mean, a claim, or a test of it.
struct ReadingStep: Sendable {
  /// What the step is about.
  let what: Phrase
  /// The sign of the text at which it begins, counted from 1.
  let column: Int?
  /// The text that is read; empty for none.
  let text: String
  /// The place that is meant.
  let place: NamedPlace?
  /// What comes of it.
  let verdict: Phrase

  init(
    _ what: Phrase, at column: Int?, _ text: String = "", place: NamedPlace? = nil, verdict: Phrase
  ) {
    self.what = what
    self.column = column
    self.text = text
    self.place = place
    self.verdict = verdict
  }

  /// A table of steps.
  static func schema(_ title: Phrase) -> TableSchema<ReadingStep> {
    TableSchema(
      name: "names", title: title,
      [
        .init(Column("what", Phrase("what", "что"))) { .phrase($0.what) },
        .init(Column("column", Phrase("column", "знак"), isNumeric: true)) { step in
          step.column.map { .integer($0) } ?? .missing
        },
        .init(Column("text", Phrase("text", "текст"))) { Cell($0.text) },
        .init(Column("id", Phrase("id", "код"))) { step in step.place.map { .text($0.code) } ?? .missing },
        .init(Column("place", Phrase("place", "место"))) { step in
          step.place.map { .phrase($0.label) } ?? .missing
        },
        .init(Column("verdict", Phrase("verdict", "вывод"))) { .phrase($0.verdict) },
      ])
  }

  /// The steps of one name: each place that it may mean.
  static func all(
    _ name: String, at column: Int?, within context: String = "", _ resolver: NameResolver
  ) -> [ReadingStep] {
    func step(_ place: Int?, _ verdict: Phrase) -> ReadingStep {
      ReadingStep(
        Phrase("name", "название"), at: column, context.isEmpty ? name : "\(name) (\(context))",
        place: place.map { resolver.places[$0] }, verdict: verdict)
    }
    switch resolver.resolve(name, within: context.isEmpty ? nil : context) {
    case .matched(let place, let method): return [step(place, taken(by: method))]
    case .ambiguous(let list):
      let why = Phrase("one of \(list.count) with an equal claim", "одно из \(list.count) с равным правом")
      return list.map { step($0, why) }
    case .unknown(let list, let reason):
      return [step(nil, reason ?? Phrase("unknown", "неизвестно"))]
        + list.map { step($0, Phrase("refused: only spelt alike", "отвергнуто: лишь похоже пишется")) }
    }
  }

  /// How a place was recognised.
  static func taken(by method: NameMethod) -> Phrase {
    Phrase("taken, by \(method.label.english)", "взято, \(method.label.russian)")
  }
}
