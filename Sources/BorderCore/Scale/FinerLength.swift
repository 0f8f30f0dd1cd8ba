internal import Glibc

/// How long a border may be on finer data: an estimate from its own line, with an interval that was tried out.
///
/// The finer data are such as the first-level regions of OpenStreetMap, whose vertices stand 540 m apart in the median. What is
/// known is how much the line loses by rulers of its own spacing and twice that, how unevenly its vertices stand, and over how many octaves it
/// is to be continued. A linear model of the logarithm of the growth was fitted to pairs of the same border on coarse
/// data and on those, by least absolute deviations; the width of the interval follows the number of vertices and the growth.
/// Method, pairs and what the interval held in a trial on other countries: the article on length and ruler.
///
/// The interval is wide because the growth is: of two borders that look alike on coarse data, one follows a river and grows by a
/// third, and the other a watershed and hardly grows.
public struct FinerLength: Hashable, Sendable {
  /// The estimate in metres.
  public let length: Double
  /// The 95 per cent interval in metres.
  public let interval: ClosedRange<Double>

  /// How far apart vertices of the finer data stand in the median, in metres.
  public static let spacing = 540.0
  /// Which spacings of coarse data the model was fitted to, in metres.
  public static let range = 1000.0...15_000.0
  /// The least number of spacings that a border must be long.
  static let leastCount = 10.0

  /// The coefficients of the growth: a constant, octaves and their square, both losses, both times octaves, the unevenness, and that
  /// times octaves.
  private static let growth = [
    0.3426, -0.0521, 0.0076, -2.2808, 1.2223, 0.9475, -0.6587, 0.0991, -0.0716,
  ]
  /// Those of the logarithm of the width: a constant, the logarithm of the number of spacings, the growth.
  private static let width = [-2.4700, -0.0952, 0.4788]
  /// The ends of the interval in widths.
  private static let ends = (low: -3.9533, high: 4.4239)

  /// Estimates the length; `nil` where the data are not of the kind that the model was fitted to.
  public init?(_ curve: LengthByRuler) {
    let (median, p90) = (curve.spacing.median, curve.spacing.percentile90)
    guard Self.range.contains(median), curve.length >= Self.leastCount * median, curve.lastOctaves.count == 2,
      curve.lastOctaves.allSatisfy({ $0 > 0 })
    else { return nil }
    func loss(_ longer: Double, _ shorter: Double) -> Double { min(max(log(longer / shorter), -0.05), 0.5) }
    let octaves = log2(median / Self.spacing)
    let first = loss(curve.length, curve.lastOctaves[0])
    let second = loss(curve.lastOctaves[0], curve.lastOctaves[1])
    let uneven = log(p90 / median)
    let features = [
      1, octaves, octaves * octaves, first, second, octaves * first, octaves * second, uneven,
      octaves * uneven,
    ]
    let growth = zip(features, Self.growth).reduce(0) { $0 + $1.0 * $1.1 }
    let count = min(max(curve.length / median, Self.leastCount), 300)
    let width = exp(Self.width[0] + Self.width[1] * log(count) + Self.width[2] * min(max(growth, 0), 0.5))
    length = curve.length * exp(growth)
    interval =
      curve.length * exp(growth + Self.ends.low * width)...curve.length * exp(growth + Self.ends.high * width)
  }
}
