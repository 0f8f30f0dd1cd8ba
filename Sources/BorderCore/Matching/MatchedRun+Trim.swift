extension MatchedRun {
  /// How many metres of the other lines the run goes along.
  var wayLength: Double { wayLengths.reduce(0, +) }

  /// Cuts off what stands still at the ends: there the two lines have parted already.
  ///
  /// - Parameters:
  ///   - keepsStart: Whether the first sample is an end of the line, from which another one goes on.
  ///   - keepsEnd: The same for the last sample.
  mutating func trim(keepsStart: Bool, keepsEnd: Bool) {
    if !keepsEnd {
      var k = places.count - 1
      while k > 0, wayLengths[k - 1] == 0 { k -= 1 }
      cut(to: 0...nearest(k...(places.count - 1), prefersFirst: true))
    }
    if !keepsStart {
      var k = 0
      while k < places.count - 1, wayLengths[k] == 0 { k += 1 }
      cut(to: nearest(0...k, prefersFirst: false)...(places.count - 1))
    }
  }

  /// Cuts off where the two lines open like a wedge towards an end at which nothing but the tolerance ends the stretch: they have
  /// parted where the wedge begins, and what goes on from there is the border of each with somebody else.
  ///
  /// - Parameters:
  ///   - tolerance: In metres; lines that are apart by less than half of it at the end run beside each other still.
  ///   - keepsStart: Whether the first sample is an end of the line, from which another one goes on.
  ///   - keepsEnd: The same for the last sample.
  mutating func closeWedges(tolerance: Double, keepsStart: Bool, keepsEnd: Bool) {
    /// How many samples from an end belong to a wedge.
    func count(_ end: Int, _ step: Int) -> Int {
      let distance = places[end].distance
      guard distance > tolerance / 2 else { return 0 }
      // Less than that comes of vertices that were moved each by itself.
      var (best, greatest) = (0, 0.2 * tolerance)
      var length = 0.0
      for number in 1..<places.count {
        length += wayLengths[step < 0 ? end - number : number - 1]
        if Self.opening * length > distance { break }
        let excess = distance - places[end + step * number].distance - Self.opening * length
        if excess > greatest { (best, greatest) = (number, excess) }
      }
      return best
    }
    guard places.count > 2 else { return }
    let low = keepsStart ? 0 : count(0, 1)
    let high = places.count - 1 - (keepsEnd ? 0 : count(places.count - 1, -1))
    if low < high { cut(to: low...high) }
  }

  /// The slope from which on two lines open like a wedge.
  private static var opening: Double { 0.25 }

  /// The sample that is nearest to its place.
  private func nearest(_ range: ClosedRange<Int>, prefersFirst: Bool) -> Int {
    var best = prefersFirst ? range.lowerBound : range.upperBound
    for k in prefersFirst ? Array(range) : range.reversed() where places[k].distance < places[best].distance {
      best = k
    }
    return best
  }

  /// Leaves the samples of a range, counted from its first one.
  mutating func cut(to range: ClosedRange<Int>) {
    let first = samples.lowerBound
    samples = (first + range.lowerBound)...(first + range.upperBound)
    places = Array(places[range])
    ways = Array(ways[range.lowerBound..<range.upperBound])
    wayLengths = Array(wayLengths[range.lowerBound..<range.upperBound])
  }

  /// Whether the stretches run beside each other rather than just come near: both are longer than they are apart, and they
  /// do not open like a wedge, as two coasts do where their border meets the sea.
  func runsBeside(movingLength: Double) -> Bool {
    let mean = places.map(\.distance).reduce(0, +) / Double(places.count)
    let shorter = min(movingLength, wayLength)
    let opening = abs(places[0].distance - places[places.count - 1].distance)
    return shorter > 1e-3 && shorter >= mean && opening <= Self.opening * shorter
  }

  /// The part with the longest way that meets a condition all along; `nil` when there is none.
  ///
  /// - Parameter isUsable: Whether the way from a place to the next one, by the number of the former, may be taken.
  /// - Returns: The part.
  func longestPart(where isUsable: (Int) -> Bool) -> MatchedRun? {
    var best: (range: ClosedRange<Int>, length: Double)?
    var start = 0
    var length = 0.0
    for k in ways.indices {
      if isUsable(k) {
        length += wayLengths[k]
        if length > best?.length ?? 0 { best = (start...(k + 1), length) }
      } else {
        start = k + 1
        length = 0
      }
    }
    guard let best else { return nil }
    var part = self
    part.cut(to: best.range)
    return part
  }

  /// The longest part from the first place on that goes along nothing twice.
  var firstRound: MatchedRun {
    var part = self
    let start = places[0]
    var seen: Set<Int32> = [start.segment]
    /// Whether the run is on the segment on which it began once more.
    var isBack = false
    for (k, way) in ways.enumerated() {
      var last = places[k].segment
      for segment in way where segment != last {
        let isNew = !isBack && (segment == start.segment || seen.insert(segment).inserted)
        guard isNew else {
          part.cut(to: 0...k)
          return part
        }
        isBack = segment == start.segment
        last = segment
      }
      if isBack && places[k + 1].fraction < start.fraction {
        part.cut(to: 0...k)
        return part
      }
    }
    return part
  }

  /// All segments that the run goes along, each the predecessor of the one before, without repetition.
  var chain: [Int32] {
    var chain: [Int32] = [places[0].segment]
    for way in ways {
      for segment in way where segment != chain[chain.count - 1] { chain.append(segment) }
    }
    return chain
  }
}
