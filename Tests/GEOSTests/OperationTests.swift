import BorderTestSupport
import GEOS
import Testing

@Suite struct ValidityTests {
  @Test func `a bow tie is invalid where it crosses`() throws {
    try inContext { context in
      let geometry = try GEOSGeometry.polygon([bowTie], in: context)
      let (valid, fault) = (try geometry.isValid, try geometry.invalidity())
      #expect(!valid)
      #expect(
        fault == GEOSInvalidity(reason: "Self-intersection", place: GEOSCoordinate(x: 1, y: 1)))
      #expect(fault?.description == "Self-intersection at 1.0 1.0")
      let square = try GEOSGeometry.polygon([unitSquare], in: context)
      let none = try square.invalidity()
      #expect(none == nil)
    }
  }

  @Test(arguments: [GEOSMakeValidMethod.structure(keepCollapsed: false), .linework])
  func `a bow tie becomes two triangles`(method: GEOSMakeValidMethod) throws {
    try inContext { context in
      let made = try GEOSGeometry.polygon([bowTie], in: context).madeValid(by: method)
      let (valid, area, parts) = (try made.isValid, try made.area(), try made.partCount)
      #expect(valid)
      #expect(area == 2)
      #expect(parts == 2)
    }
  }

  @Test func `what collapses is dropped or kept`() throws {
    try inContext { context in
      let flat = try GEOSGeometry.polygon([[0, 0, 1, 0, 2, 0, 0, 0]], in: context)
      let dropped = try flat.madeValid(by: .structure(keepCollapsed: false))
      let kept = try flat.madeValid(by: .structure(keepCollapsed: true))
      let (empty, type) = (try dropped.isEmpty, try kept.type)
      #expect(empty)
      #expect(type == .lineString)
    }
  }

  @Test func `a ring that touches itself may be allowed`() throws {
    try inContext { context in
      let ring: [Double] = [0, 0, 4, 0, 4, 4, 2, 4, 3, 2, 1, 2, 2, 4, 0, 4, 0, 0]
      let geometry = try GEOSGeometry.polygon([ring], in: context)
      let (strict, loose) = (
        try geometry.invalidity(), try geometry.invalidity(allowingSelfTouchingRings: true)
      )
      #expect(strict?.reason == "Ring Self-intersection")
      #expect(loose == nil)
    }
  }
}

@Suite struct OverlayTests {
  @Test func `areas add up`() throws {
    try inContext { context in
      let a = try GEOSGeometry.polygon([unitSquare], in: context)
      let b = try GEOSGeometry.polygon([unitSquare.map { $0 + 0.5 }], in: context)
      let both = try a.intersection(b).area()
      let all = try a.union(b).area()
      let rest = try a.difference(b).area()
      let odd = try a.symmetricDifference(b).area()
      #expect(both == 0.25)
      #expect(all == 1.75)
      #expect(rest == 0.75)
      #expect(odd == 1.5)
      let onGrid = try a.intersection(b, gridSize: 1).area()
      #expect(onGrid == 1 || onGrid == 0)
      let (allOnGrid, restOnGrid, oddOnGrid) = (
        try a.union(b, gridSize: 0.5).area(), try a.difference(b, gridSize: 0.5).area(),
        try a.symmetricDifference(b, gridSize: 0.5).area()
      )
      #expect(allOnGrid == 1.75 && restOnGrid == 0.75 && oddOnGrid == 1.5)
    }
  }

  @Test func `unions of parts`() throws {
    try inContext { context in
      let parts = try GEOSGeometry.multiPolygon(
        GEOSPolygonCoordinates(
          xy: unitSquare + [1, 0, 2, 0, 2, 1, 1, 1, 1, 0], ringEnds: [5, 10], polygonEnds: [1, 2]),
        in: context)
      let unary = try parts.unaryUnion()
      let coverage = try parts.coverageUnion()
      let equal = try unary.isTopologicallyEqual(to: coverage)
      #expect(equal)
      let (type, length) = (try coverage.type, try coverage.length())
      #expect(type == .polygon)
      #expect(length == 6)
      let clipped = try parts.clipped(to: GEOSBox(minX: 0.5, minY: 0, maxX: 1.5, maxY: 0.5)).area()
      #expect(clipped == 0.5)
      let rounded = try parts.rounded(toGridSize: 2)
      let valid = try rounded.isValid
      #expect(valid)
    }
  }

