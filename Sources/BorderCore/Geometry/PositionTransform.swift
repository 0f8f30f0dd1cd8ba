/// Carries positions from the CRS of a file to WGS 84.
public protocol PositionTransform {
  /// Changes positions in place: x and y of the file become longitude and latitude in degrees.
  ///
  /// - Parameter positions: The positions of one ring. Equal ones must stay equal to the last bit, so that
  ///   neighbours still share their vertices.
  /// - Throws: When a position cannot be transformed.
  func transform(_ positions: UnsafeMutableBufferPointer<Position>) throws
}
