import CGEOS

// Ownership, from the manual of the C API: "The constructors take ownership of their arguments." They do
// so also when they fail (GEOS ticket 1111): what was passed is freed by then, so nothing here frees it
// again. Checks that this module makes itself come before the arguments are given away.

extension GEOSGeometry {
  /// A point. C function: `GEOSGeom_createPointFromXY_r`.
  public static func point(
    x: Double, y: Double, in context: GEOSContext
  ) throws(GEOSError) -> GEOSGeometry {
    unsafe try context.geometry("GEOSGeom_createPointFromXY_r") {
      unsafe GEOSGeom_createPointFromXY_r($0, x, y)
    }
  }

  /// A line of interleaved ordinates x, y, x, y, …
  ///
  /// No ordinates give an empty line; a single position is refused by GEOS.
  /// C functions: `GEOSCoordSeq_copyFromBuffer_r`, `GEOSGeom_createLineString_r`.
  ///
  /// - Complexity: O(*n*), one block copy.
  public static func lineString(
    _ xy: Span<Double>, in context: GEOSContext
  ) throws(GEOSError) -> GEOSGeometry {
    let sequence = unsafe try context.sequence(xy)
    return unsafe try context.geometry("GEOSGeom_createLineString_r") {
      unsafe GEOSGeom_createLineString_r($0, sequence)
    }
  }

  /// A closed ring of interleaved ordinates x, y, x, y, …, the last position equal to the first.
  ///
  /// No ordinates give an empty ring. A ring that is not closed, or has one or two positions, is refused
  /// with `.illegalArgument`.
  /// C functions: `GEOSCoordSeq_copyFromBuffer_r`, `GEOSGeom_createLinearRing_r`.
  ///
  /// - Complexity: O(*n*), one block copy.
  public static func linearRing(
    _ xy: Span<Double>, in context: GEOSContext
  ) throws(GEOSError) -> GEOSGeometry {
    let sequence = unsafe try context.sequence(xy)
    return unsafe try context.geometry("GEOSGeom_createLinearRing_r") {
      unsafe GEOSGeom_createLinearRing_r($0, sequence)
    }
  }

  /// A polygon of an exterior ring and holes, all of type `.linearRing`.
  ///
  /// The rings are taken over and freed also when this fails. Nothing is checked but the types: ask
  /// `invalidity()`. C function: `GEOSGeom_createPolygon_r`.
  public static func polygon(
    exterior: consuming GEOSGeometry, holes: consuming GEOSGeometryList
  ) throws(GEOSError) -> GEOSGeometry {
    let context = exterior.context
    guard let size = UInt32(exactly: holes.count) else {
      throw .refused("GEOSGeom_createPolygon_r", "too many holes: \(holes.count)")
    }
    let shell = unsafe try exterior.relinquish()
    var members = unsafe holes.relinquish()
    return unsafe try context.geometry("GEOSGeom_createPolygon_r") { context in
      unsafe members.withUnsafeMutableBufferPointer {
        unsafe GEOSGeom_createPolygon_r(context, shell, $0.baseAddress, size)
      }
    }
  }

  /// A polygon whose rings lie one after another in one block of interleaved ordinates.
  ///
  /// - Parameters:
  ///   - xy: The positions of all rings, x, y, x, y, …; each ring closed.
  ///   - ringEnds: For each ring the number of positions up to its end; the first ring is the exterior.
  ///     No ring gives an empty polygon.
  ///   - context: The context to make the polygon in.
  /// - Returns: The polygon; nothing is checked but that rings are closed.
  /// - Throws: `GEOSError`, `.illegalArgument` for rings that are not closed or ends that do not fit.
  public static func polygon(
    _ xy: Span<Double>, ringEnds: [Int], in context: GEOSContext
  ) throws(GEOSError) -> GEOSGeometry {
    guard let first = ringEnds.first else { return try empty(.polygon, in: context) }
    let exterior = try linearRing(xy, from: 0, to: first, in: context)
    var holes = GEOSGeometryList(in: context)
    for (start, end) in zip(ringEnds, ringEnds.dropFirst()) {
      try holes.append(try linearRing(xy, from: start, to: end, in: context))
    }
    return try polygon(exterior: exterior, holes: holes)
  }

  /// A collection of members; they are taken over and freed also when this fails.
  ///
  /// - Parameters:
  ///   - type: A multi type or `.geometryCollection`.
  ///   - members: Geometries of types that the collection can hold.
  /// - Returns: The collection; without members an empty one.
  /// - Throws: `GEOSError`, `.illegalArgument` for a type that is no collection or members of other types.
  ///
  /// C function: `GEOSGeom_createCollection_r`.
  public static func collection(
    _ type: GEOSGeometryType, of members: consuming GEOSGeometryList
  ) throws(GEOSError) -> GEOSGeometry {
    let context = members.context
    guard let size = UInt32(exactly: members.count) else {
      throw .refused("GEOSGeom_createCollection_r", "too many members: \(members.count)")
    }
    try unsafe members.withBorrowedHandles { (handles) throws(GEOSError) in
      for index in unsafe handles.indices {
        let member = unsafe GEOSGeometry(lending: handles[index], in: context)
        let memberType = try member.type
        if !type.accepts(memberType) {
          throw .refused("GEOSGeom_createCollection_r", "member \(index) of \(type) is \(memberType)")
        }
      }
    }
    var handles = unsafe members.relinquish()
    return unsafe try context.geometry("GEOSGeom_createCollection_r") { context in
      unsafe handles.withUnsafeMutableBufferPointer {
        unsafe GEOSGeom_createCollection_r(context, type.rawValue, $0.baseAddress, size)
      }
    }
  }

