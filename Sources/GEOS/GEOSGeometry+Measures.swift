import CGEOS

// Measures are planar, in the unit of the coordinates. For degrees they are nonsense: geodesic measures
// are elsewhere.

extension GEOSGeometry {
  /// The area in squared units; 0 for points, lines and empty geometries. C function: `GEOSArea_r`.
  public func area() throws(GEOSError) -> Double {
    unsafe try measure("GEOSArea_r", GEOSArea_r)
  }

  /// The length of lines or the perimeter of polygons, holes included; 0 for points and empty ones.
  ///
  /// C function: `GEOSLength_r`.
  public func length() throws(GEOSError) -> Double {
    unsafe try measure("GEOSLength_r", GEOSLength_r)
  }

  /// The least distance between the geometries; 0 if they intersect or one is empty.
  ///
  /// C function: `GEOSDistance_r`.
  ///
  /// - Complexity: O(*n* *m*); with `GEOSPreparedGeometry` far less.
  public func distance(to other: borrowing GEOSGeometry) throws(GEOSError) -> Double {
    unsafe try other.withBorrowedHandle { (second) throws(GEOSError) in
      unsafe try measure("GEOSDistance_r") { unsafe GEOSDistance_r($0, $1, second, $2) }
    }
  }

  /// Whether the geometries are no farther apart than a distance. C function: `GEOSDistanceWithin_r`.
  public func isWithin(
    distance: Double, of other: borrowing GEOSGeometry
  ) throws(GEOSError) -> Bool {
    unsafe try binaryPredicate("GEOSDistanceWithin_r", other) {
      unsafe GEOSDistanceWithin_r($0, $1, $2, distance)
    }
  }

  /// The nearest places of the two geometries, this one's first; `nil` if one of them is empty.
  ///
  /// C function: `GEOSNearestPoints_r`.
  public func nearestPoints(
    to other: borrowing GEOSGeometry
  ) throws(GEOSError) -> (GEOSCoordinate, GEOSCoordinate)? {
    // C returns `NULL` both for an empty geometry and for an exception: ask first.
    if try isEmpty { return nil }
    if try other.isEmpty { return nil }
    let sequence = unsafe try withBorrowedHandle { (first) throws(GEOSError) in
      unsafe try other.withBorrowedHandle { (second) throws(GEOSError) in
        unsafe try context.pointer("GEOSNearestPoints_r") {
          unsafe GEOSNearestPoints_r($0, first, second)
        }
      }
    }
    return unsafe try context.takePair(sequence)
  }

  /// The smallest box around the geometry; `nil` for an empty one. C function: `GEOSGeom_getExtent_r`.
  public func box() throws(GEOSError) -> GEOSBox? {
    if try isEmpty { return nil }
    var box = GEOSBox(minX: 0, minY: 0, maxX: 0, maxY: 0)
    unsafe try withBorrowedHandle { (handle) throws(GEOSError) in
      unsafe try context.success("GEOSGeom_getExtent_r") {
        unsafe GEOSGeom_getExtent_r($0, handle, &box.minX, &box.minY, &box.maxX, &box.maxY)
      }
    }
    return box
  }

  /// The smallest box as a polygon; a line or a point where it has no width or height.
  ///
  /// C function: `GEOSEnvelope_r`.
  public func envelope() throws(GEOSError) -> GEOSGeometry {
    unsafe try unary("GEOSEnvelope_r", GEOSEnvelope_r)
  }
}

extension GEOSContext {
  /// Reads two positions out of a sequence that is the caller's, and frees it.
  func takePair(_ sequence: OpaquePointer) throws(GEOSError) -> (GEOSCoordinate, GEOSCoordinate) {
    defer { unsafe GEOSCoordSeq_destroy_r(handle, sequence) }
    var first = GEOSCoordinate(x: 0, y: 0)
    var second = GEOSCoordinate(x: 0, y: 0)
    unsafe try success("GEOSCoordSeq_getXY_r") {
      unsafe GEOSCoordSeq_getXY_r($0, sequence, 0, &first.x, &first.y)
    }
    unsafe try success("GEOSCoordSeq_getXY_r") {
      unsafe GEOSCoordSeq_getXY_r($0, sequence, 1, &second.x, &second.y)
    }
    return (first, second)
  }
}

/// On which side of a line a place lies.
public enum GEOSOrientation: Int32, Hashable, Sendable {
  /// To the right.
  case clockwise = -1
  /// On the line.
  case collinear = 0
  /// To the left.
  case counterclockwise = 1

  /// The side of the directed line from `a` to `b` on which `c` lies, decided exactly for finite numbers.
  ///
  /// C function: `GEOSOrientationIndex_r`.
  public static func of(
    _ a: GEOSCoordinate, _ b: GEOSCoordinate, _ c: GEOSCoordinate, in context: GEOSContext
  ) throws(GEOSError) -> GEOSOrientation {
    // Returns 2 on exception, which is no orientation.
    context.forgetMessage()
    let index = unsafe GEOSOrientationIndex_r(context.handle, a.x, a.y, b.x, b.y, c.x, c.y)
    guard let orientation = GEOSOrientation(rawValue: index) else {
      throw GEOSError(function: "GEOSOrientationIndex_r", libraryMessage: context.takeMessage())
    }
    return orientation
  }
}
