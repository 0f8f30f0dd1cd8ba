/// The exact confidence interval of the mean of a Poisson count (Garwood).
///
/// The interval is central: each side leaves out half of the rest. For a count of 0 the lower end is 0.
/// Property: the coverage is at least the level, whatever the mean.
///
/// Method: the ends solve P(X ≥ n; low) = α/2 and P(X ≤ n; high) = α/2, by bisection on sums of ratios of
/// neighbouring terms, which need no logarithm and do not overflow. Source: Garwood (1936), Fiducial limits for the
/// Poisson distribution, Biometrika 28, 437–442, doi:10.1093/biomet/28.3-4.437.
public struct PoissonInterval: Hashable, Sendable {
  /// The lower end.
  public let low: Double
  /// The upper end.
  public let high: Double

  /// The interval of a count.
  ///
  /// - Parameters:
  ///   - count: The count; a negative one is taken as 0.
  ///   - level: The level of confidence, between 0 and 1.
  /// - Complexity: O(√*n*) terms for each of some sixty steps.
  public init(count: Int, level: Double = 0.95) {
    let n = max(0, count)
    let tail = min(max((1 - level) / 2, 1e-6), 0.5)
    let reach = 6 * (Double(n).squareRoot() + 3)
    high = Self.solve(from: Double(n), to: Double(n) + reach) { Self.lowerTail(n, mean: $0) > tail }
    low =
      n == 0
      ? 0
      : Self.solve(from: max(0, Double(n) - reach), to: Double(n)) {
        Self.lowerTail(n - 1, mean: $0) > 1 - tail
      }
  }

  /// Where a condition that holds at the lower end ceases to hold.
  private static func solve(from: Double, to: Double, _ holds: (Double) -> Bool) -> Double {
    var (low, high) = (from, to)
    for _ in 0..<100 {
      let middle = (low + high) / 2
      if middle <= low || middle >= high { break }
      if holds(middle) { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// P(X ≤ n) for a Poisson variable: terms in units of the n-th one.
  private static func lowerTail(_ n: Int, mean: Double) -> Double {
    var (below, above) = (0.0, 0.0)
    var term = 1.0
    var k = n
    while k >= 0 && term > 1e-18 * below {
      below += term
      term *= Double(k) / mean
      k -= 1
    }
    term = mean / Double(n + 1)
    k = n + 1
    while term > 1e-18 * (above + below) || Double(k) < mean {
      above += term
      k += 1
      term *= mean / Double(k)
    }
    return below / (below + above)
  }
}
