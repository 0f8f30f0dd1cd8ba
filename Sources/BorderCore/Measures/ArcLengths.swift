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
    let parts = mapParts(of: topology.arcCount, threads: threads) { range in
      range.map { index in
        var total = ExactLength.zero
        topology.withRuns(of: ArcID(index)) { total += measure.length(of: $0) }
        return total
      }
    }
    var values: [ExactLength] = []
    values.reserveCapacity(topology.arcCount)
    for part in parts { values += part }
    self.values = values
  }

  /// The length of an arc.
  public subscript(arc: ArcID) -> ExactLength { values[arc.index] }
}
