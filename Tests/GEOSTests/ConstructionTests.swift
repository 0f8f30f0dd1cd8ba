import GEOS
import Testing

@Suite struct ConstructionTests {
  @Test func `points keep their coordinate`() throws {
    try inContext { context in
      let point = try GEOSGeometry.point(x: 1.5, y: -2, in: context)
      let coordinate = try point.pointCoordinate()
      #expect(coordinate == GEOSCoordinate(x: 1.5, y: -2))
      let empty = try GEOSGeometry.empty(.point, in: context)
      let nothing = try empty.pointCoordinate()
      #expect(nothing == nil)
      #expect(context.liveHandleCount == 2)
    }
  }

  @Test func `blocks go in and out unchanged`() throws {
    try inContext { context in
      let line = try GEOSGeometry.lineString([0, 1, 0.1, 0.2, -3, 4e300], in: context)
      let back = try line.coordinates()
      #expect(back == [0, 1, 0.1, 0.2, -3, 4e300])
      let read = try unitSquare.withUnsafeBufferPointer { buffer in
        try GEOSGeometry.linearRing(buffer, in: context).coordinates()
      }
      #expect(read == unitSquare)
      let ring = try GEOSGeometry.linearRing(unitSquare, in: context)
      var buffer = [Double](repeating: 9, count: 12)
      let count = try buffer.withUnsafeMutableBufferPointer { try ring.copyCoordinates(into: $0) }
      #expect(count == 5)
      #expect(buffer == unitSquare + [9, 9])
      let type = try ring.type
      #expect(type == .linearRing)
    }
  }

  @Test func `polygons of separate rings and of one block are the same`() throws {
    try inContext { context in
      let hole: [Double] = [0.2, 0.2, 0.2, 0.4, 0.4, 0.4, 0.2, 0.2]
      let apart = try GEOSGeometry.polygon([unitSquare, hole], in: context)
      let block = try GEOSGeometry.polygon((unitSquare + hole).span, ringEnds: [5, 9], in: context)
      let equal = try apart.isExactlyEqual(to: block)
      #expect(equal)
      let holes = try block.holeCount
      #expect(holes == 1)
      let back = try block.withHole(at: 0) { (ring) throws(GEOSError) in try ring.coordinates() }
      #expect(back == hole)
      let flat = try block.polygonCoordinates()
      #expect(
        flat == GEOSPolygonCoordinates(xy: unitSquare + hole, ringEnds: [5, 9], polygonEnds: [2]))
    }
  }

  @Test func `flat blocks survive the round trip`() throws {
    try inContext { context in
      let far = unitSquare.map { $0 + 5 }
      let hole: [Double] = [5.2, 5.2, 5.2, 5.4, 5.4, 5.4, 5.2, 5.2]
      let polygons = GEOSPolygonCoordinates(
        xy: unitSquare + far + hole, ringEnds: [5, 10, 14], polygonEnds: [1, 3])
      let multi = try GEOSGeometry.multiPolygon(polygons, in: context)
      let polygonsBack = try multi.polygonCoordinates()
      #expect(polygonsBack == polygons)
      let noLines = try multi.lineCoordinates()
      #expect(noLines == GEOSLineCoordinates())

      let lines = GEOSLineCoordinates(xy: [0, 0, 1, 1, 5, 5, 6, 6, 7, 5], lineEnds: [2, 5])
      let multiLine = try GEOSGeometry.multiLineString(lines, in: context)
      let linesBack = try multiLine.lineCoordinates()
      #expect(linesBack == lines)
    }
  }

  @Test(arguments: GEOSGeometryType.allCases)
  func `every type can be empty`(type: GEOSGeometryType) throws {
    try inContext { context in
      let geometry = try GEOSGeometry.empty(type, in: context)
      let (empty, back, count) = (try geometry.isEmpty, try geometry.type, try geometry.coordinateCount)
      #expect(empty)
      #expect(back == type)
      #expect(count == 0)
    }
  }

  @Test func `collections take their members`() throws {
    try inContext { context in
      var list = GEOSGeometryList(in: context)
      try list.append(try GEOSGeometry.polygon([unitSquare], in: context))
      try list.append(try GEOSGeometry.polygon([unitSquare.map { $0 + 3 }], in: context))
      let multi = try GEOSGeometry.collection(.multiPolygon, of: list)
      #expect(context.liveHandleCount == 1)
      let (parts, area) = (try multi.partCount, try multi.area())
      #expect(parts == 2)
      #expect(area == 2)
    }
  }

  @Test func `a lent part is copied when it is taken`() throws {
    try inContext { context in
      let copy: GEOSGeometry
      do {
        let multi = try GEOSGeometry(wkt: "MULTIPOINT (1 2, 3 4)", in: context)
        copy = try multi.withPart(at: 1) { (part) throws(GEOSError) in try part.clone() }
      }
      let wkt = try copy.wkt()
      #expect(wkt == "POINT (3 4)")
    }
  }

  @Test func `members that nobody took are freed`() throws {
    try inContext { context in
      var list = GEOSGeometryList(in: context)
      try list.append(try GEOSGeometry.point(x: 0, y: 0, in: context))
      #expect(list.count == 1)
    }
  }
}

