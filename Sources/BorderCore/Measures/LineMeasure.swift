/// A way to measure lines on the earth.
///
/// Consecutive positions are joined by the shortest path that the measure knows.
///
/// Properties that every measure keeps: (1) a segment has the same length, to the last bit, in both directions; (2) a
/// segment between equal positions has length 0; (3) lengths are finite and not negative.
public protocol LineMeasure: Sendable {
  /// What is measured and how, for provenance: `geodesic on WGS 84 (Karney)`.
  var name: String { get }

  /// Writes the length of each segment of a line, in metres.
  ///
  /// - Parameters:
  ///   - line: The positions, in degrees. Fewer than two give nothing.
  ///   - lengths: Room for one value less than there are positions.
  func measure(_ line: UnsafeBufferPointer<Position>, into lengths: UnsafeMutableBufferPointer<Double>)
}

extension LineMeasure {
  /// The length of a line: the exact sum of its segments' lengths. 0 for fewer than two positions. O(*n*).
  public func length(of line: [Position]) -> ExactLength {
    line.withUnsafeBufferPointer { length(of: $0) }
  }

  /// The length of a line in place. See `length(of:)`.
  public func length(of line: UnsafeBufferPointer<Position>) -> ExactLength {
    var total = ExactLength.zero
    forEachSegment(of: line) { total += ExactLength(metres: $0) }
    return total
  }

  /// Calls the body with the length of each segment in turn, in metres. Works in blocks on the stack.
  @inline(__always)
  func forEachSegment(of line: UnsafeBufferPointer<Position>, _ body: (Double) -> Void) {
    let block = 256
    guard line.count > 1 else { return }
    withUnsafeTemporaryAllocation(of: Double.self, capacity: block) { lengths in
      var start = 0
      while start < line.count - 1 {
        let count = min(block, line.count - 1 - start)
        let slice = UnsafeMutableBufferPointer(rebasing: lengths[0..<count])
        measure(UnsafeBufferPointer(rebasing: line[start...(start + count)]), into: slice)
        for value in slice { body(value) }
        start += count
      }
    }
  }
}

/// A way to measure surfaces on the earth.
public protocol AreaMeasure: Sendable {
  /// The surface inside a closed ring in square metres, whatever its direction; 0 for fewer than four positions.
  func area(ofRing ring: UnsafeBufferPointer<Position>) -> Double
}

extension AreaMeasure {
  /// The surface of some polygons in square metres, each an exterior and its holes, all closed. O(*n*).
  package func area(ofPolygons polygons: [[[Position]]]) -> Double {
    polygons.reduce(0) { sum, polygon in
      polygon.enumerated().reduce(sum) { sum, ring in
        let area = ring.element.withUnsafeBufferPointer { self.area(ofRing: $0) }
        return ring.offset == 0 ? sum + area : sum - area
      }
    }
  }
}
