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
    var steps: [ReadingStep] = []
    var notes: [Phrase] = []
    let tokens = TokenizedText(text) { resolver.hasWord($0) }
    var chart = SentenceChart(tokens, resolver: resolver, rules: rules)
    let whole = resolver.recognizes(text)
    let names = chart.names(in: tokens.tokens.indices, isProse: false)
    let ranges = whole || names.isEmpty ? [tokens.tokens.indices] : names.map(\.range)
    for range in ranges where !range.isEmpty {
      steps += ReadingStep.all(tokens.text(range), at: tokens.tokens[range.lowerBound].column, resolver)
    }
    var options = ClaimListReader.Options()
    (options.rules, options.resolver) = (rules, resolver)
    if !whole, let list = try? ClaimListReader.parse(text, name: "text", options: options) {
      for claim in list.claims {
        let says =
          claim.isNegated ? Phrase("they do not adjoin", "не граничат") : Phrase("they adjoin", "граничат")
        steps.append(
          ReadingStep(
            Phrase("claim", "утверждение"), at: claim.column,
            "\(claim.aReading ?? claim.a) – \(claim.bReading ?? claim.b)", verdict: says))
      }
      steps += list.unread.map {
        ReadingStep(Phrase("not understood", "не понято"), at: $0.column, $0.text, verdict: $0.reason)
      }
      notes = list.notes
    }
    let title = Phrase("How \"\(text)\" is read", "Как читается «\(text)»")
    return ReadingStep.schema(title).table(steps, notes: notes)
  }
}
