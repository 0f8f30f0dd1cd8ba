internal import Glibc

/// By which ruler a border is as long as somebody says.
public struct RulerMatch: Hashable, Sendable {
  /// What became of a length.
  public enum Outcome: Hashable, Sendable {
    /// A ruler gives it. The range holds all rulers by which some walk is as long.
    case met(ruler: Double, range: ClosedRange<Double>)
    /// It is longer than the border along all vertices, by so many metres.
    case longer(by: Double)
    /// It is shorter than by the longest ruler, by so many metres.
    case shorter(by: Double, ruler: Double)
  }

  /// The length in metres.
  public let length: Double
  /// What became of it.
  public let outcome: Outcome

  /// The ruler in metres; `nil` where none gives the length.
  public var ruler: Double? {
    if case .met(let ruler, _) = outcome { ruler } else { nil }
  }
  /// All rulers by which some walk is as long; `nil` where none gives the length.
  public var range: ClosedRange<Double>? {
    if case .met(_, let range) = outcome { range } else { nil }
  }
  /// By how many metres the length is beyond what rulers give: positive where it is longer; `nil` where one gives it.
  public var unmet: Double? {
    switch outcome {
    case .met: nil
    case .longer(let by): by
    case .shorter(let by, _): -by
    }
  }

  /// Looks for the ruler.
  ///
  /// Lengths between two rulers are taken from the straight line between both in logarithms. The mean of the walks falls with
  /// the ruler but for the chance of where steps end; where it rises it is levelled first (isotonic regression), so that there
  /// is one ruler.
  ///
  /// - Parameters:
  ///   - length: The length in metres; must be positive.
  ///   - curve: The lengths by ruler; `nil` is returned without any.
  public init?(_ length: Double, in curve: LengthByRuler) {
    guard length > 0, let first = curve.lengths.first, let last = curve.lengths.last, last.mean > 0 else {
      return nil
    }
    self.length = length
    if length > max(curve.length, first.greatest) {
      outcome = .longer(by: length - max(curve.length, first.greatest))
      return
    }
    let level = Self.falling(curve.lengths.map(\.mean))
    if length < last.least, length < level[level.count - 1] {
      outcome = .shorter(by: last.mean - length, ruler: last.ruler)
      return
    }
    var crossings: [Double] = []
    for bound in [curve.lengths.map(\.least), level, curve.lengths.map(\.greatest)] {
      crossings += Self.crossings(of: length, bound, curve.lengths.map(\.ruler))
    }
    let own = Self.crossings(of: length, level, curve.lengths.map(\.ruler))
    // Before the first ruler lies the line itself, after the last nothing is known.
    let ruler = own.first ?? (length >= level[0] ? first.ruler : last.ruler)
    var (low, high) = (min(crossings.min() ?? ruler, ruler), max(crossings.max() ?? ruler, ruler))
    if first.least <= length { low = min(low, first.ruler) }
    if last.greatest >= length { high = max(high, last.ruler) }
    outcome = .met(ruler: ruler, range: low...high)
  }

  /// The falling values that are nearest by least squares: neighbours that rise are given their mean.
  static func falling(_ values: [Double]) -> [Double] {
    var blocks: [(sum: Double, count: Int)] = []
    for value in values {
      blocks.append((value, 1))
      while blocks.count > 1 {
        let (a, b) = (blocks[blocks.count - 2], blocks[blocks.count - 1])
        guard a.sum / Double(a.count) < b.sum / Double(b.count) else { break }
        blocks.removeLast(2)
        blocks.append((a.sum + b.sum, a.count + b.count))
      }
    }
    return blocks.flatMap { [Double](repeating: $0.sum / Double($0.count), count: $0.count) }
  }

  /// The rulers at which a curve of lengths passes a length.
  private static func crossings(of length: Double, _ values: [Double], _ rulers: [Double]) -> [Double] {
    guard values.count > 1 else { return [] }
    return (1..<values.count).compactMap { index in
      let (a, b) = (values[index - 1], values[index])
      guard (a - length) * (b - length) <= 0, a != b, a > 0, b > 0 else { return nil }
      let share = log(length / a) / log(b / a)
      return exp(log(rulers[index - 1]) + share * log(rulers[index] / rulers[index - 1]))
    }
  }
}
