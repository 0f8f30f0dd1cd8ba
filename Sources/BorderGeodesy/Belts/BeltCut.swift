internal import BorderCore
internal import BorderMeasures
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
        flat.box.shifts(to: piece.outline.box).map { piece.moved(east: $0) }
      }
      guard !near.isEmpty else { continue }
      let shape = try shape(of: flat, near: near, context)
      let belt = try shape.intersection(ground(near, around: flat.box, context))
      let polygons = try belt.polygonCoordinates().polygons
      whole += polygons
      guard splits, !polygons.isEmpty else { continue }
      let byNeighbour = Dictionary(grouping: near) { $0.sides.across(from: country) }
        .sorted { $0.key < $1.key }
      if byNeighbour.count == 1 {
        split[byNeighbour[0].key, default: []] += polygons
        continue
      }
      let parts = try NearestSide(byNeighbour.map(\.value), width: self.ground.width).split(belt, in: context)
      for (neighbour, own) in zip(byNeighbour.map(\.key), parts) where !own.isEmpty {
        split[neighbour, default: []] += own
      }
    }
    guard !whole.isEmpty else { return [] }
    var belts = [try belt(whole, neighbour: nil, context)]
    for (neighbour, own) in split.sorted(by: { $0.key < $1.key }) {
      belts.append(try belt(own, neighbour: neighbour, context))
    }
    return belts
  }

  private func belt(
    _ polygons: [[[Position]]], neighbour: String?, _ context: GEOSContext
  ) throws(GEOSError) -> BorderBelt {
    BorderBelt(
      region: region, width: ground.width, neighbour: neighbour, area: measure.area(ofPolygons: polygons),
      polygons: try onSheet(polygons, context))
  }

  /// The polygons cut at the 180th meridian, with longitudes from -180 to 180.
  private func onSheet(
    _ polygons: [[[Position]]], _ context: GEOSContext
  ) throws(GEOSError) -> [[[Position]]] {
    var result: [[[Position]]] = []
    for polygon in polygons {
      guard FlatPart(rings: polygon).box.isBeyondSheet else {
        result.append(polygon)
        continue
      }
      let shape = try GEOSGeometry.valid([polygon], in: context)
      for turn in [-360.0, 0, 360] {
        let sheet = try GEOSGeometry.rectangle(
          GEOSBox(minX: turn - 180, minY: -90, maxX: turn + 180, maxY: 90), in: context)
        let inside = try shape.intersection(sheet).polygonCoordinates().polygons
        result += inside.map { FlatPart(rings: $0).moved(east: -turn).rings }
      }
    }
    return result
  }

  /// The part with vertices on its long edges, cut to the box of what is near.
  private func shape(
    of flat: FlatPart, near: [BeltGround.Piece], _ context: GEOSContext
  ) throws(GEOSError) -> GEOSGeometry {
    var box = near[0].outline.box
    for piece in near.dropFirst() { box.include(piece.outline.box) }
    let rings = flat.rings.map { GeodesicLineCut.dense($0, atMost: 1000, near: box) }
    let shape = try GEOSGeometry.valid([rings], in: context)
    return box.holds(flat.box) ? shape : try shape.intersection(Self.rectangle(box, context))
  }

  /// What lies within the width, as far as it can matter within a box: many parts are islands beside long borders.
  private func ground(
    _ near: [BeltGround.Piece], around box: BoundingBox, _ context: GEOSContext
  ) throws(GEOSError) -> GEOSGeometry {
    let frame = try Self.rectangle(box, context)
    var members = GEOSGeometryList(in: context)
    for piece in near {
      let polygons = GEOSPolygonCoordinates(piece.outline.polygons)
      let shape = try GEOSGeometry.multiPolygon(polygons, in: context)
      // `GEOSClipByRect` would be faster, and loses a polygon that covers the whole box.
      try members.append(box.holds(piece.outline.box) ? shape : shape.intersection(frame))
    }
    return try GEOSGeometry.collection(.geometryCollection, of: members).unaryUnion()
  }

  private static func rectangle(
    _ box: BoundingBox, _ context: GEOSContext
  ) throws(GEOSError) -> GEOSGeometry {
    try GEOSGeometry.rectangle(
      GEOSBox(minX: box.west, minY: box.south, maxX: box.east, maxY: box.north), in: context)
  }
}

extension BoundingBox {
  /// Whether another box lies inside.
  fileprivate func holds(_ other: BoundingBox) -> Bool {
    west <= other.west && east >= other.east && south <= other.south && north >= other.north
  }
}