  @Test func `invalid input throws a topology exception`() throws {
    try inContext { context in
      let bad = try GEOSGeometry.polygon([bowTie], in: context)
      let other = try GEOSGeometry.polygon([unitSquare], in: context)
      let error = try failure { () throws(GEOSError) in _ = try bad.intersection(other) }
      #expect(error.kind == .topology)
      #expect(error.function == "GEOSIntersection_r")
      #expect(error.description.contains("TopologyException"))
    }
  }

  @Test func `lines are noded, polygonized and merged`() throws {
    try inContext { context in
      let cross = try GEOSGeometry(wkt: "MULTILINESTRING ((0 0, 2 2), (0 2, 2 0))", in: context)
      let noded = try cross.noded().partCount
      #expect(noded == 4)
      let square = try GEOSGeometry(
        wkt: "MULTILINESTRING ((0 0, 1 0), (1 0, 1 1), (1 1, 0 0), (5 5, 6 6))", in: context)
      let polygons = try square.polygonized().polygonCoordinates()
      #expect(polygons.polygonEnds == [1])
      let merged = try GEOSGeometry(wkt: "MULTILINESTRING ((0 0, 1 0), (2 0, 1 0))", in: context)
        .lineMerged().lineCoordinates()
      #expect(merged == GEOSLineCoordinates(xy: [0, 0, 1, 0, 2, 0], lineEnds: [3]))
      let boundary = try GEOSGeometry.polygon([unitSquare], in: context).boundary().coordinates()
      #expect(boundary.count == 10)
      let reversed = try GEOSGeometry.lineString([0, 0, 1, 0, 2, 5], in: context).reversed().coordinates()
      #expect(reversed == [2, 5, 1, 0, 0, 0])
      let simple = try GEOSGeometry.lineString([0, 0, 1, 0.01, 2, 0], in: context)
        .simplified(toTolerance: 0.1).coordinateCount
      #expect(simple == 2)
    }
  }

  @Test func `shared paths are reported`() throws {
    try inContext { context in
      let a = try GEOSGeometry.lineString([0, 0, 1, 0, 2, 0], in: context)
      let b = try GEOSGeometry.lineString([3, 1, 2, 0, 1, 0, 1, 5], in: context)
      let shared = try a.sharedPaths(b)
      #expect(shared.sameDirection == GEOSLineCoordinates())
      #expect(shared.oppositeDirection == GEOSLineCoordinates(xy: [1, 0, 2, 0], lineEnds: [2]))
      let polygon = try GEOSGeometry.polygon([unitSquare], in: context)
      let error = try failure { () throws(GEOSError) in _ = try polygon.sharedPaths(a) }
      #expect(error.kind == .illegalArgument)
    }
  }

  @Test func buffers() throws {
    try inContext { context in
      let line = try GEOSGeometry.lineString([0, 0, 10, 0], in: context)
      let flat = try line.buffer(1, style: GEOSBufferStyle(cap: .flat)).area()
      let square = try line.buffer(1, style: GEOSBufferStyle(cap: .square, join: .mitre)).area()
      let left = try line.buffer(1, style: GEOSBufferStyle(isSingleSided: true)).area()
      #expect(flat == 20)
      #expect(square == 24)
      #expect(left == 10)
      let disc = try GEOSGeometry.point(x: 0, y: 0, in: context).buffer(
        1, style: GEOSBufferStyle(quadrantSegments: 64)
      ).area()
      #expect(abs(disc - .pi) < 0.001)
      let vanished = try GEOSGeometry.polygon([unitSquare], in: context).buffer(-1).isEmpty
      #expect(vanished)
      let hull = try GEOSGeometry(wkt: "MULTIPOINT (0 0, 2 0, 0 2, 0.5 0.5)", in: context).convexHull()
        .area()
      #expect(hull == 2)
      let centre = try GEOSGeometry.polygon([unitSquare], in: context).centroid().pointCoordinate()
      #expect(centre == GEOSCoordinate(x: 0.5, y: 0.5))
      let polygon = try GEOSGeometry.polygon([unitSquare], in: context)
      let inside = try polygon.contains(try polygon.pointOnSurface())
      #expect(inside)
    }
  }
}

