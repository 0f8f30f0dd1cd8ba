extension LineAligner {
  /// Joins stretches that only a spike or a fold of the moving line separates, no longer than two tolerances.
  ///
  /// Where three regions meet, each has its own copy of the place. What two of them have agreed on may lie aside
  /// of the third one's corner: its line then follows the first, juts out or turns back, and follows the second. To stand
  /// still costs more than to be unmatched, as it should where lines part for good; but between two stretches
  /// whose ends are near it leaves a sliver. All that is moved for it stays within the tolerance.
  ///
  /// - Parameters:
  ///   - runs: The stretches in the order of the line.
  ///   - line: The samples.
  ///   - lines: What it may be moved onto.
  ///   - filter: Onto the lines of which regions.
  ///   - isFixed: Whether a sample must not be moved.
  /// - Returns: The stretches, some of them joined.
  mutating func bridged(
    _ runs: [MatchedRun], _ line: MovingLine, _ lines: borrowing MatchLines, _ filter: MatchFilter,
    isFixed: (Int) -> Bool
  ) -> [MatchedRun] {
    var result: [MatchedRun] = []
    for run in runs {
      if let last = result.last, let joined = bridge(last, run, line, lines, filter, isFixed) {
        result[result.count - 1] = joined
      } else {
        result.append(run)
      }
    }
    return result
  }

  /// No more samples than these are bridged: what lies within the tolerance of one place has few.
  private static var mostBridged: Int { 64 }
  /// At most so many samples are taken from the ends of both stretches, where these have gone past each other.
  private static var mostGivenUp: Int { 4 }

  private mutating func bridge(
    _ first: MatchedRun, _ second: MatchedRun, _ line: MovingLine, _ lines: borrowing MatchLines,
    _ filter: MatchFilter, _ isFixed: (Int) -> Bool
  ) -> MatchedRun? {
    guard second.samples.lowerBound - first.samples.upperBound <= Self.mostBridged else { return nil }
    for givenUp in 0...Self.mostGivenUp {
      for ofSecond in 0...givenUp {
        let ofFirst = givenUp - ofSecond
        guard ofFirst < first.places.count, ofSecond < second.places.count else { continue }
        let joined = join(
          first.part(0...(first.places.count - 1 - ofFirst)),
          second.part(ofSecond...(second.places.count - 1)), line, lines, filter, isFixed)
        if let joined { return joined }
      }
    }
    return nil
  }

  /// Two stretches as one; `nil` when what lies between cannot be moved to their ends within the tolerance.
  private mutating func join(
    _ first: MatchedRun, _ second: MatchedRun, _ line: MovingLine, _ lines: borrowing MatchLines,
    _ filter: MatchFilter, _ isFixed: (Int) -> Bool
  ) -> MatchedRun? {
    let between = (first.samples.upperBound + 1)..<second.samples.lowerBound
    guard !between.contains(where: isFixed), let from = first.places.last, let to = second.places.first else {
      return nil
    }
    // Out and back, but for the step in which the way is gone: what is longer winds on its own account.
    let steps = ((between.lowerBound - 1)..<between.upperBound).map { sample in
      let step = LocalPlane(at: line.positions[sample], lines.scale).vector(line.positions[sample + 1])
      return (step * step).sum().squareRoot()
    }
    guard steps.reduce(0, +) - (steps.max() ?? 0) <= 2 * tolerance else { return nil }
    func distances(to place: MatchCandidate) -> [Double] {
      let (a, b) = lines.ends(of: place.segment)
      let position = a.towards(b, place.fraction)
      return between.map { sample in
        let gap = LocalPlane(at: line.positions[sample], lines.scale).vector(position)
        return (gap * gap).sum().squareRoot()
      }
    }
    let (toFrom, toTo) = (distances(to: from), distances(to: to))
    let reach = reach.within(
      LocalPlane(at: line.positions[first.samples.upperBound], lines.scale), 2 * tolerance)
    // The first samples stand at the one end, the others at the other end, and the way is gone between two of them.
    let atFrom = toFrom.prefix { $0 <= reach }.count
    let atTo = toTo.reversed().prefix { $0 <= reach }.count
    guard atFrom + atTo >= between.count else { return nil }
    for count in (between.count - atTo)...atFrom {
      let step = first.samples.upperBound + count
      guard let way = way(of: step, from: from, to: to, line, lines, filter) else { continue }
      var joined = first
      for distance in toFrom.prefix(count) { joined.stand(at: from, distance) }
      let last = toTo.suffix(between.count - count) + [to.distance]
      joined.ways.append(way.segments)
      joined.wayLengths.append(way.length)
      joined.places.append(to)
      joined.places[joined.places.count - 1].distance = last[last.startIndex]
      for distance in last.dropFirst() { joined.stand(at: to, distance) }
      joined.places += second.places.dropFirst()
      joined.ways += second.ways
      joined.wayLengths += second.wayLengths
      joined.greatestOffset = max(joined.greatestOffset, second.greatestOffset, way.offset)
      joined.samples = first.samples.lowerBound...second.samples.upperBound
      return joined
    }
    return nil
  }
}

extension MatchedRun {
  /// One more sample at the same place as the one before, at a distance from it.
  fileprivate mutating func stand(at place: MatchCandidate, _ distance: Double) {
    ways.append([place.segment])
    wayLengths.append(0)
    places.append(place)
    places[places.count - 1].distance = distance
  }

  /// The part between two of its samples, counted from its first one.
  fileprivate func part(_ range: ClosedRange<Int>) -> MatchedRun {
    var part = self
    part.cut(to: range)
    return part
  }
}
