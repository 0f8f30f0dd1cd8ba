/// Lengths on a plane in the unit of its coordinates, whatever that is, where these were divided by `divisor` to fit between
/// the poles.
package struct PlaneUnits: LineMeasure {
  /// 2²⁴, which changes no digit: so coordinates up to a thousand million fit.
  package static let divisor = 16_777_216.0

  package init() {}

  package var name: String { "planar, in the unit of the coordinates" }

  package func measure(
    _ line: UnsafeBufferPointer<Position>, into lengths: UnsafeMutableBufferPointer<Double>
  ) {
    for index in lengths.indices {
      let (x, y) = (
        line[index + 1].longitude - line[index].longitude, line[index + 1].latitude - line[index].latitude
      )
      lengths[index] = (x * x + y * y).squareRoot() * Self.divisor
    }
  }
}
