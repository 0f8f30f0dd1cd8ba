/// The positions of polygons in one block, with the places where rings and polygons end.
public struct GEOSPolygonCoordinates: Hashable, Sendable {
  /// The positions of all rings, x, y, x, y, …; each ring closed.
  public var xy: [Double]

  /// For each ring the number of positions up to its end.
  public var ringEnds: [Int]

  /// For each polygon the number of rings up to its end; the first ring of each is the exterior.
  public var polygonEnds: [Int]

  /// Makes a block of its three tables.
  public init(xy: [Double] = [], ringEnds: [Int] = [], polygonEnds: [Int] = []) {
    self.xy = xy
    self.ringEnds = ringEnds
    self.polygonEnds = polygonEnds
  }
}

/// The positions of lines in one block, with the places where lines end.
public struct GEOSLineCoordinates: Hashable, Sendable {
  /// The positions of all lines, x, y, x, y, …
  public var xy: [Double]

  /// For each line the number of positions up to its end.
  public var lineEnds: [Int]

  /// Makes a block of its two tables.
  public init(xy: [Double] = [], lineEnds: [Int] = []) {
    self.xy = xy
    self.lineEnds = lineEnds
  }
}

extension GEOSGeometry {
  /// The polygons of a polygon, multipolygon or collection, in the order of its parts.
  ///
  /// Parts that are not polygons, and empty polygons, are left out; a point or line gives an empty block.
  ///
  /// - Complexity: O(*n*), a block copy for each ring.
  public func polygonCoordinates() throws(GEOSError) -> GEOSPolygonCoordinates {
    var result = GEOSPolygonCoordinates()
    try appendPolygons(to: &result)
    return result
  }

  /// The lines of a line, ring, multiline or collection, in the order of its parts.
  ///
  /// Parts that are not lines, and empty lines, are left out; a point or polygon gives an empty block.
  ///
  /// - Complexity: O(*n*), a block copy for each line.
  public func lineCoordinates() throws(GEOSError) -> GEOSLineCoordinates {
    var result = GEOSLineCoordinates()
    try appendLines(to: &result)
    return result
  }

  /// A multipolygon of a block; no polygons give an empty one.
  ///
  /// Ends that do not fit the block and rings that are not closed throw `.illegalArgument`.
  public static func multiPolygon(
    _ block: GEOSPolygonCoordinates, in context: GEOSContext
  ) throws(GEOSError) -> GEOSGeometry {
    var polygons = GEOSGeometryList(in: context)
    var firstRing = 0
    var firstPosition = 0
    for end in block.polygonEnds {
      guard firstRing <= end, end <= block.ringEnds.count else {
        throw .refused(
          "GEOSGeom_createPolygon_r", "rings \(firstRing) to \(end) of \(block.ringEnds.count)")
      }
      let ends = block.ringEnds[firstRing..<end]
      let lastPosition = ends.last ?? firstPosition
      guard firstPosition <= lastPosition, lastPosition <= block.xy.count / 2 else {
        throw .refused(
          "GEOSGeom_createPolygon_r",
          "positions \(firstPosition) to \(lastPosition) of \(block.xy.count / 2)")
      }
      try polygons.append(
        try polygon(
          block.xy.span.extracting(2 * firstPosition..<2 * lastPosition),
          ringEnds: ends.map { $0 - firstPosition }, in: context))
      firstRing = end
      firstPosition = lastPosition
    }
    return try collection(.multiPolygon, of: polygons)
  }

  /// A multiline of a block; no lines give an empty one.
  ///
  /// Ends that do not fit the block and lines of one position throw `.illegalArgument`.
  public static func multiLineString(
    _ block: GEOSLineCoordinates, in context: GEOSContext
  ) throws(GEOSError) -> GEOSGeometry {
    var lines = GEOSGeometryList(in: context)
    var start = 0
    for end in block.lineEnds {
      guard start <= end, end <= block.xy.count / 2 else {
        throw .refused(
          "GEOSGeom_createLineString_r", "positions \(start) to \(end) of \(block.xy.count / 2)")
      }
      try lines.append(
        try lineString(block.xy.span.extracting(2 * start..<2 * end), in: context))
      start = end
    }
    return try collection(.multiLineString, of: lines)
  }

  private func appendPolygons(to block: inout GEOSPolygonCoordinates) throws(GEOSError) {
    if try isEmpty { return }
    switch try type {
    case .polygon:
      try withExterior { (ring) throws(GEOSError) in try ring.appendCoordinates(to: &block.xy) }
      block.ringEnds.append(block.xy.count / 2)
      for index in 0..<(try holeCount) {
        try withHole(at: index) { (ring) throws(GEOSError) in
          try ring.appendCoordinates(to: &block.xy)
        }
        block.ringEnds.append(block.xy.count / 2)
      }
      block.polygonEnds.append(block.ringEnds.count)
    case .multiPolygon, .geometryCollection:
      for index in 0..<(try partCount) {
        try withPart(at: index) { (part) throws(GEOSError) in try part.appendPolygons(to: &block) }
      }
    case .point, .lineString, .linearRing, .multiPoint, .multiLineString: return
    }
  }

  private func appendLines(to block: inout GEOSLineCoordinates) throws(GEOSError) {
    if try isEmpty { return }
    switch try type {
    case .lineString, .linearRing:
      try appendCoordinates(to: &block.xy)
      block.lineEnds.append(block.xy.count / 2)
    case .multiLineString, .geometryCollection:
      for index in 0..<(try partCount) {
        try withPart(at: index) { (part) throws(GEOSError) in try part.appendLines(to: &block) }
      }
    case .point, .polygon, .multiPoint, .multiPolygon: return
    }
  }
}
