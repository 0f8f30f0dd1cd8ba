internal import Glibc

/// A power law fitted to the length of a border by ruler: *L* ∝ *r*^(1 − *D*).
///
/// Logarithms of lengths are fitted to logarithms of rulers by least squares. Rulers below one and a half times the spacing of
/// nine tenths of the vertices are left out, because the data have no more detail to show there, and so are those that the
/// border is less than ten times as long as. Where that leaves too few, all from the median spacing on are taken. The weight of
/// rulers falls towards both ends of the range as a parabola, so that it matters little where the range begins and ends.
///
/// How sure the dimension is comes from the border itself: it is cut into eight stretches, and the fit is made without each of
/// them (the jackknife). The points of one curve come from one line and are no independent observations, so that the
/// interval of the regression would be far too narrow; it is taken only where it is the wider one.
///
/// Sources: B. B. Mandelbrot (1967), doi:10.1126/science.156.3775.636; R. G. Miller, The jackknife: a review, Biometrika 61
/// (1974), 1–15, doi:10.1093/biomet/61.1.1.
public struct ScalingFit: Hashable, Sendable {
  /// The dimension: 1 for a line whose length does not depend on the ruler.
  public let dimension: Double
  /// Half the width of its 95 per cent interval.
  public let halfWidth: Double
  /// The share of the variance of log lengths that the line explains; `nil` where they hardly vary.
  public let rSquared: Double?
  /// The least and the greatest ruler of the fit, in metres.
  public let rulers: ClosedRange<Double>
  /// How many rulers were fitted.
  public let count: Int
  /// The rulers at which the power law changes, in metres, rising, at most two; empty where one law holds over the whole range,
  /// as far as can be seen.
  public let bends: [Double]
  /// The dimensions before, between and behind the bends, by rising ruler; empty without bends.
  public let dimensions: [Double]
  /// The logarithm of the length by a ruler of one metre, if the law held there.
  let intercept: Double

  /// How many rulers the border must at least be long.
  static let leastSteps = 10.0
  /// The fewest rulers that make a fit.
  static let leastCount = 4
  /// How many times the spacing of nine tenths of the vertices the least ruler is.
  static let leastSpacings = 1.5

  /// The length by a ruler as the law has it, both in metres.
  public func length(ruler: Double) -> Double { exp(intercept + (1 - dimension) * log(ruler)) }

  /// Fits a curve; `nil` where too few rulers are left.
  ///
  /// - Parameters:
  ///   - curve: The lengths by ruler.
  ///   - range: Which rulers to fit, in metres; `nil` for those that the data bear.
  /// - Complexity: O(*r*³) for *r* rulers, of which there are some forty.
  public init?(_ curve: LengthByRuler, range: ClosedRange<Double>? = nil) {
    let all = curve.lengths.filter { $0.mean > 0 }
    func chosen(from least: Double) -> [RulerLength] {
      all.filter { $0.ruler >= least && $0.steps >= Self.leastSteps }
    }
    var points =
      range.map { range in all.filter { range.contains($0.ruler) } }
      ?? chosen(from: Self.leastSpacings * curve.spacing.percentile90)
    if range == nil, points.count < Self.leastCount { points = chosen(from: curve.spacing.median) }
    guard points.count >= Self.leastCount, let first = points.first, let last = points.last else {
      return nil
    }
    let x = points.map { log($0.ruler) }
    let parts = Self.jackknifed(points)
    let taper = points.indices.map { index in
      let share = (Double(index) + 0.5) / Double(points.count)
      return share * (1 - share)
    }
    guard let whole = BentLine(x, points.map { log($0.mean) }, weights: taper) else { return nil }
    dimension = 1 - whole.slopes[0]
    halfWidth = max(
      Self.halfWidth(parts.compactMap { BentLine(x, $0, weights: taper)?.slopes[0] }) ?? 0,
      StudentQuantile.value(points.count - 2) * whole.slopeError)
    // Below a thousandth in all, what varies is the remainder of the walks.
    rSquared = whole.totalSquare > 1e-6 * whole.weight ? 1 - whole.residualSquare / whole.totalSquare : nil
    rulers = first.ruler...last.ruler
    count = points.count
    intercept = whole.intercept
    let bent = Self.bent(points, x, parts)
    bends = bent.knots.map { exp($0) }
    dimensions = bent.knots.isEmpty ? [] : bent.slopes.map { 1 - $0 }
  }

