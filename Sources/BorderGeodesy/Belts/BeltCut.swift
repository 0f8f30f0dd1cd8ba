internal import BorderCore
internal import GEOS

/// Cuts the belts of one region out of what lies near the borders of its country.
struct BeltCut {
  private let set: RegionSet
  private let region: RegionID
  private let parts: [Int]
  private let ground: BeltGround
  private let splits: Bool
  private let measure = GeodesicMeasure()

  init(_ set: RegionSet, _ region: RegionID, parts: [Int], _ ground: BeltGround, splits: Bool) {
    self.set = set
    self.region = region
    self.parts = parts
    self.ground = ground
    self.splits = splits
  }

  /// The belts: of all borders together and, where they are split, of each neighbour whose border is near.
  func belts(in context: GEOSContext) throws(GEOSError) -> [BorderBelt] {
    let country = set[region].country
    guard let pieces = ground.pieces[country] else { return [] }
    var whole: [[[Position]]] = []
    var split: [String: [[[Position]]]] = [:]
    for part in parts {
      let flat = FlatPart(part, of: set)
      let near = pieces.flatMap { piece in
        flat.box.shifts(to: piece.outline.box).map { (piece: piece, turn: $0) }
      }
      guard !near.isEmpty else { continue }
      let shape = try shape(of: flat, near: near, context)
      let belt = try shape.intersection(ground(near, around: flat.box, context))
      let polygons = try belt.polygonCoordinates().polygons
      whole += polygons
      guard splits, !polygons.isEmpty else { continue }
      let neighbours = Set(near.map { across($0.piece) }).sorted()
      if neighbours.count == 1 {
        split[neighbours[0], default: []] += polygons
        continue
      }
      let sides = NearestSide(
        neighbours.map { neighbour in
          near.filter { across($0.piece) == neighbour }.map { ($0.piece, $0.turn) }
        }, width: self.ground.width)
      for (neighbour, own) in zip(neighbours, try sides.split(belt, in: context)) where !own.isEmpty {
        split[neighbour, default: []] += own
      }
    }
    guard !whole.isEmpty else { return [] }
    var belts = [try belt(whole, neighbour: nil, context)]
    for neighbour in split.keys.sorted() {
      belts.append(try belt(split[neighbour] ?? [], neighbour: neighbour, context))
    }
    return belts
  }

  private func belt(
    _ polygons: [[[Position]]], neighbour: String?, _ context: GEOSContext
  ) throws(GEOSError) -> BorderBelt {
    BorderBelt(
      region: region, width: ground.width, neighbour: neighbour, area: area(of: polygons),
      polygons: try onSheet(polygons, context))
  }

  /// The polygons cut at the 180th meridian, with longitudes from -180 to 180.
  private func onSheet(
    _ polygons: [[[Position]]], _ context: GEOSContext
  ) throws(GEOSError) -> [[[Position]]] {
    var result: [[[Position]]] = []
    for polygon in polygons {
      guard let box = BoundingBox(of: polygon[0][...]), box.west < -180 || box.east > 180 else {
        result.append(polygon)
        continue
      }
      let shape = try Self.valid([polygon], context)
      for turn in [-360.0, 0, 360] {
        let sheet = try GEOSGeometry.rectangle(
          GEOSBox(minX: turn - 180, minY: -90, maxX: turn + 180, maxY: 90), in: context)
        let inside = try shape.intersection(sheet).polygonCoordinates().polygons
        result += Self.moved(inside, by: -turn)
      }
    }
    return result
  }

  private func across(_ piece: BeltGround.Piece) -> String {
    piece.countries[0] == set[region].country ? piece.countries[1] : piece.countries[0]
  }

  /// The part with vertices on its long edges, cut to the box of what is near.
  private func shape(
    of flat: FlatPart, near: [(piece: BeltGround.Piece, turn: Double)], _ context: GEOSContext
  ) throws(GEOSError) -> GEOSGeometry {
    var box = near[0].piece.outline.box.moved(east: near[0].turn)
    for entry in near.dropFirst() { box.include(entry.piece.outline.box.moved(east: entry.turn)) }
    let rings = flat.rings.map { GeodesicLineCut.dense($0, atMost: 1000, near: box) }
    let shape = try Self.valid([rings], context)
    let isInside =
      box.west <= flat.box.west && box.east >= flat.box.east && box.south <= flat.box.south
      && box.north >= flat.box.north
    guard !isInside else { return shape }
    let frame = GEOSBox(minX: box.west, minY: box.south, maxX: box.east, maxY: box.north)
    return try shape.intersection(GEOSGeometry.rectangle(frame, in: context))
  }

  private static func moved(_ polygons: [[[Position]]], by turn: Double) -> [[[Position]]] {
    if turn == 0 { return polygons }
    return polygons.map { polygon in
      polygon.map { ring in
        ring.map { Position(longitude: $0.longitude + turn, latitude: $0.latitude) }
      }
    }
  }

  /// What lies within the width, as far as it can matter within a box: many parts are islands beside long borders.
  private func ground(
    _ near: [(piece: BeltGround.Piece, turn: Double)], around box: BoundingBox, _ context: GEOSContext
  ) throws(GEOSError) -> GEOSGeometry {
    let frame = try GEOSGeometry.rectangle(
      GEOSBox(minX: box.west, minY: box.south, maxX: box.east, maxY: box.north), in: context)
    var members = GEOSGeometryList(in: context)
    for (piece, turn) in near {
      let polygons = Self.moved(piece.outline.polygons, by: turn)
      let shape = try GEOSGeometry.multiPolygon(GEOSPolygonCoordinates(polygons), in: context)
      let own = piece.outline.box.moved(east: turn)
      let isInside =
        own.west >= box.west && own.east <= box.east && own.south >= box.south && own.north <= box.north
      // `GEOSClipByRect` would be faster, and loses a polygon that covers the whole box.
      if isInside {
        try members.append(shape)
      } else {
        let inside = try shape.intersection(frame)
        try members.append(inside)
      }
    }
    return try GEOSGeometry.collection(.geometryCollection, of: members).unaryUnion()
  }

  /// What some polygons cover together.
  static func union(_ polygons: [[[Position]]], _ context: GEOSContext) throws(GEOSError) -> GEOSGeometry {
    var members = GEOSGeometryList(in: context)
    for polygon in polygons {
      let shape = try valid([polygon], context)
      try members.append(shape)
    }
    return try GEOSGeometry.collection(.geometryCollection, of: members).unaryUnion()
  }

  /// Polygons as GEOS takes them.
  static func valid(_ polygons: [[[Position]]], _ context: GEOSContext) throws(GEOSError) -> GEOSGeometry {
    let shape = try GEOSGeometry.multiPolygon(GEOSPolygonCoordinates(polygons), in: context)
    if try shape.invalidity() == nil { return shape }
    return try shape.madeValid(by: .structure(keepCollapsed: false))
  }

  private func area(of polygons: [[[Position]]]) -> Double {
    polygons.reduce(0) { sum, polygon in
      polygon.enumerated().reduce(sum) { sum, ring in
        let area = ring.element.withUnsafeBufferPointer { measure.area(ofRing: $0) }
        return ring.offset == 0 ? sum + area : sum - area
      }
    }
  }
}

extension BoundingBox {
  /// The same box so many degrees further east.
  fileprivate func moved(east turn: Double) -> BoundingBox {
    BoundingBox(west: west + turn, south: south, east: east + turn, north: north)
  }
}