@Suite struct PredicateTests {
  @Test func `neighbours touch and share a line`() throws {
    try inContext { context in
      let a = try GEOSGeometry.polygon([unitSquare], in: context)
      let b = try GEOSGeometry(wkt: "POLYGON ((1 0, 2 0, 2 1, 1 1, 1 0))", in: context)
      let corner = try GEOSGeometry(wkt: "POLYGON ((1 1, 2 1, 2 2, 1 2, 1 1))", in: context)
      let (matrix, cornerMatrix) = (try a.relate(b), try a.relate(corner))
      #expect(matrix == "FF2F11212")
      #expect(cornerMatrix == "FF2F01212")
      let (rook, queen) = (
        try a.relates(to: b, by: "F***1****"), try a.relates(to: corner, by: "F***1****")
      )
      #expect(rook)
      #expect(!queen)
      let (touches, intersects, disjoint, overlaps, crosses) = (
        try a.touches(b), try a.intersects(b), try a.isDisjoint(from: b), try a.overlaps(b),
        try a.crosses(b)
      )
      #expect(touches && intersects && !disjoint && !overlaps && !crosses)
    }
  }

  @Test(arguments: ["", "T", "T********T", "X********", "Ж*******"])
  func `patterns that are none`(pattern: String) throws {
    try inContext { context in
      let a = try GEOSGeometry.polygon([unitSquare], in: context)
      let error = try failure { () throws(GEOSError) in _ = try a.relates(to: a, by: pattern) }
      #expect(error.kind == .illegalArgument)
    }
  }

  @Test func `contains and covers differ on the boundary`() throws {
    try inContext { context in
      let square = try GEOSGeometry.polygon([unitSquare], in: context)
      let edge = try GEOSGeometry.lineString([0, 0, 1, 0], in: context)
      let (contains, covers, covered, within) = (
        try square.contains(edge), try square.covers(edge), try edge.isCovered(by: square),
        try edge.isWithin(square)
      )
      #expect(!contains && covers && covered && !within)
    }
  }

  @Test func `prepared and plain agree`() throws {
    let seed: UInt64 = 20_260_101
    var random = SplitMix64(seed: seed)
    try inContext { context in
      let star = try GEOSGeometry(
        wkt: "POLYGON ((0 0, 10 0, 10 10, 5 2, 0 10, 0 0), (1 1, 2 1, 2 2, 1 1))", in: context)
      let prepared = try GEOSPreparedGeometry(try star.clone())
      for round in 0..<300 {
        let x = Double.random(in: -1...11, using: &random).rounded()
        let y = Double.random(in: -1...11, using: &random).rounded()
        let size = Double.random(in: 0...3, using: &random).rounded()
        let other = try GEOSGeometry.rectangle(
          GEOSBox(minX: x, minY: y, maxX: x + size, maxY: y + size), in: context)
        let plain = [
          try star.intersects(other), try star.touches(other), try star.covers(other),
          try star.contains(other), try star.isDisjoint(from: other), try star.crosses(other),
          try star.overlaps(other), try star.isWithin(other), try star.isCovered(by: other),
          try star.isWithin(distance: 1, of: other),
        ]
        let fast = [
          try prepared.intersects(other), try prepared.touches(other), try prepared.covers(other),
          try prepared.contains(other), try prepared.isDisjoint(from: other),
          try prepared.crosses(other), try prepared.overlaps(other), try prepared.isWithin(other),
          try prepared.isCovered(by: other), try prepared.isWithin(distance: 1, of: other),
        ]
        #expect(plain == fast, "seed \(seed), round \(round): \(x) \(y) \(size)")
        let (far, near) = (try star.distance(to: other), try prepared.distance(to: other))
        #expect(far == near, "seed \(seed), round \(round)")
        let pair = try prepared.nearestPoints(to: other)
        let (from, to) = try #require(pair)
        let gap = ((from.x - to.x) * (from.x - to.x) + (from.y - to.y) * (from.y - to.y)).squareRoot()
        #expect(abs(gap - far) < 1e-12, "seed \(seed), round \(round)")
      }
      let point = try GEOSGeometry.point(x: 0.5, y: 0.2, in: context)
      let proper = try prepared.containsProperly(point)
      #expect(proper)
    }
  }