  /// Half the 95 per cent interval of what is estimated without each of the stretches; `nil` for fewer than two.
  private static func halfWidth(_ values: [Double]) -> Double? {
    let n = Double(values.count)
    guard n > 1 else { return nil }
    let mean = values.reduce(0, +) / n
    let square = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return StudentQuantile.value(values.count - 1) * (square * (n - 1) / n).squareRoot()
  }

  /// The log lengths of the border without each of its stretches, ruler by ruler.
  private static func jackknifed(_ points: [RulerLength]) -> [[Double]] {
    (0..<LengthByRuler.stretchCount).compactMap { left in
      let lengths = points.map { point in
        point.stretches.enumerated().reduce(0) { $0 + ($1.offset == left ? 0 : $1.element) }
      }
      return lengths.allSatisfy { $0 > 0 } ? lengths.map { log($0) } : nil
    }
  }
}

extension ScalingFit {
  /// Differences of dimensions below this are no bend.
  private static let leastChange = 0.05
  /// How many rulers lie at least before, between and behind bends.
  private static let margin = 3
  /// To what share the squares of what is left must fall.
  private static let share = 2.0 / 3

  /// The line with the fewest bends that another one would hardly make fit better. A bend counts where it is of some size, where the
  /// squares of what is left fall to two thirds with it, and where the stretches of the border agree that it is there.
  private static func bent(_ points: [RulerLength], _ x: [Double], _ parts: [[Double]]) -> BentLine {
    let y = points.map { log($0.mean) }
    var best = BentLine(x, y) ?? BentLine()
    guard parts.count > 3 else { return best }
    let straight = best
    let one = fitting(x, y, (margin - 1..<max(margin - 1, x.count - margin)).map { [$0] })
    if let one, isSure(one, x, parts), one.residualSquare < share * straight.residualSquare { best = one }
    var pairs: [[Int]] = []
    for first in margin - 1..<max(margin - 1, x.count - 2 * margin) {
      for second in first + margin..<max(first + margin, x.count - margin) { pairs.append([first, second]) }
    }
    if let two = fitting(x, y, pairs), isSure(two, x, parts),
      two.residualSquare < share * share * straight.residualSquare,
      two.residualSquare < share * best.residualSquare
    {
      best = two
    }
    return best
  }

  /// The bent line that fits best of those with knots at some of the points.
  private static func fitting(_ x: [Double], _ y: [Double], _ knots: [[Int]]) -> BentLine? {
    var best: BentLine?
    for choice in knots {
      guard let line = BentLine(x, y, knots: choice.map { x[$0] }) else { continue }
      if line.residualSquare < best?.residualSquare ?? .infinity { best = line }
    }
    return best
  }

  private static func isSure(_ line: BentLine, _ x: [Double], _ parts: [[Double]]) -> Bool {
    let others = parts.compactMap { BentLine(x, $0, knots: line.knots) }
    return line.changes.indices.allSatisfy { bend in
      guard let width = halfWidth(others.map { $0.changes[bend] }) else { return false }
      return abs(line.changes[bend]) > max(width, leastChange)
    }
  }
}

/// How many standard errors on either side hold 95 per cent of Student's distribution.
enum StudentQuantile {
  /// The value for some degrees of freedom; infinite for none. Source: the expansion of Cornish and Fisher, Abramowitz and
  /// Stegun (1964), 26.7.5; up to four degrees the values themselves.
  static func value(_ degrees: Int) -> Double {
    guard degrees > 0 else { return .infinity }
    if degrees <= 4 { return [12.7062, 4.3027, 3.1824, 2.7764][degrees - 1] }
    let (z, n) = (1.959963985, Double(degrees))
    let (z3, z5, z7) = (z * z * z, z * z * z * z * z, z * z * z * z * z * z * z)
    return z + (z3 + z) / (4 * n) + (5 * z5 + 16 * z3 + 3 * z) / (96 * n * n)
      + (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * n * n * n)
  }
}
