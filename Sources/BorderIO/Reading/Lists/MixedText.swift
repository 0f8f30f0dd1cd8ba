import BorderCore

/// Reads a text of sentences that may hold lines `A: B, C` as well.
///
/// A line is one of a list where a known place stands before its first colon and no verb says who borders whom; it is
/// no part of the sentences about it.
struct MixedText {
  let enumeration: Enumeration

  func parse(_ text: String) -> ClaimList {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    let isListed = lines.map(isOfList)
    guard isListed.contains(true) else { return Sentences(enumeration: enumeration).parse(text) }
    // What is left out stays as an empty line, so that the numbers of lines are those of the file.
    func part(_ wanted: Bool) -> String {
      zip(lines, isListed).map { $1 == wanted ? $0 : "" }.joined(separator: "\n")
    }
    var list = Sentences(enumeration: enumeration).parse(part(false))
    let listed = NeighbourLines(enumeration: enumeration).parse(part(true))
    list.isolates += listed.isolates
    list.notes += listed.notes
    list.claims = (list.claims + listed.claims).enumerated()
      .sorted { ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset) }.map(\.element)
    for index in list.claims.indices { list.claims[index].id = "\(index + 1)" }
    return list
  }

  private func isOfList(_ line: String) -> Bool {
    guard let isPlace = enumeration.isPlace, let colon = line.firstIndex(of: ":"),
      !Sentences.looksLikeSentences(line)
    else { return false }
    return isPlace(NeighbourLines.trim(String(line[..<colon])))
  }
}
