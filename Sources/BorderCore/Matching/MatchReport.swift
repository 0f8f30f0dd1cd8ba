/// What was matched along the border of two regions.
public struct MatchedPair: Hashable, Sendable {
  /// The region whose id comes first.
  public let a: RegionID
  /// The region whose id comes second.
  public let b: RegionID
  /// The length of the matched stretches along the first region's own line.
  public internal(set) var lengthA = ExactLength.zero
  /// The length of the matched stretches along the second region's own line.
  public internal(set) var lengthB = ExactLength.zero
  /// The length of the line that both have now: that of the region that stayed still.
  public internal(set) var lengthMatched = ExactLength.zero
  /// How many stretches were matched.
  public internal(set) var stretches = 0
  /// The mean distance between the two lines before, in metres, by length.
  public internal(set) var gapMean = 0.0
  /// Along 95 per cent of the length the lines were at most so far apart, in metres.
  public internal(set) var gapPercentile95 = 0.0
  /// The greatest distance between the lines, in metres.
  public internal(set) var gapMaximum = 0.0
}

/// A place around which the lines of a region stay as they were, because it would have come out invalid there.
public struct UnmatchedPlace: Hashable, Sendable {
  /// The region.
  public let region: RegionID
  /// The region along whose line it was to be laid; `nil` where it had been laid already, and came out invalid.
  public let other: RegionID?
  /// Where.
  public let place: Position
}

/// What matching did.
public struct MatchReport: Sendable {
  /// The tolerance in metres.
  public let tolerance: Double
  /// The pairs of regions with matched stretches, sorted by the ids of their regions.
  public internal(set) var pairs: [MatchedPair] = []
  /// How many vertices were moved or replaced by those of the other line.
  public internal(set) var movedVertices = 0
  /// How many vertices were inserted into lines that stayed still.
  public internal(set) var insertedVertices = 0
  /// Whether matching gave up: so many lines run within the tolerance of each other that no one can tell which belong
  /// together. The regions are as they were then.
  public internal(set) var isTangled = false
  /// How many segments were looked at: what matching cost, the same on every machine.
  var effort = 0
  /// How many segments were left alone because lines as long as theirs cannot be borders (see `MatchEffort`).
  public internal(set) var longSegments = 0
  /// Where lines within the tolerance of each other stay as they were, so that no polygon comes out invalid.
  public internal(set) var unmatchedPlaces: [UnmatchedPlace] = []
  /// The farthest that any part of a line was moved, in metres; never more than the tolerance.
  public internal(set) var greatestMove = 0.0

  /// The pair of two regions; `nil` when nothing was matched between them. O(log *n*) is not promised.
  public func pair(_ a: RegionID, _ b: RegionID) -> MatchedPair? {
    pairs.first { $0.a == a && $0.b == b || $0.a == b && $0.b == a }
  }

  /// The sum of the matched lines.
  public var lengthMatched: ExactLength { pairs.map(\.lengthMatched).sum() }
}

/// Collects what is measured of matched stretches.
struct MatchTally {
  private struct Entry {
    var pair: MatchedPair
    /// Distances with the lengths along which they hold.
    var gaps: [(metres: Double, weight: Double)] = []
  }

  private let ranking: IDRanking
  private var entries: [UInt64: Entry] = [:]

  init(_ set: RegionSet) { ranking = IDRanking(set) }

  private mutating func change(_ a: RegionID, _ b: RegionID, _ body: (inout Entry) -> Void) {
    let key = ranking.key(a, b)
    let (first, second) = ranking.pair(key)
    body(&entries[key, default: Entry(pair: MatchedPair(a: first, b: second))])
  }

  /// Adds a piece of a moving line that was laid along another region's line.
  mutating func addMoving(
    _ moving: RegionID, beside still: RegionID, length: ExactLength, from: Double, to: Double
  ) {
    change(moving, still) { entry in
      if entry.pair.a == moving { entry.pair.lengthA += length } else { entry.pair.lengthB += length }
      entry.gaps.append(((from + to) / 2, length.metres))
      entry.pair.gapMaximum = max(entry.pair.gapMaximum, from, to)
    }
  }

  /// Adds a piece of the line that stayed still.
  mutating func addStill(_ still: RegionID, beside moving: RegionID, length: ExactLength) {
    change(moving, still) { entry in
      if entry.pair.a == still { entry.pair.lengthA += length } else { entry.pair.lengthB += length }
      entry.pair.lengthMatched += length
    }
  }

  /// Counts a stretch.
  mutating func addStretch(_ moving: RegionID, beside still: RegionID) {
    change(moving, still) { $0.pair.stretches += 1 }
  }

  /// The pairs by the ids of their regions.
  func pairs() -> [MatchedPair] {
    entries.keys.sorted().compactMap { key in
      guard var entry = entries[key] else { return nil }
      entry.gaps.sort { $0.metres < $1.metres }
      let total = entry.gaps.reduce(0) { $0 + $1.weight }
      guard total > 0 else { return entry.pair }
      entry.pair.gapMean = entry.gaps.reduce(0) { $0 + $1.metres * $1.weight } / total
      var sum = 0.0
      for gap in entry.gaps {
        sum += gap.weight
        entry.pair.gapPercentile95 = gap.metres
        if sum >= 0.95 * total { break }
      }
      return entry.pair
    }
  }
}
