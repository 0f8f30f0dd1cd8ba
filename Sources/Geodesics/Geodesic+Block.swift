import CGeodesic

extension Geodesic {
  /// Fills a buffer with the lengths of the segments between consecutive positions, in metres.
  ///
  /// C function: `geod_inverse`.
  ///
  /// - Parameters:
  ///   - longitudeLatitude: Interleaved degrees, longitude, latitude, longitude, latitude, …
  ///   - lengths: Room for one number less than there are positions; what is beyond stays as it was.
  /// - Returns: The number of segments written; 0 for fewer than two positions.
  /// - Throws: `GeodesicError` for an odd count of numbers or too little room.
  /// - Complexity: O(*n*), about 0.4 µs a segment.
  @discardableResult
  public func segmentLengths(
    _ longitudeLatitude: UnsafeBufferPointer<Double>, into lengths: UnsafeMutableBufferPointer<Double>
  ) throws(GeodesicError) -> Int {
    let segments = try Self.segmentCount(ofNumbers: longitudeLatitude.count)
    guard segments <= lengths.count else {
      throw .refused("geod_inverse", "\(segments) segments, room for \(lengths.count)")
    }
    unsafe withEllipsoid { ellipsoid in
      for segment in 0..<segments {
        let at = 2 * segment
        var length = 0.0
        unsafe geod_inverse(
          ellipsoid, longitudeLatitude[at + 1], longitudeLatitude[at], longitudeLatitude[at + 3],
          longitudeLatitude[at + 2], &length, nil, nil)
        unsafe lengths[segment] = length
      }
    }
    return segments
  }

  /// The lengths of the segments between consecutive positions, in metres.
  ///
  /// - Parameter longitudeLatitude: Interleaved degrees, longitude first.
  /// - Returns: One number less than there are positions; none for fewer than two.
  /// - Throws: `GeodesicError` for an odd count of numbers.
  public func segmentLengths(_ longitudeLatitude: [Double]) throws(GeodesicError) -> [Double] {
    let segments = try Self.segmentCount(ofNumbers: longitudeLatitude.count)
    var lengths = [Double](repeating: 0, count: segments)
    try unsafe longitudeLatitude.withUnsafeBufferPointer { (positions) throws(GeodesicError) in
      _ = try unsafe lengths.withUnsafeMutableBufferPointer { (lengths) throws(GeodesicError) in
        try unsafe segmentLengths(positions, into: lengths)
      }
    }
    return lengths
  }

  /// The length of a line through consecutive positions, in metres.
  ///
  /// The sum is compensated (Neumaier 1974), so its error does not grow with the number of segments.
  /// Fewer than two positions give 0. C function: `geod_inverse`.
  ///
  /// - Parameter longitudeLatitude: Interleaved degrees, longitude first.
  /// - Returns: Metres.
  /// - Throws: `GeodesicError` for an odd count of numbers.
  public func length(
    of longitudeLatitude: UnsafeBufferPointer<Double>
  ) throws(GeodesicError) -> Double {
    let segments = try Self.segmentCount(ofNumbers: longitudeLatitude.count)
    return unsafe withEllipsoid { ellipsoid in
      var sum = 0.0
      var lost = 0.0
      for segment in 0..<segments {
        let at = 2 * segment
        var length = 0.0
        unsafe geod_inverse(
          ellipsoid, longitudeLatitude[at + 1], longitudeLatitude[at], longitudeLatitude[at + 3],
          longitudeLatitude[at + 2], &length, nil, nil)
        let next = sum + length
        lost += sum >= length ? (sum - next) + length : (length - next) + sum
        sum = next
      }
      return sum + lost
    }
  }

  /// The length of a line through consecutive positions of an array, in metres.
  public func length(of longitudeLatitude: [Double]) throws(GeodesicError) -> Double {
    try unsafe longitudeLatitude.withUnsafeBufferPointer { (positions) throws(GeodesicError) in
      try unsafe length(of: positions)
    }
  }

  /// The number of segments between so many interleaved numbers.
  static func segmentCount(ofNumbers count: Int) throws(GeodesicError) -> Int {
    guard count.isMultiple(of: 2) else {
      throw .refused("geod_inverse", "\(count) numbers are not pairs of longitude and latitude")
    }
    return max(0, count / 2 - 1)
  }
}
