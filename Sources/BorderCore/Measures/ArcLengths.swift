/// The length of every arc, each measured once.
public struct ArcLengths: Sendable {
  /// The lengths by arc.
  public let values: [ExactLength]
  /// How they were measured.
  public let measureName: String

  /// Measures all arcs of a topology.
  ///
  /// - Parameters:
  ///   - topology: The arcs.
  ///   - measure: How to measure.
  ///   - threads: How many threads may work; the result has the same bits for any number.
  /// - Complexity: O(*n*) for *n* vertices.
  public init(_ topology: BorderTopology, measure: any LineMeasure, threads: Int = 1) {
    measureName = measure.name
    values =
      mapParts(of: topology.arcCount, threads: threads) { range in
        range.map { index in
          var total = ExactLength.zero
          topology.withRuns(of: ArcID(index)) { total += measure.length(of: $0) }
          return total
        }
      }.flatMap { $0 }
  }

  /// The length of an arc.
  public subscript(arc: ArcID) -> ExactLength { values[arc.index] }
}

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
  /// Quantiles are values of actual segments (nearest rank). O(*n* log *n*) for *n* segments.
  public init?(along arcs: some Sequence<ArcID>, of topology: BorderTopology, measure: any LineMeasure) {
    var lengths: [Double] = []
    for arc in arcs {
      topology.withRuns(of: arc) { run in measure.forEachSegment(of: run) { lengths.append($0) } }
    }
    self.init(segmentLengths: lengths)
  }

  /// The spacing of segments of these lengths in metres; `nil` when there are none.
  public init?(segmentLengths: [Double]) {
    guard !segmentLengths.isEmpty else { return nil }
    let sorted = segmentLengths.sorted()
    median = sorted[(sorted.count - 1) / 2]
    percentile90 = sorted[min(sorted.count - 1, (sorted.count * 9 + 9) / 10 - 1)]
    segmentCount = sorted.count
  }
}
