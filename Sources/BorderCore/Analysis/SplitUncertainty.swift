/// How sure it is where on a state border the share of one pair of regions ends and that of the next begins.
///
/// A line of a state border may be known to metres while the inner borders that divide it among regions come from a
/// coarser source: then lengths by country are right, and lengths by pair of regions are as sure as their ends.
public struct SplitUncertainty: Sendable {
  private let metres: [Position: Double]

  /// - Parameter ends: Positions of ends, exactly as the regions have them, with their uncertainty in metres.
  public init(_ ends: some Sequence<(position: Position, metres: Double)>) {
    metres = Dictionary(ends.map { ($0.position.canonical, $0.metres) }) { max($0, $1) }
  }

  /// Whether nothing is known of any end.
  public var isEmpty: Bool { metres.isEmpty }

  /// The uncertainty of the length of a border, from those of the ends of its lines.
  ///
  /// Ends are taken as independent: the root of the sum of squares. A line that closes on itself has no ends.
  ///
  /// - Parameters:
  ///   - border: The border of two regions.
  ///   - topology: The topology that it is of.
  /// - Returns: Kilometres; `nil` when nothing is known of any of its ends.
  /// - Complexity: O(*n* log *n*) for *n* arcs of the border.
  public func kilometres(of border: Border, in topology: BorderTopology) -> Double? {
    kilometres(ofLines: topology.lineEnds(joining: border.arcs))
  }

  /// The uncertainty of the length of some lines with these ends. See `kilometres(of:in:)`.
  public func kilometres(ofLines ends: [(Position, Position)]) -> Double? {
    var sum = 0.0
    var isKnown = false
    for (start, end) in ends {
      for position in [start, end] {
        guard let value = metres[position.canonical] else { continue }
        sum += value * value
        isKnown = true
      }
    }
    return isKnown ? sum.squareRoot() / 1000 : nil
  }
}

extension BorderTopology {
  /// The ends of the lines that `lines(joining:left:)` gives, without those of closed lines.
  func lineEnds(joining list: some Collection<ArcID>) -> [(Position, Position)] {
    chains(joining: list).compactMap { chain in
      guard let first = chain.first, let last = chain.last else { return nil }
      let start = first.isReversed ? ends(of: first.arc).end : ends(of: first.arc).start
      let stop = last.isReversed ? ends(of: last.arc).start : ends(of: last.arc).end
      return start.canonical == stop.canonical ? nil : (start, stop)
    }
  }
}