/// Every way in which a constructor can fail. Under the address sanitizer these show that nothing is freed
/// twice, under a leak checker that nothing is left.
@Suite struct ConstructionFailureTests {
  @Test(
    arguments: [
      [0, 0], [0, 0, 1], [0, 0, 1, 0, 1, 1, 0, 1], [0, 0, 1, 1],
    ] as [[Double]])
  func `rings that are no rings`(xy: [Double]) throws {
    try inContext { context in
      let error = try failure { () throws(GEOSError) in
        _ = try GEOSGeometry.linearRing(xy, in: context)
      }
      #expect(error.kind == .illegalArgument)
      #expect(!error.message.isEmpty && !error.message.hasSuffix("\n"))
    }
  }

  @Test func `a line of one position`() throws {
    try inContext { context in
      let error = try failure { () throws(GEOSError) in
        _ = try GEOSGeometry.lineString([1, 2], in: context)
      }
      #expect(error.function == "GEOSGeom_createLineString_r")
      #expect(error.kind == .illegalArgument)
    }
  }

  @Test func `a polygon whose exterior is no ring`() throws {
    try inContext { context in
      let error = try failure { () throws(GEOSError) in
        let point = try GEOSGeometry.point(x: 0, y: 0, in: context)
        var holes = GEOSGeometryList(in: context)
        try holes.append(try GEOSGeometry.linearRing(unitSquare, in: context))
        _ = try GEOSGeometry.polygon(exterior: point, holes: holes)
      }
      #expect(error.function == "GEOSGeom_createPolygon_r")
      #expect(!error.message.isEmpty)
    }
  }

  @Test func `a polygon whose hole is no ring`() throws {
    try inContext { context in
      let error = try failure { () throws(GEOSError) in
        let ring = try GEOSGeometry.linearRing(unitSquare, in: context)
        var holes = GEOSGeometryList(in: context)
        try holes.append(try GEOSGeometry.linearRing(unitSquare, in: context))
        try holes.append(try GEOSGeometry.point(x: 0, y: 0, in: context))
        _ = try GEOSGeometry.polygon(exterior: ring, holes: holes)
      }
      #expect(error.function == "GEOSGeom_createPolygon_r")
    }
  }

  @Test func `an empty exterior with a hole`() throws {
    try inContext { context in
      let error = try failure { () throws(GEOSError) in
        let ring = try GEOSGeometry.empty(.linearRing, in: context)
        var holes = GEOSGeometryList(in: context)
        try holes.append(try GEOSGeometry.linearRing(unitSquare, in: context))
        _ = try GEOSGeometry.polygon(exterior: ring, holes: holes)
      }
      #expect(error.kind == .illegalArgument)
    }
  }

  @Test func `a hole that is not closed frees the exterior`() throws {
    try inContext { context in
      _ = try failure { () throws(GEOSError) in
        _ = try GEOSGeometry.polygon([unitSquare, [0, 0, 1, 0, 1, 1, 0, 1]], in: context)
      }
    }
  }

  @Test(arguments: [[5, 4], [6], [-1], [5, 99]])
  func `ends that do not fit the block`(ends: [Int]) throws {
    try inContext { context in
      let error = try failure { () throws(GEOSError) in
        let square = unitSquare
        _ = try GEOSGeometry.polygon(square.span, ringEnds: ends, in: context)
      }
      #expect(error.kind == .illegalArgument)
    }
  }

