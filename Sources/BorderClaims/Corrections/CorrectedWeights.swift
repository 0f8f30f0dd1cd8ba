import BorderCore

/// Writes GAL and GWT again, without what is wrong and with what is missing.
enum CorrectedWeights {
  /// GAL: its header, and each region with the neighbours that are left.
  static func gal(_ text: String, _ list: ClaimList, _ changes: CorrectedList.Changes) -> String {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    var neighbours: [String: [String]] = [:]
    for (index, claim) in list.claims.enumerated() where !changes.wrong.contains(index) {
      neighbours[claim.a, default: []].append(claim.b)
    }
    for pair in changes.added { neighbours[pair.a, default: []].append(pair.b) }
    var heads: [String] = []
    var result = ""
    var index = 0
    while index < lines.count, SpatialWeights.fields(lines[index]).isEmpty { index += 1 }
    if index < lines.count {
      result += lines[index] + "\n"
      index += 1
    }
    while index < lines.count {
      let fields = SpatialWeights.fields(lines[index])
      if fields.count == 2, let count = Int(fields[1]) {
        heads.append(fields[0])
        index += count > 0 ? 2 : 1
      } else {
        index += 1
      }
    }
    let known = Set(heads)
    for head in heads + neighbours.keys.filter({ !known.contains($0) }).sorted() {
      let list = neighbours[head] ?? []
      result += "\(quoted(head)) \(list.count)\n"
      if !list.isEmpty { result += list.map(quoted).joined(separator: " ") + "\n" }
    }
    return result
  }

  /// GWT: the lines that are right, and one for each pair that is missing.
  static func gwt(_ text: String, _ list: ClaimList, _ changes: CorrectedList.Changes) -> String {
    let wrong = Set(changes.wrong.compactMap { list.claims[$0].line })
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    while lines.last?.isEmpty ?? false { lines.removeLast() }
    let kept = lines.enumerated().filter { !wrong.contains($0.offset + 1) }.map(\.element)
    let added = changes.added.map { "\(quoted($0.a)) \(quoted($0.b)) 1" }
    return (kept + added).map { $0 + "\n" }.joined()
  }

  private static func quoted(_ id: String) -> String {
    id.contains { $0.isWhitespace } ? "\"\(id)\"" : id
  }
}