  @Test func `a prepared part outlives its parent`() throws {
    try inContext { context in
      let prepared: GEOSPreparedGeometry
      do {
        let multi = try GEOSGeometry.multiPolygon(
          GEOSPolygonCoordinates(xy: unitSquare, ringEnds: [5], polygonEnds: [1]), in: context)
        prepared = try multi.withPart(at: 0) { (part) throws(GEOSError) in
          try GEOSPreparedGeometry(try part.clone())
        }
      }
      let point = try GEOSGeometry.point(x: 0.5, y: 0.5, in: context)
      let inside = try prepared.contains(point)
      let area = try prepared.geometry.area()
      #expect(inside)
      #expect(area == 1)
    }
  }
}

@Suite struct MeasureTests {
  @Test func measures() throws {
    try inContext { context in
      let a = try GEOSGeometry.polygon([unitSquare], in: context)
      let b = try GEOSGeometry.polygon([unitSquare.map { $0 + 4 }], in: context)
      let (area, length, distance, within) = (
        try a.area(), try a.length(), try a.distance(to: b), try a.isWithin(distance: 4.3, of: b)
      )
      #expect(area == 1)
      #expect(length == 4)
      #expect(distance == 18.0.squareRoot())
      #expect(within)
      let pair = try #require(try a.nearestPoints(to: b))
      #expect(pair == (GEOSCoordinate(x: 1, y: 1), GEOSCoordinate(x: 4, y: 4)))
      let box = try b.box()
      #expect(box == GEOSBox(minX: 4, minY: 4, maxX: 5, maxY: 5))
      let envelope = try b.envelope().area()
      #expect(envelope == 1)
    }
  }

  @Test func `empty geometries have no box and no nearest points`() throws {
    try inContext { context in
      let empty = try GEOSGeometry.empty(.polygon, in: context)
      let square = try GEOSGeometry.polygon([unitSquare], in: context)
      let (box, pair, area, length, distance) = (
        try empty.box(), try empty.nearestPoints(to: square), try empty.area(), try empty.length(),
        try empty.distance(to: square)
      )
      #expect(box == nil && pair == nil)
      #expect(area == 0 && length == 0 && distance == 0)
      let prepared = try GEOSPreparedGeometry(square)
      let (none, far) = (try prepared.nearestPoints(to: empty), try prepared.distance(to: empty))
      #expect(none == nil)
      #expect(far == .infinity)
    }
  }

  @Test func `orientation is exact`() throws {
    try inContext { context in
      let (a, b) = (GEOSCoordinate(x: 0, y: 0), GEOSCoordinate(x: 1, y: 1))
      let left = try GEOSOrientation.of(a, b, GEOSCoordinate(x: 0, y: 1), in: context)
      let right = try GEOSOrientation.of(a, b, GEOSCoordinate(x: 1, y: 0), in: context)
      let on = try GEOSOrientation.of(a, b, GEOSCoordinate(x: 0.5, y: 0.5), in: context)
      let hair = try GEOSOrientation.of(a, b, GEOSCoordinate(x: 0.5, y: 0.5.nextUp), in: context)
      #expect(left == .counterclockwise && right == .clockwise && on == .collinear)
      #expect(hair == .counterclockwise)
    }
  }
}