  @Test func `flat blocks that do not fit`() throws {
    try inContext { context in
      let broken = [
        GEOSPolygonCoordinates(xy: unitSquare, ringEnds: [5], polygonEnds: [2]),
        GEOSPolygonCoordinates(xy: unitSquare, ringEnds: [7], polygonEnds: [1]),
        GEOSPolygonCoordinates(xy: unitSquare, ringEnds: [5], polygonEnds: [1, 0]),
        GEOSPolygonCoordinates(xy: unitSquare + unitSquare, ringEnds: [5, 3], polygonEnds: [1, 2]),
      ]
      for block in broken {
        let error = try failure { () throws(GEOSError) in
          _ = try GEOSGeometry.multiPolygon(block, in: context)
        }
        #expect(error.kind == .illegalArgument)
      }
      for ends in [[3, 2], [9], [-1]] {
        _ = try failure { () throws(GEOSError) in
          _ = try GEOSGeometry.multiLineString(
            GEOSLineCoordinates(xy: unitSquare, lineEnds: ends), in: context)
        }
      }
    }
  }

  @Test(arguments: [GEOSGeometryType.multiPoint, .multiLineString, .multiPolygon])
  func `members of another type`(type: GEOSGeometryType) throws {
    try inContext { context in
      let error = try failure { () throws(GEOSError) in
        var list = GEOSGeometryList(in: context)
        let fitting = type == .multiPoint ? "POINT (0 0)" : "POLYGON ((0 0, 1 0, 1 1, 0 0))"
        try list.append(try GEOSGeometry(wkt: fitting, in: context))
        try list.append(try GEOSGeometry.empty(.geometryCollection, in: context))
        _ = try GEOSGeometry.collection(type, of: list)
      }
      #expect(error.kind == .illegalArgument)
    }
  }

  @Test(arguments: [GEOSGeometryType.point, .lineString, .linearRing, .polygon])
  func `collections of no collection type`(type: GEOSGeometryType) throws {
    try inContext { context in
      let error = try failure { () throws(GEOSError) in
        var list = GEOSGeometryList(in: context)
        try list.append(try GEOSGeometry.point(x: 0, y: 0, in: context))
        _ = try GEOSGeometry.collection(type, of: list)
      }
      #expect(error.function == "GEOSGeom_createCollection_r")
    }
  }

  @Test func `parts out of range`() throws {
    try inContext { context in
      let polygon = try GEOSGeometry.polygon([unitSquare], in: context)
      for index in [-1, 1, .max] {
        let part = try failure { () throws(GEOSError) in
          try polygon.withPart(at: index) { (_) throws(GEOSError) in }
        }
        #expect(part.kind == .illegalArgument)
        let hole = try failure { () throws(GEOSError) in
          try polygon.withHole(at: index) { (_) throws(GEOSError) in }
        }
        #expect(hole.kind == .illegalArgument)
      }
      let point = try GEOSGeometry.point(x: 0, y: 0, in: context)
      _ = try failure { () throws(GEOSError) in
        try point.withExterior { (_) throws(GEOSError) in }
      }
      _ = try failure { () throws(GEOSError) in _ = try point.holeCount }
      _ = try failure { () throws(GEOSError) in _ = try polygon.coordinates() }
      _ = try failure { () throws(GEOSError) in _ = try polygon.pointCoordinate() }
    }
  }

  @Test func `a buffer that is too small stays untouched`() throws {
    try inContext { context in
      let ring = try GEOSGeometry.linearRing(unitSquare, in: context)
      var buffer = [Double](repeating: 9, count: 9)
      #expect(throws: GEOSError.self) {
        try buffer.withUnsafeMutableBufferPointer { _ = try ring.copyCoordinates(into: $0) }
      }
      #expect(buffer == [Double](repeating: 9, count: 9))
    }
  }

  @Test func `a message is taken once`() throws {
    try inContext { context in
      let first = try failure { () throws(GEOSError) in
        _ = try GEOSGeometry(wkt: "FOO", in: context)
      }
      #expect(first.kind == .parse)
      // This failure has no message of its own: it must not show that of the first.
      let second = try failure { () throws(GEOSError) in
        let point = try GEOSGeometry.point(x: 0, y: 0, in: context)
        _ = try GEOSGeometry.polygon(exterior: point, holes: GEOSGeometryList(in: context))
      }
      #expect(!second.message.contains("FOO"))
    }
  }
}
