/// Parts of sentences that the grammar leaves.
extension ProseReader {
  /// Takes by their frames the parts of a sentence of which nothing was taken.
  mutating func readFrames(of sentence: [Element], _ range: Range<Int>, _ reading: inout Reading) {
    guard reading.open == nil || sentence.last != .colon else { return }
    let framed = SentenceFrame.statements(
      of: sentence, besides: reading, topic: topic, rules: rules,
      knowledge: PlaceKnowledge(resolver: resolver, text: text))
    phrases += framed.phrases
    guard let last = framed.statements.last else { return }
    reading.statements += framed.statements
    (reading.problem, reading.unused, reading.open) = (nil, [], nil)
    reading.topic = last.subjects
    framedLines.append(text.tokens[range.lowerBound].line)
  }

  /// Whether a name goes on with the places that something adjoins: `граничит с А и сектором Б`.
  func isRightBehind(_ mention: Mention, _ reading: Reading) -> Bool {
    let ends = Set(reading.statements.flatMap(\.objects).map(\.range.upperBound))
    let between = max(0, mention.range.lowerBound - 3)..<mention.range.lowerBound
    return between.contains { index in
      ends.contains(index) && Lexicon.conjunctions.contains(text.tokens[index].folded)
    }
  }
}
