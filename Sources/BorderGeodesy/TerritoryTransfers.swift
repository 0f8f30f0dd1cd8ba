public import BorderCore
internal import BorderMeasures
internal import GEOS

/// Finds the land that lies in another region in the new vintage than in the old one.
///
/// Only families of regions whose outline differs beyond the tolerance are overlaid, and of them only the parts that
/// something changed near.
public struct TerritoryTransfers: Sendable {
  /// The land, one entry for each polygon.
  public let transfers: [TerritoryTransfer]
  /// Families that were not overlaid: GEOS failed, or it would have taken too long.
  public let unmeasured: [Int]

  /// Overlays what may have changed. C functions: `GEOSDifference`, `GEOSIntersection`, `GEOSBuffer`,
  /// `GEOSMakeValidWithParams`.
  ///
  /// What a circle with the tolerance as its diameter does not fit into is a line that was drawn again, no territory; so is
  /// what of a wider piece reaches far beyond where such circles fit.
  ///
  /// - Parameters:
  ///   - comparison: The vintages, with lines compared.
  ///   - measure: How areas are measured.
  ///   - threads: How many threads may work; the result is the same for any number.
  /// - Complexity: O(*n* log *n*) for *n* vertices of the regions that are overlaid, bounded.
  public init(_ comparison: VintageComparison, measure: GeodesicMeasure, threads: Int = 1) {
    let families = comparison.families.families
    let wanted = families.indices.filter { comparison.needOverlay[$0] }
    let ground = VintageGround(comparison, isWanted: comparison.needOverlay)
    var room = 5_000_000 + 4 * (comparison.old.positions.count + comparison.new.positions.count)
    var (tried, left): ([Int], [Int]) = ([], [])
    for family in wanted {
      // An overlay costs something however few the vertices are.
      room -= max(300, 2 * ground.vertexCount(of: family))
      if room < 0 { left.append(family) } else { tried.append(family) }
    }
    let list = tried
    let width = max(comparison.tolerance.metres, 0.001)
    let results = mapParts(of: list.count, threads: threads, minimumPart: 1) { range in
      GEOSContext.withCurrent { context in
        range.map { index in
          try? FamilyOverlay(ground, list[index], width: width, measure, context).transfers()
        }
      }
    }.flatMap { $0 }
    transfers = results.flatMap { $0 ?? [] }
    unmeasured = (left + zip(list, results).filter { $0.1 == nil }.map(\.0)).sorted()
  }
}

/// The parts of both vintages on the plane, and which of them lie near each other.
struct VintageGround: Sendable {
  let comparison: VintageComparison
  private let oldParts: [[Int]]
  private let newParts: [[Int]]
  private let oldGrid: BoxGrid
  private let newGrid: BoxGrid

  init(_ comparison: VintageComparison, isWanted: [Bool]) {
    self.comparison = comparison
    oldParts = comparison.old.partsByRegion
    newParts = comparison.comparedNew.partsByRegion
    oldGrid = BoxGrid(Self.boxes(comparison.old, oldParts) { isWanted[comparison.families.ofOld[$0]] })
    newGrid = BoxGrid(
      Self.boxes(comparison.comparedNew, newParts) { isWanted[comparison.families.ofNew[$0]] })
  }

  /// Boxes of the regions that may have to do with others; what did not change has none.
  private static func boxes(
    _ set: RegionSet, _ parts: [[Int]], where isWanted: (Int) -> Bool
  ) -> [[BoundingBox]] {
    set.regions.indices.map { isWanted($0) ? parts[$0].map { FlatPart.box(ofPart: $0, of: set) } : [] }
  }

  func vertexCount(of family: Int) -> Int {
    let own = comparison.families.families[family]
    func count(_ set: RegionSet, _ parts: [Int]) -> Int {
      parts.reduce(0) { sum, part in
        sum + set.rings(ofPart: part).reduce(0) { $0 + set.range(ofRing: $1).count }
      }
    }
    return count(comparison.old, own.old.flatMap { oldParts[$0] })
      + count(comparison.comparedNew, own.new.flatMap { newParts[$0] })
  }

  /// The parts of an old region, laid out flat.
  func oldShapes(_ region: Int) -> [FlatPart] { FlatPart.together(oldParts[region], of: comparison.old) }

  /// The parts of a new region, laid out flat.
  func newShapes(_ region: Int) -> [FlatPart] {
    FlatPart.together(newParts[region], of: comparison.comparedNew)
  }

  /// The old regions of other families that may share land with these parts.
  func olds(near parts: [FlatPart], except family: Int) -> [Int] {
    oldGrid.meeting(parts.map(\.box)).filter { comparison.families.ofOld[$0] != family }
  }

  /// The new regions of other families that may share land with these parts.
  func news(near parts: [FlatPart], except family: Int) -> [Int] {
    newGrid.meeting(parts.map(\.box)).filter { comparison.families.ofNew[$0] != family }
  }
}

/// The overlay of the regions of one family with those around.
private struct FamilyOverlay {
  let ground: VintageGround
  let family: Int
  let width: Double
  let measure: GeodesicMeasure
  let context: GEOSContext

  init(
    _ ground: VintageGround, _ family: Int, width: Double, _ measure: GeodesicMeasure, _ context: GEOSContext
  ) {
    self.ground = ground
    self.family = family
    self.width = width
    self.measure = measure
    self.context = context
  }

