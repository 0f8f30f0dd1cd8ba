public import BorderCore

/// Lengths on a plane where a degree is a kilometre: easy to count on a drawing. For tests only.
public struct PlanarMeasure: LineMeasure, AreaMeasure {
  /// A measure on the plane.
  public init() {}

  /// What is measured.
  public var name: String { "planar, 1 degree = 1 km" }

  /// Writes planar lengths.
  public func measure(_ line: UnsafeBufferPointer<Position>, into lengths: UnsafeMutableBufferPointer<Double>)
  {
    for index in lengths.indices {
      let (a, b) = (line[index], line[index + 1])
      let x = a.longitude - b.longitude
      let y = a.latitude - b.latitude
      lengths[index] = (x * x + y * y).squareRoot() * 1000
    }
  }

  /// Planar surface.
  public func area(ofRing ring: UnsafeBufferPointer<Position>) -> Double {
    var sum = 0.0
    for index in ring.indices.dropLast() {
      let (a, b) = (ring[index], ring[index + 1])
      sum += a.longitude * b.latitude - b.longitude * a.latitude
    }
    return abs(sum / 2) * 1e6
  }
}
