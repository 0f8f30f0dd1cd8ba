internal import BorderCore
internal import BorderMeasures
internal import GEOS

/// Cuts the belts of one region out of what lies near the borders of its country.
struct BeltCut {
  private let set: RegionSet
  private let region: RegionID
  private let parts: [FlatPart]
  private let distance: LineDistance
  /// The borders by the neighbour beyond, where belts are split.
  private let sides: [(neighbour: String, distance: LineDistance)]
  private let measure = GeodesicMeasure()

  /// - Parameters:
  ///   - set: The regions.
  ///   - region: The one.
  ///   - parts: Its parts.
  ///   - ground: The borders.
  ///   - splits: Whether belts are also split by neighbour.
  init(_ set: RegionSet, _ region: RegionID, parts: [Int], _ ground: BeltCountry, splits: Bool) {
    self.set = set
    self.region = region
    self.parts = parts.map { FlatPart($0, of: set) }
    distance = ground.distance
    sides = splits ? ground.sides : []
  }

  /// The belts: of all borders together and, where they are split, of each neighbour whose border is near.
  ///
  /// - Parameters:
  ///   - widths: The widths in metres.
  ///   - context: Where GEOS works.
  /// - Returns: The belts by width, each before its parts by neighbour.
  /// - Throws: `GEOSError` where a part cannot be overlaid with an outline.
  /// - Complexity: For each width, O(length of its outline within the region / cell of `BeltOutline`) distances, and an
  ///   overlay with the parts of the region that it crosses.
  func belts(_ widths: [Double], in context: GEOSContext) throws(GEOSError) -> [BorderBelt] {
    var whole: [Double: [[[Position]]]] = [:]
    var split: [Double: [String: [[[Position]]]]] = [:]
    for part in parts {
      var part = Part(part)
      // The widest first: a part that it does not reach is not reached by the others.
      for width in widths.sorted(by: >) {
        guard isNear(distance, part.flat.box, width: width) else { break }
        let shape = try part.shape(context)
        let outline = BeltOutline(distance, width: width, around: part.flat.box, shape.cover)
        guard !outline.polygons.isEmpty else { break }
        let polygons = try shape.intersection(with: outline, context)
        whole[width, default: []] += polygons
        guard !sides.isEmpty, !polygons.isEmpty else { continue }
        let parts = try self.split(polygons, of: part.flat.box, shape.cover, width: width, context)
        for (neighbour, own) in parts {
          split[width, default: [:]][neighbour, default: []] += own
        }
      }
    }
    var belts: [BorderBelt] = []
    for (width, polygons) in whole.sorted(by: { $0.key < $1.key }) where !polygons.isEmpty {
      belts.append(try belt(polygons, width: width, neighbour: nil, context))
      for (neighbour, own) in (split[width] ?? [:]).sorted(by: { $0.key < $1.key }) where !own.isEmpty {
        belts.append(try belt(own, width: width, neighbour: neighbour, context))
      }
    }
    return belts
  }

  /// Whether some lines may come within a width of a box.
  private func isNear(_ distance: LineDistance, _ box: BoundingBox, width: Double) -> Bool {
    let grid = ContourGrid(around: box, cell: width)
    let reach = width + grid.radius(of: grid.whole)
    return distance.sight(from: grid.middle(of: grid.whole), within: reach).metres.isFinite
  }

  /// A belt by the neighbour whose border is the nearest.
  private func split(
    _ belt: [[[Position]]], of box: BoundingBox, _ cover: PartCover, width: Double, _ context: GEOSContext
  ) throws(GEOSError) -> [(neighbour: String, polygons: [[[Position]]])] {
    let near = sides.filter { isNear($0.distance, box, width: width) }
    guard near.count > 1 else { return near.first.map { [($0.neighbour, belt)] } ?? [] }
    let shape = try GEOSGeometry.valid(belt, in: context)
    let polygons = try NearestSide(near.map(\.distance), width: width).split(shape, in: box, cover, context)
    return Array(zip(near.map(\.neighbour), polygons))
  }

  private func belt(
    _ polygons: [[[Position]]], width: Double, neighbour: String?, _ context: GEOSContext
  ) throws(GEOSError) -> BorderBelt {
    BorderBelt(
      region: region, width: width, neighbour: neighbour, area: measure.area(ofPolygons: polygons),
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
}

extension BeltCut {
  /// A part of the region, whose shape is made once, and only where a belt may be.
  private struct Part {
    let flat: FlatPart
    private var made: Shape?

    init(_ flat: FlatPart) { self.flat = flat }

    mutating func shape(_ context: GEOSContext) throws(GEOSError) -> Shape {
      if let made { return made }
      let rings = flat.rings.map { GeodesicLineCut.dense($0, atMost: 1000) }
      let polygons = try GEOSGeometry.valid([rings], in: context).polygonCoordinates().polygons
      let shape = Shape(polygons: polygons, cover: PartCover(polygons))
      made = shape
      return shape
    }
  }

  /// The valid polygons of a part.
  private struct Shape {
    let polygons: [[[Position]]]
    let cover: PartCover

    /// What lies inside an outline.
    func intersection(
      with outline: BeltOutline, _ context: GEOSContext
    ) throws(GEOSError) -> [[[Position]]] {
      if outline.isEverywhere { return polygons }
      let shape = try GEOSGeometry.multiPolygon(GEOSPolygonCoordinates(polygons), in: context)
      let near = try GEOSGeometry.valid(outline.polygons, in: context)
      return try shape.intersection(near).polygonCoordinates().polygons
    }
  }
}