  /// An empty geometry of any type.
  public static func empty(
    _ type: GEOSGeometryType, in context: GEOSContext
  ) throws(GEOSError) -> GEOSGeometry {
    switch type {
    case .point:
      unsafe try context.geometry("GEOSGeom_createEmptyPoint_r") { unsafe GEOSGeom_createEmptyPoint_r($0) }
    case .lineString:
      unsafe try context.geometry("GEOSGeom_createEmptyLineString_r") {
        unsafe GEOSGeom_createEmptyLineString_r($0)
      }
    case .linearRing:
      try linearRing([Double]().span, in: context)
    case .polygon:
      unsafe try context.geometry("GEOSGeom_createEmptyPolygon_r") {
        unsafe GEOSGeom_createEmptyPolygon_r($0)
      }
    case .multiPoint, .multiLineString, .multiPolygon, .geometryCollection:
      unsafe try context.geometry("GEOSGeom_createEmptyCollection_r") {
        unsafe GEOSGeom_createEmptyCollection_r($0, type.rawValue)
      }
    }
  }

  /// A rectangle as a polygon; without width or height a line or a point.
  ///
  /// C function: `GEOSGeom_createRectangle_r`.
  public static func rectangle(
    _ box: GEOSBox, in context: GEOSContext
  ) throws(GEOSError) -> GEOSGeometry {
    unsafe try context.geometry("GEOSGeom_createRectangle_r") {
      unsafe GEOSGeom_createRectangle_r($0, box.minX, box.minY, box.maxX, box.maxY)
    }
  }
}

/// The same for callers that hold an array or a buffer.
extension GEOSGeometry {
  /// A line of an array of interleaved ordinates.
  public static func lineString(
    _ xy: [Double], in context: GEOSContext
  ) throws(GEOSError) -> GEOSGeometry {
    try lineString(xy.span, in: context)
  }

  /// A line of a buffer of interleaved ordinates, read in place.
  public static func lineString(
    _ xy: UnsafeBufferPointer<Double>, in context: GEOSContext
  ) throws(GEOSError) -> GEOSGeometry {
    unsafe try lineString(xy.span, in: context)
  }

  /// A closed ring of an array of interleaved ordinates.
  public static func linearRing(
    _ xy: [Double], in context: GEOSContext
  ) throws(GEOSError) -> GEOSGeometry {
    try linearRing(xy.span, in: context)
  }

  /// A closed ring of a buffer of interleaved ordinates, read in place.
  public static func linearRing(
    _ xy: UnsafeBufferPointer<Double>, in context: GEOSContext
  ) throws(GEOSError) -> GEOSGeometry {
    unsafe try linearRing(xy.span, in: context)
  }

  /// A polygon of an array for each ring, the exterior first; no rings give an empty polygon.
  public static func polygon(
    _ rings: [[Double]], in context: GEOSContext
  ) throws(GEOSError) -> GEOSGeometry {
    guard let first = rings.first else { return try empty(.polygon, in: context) }
    let exterior = try linearRing(first, in: context)
    var holes = GEOSGeometryList(in: context)
    for ring in rings.dropFirst() { try holes.append(try linearRing(ring, in: context)) }
    return try polygon(exterior: exterior, holes: holes)
  }

  /// A polygon whose rings lie one after another in a buffer, read in place.
  public static func polygon(
    _ xy: UnsafeBufferPointer<Double>, ringEnds: [Int], in context: GEOSContext
  ) throws(GEOSError) -> GEOSGeometry {
    unsafe try polygon(xy.span, ringEnds: ringEnds, in: context)
  }

  /// A ring that lies in a block between two counts of positions.
  fileprivate static func linearRing(
    _ xy: Span<Double>, from start: Int, to end: Int, in context: GEOSContext
  ) throws(GEOSError) -> GEOSGeometry {
    guard 0 <= start, start <= end, end <= xy.count / 2 else {
      throw .refused(
        "GEOSGeom_createLinearRing_r",
        "a ring from position \(start) to \(end) in a block of \(xy.count / 2)")
    }
    return try linearRing(xy.extracting(2 * start..<2 * end), in: context)
  }
}

extension GEOSContext {
  /// Copies interleaved ordinates into a coordinate sequence that the caller has to give away.
  fileprivate func sequence(_ xy: Span<Double>) throws(GEOSError) -> OpaquePointer {
    guard xy.count.isMultiple(of: 2), let size = UInt32(exactly: xy.count / 2) else {
      throw .refused(
        "GEOSCoordSeq_copyFromBuffer_r", "\(xy.count) ordinates are not pairs, or too many")
    }
    return unsafe try pointer("GEOSCoordSeq_copyFromBuffer_r") { context in
      unsafe xy.withUnsafeBufferPointer {
        unsafe GEOSCoordSeq_copyFromBuffer_r(context, $0.baseAddress, size, 0, 0)
      }
    }
  }
}
