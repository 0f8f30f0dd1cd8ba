import CGEOS

extension GEOSGeometry {
  /// The positions of a point, line or ring as interleaved ordinates x, y, x, y, …; empty for an empty one.
  ///
  /// Other types throw `.illegalArgument`: see `polygonCoordinates()` and `lineCoordinates()`.
  /// C functions: `GEOSGeom_getCoordSeq_r`, `GEOSCoordSeq_copyToBuffer_r`.
  ///
  /// - Complexity: O(*n*), one block copy.
  public func coordinates() throws(GEOSError) -> [Double] {
    var xy: [Double] = []
    try appendCoordinates(to: &xy)
    return xy
  }

  /// Appends the positions of a point, line or ring to an array of interleaved ordinates.
  public func appendCoordinates(to xy: inout [Double]) throws(GEOSError) {
    let sequence = unsafe try coordinateSequence()
    let size = unsafe try sequenceSize(sequence)
    guard size > 0 else { return }
    let start = xy.count
    // Growing by a repeated value writes the memory twice, which costs less than a second buffer.
    xy.append(contentsOf: repeatElement(0, count: 2 * size))
    unsafe try context.success("GEOSCoordSeq_copyToBuffer_r") { context in
      unsafe xy.withUnsafeMutableBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return 0 }
        return unsafe GEOSCoordSeq_copyToBuffer_r(context, sequence, base + start, 0, 0)
      }
    }
  }

  /// Copies the positions of a point, line or ring into a buffer of interleaved ordinates.
  ///
  /// - Parameter buffer: Room for two numbers a position; too little throws `.illegalArgument`.
  /// - Returns: The number of positions written.
  /// - Throws: `GEOSError` also for types that have no coordinates of their own.
  public func copyCoordinates(
    into buffer: UnsafeMutableBufferPointer<Double>
  ) throws(GEOSError) -> Int {
    let sequence = unsafe try coordinateSequence()
    let size = unsafe try sequenceSize(sequence)
    guard 2 * size <= buffer.count else {
      throw .refused(
        "GEOSCoordSeq_copyToBuffer_r", "\(size) positions, room for \(buffer.count / 2)")
    }
    guard size > 0 else { return 0 }
    unsafe try context.success("GEOSCoordSeq_copyToBuffer_r") {
      unsafe GEOSCoordSeq_copyToBuffer_r($0, sequence, buffer.baseAddress, 0, 0)
    }
    return size
  }

  /// The position of a point; `nil` for an empty point, an error for other types.
  public func pointCoordinate() throws(GEOSError) -> GEOSCoordinate? {
    let type = try type
    guard type == .point else { throw .refused("GEOSGeomGetX_r", "\(type) is not a point") }
    let xy = try coordinates()
    return xy.count == 2 ? GEOSCoordinate(x: xy[0], y: xy[1]) : nil
  }

  /// The sequence that the geometry owns; it lives as long as the geometry.
  private func coordinateSequence() throws(GEOSError) -> OpaquePointer {
    unsafe try withBorrowedHandle { (handle) throws(GEOSError) in
      unsafe try context.pointer("GEOSGeom_getCoordSeq_r") {
        unsafe GEOSGeom_getCoordSeq_r($0, handle)
      }
    }
  }

  private func sequenceSize(_ sequence: OpaquePointer) throws(GEOSError) -> Int {
    var size: UInt32 = 0
    unsafe try context.success("GEOSCoordSeq_getSize_r") {
      unsafe GEOSCoordSeq_getSize_r($0, sequence, &size)
    }
    return Int(size)
  }
}
