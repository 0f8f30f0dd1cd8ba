/// How many letters two spellings differ by.
package enum SpellingDistance {
  /// Insertions, deletions, replacements and exchanges of neighbours (the restricted distance of Damerau and
  /// Levenshtein); anything above a limit may come out as the limit and one. O(*n* *m*).
  package static func between(_ first: [Character], _ second: [Character], limit: Int) -> Int {
    guard abs(first.count - second.count) <= limit else { return limit + 1 }
    var before = [Int](repeating: 0, count: second.count + 1)
    var row = Array(0...second.count)
    for (line, letter) in first.enumerated() {
      var next = [line + 1]
      next.reserveCapacity(second.count + 1)
      for (column, other) in second.enumerated() {
        var cost = min(row[column] + (letter == other ? 0 : 1), row[column + 1] + 1, next[column] + 1)
        if line > 0, column > 0, letter == second[column - 1], first[line - 1] == other {
          cost = min(cost, before[column - 1] + 1)
        }
        next.append(cost)
      }
      // What follows only adds to it; an exchange of neighbours looks one row further back.
      if let least = next.min(), least > limit, let last = row.min(), last >= limit { return limit + 1 }
      before = row
      row = next
    }
    return row[second.count]
  }
}
