import BorderCore
public import BorderTables

/// Shows how a name or a sentence is read: which words are names, what each may mean, what is claimed.
public enum ReadingTable {
  /// A row for each name with each of its candidates, then one for each claim and for what was not understood.
  ///
  /// - Parameters:
  ///   - text: A name, a line of a list or sentences.
  ///   - resolver: What names mean.
  ///   - rules: What is known of names.
  /// - Returns: The table.
  /// - Complexity: O(words × words of the longest name).
  public static func table(_ text: String, resolver: NameResolver, rules: NameRules) -> Table {
    var table = empty(Phrase("How \"\(text)\" is read", "Как читается «\(text)»"))
    let tokens = TokenizedText(text) { resolver.hasWord($0) }
    var chart = SentenceChart(tokens, resolver: resolver, rules: rules)
    let whole = resolver.recognizes(text)
    let names = chart.names(in: tokens.tokens.indices, isProse: false)
    let ranges = whole || names.isEmpty ? [tokens.tokens.indices] : names.map(\.range)
    for range in ranges where !range.isEmpty {
      add(tokens.text(range), at: tokens.tokens[range.lowerBound].column, resolver, to: &table)
    }
    var options = ClaimListReader.Options()
    (options.rules, options.resolver) = (rules, resolver)
    if !whole, let list = try? ClaimListReader.parse(text, name: "text", options: options) {
      for claim in list.claims {
        let says =
          claim.isNegated ? Phrase("they do not adjoin", "не граничат") : Phrase("they adjoin", "граничат")
        table.append([
          .phrase(Phrase("claim", "утверждение")), claim.column.map { .integer($0) } ?? .missing,
          .text("\(claim.aReading ?? claim.a) – \(claim.bReading ?? claim.b)"), .missing, .missing,
          .phrase(says),
        ])
      }
      for part in list.unread {
        table.append([
          .phrase(Phrase("not understood", "не понято")), .integer(part.column), .text(part.text), .missing,
          .missing,
          .phrase(part.reason),
        ])
      }
      table.notes = list.notes
    }
    return table
  }

  /// A table of readings without rows.
  static func empty(_ title: Phrase) -> Table {
    Table(
      name: "names", title: title,
      columns: [
        Column("what", Phrase("what", "что")), Column("column", Phrase("column", "знак"), isNumeric: true),
        Column("text", Phrase("text", "текст")), Column("id", Phrase("id", "код")),
        Column("place", Phrase("place", "место")), Column("verdict", Phrase("verdict", "вывод")),
      ])
  }

  /// The rows of one name.
  static func add(
    _ name: String, at column: Int?, within context: String = "", _ resolver: NameResolver,
    to table: inout Table
  ) {
    func row(_ place: Int?, _ verdict: Phrase) {
      let found = place.map { resolver.places[$0] }
      table.append([
        .phrase(Phrase("name", "название")), column.map { .integer($0) } ?? .missing,
        .text(context.isEmpty ? name : "\(name) (\(context))"),
        found.map { .text($0.code) } ?? .missing, found.map { .phrase($0.label) } ?? .missing,
        .phrase(verdict),
      ])
    }
    switch resolver.resolve(name, within: context.isEmpty ? nil : context) {
    case .matched(let place, let method):
      row(place, Phrase("taken, by \(method.label.english)", "взято, \(method.label.russian)"))
    case .ambiguous(let list):
      let why = Phrase("one of \(list.count) with an equal claim", "одно из \(list.count) с равным правом")
      for place in list { row(place, why) }
    case .unknown(let list, let reason):
      row(nil, reason ?? Phrase("unknown", "неизвестно"))
      for place in list { row(place, Phrase("refused: only spelt alike", "отвергнуто: лишь похоже пишется")) }
    }
  }
}