  /// What the old regions lost, and what the new ones have that no region had.
  func transfers() throws -> [TerritoryTransfer] {
    let own = ground.comparison.families.families[family]
    var (olds, news) = (own.old.map(ground.oldShapes), own.new.map(ground.newShapes))
    if own.isOneToOne { (olds[0], news[0]) = Self.withoutSame(olds[0], news[0]) }
    var list: [TerritoryTransfer] = []
    for (region, shapes) in zip(own.old, olds) {
      let lost = try rest(of: shapes, without: news)
      guard !lost.isEmpty else { continue }
      var others: [[FlatPart]] = []
      for other in ground.news(near: lost, except: family) {
        let around = onPlane(ground.newShapes(other), of: lost)
        let near = lost.filter { piece in around.contains { Self.meet(piece, $0) } }
        guard !near.isEmpty else { continue }
        others.append(around)
        for common in try pieces(of: shape(near).intersection(shape(around))) {
          list.append(transfer(common, from: region, to: other))
        }
      }
      for piece in try rest(of: lost, without: others) {
        list.append(transfer(piece, from: region, to: nil))
      }
    }
    for (region, shapes) in zip(own.new, news) {
      let gained = try rest(of: shapes, without: olds)
      guard !gained.isEmpty else { continue }
      let others = ground.olds(near: gained, except: family).map(ground.oldShapes)
      for piece in try rest(of: gained, without: others) {
        list.append(transfer(piece, from: nil, to: region))
      }
    }
    return list
  }

  private static func meet(_ a: FlatPart, _ b: FlatPart) -> Bool {
    a.box.west <= b.box.east && a.box.east >= b.box.west && a.box.south <= b.box.north
      && a.box.north >= b.box.south
  }

  /// Parts of both without those that are the same in both and have nothing else near.
  private static func withoutSame(_ old: [FlatPart], _ new: [FlatPart]) -> ([FlatPart], [FlatPart]) {
    guard old.count > 1, new.count > 1 else { return (old, new) }
    var same: [[Position]: Int] = [:]
    for (index, part) in new.enumerated() { same[part.rings[0], default: index] = index }
    var (isSameOld, isSameNew) = (
      [Bool](repeating: false, count: old.count), [Bool](repeating: false, count: new.count)
    )
    for (index, part) in old.enumerated() {
      guard let other = same[part.rings[0]], new[other].rings == part.rings else { continue }
      isSameOld[index] = true
      isSameNew[other] = true
    }
    return (
      old.indices.filter { !isSameOld[$0] }.map { old[$0] },
      new.indices.filter { !isSameNew[$0] }.map { new[$0] }
    )
  }

  /// Parts as they stand on the plane of some others: wherever they may meet them.
  private func onPlane(_ shapes: [FlatPart], of others: some Sequence<FlatPart>) -> [FlatPart] {
    shapes.flatMap { part -> [FlatPart] in
      Set(others.flatMap { $0.box.shifts(to: part.box) }).sorted().map { part.moved(east: $0) }
    }
  }

  /// What is left of some parts without the regions of others, one after another, without slivers.
  private func rest(of parts: [FlatPart], without others: [[FlatPart]]) throws -> [FlatPart] {
    guard !parts.isEmpty else { return [] }
    var left = try shape(parts)
    for other in others {
      let near = onPlane(other, of: parts)
      if !near.isEmpty { left = try left.difference(shape(near)) }
    }
    return try pieces(of: left)
  }

  /// The union of some parts as one valid geometry.
  private func shape(_ parts: [FlatPart]) throws -> GEOSGeometry {
    if SelfCrossings.areTooMany(parts) { throw Tangle() }
    let polygons = parts.map(\.rings)
    let shape = try GEOSGeometry.multiPolygon(GEOSPolygonCoordinates(polygons), in: context)
    // Parts of several regions share lines, and may lie on each other.
    return try shape.invalidity() == nil ? shape : GEOSGeometry.union(of: polygons, in: context)
  }

  private struct Tangle: Error {}

  /// The polygons of a geometry that are no slivers.
  private func pieces(of geometry: consuming GEOSGeometry) throws -> [FlatPart] {
    var list: [FlatPart] = []
    for polygon in try geometry.polygonCoordinates().polygons {
      list += try wide(FlatPart(rings: polygon))
    }
    return list
  }

  /// What of a polygon is no sliver.
  private func wide(_ part: FlatPart) throws -> [FlatPart] {
    // A circle that fits has no larger area.
    let size = measure.area(ofPolygons: [part.rings])
    guard size > .pi * width * width / 4 else { return [] }
    // So wide in the mean that what is narrow along its edge is less than a twentieth of it.
    let perimeter = part.rings.reduce(0) { $0 + measure.length(of: $1).metres }
    if 2 * size > 20 * width * perimeter { return [part] }
    let middle = (part.box.south + part.box.north) / 2
    let east = max(
      measure.distance(
        Position(longitude: 0, latitude: middle), Position(longitude: 0.001, latitude: middle)) * 1000, 1)
    let north = MetresPerDegree.meanOfLatitude
    let plane = part.rings.map { ring in
      ring.map { Position(longitude: $0.longitude * east, latitude: $0.latitude * north) }
    }
    let whole = try GEOSGeometry.multiPolygon(GEOSPolygonCoordinates([plane]), in: context)
    let core = try whole.buffer(-width / 2)
    if try core.area() == 0 { return [] }
    let body = try whole.intersection(core.buffer(2 * width))
    // The tips of a lens belong to it; a long line drawn again does not.
    if try body.area() > 0.95 * whole.area() { return [part] }
    return try body.polygonCoordinates().polygons.map { polygon in
      FlatPart(
        rings: polygon.map { ring in
          ring.map { Position(longitude: $0.longitude / east, latitude: $0.latitude / north) }
        })
    }
  }

  private func transfer(_ part: FlatPart, from: Int?, to: Int?) -> TerritoryTransfer {
    TerritoryTransfer(
      from: from, to: to, area: measure.area(ofPolygons: [part.rings]), polygons: [part.rings], box: part.box)
  }
}
