/// How far apart the vertices of a line stand: the scale of the data, in the data's own terms.
public struct VertexSpacing: Hashable, Sendable {
  /// Half of the segments are at most this long, in metres.
  public let median: Double
  /// Nine of ten segments are at most this long, in metres.
  public let percentile90: Double
  /// The number of segments looked at.
  public let segmentCount: Int

  /// The spacing along some arcs; `nil` when there are none.
  ///
  /// Quantiles are values of actual segments (nearest rank). O(*n*) for *n* segments.
  ///
  /// - Parameters:
  ///   - arcs: The arcs, each once.
  ///   - topology: What they are arcs of.
  ///   - measure: How to measure.
  ///   - threads: How many threads may work; the result is the same for any number.
  public init?(
    along arcs: [ArcID], of topology: BorderTopology, measure: any LineMeasure, threads: Int = 1
  ) {
    let lengths = mapParts(of: arcs.count, threads: threads) { range in
      var lengths: [Double] = []
      for arc in arcs[range] {
        topology.withRuns(of: arc) { run in measure.forEachSegment(of: run) { lengths.append($0) } }
      }
      return lengths
    }
    self.init(segmentLengths: Array(lengths.joined()))
  }

  /// The spacing of segments of these lengths in metres; `nil` when there are none.
  public init?(segmentLengths: [Double]) {
    guard !segmentLengths.isEmpty else { return nil }
    let selection = RankSelection(segmentLengths)
    let count = segmentLengths.count
    median = selection.value(ofRank: (count - 1) / 2)
    percentile90 = selection.value(ofRank: min(count - 1, (count * 9 + 9) / 10 - 1))
    segmentCount = count
  }
}

/// Finds single ranks among many values without sorting them all.
///
/// Values fall into buckets by the upper 16 bits of their representation, which for numbers that are not negative is the
/// order of the values; only the bucket of a rank is sorted.
struct RankSelection {
  private let values: [Double]
  private var counts: [Int32]

  /// Counts the buckets. Values must be finite and not negative. O(*n*).
  init(_ values: [Double]) {
    self.values = values
    counts = [Int32](repeating: 0, count: 1 << 16)
    for value in values { counts[Int(value.bitPattern >> 48)] += 1 }
  }

  /// The value that would stand at an index of the sorted values. O(*n*).
  func value(ofRank rank: Int) -> Double {
    var below = 0
    for bucket in counts.indices {
      let count = Int(counts[bucket])
      if below + count > rank {
        let members = values.filter { Int($0.bitPattern >> 48) == bucket }.sorted()
        return members[rank - below]
      }
      below += count
    }
    return .nan
  }
}
