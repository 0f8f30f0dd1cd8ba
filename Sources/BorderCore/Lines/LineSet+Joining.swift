extension LineSet {
  /// The same lines with pieces of one group joined end to end.
  ///
  /// Two lines are joined where exactly these two of their group end at one place, to the last bit; where three or
  /// more meet, lines end. A joined line begins at the free end that comes first in the order of lines, and keeps
  /// the attributes and the feature of its first piece. The pieces' order decides nothing else.
  ///
  /// - Parameter group: The name of the group of each line, by line; one for each.
  /// - Returns: The joined lines, in the order of their first pieces. O(*n* log *n*).
  public func joined(by group: [String]) -> LineSet {
    var ends: [(key: String, place: Position, line: Int, isEnd: Bool)] = []
    for line in 0..<lineCount {
      let range = range(ofLine: line)
      let name = line < group.count ? group[line] : ""
      ends.append((name, positions[range.lowerBound].canonical, line, false))
      ends.append((name, positions[range.upperBound - 1].canonical, line, true))
    }
    let order = ends.indices.sorted { i, j in
      if ends[i].key != ends[j].key { return ends[i].key < ends[j].key }
      return ends[i].place == ends[j].place ? i < j : ends[i].place.precedes(ends[j].place)
    }
    var partner = [Int](repeating: -1, count: ends.count)
    var start = 0
    while start < order.count {
      var stop = start + 1
      while stop < order.count, ends[order[stop]].key == ends[order[start]].key,
        ends[order[stop]].place == ends[order[start]].place
      {
        stop += 1
      }
      if stop - start == 2 {
        partner[order[start]] = order[start + 1]
        partner[order[start + 1]] = order[start]
      }
      start = stop
    }
    return joined(partners: partner)
  }

  /// - Parameter partners: For end 2i (start of line i) and 2i + 1 (its end) the end that it is joined with, or -1.
  /// - Returns: The joined lines.
  private func joined(partners: [Int]) -> LineSet {
    var builder = LineSetBuilder(columns: columns)
    var isUsed = [Bool](repeating: false, count: lineCount)
    func follow(from end: Int) {
      var line: [Position] = []
      var end = end
      while !isUsed[end / 2] {
        isUsed[end / 2] = true
        let piece = positions[range(ofLine: end / 2)]
        line.append(contentsOf: end % 2 == 0 ? Array(piece) : piece.reversed())
        guard partners[end ^ 1] >= 0 else { break }
        end = partners[end ^ 1]
      }
      builder.addLine(line)
    }
    // Every feature keeps its number, those whose lines all went to others, too.
    var begun = 0
    for line in 0..<lineCount where !isUsed[line] {
      // Go back to a free end, if there is one.
      var end = 2 * line
      var steps = 0
      while partners[end] >= 0 && steps < lineCount {
        end = partners[end] ^ 1
        steps += 1
      }
      if steps == lineCount || partners[end] >= 0 { end = 2 * line }
      while begun <= feature(ofLine: line) {
        builder.beginFeature(rows[begun])
        begun += 1
      }
      follow(from: end)
    }
    for row in rows[begun...] { builder.beginFeature(row) }
    return builder.finish()
  }
}
