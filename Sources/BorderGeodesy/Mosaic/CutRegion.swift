import BorderCore
import BorderMeasures
import GEOS

/// A region without the land of others.
struct CutRegion {
  /// What became of it.
  enum Outcome: Sendable {
    case cut([[[Position]]], [CutOverlap])
    case left(UncutReason)
  }

  /// What is narrower in the mean, in metres, is what rounding leaves beside a line.
  private static let rounding = 1e-6

  private let region: RegionID
  private let parts: RegionParts
  private let measure: GeodesicMeasure
  private let context: GEOSContext

  init(_ region: RegionID, _ parts: RegionParts, _ measure: GeodesicMeasure, _ context: GEOSContext) {
    self.region = region
    self.parts = parts
    self.measure = measure
    self.context = context
  }

  /// Takes the land of other regions away, one after the other.
  ///
  /// Parts that none of them overlaps stay as they are, to the last bit.
  func without(_ others: [RegionID]) -> Outcome {
    do {
      let own = parts.shapes(of: region)
      guard try own.allSatisfy({ try shape([$0.flat.rings]).invalidity() == nil }) else {
        return .left(.isInvalid)
      }
      var left = own.map { (flat: $0.flat, whole: Optional($0.rings)) }
      var cuts: [CutOverlap] = []
      for other in others {
        let near = parts.shapes(of: other, meeting: left.map(\.flat))
        if SelfCrossings.areTooMany(left.map(\.flat) + near) { return .left(.hasFailed) }
        let land = try GEOSGeometry.valid(near.map(\.rings), in: context)
        var taken: [[[Position]]] = []
        var rest: [(flat: FlatPart, whole: [[Position]]?)] = []
        for part in left {
          guard near.contains(where: { part.flat.box.shifts(to: $0.box).contains(0) }) else {
            rest.append(part)
            continue
          }
          let own = try shape([part.flat.rings])
          let common = try wide(own.intersection(land))
          if common.isEmpty {
            rest.append(part)
          } else {
            taken += common
            rest += try wide(own.difference(land)).map { (FlatPart(rings: $0), nil) }
          }
        }
        left = rest
        if let cut = cut(taken, for: other) { cuts.append(cut) }
      }
      if left.isEmpty { return .left(.wouldVanish) }
      return .cut(left.map { $0.whole ?? $0.flat.rings.map { FlatPart.folded($0) } }, cuts)
    } catch {
      return .left(.hasFailed)
    }
  }

  private func shape(_ polygons: [[[Position]]]) throws(GEOSError) -> GEOSGeometry {
    try GEOSGeometry.multiPolygon(GEOSPolygonCoordinates(polygons), in: context)
  }

  /// The polygons of a geometry that are no work of rounding.
  private func wide(_ geometry: consuming GEOSGeometry) throws(GEOSError) -> [[[Position]]] {
    try geometry.polygonCoordinates().polygons.filter { polygon in
      let perimeter = polygon.map { measure.length(of: $0).metres }.reduce(0, +)
      return 2 * measure.area(ofPolygons: [polygon]) > Self.rounding * perimeter
    }
  }

  private func cut(_ polygons: [[[Position]]], for keeper: RegionID) -> CutOverlap? {
    let areas = polygons.map { measure.area(ofPolygons: [$0]) }
    guard let largest = areas.indices.max(by: { areas[$0] < areas[$1] }),
      let place = polygons[largest][0].min(by: { $0.precedes($1) })
    else { return nil }
    return CutOverlap(
      pair: RegionPair(region, keeper), keeper: keeper, area: areas.reduce(0, +),
      polygons: polygons.map { $0.map { FlatPart.folded($0) } }, place: place.folded)
  }
}
