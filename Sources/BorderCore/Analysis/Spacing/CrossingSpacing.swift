/// How crossings are spaced along a border.
///
/// Gaps are measured along one line of the route at a time, never over a jump between lines; on a closed line the
/// last gap goes round to the first crossing. The stretches between the ends of a line and its first and last
/// crossing are no gaps, but count as stretches without a crossing.
public struct CrossingSpacing: Sendable {
  /// A crossing on a route.
  public struct Mark: Hashable, Sendable {
    /// The line of the route.
    public var line: Int
    /// Metres from the start of the route.
    public var chainage: Double
    /// What to call it.
    public var name: Phrase

    /// A crossing on a route.
    public init(line: Int, chainage: Double, name: Phrase) {
      self.line = line
      self.chainage = chainage
      self.name = name
    }
  }

  /// A stretch of the route without a crossing inside.
  public struct Stretch: Hashable, Sendable {
    /// The line of the route.
    public let line: Int
    /// Chainage of its start in metres.
    public let from: Double
    /// Chainage of its end in metres; of one that goes round a closed line, less than `from`.
    public let to: Double
    /// Its length in metres.
    public let length: Double
    /// The crossing at its start: an index of `marks`; `nil` at the end of a line.
    public let first: Int?
    /// The crossing at its end.
    public let last: Int?
  }

  /// The crossings in the order of chainage.
  public let marks: [Mark]
  /// All stretches in the order of the route. Their lengths add up to the length of the route.
  public let stretches: [Stretch]
  /// The gaps between two crossings, in the order of the route.
  public var gaps: [Stretch] { stretches.filter { $0.first != nil && $0.last != nil } }

  let lines: [(start: Double, length: Double, isClosed: Bool)]

  /// Measures the spacing of some crossings.
  ///
  /// - Parameters:
  ///   - marks: The crossings in any order; those on a line that the route does not have are left out.
  ///   - route: The border.
  public init(_ marks: [Mark], along route: Chainage) {
    lines = route.lines.map { ($0.start.metres, $0.length.metres, $0.isClosed) }
    let count = lines.count
    let sorted = marks.filter { (0..<count).contains($0.line) }.enumerated().sorted {
      ($0.element.line, $0.element.chainage, $0.offset) < ($1.element.line, $1.element.chainage, $1.offset)
    }.map(\.element)
    self.marks = sorted
    stretches = Self.stretches(sorted, lines)
  }

  private static func stretches(
    _ marks: [Mark], _ lines: [(start: Double, length: Double, isClosed: Bool)]
  ) -> [Stretch] {
    var list: [Stretch] = []
    var next = 0
    for (index, line) in lines.enumerated() {
      let end = line.start + line.length
      let first = next
      while next < marks.count && marks[next].line == index { next += 1 }
      guard next > first else {
        list.append(
          Stretch(line: index, from: line.start, to: end, length: line.length, first: nil, last: nil))
        continue
      }
      func chainage(_ mark: Int) -> Double { marks[mark].chainage }
      if !line.isClosed {
        let length = chainage(first) - line.start
        list.append(
          Stretch(
            line: index, from: line.start, to: chainage(first), length: length, first: nil, last: first))
      }
      for mark in (first + 1)..<max(next, first + 1) {
        let (from, to) = (chainage(mark - 1), chainage(mark))
        list.append(
          Stretch(line: index, from: from, to: to, length: to - from, first: mark - 1, last: mark))
      }
      let from = chainage(next - 1)
      let isRound = line.isClosed
      list.append(
        Stretch(
          line: index, from: from, to: isRound ? chainage(first) : end,
          length: end - from + (isRound ? chainage(first) - line.start : 0), first: next - 1,
          last: isRound ? first : nil))
    }
    return list
  }

  /// The mean of the gaps in metres; `nil` without a gap.
  public var mean: Double? {
    let gaps = gaps
    return gaps.isEmpty ? nil : gaps.map(\.length).reduce(0, +) / Double(gaps.count)
  }

  /// The median of the gaps in metres, between the two middle ones if their number is even; `nil` without a gap.
  public var median: Double? {
    let sorted = gaps.map(\.length).sorted()
    guard !sorted.isEmpty else { return nil }
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }

  /// The largest gap between two crossings, the first of equals; `nil` without a gap.
  public var maximum: Stretch? { Self.longest(gaps) }

  /// The longest stretch without a crossing, those at the ends of lines included; `nil` for a route without lines.
  public var longest: Stretch? { Self.longest(stretches) }

  private static func longest(_ list: [Stretch]) -> Stretch? {
    var best: Stretch?
    for stretch in list where stretch.length > best?.length ?? -1 { best = stretch }
    return best
  }

  /// The coefficient of variation of the gaps: 0 for even spacing, about 1 for random, more for clusters.
  ///
  /// The standard deviation is that of the gaps themselves (divided by their number). `nil` for fewer than two gaps
  /// or when all are 0.
  public var variation: Double? { Self.variation(gaps.map(\.length)) }

  static func variation(_ gaps: [Double]) -> Double? {
    guard gaps.count > 1 else { return nil }
    let mean = gaps.reduce(0, +) / Double(gaps.count)
    guard mean > 0 else { return nil }
    let squares = gaps.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
    return (squares / Double(gaps.count)).squareRoot() / mean
  }
}
