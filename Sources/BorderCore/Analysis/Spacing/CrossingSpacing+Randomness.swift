extension CrossingSpacing {
  /// How likely the variation is if crossings were placed at random over the route.
  public struct RandomnessTest: Hashable, Sendable {
    /// The share of random patterns whose variation is at most the measured one: small means evenly spaced.
    public let moreEven: Double
    /// The share whose variation is at least the measured one: small means clustered.
    public let moreClustered: Double
    /// Two-sided.
    public var p: Double { min(1, 2 * min(moreEven, moreClustered)) }
  }

  /// Compares the variation with that of random patterns of the same number of crossings on the same lines.
  ///
  /// A Monte Carlo test: places are drawn uniformly by length, with a fixed seed, so the result is the same every
  /// time. Shares count the measured pattern itself: (r + 1) / (n + 1).
  ///
  /// - Parameter draws: How many patterns to draw; at least 1.
  /// - Returns: `nil` where the variation is not defined or the route has no length.
  /// - Complexity: O(draws · *k* log *k*) for *k* crossings.
  public func randomnessTest(draws: Int = 999) -> RandomnessTest? {
    let total = lines.map(\.length).reduce(0, +)
    guard let measured = variation, total > 0 else { return nil }
    var generator = SeededGenerator(seed: 0x4D45_5A48_41)
    let draws = max(1, draws)
    var (below, above, valid) = (0, 0, 0)
    var places = [Double](repeating: 0, count: marks.count)
    var gaps: [Double] = []
    for _ in 0..<draws {
      for index in places.indices { places[index] = generator.nextFraction() * total }
      places.sort()
      gaps.removeAll(keepingCapacity: true)
      appendGaps(of: places, to: &gaps)
      guard let variation = Self.variation(gaps) else { continue }
      valid += 1
      if variation <= measured { below += 1 }
      if variation >= measured { above += 1 }
    }
    let count = Double(valid + 1)
    return RandomnessTest(moreEven: Double(below + 1) / count, moreClustered: Double(above + 1) / count)
  }

  /// The gaps between sorted places, as `stretches` has them between two crossings.
  private func appendGaps(of places: [Double], to gaps: inout [Double]) {
    var next = 0
    for line in lines {
      let end = line.start + line.length
      let first = next
      while next < places.count && (places[next] < end || line.start == lines.last?.start) { next += 1 }
      guard next > first else { continue }
      for place in (first + 1)..<max(next, first + 1) { gaps.append(places[place] - places[place - 1]) }
      if line.isClosed { gaps.append(end - places[next - 1] + places[first] - line.start) }
    }
  }
}

extension CrossingSpacing.RandomnessTest {
  /// What the test says of a pattern at the level of 5 per cent, two-sided.
  public var verdict: CrossingPattern { p >= 0.05 ? .random : moreEven < moreClustered ? .even : .clustered }
}

/// How crossings stand along a border, as a test has it.
public enum CrossingPattern: String, CaseIterable, Sendable {
  /// More evenly than chance makes them.
  case even
  /// Not distinguished from chance.
  case random
  /// In clusters.
  case clustered
}

/// A small generator with a fixed seed, so that a test by simulation gives the same number every time.
///
/// Source: Steele, Lea, Flood (2014), Fast splittable pseudorandom number generators, doi:10.1145/2660193.2660195.
private struct SeededGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// The next number, at least 0 and less than 1.
  mutating func nextFraction() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    z ^= z >> 31
    return Double(z >> 11) * 0x1p-53
  }
}
