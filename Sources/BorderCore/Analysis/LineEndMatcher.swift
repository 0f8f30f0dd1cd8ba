/// Puts lines together that were cut exactly on the border.
struct LineEndMatcher {
  let classes: [String]
  let assembler: CrossingAssembler

  /// The same crossings with matching ends replaced by one crossing or touch.
  ///
  /// - Parameter found: Crossings by line, in the order of each line.
  /// - Returns: Crossings in the same order; a match stands where its first line has it.
  func matched(_ found: [LineCrossing]) -> [LineCrossing] {
    let ends = found.indices.filter { found[$0].kind == .end }
    let order = ends.sorted { i, j in
      let (a, b) = (found[i].position.canonical, found[j].position.canonical)
      return a == b ? i < j : a.precedes(b)
    }
    var result = found
    var isGone = [Bool](repeating: false, count: found.count)
    var start = 0
    while start < order.count {
      var stop = start + 1
      while stop < order.count,
        found[order[stop]].position.canonical == found[order[start]].position.canonical
      {
        stop += 1
      }
      if stop - start > 1 {
        match(Array(order[start..<stop]), in: &result, isGone: &isGone)
      }
      start = stop
    }
    return result.indices.filter { !isGone[$0] }.map { result[$0] }
  }

  private func name(_ line: Int) -> String { line < classes.count ? classes[line] : "" }

  /// The region that an end lies in.
  private func inside(_ end: LineCrossing) -> RegionID { end.from == .none ? end.to : end.from }

  private func match(_ group: [Int], in list: inout [LineCrossing], isGone: inout [Bool]) {
    var free = group
    // Across before on one side, the same class before any.
    for (isAcross, needsClass) in [(true, true), (true, false), (false, true)] {
      var rest: [Int] = []
      while let first = free.first {
        free.removeFirst()
        let partner = free.firstIndex { other in
          (inside(list[first]) != inside(list[other])) == isAcross
            && (!needsClass || name(list[first].line) == name(list[other].line))
        }
        guard let partner else {
          rest.append(first)
          continue
        }
        join(first, with: free.remove(at: partner), isAcross: isAcross, in: &list, isGone: &isGone)
      }
      free = rest
    }
  }

  private func join(
    _ first: Int, with second: Int, isAcross: Bool, in list: inout [LineCrossing], isGone: inout [Bool]
  ) {
    let (x, y) = (inside(list[first]), inside(list[second]))
    let endsHere = list[first].from != .none
    list[first].continuation = list[second].line
    list[first].along += list[second].along
    list[first].from = endsHere ? x : y
    list[first].to = endsHere ? y : x
    if isAcross && x != .none && y != .none {
      list[first].kind = .crossing
      if let border = assembler.border(of: x, y) { list[first].border = border }
    } else {
      list[first].kind = list[first].along > 0 ? .along : .touch
    }
    isGone[second] = true
  }
}
