public import BorderCore
internal import GEOS

/// A region whose polygons are not valid in the sense of the OGC, with the reason and the place.
public struct InvalidRegion: Hashable, Sendable {
  /// The region.
  public let region: RegionID
  /// The part of the set that is invalid by itself; `nil` when only the parts together are.
  public let part: Int?
  /// The library's reason, such as `Self-intersection`.
  public let reason: String
  /// Where; `nil` when the library names no place.
  public let place: Position?
}

/// Checks polygons with GEOS.
public enum RegionValidity {
  /// What was found about some regions.
  public struct Findings: Sendable {
    /// What is not valid, in the order of regions.
    public let faults: [InvalidRegion]
    /// The regions that were not checked, because the library would hold too many lines or parts against each other.
    public let unchecked: [RegionID]
  }

  /// Finds the regions that are not valid. See ``findings(in:only:threads:)``.
  public static func check(_ set: RegionSet, threads: Int = 1) -> [InvalidRegion] {
    findings(in: set, threads: threads).faults
  }

  /// Finds the regions that are not valid.
  ///
  /// Each invalid part is named; a region whose parts are valid but overlap is named once without a part. Parts that
  /// adjoin along a line do not overlap.
  /// C function: `GEOSisValidDetail`.
  ///
  /// - Parameters:
  ///   - set: The regions.
  ///   - wanted: The regions that are checked, in their order; `nil` for all.
  ///   - threads: How many threads may work.
  /// - Returns: The faults, and the regions that were not checked; both are empty when all are valid.
  /// - Complexity: O(*n* log *n*) for *n* vertices of a region, and O(*k*²) for *k* lines that meet in one vertex or whose
  ///   boxes overlap, within a limit.
  public static func findings(
    in set: RegionSet, only wanted: [RegionID]? = nil, threads: Int = 1
  ) -> Findings {
    let partsByRegion = set.partsByRegion
    let regions = wanted ?? Array(set.regionIDs)
    let found = mapParts(of: regions.count, threads: threads, minimumPart: 4) { range in
      GEOSContext.withCurrent { context in
        range.map { check(regions[$0], parts: partsByRegion[regions[$0].index], of: set, in: context) }
      }
    }.flatMap { $0 }
    return Findings(
      faults: found.flatMap { $0 ?? [] },
      unchecked: zip(regions, found).filter { $1 == nil }.map(\.0))
  }

  /// What is wrong with a region; `nil` when it is not checked.
  private static func check(
    _ region: RegionID, parts: [Int], of set: RegionSet, in context: GEOSContext
  ) -> [InvalidRegion]? {
    guard !isCrowded(parts, of: set) else { return nil }
    let bent = parts.filter { !set.isOnSheet(part: $0) }
    if !bent.isEmpty || set.isSheetFromZero {
      return check(region, parts: parts, bent: bent, of: set, in: context)
    }
    guard let whole = fault(of: GEOSPolygonCoordinates(parts, of: set), in: context) else { return [] }
    let single = parts.compactMap { part in
      fault(of: GEOSPolygonCoordinates([part], of: set), in: context).map {
        InvalidRegion(region: region, part: part, whole: $0)
      }
    }
    guard single.isEmpty else { return single }
    guard let overlap = partsOverlap(parts, of: set, in: context) else { return nil }
    return overlap ? [InvalidRegion(region: region, part: nil, whole: whole)] : []
  }

  /// A region with parts over the 180th meridian or around a pole: polygons are valid together where each is by itself
  /// and with each other one, wherever on the plane these two may meet.
  private static func check(
    _ region: RegionID, parts: [Int], bent: [Int], of set: RegionSet, in context: GEOSContext
  ) -> [InvalidRegion]? {
    let shapes = Dictionary(uniqueKeysWithValues: parts.map { ($0, FlatPart($0, of: set)) })
    let single = parts.compactMap { part -> InvalidRegion? in
      guard let shape = shapes[part] else { return nil }
      return fault(of: GEOSPolygonCoordinates([shape.rings]), in: context).map {
        InvalidRegion(region: region, part: part, whole: $0)
      }
    }
    guard single.isEmpty else { return single }
    let isBent = Set(bent)
    let flat = parts.filter { !isBent.contains($0) }
    if let whole = fault(of: GEOSPolygonCoordinates(flat.compactMap { shapes[$0]?.rings }), in: context) {
      guard let overlap = partsOverlap(flat, of: set, in: context) else { return nil }
      if overlap { return [InvalidRegion(region: region, part: nil, whole: whole)] }
    }
    var relations = 0
    for (index, part) in bent.enumerated() {
      guard let shape = shapes[part] else { continue }
      for other in flat + bent.dropFirst(index + 1) {
        guard let second = shapes[other] else { continue }
        for turn in shape.box.shifts(to: second.box) {
          // The edges of a cut sheet are one line, along which both sides may lie.
          let touch = second.box.west + turn == shape.box.east || second.box.east + turn == shape.box.west
          if turn != 0 && touch { continue }
          relations += 1
          guard relations <= mostRelations else { return nil }
          let moved = second.moved(east: turn)
          let pair = GEOSPolygonCoordinates([shape, moved].map(\.rings))
          guard let whole = fault(of: pair, in: context),
            interiorsMeet(
              GEOSPolygonCoordinates([shape.rings]), GEOSPolygonCoordinates([moved.rings]), in: context)
          else { continue }
          return [InvalidRegion(region: region, part: nil, whole: whole)]
        }
      }
    }
    return []
  }

  /// How many pairs of parts of a region are held against each other, at some ten microseconds each.
  private static let mostRelations = 300_000

  /// Whether two parts have ground in common; `true` also when the library fails, and `nil` when that is not known after as many
  /// pairs as are looked at.
  private static func partsOverlap(_ parts: [Int], of set: RegionSet, in context: GEOSContext) -> Bool? {
    let boxes = parts.map { BoundingBox(of: set.positions[set.range(ofRing: set.partRings[$0])]) }
    let order = parts.indices.sorted { (boxes[$0]?.west ?? 0) < (boxes[$1]?.west ?? 0) }
    var relations = 0
    for (rank, index) in order.enumerated() {
      guard let box = boxes[index] else { continue }
      let near = order[(rank + 1)...].prefix { (boxes[$0]?.west ?? .infinity) <= box.east }
        .filter { other in boxes[other].map { $0.south <= box.north && $0.north >= box.south } ?? false }
      let own = GEOSPolygonCoordinates([parts[index]], of: set)
      relations += near.count
      guard relations <= mostRelations else { return nil }
      for other in near
      where interiorsMeet(own, GEOSPolygonCoordinates([parts[other]], of: set), in: context) { return true }
    }
    return false
  }

  /// Whether two polygons have ground in common, whatever else they have; `true` also when the library fails.
  private static func interiorsMeet(
    _ a: GEOSPolygonCoordinates, _ b: GEOSPolygonCoordinates, in context: GEOSContext
  ) -> Bool {
    do {
      let shape = try GEOSGeometry.multiPolygon(a, in: context)
      let second = try GEOSGeometry.multiPolygon(b, in: context)
      return try shape.relates(to: second, by: "T********")
    } catch {
      return true
    }
  }

  private static func fault(of polygons: GEOSPolygonCoordinates, in context: GEOSContext) -> GEOSInvalidity? {
    do {
      return try GEOSGeometry.multiPolygon(polygons, in: context).invalidity()
    } catch {
      return GEOSInvalidity(reason: error.message, place: nil)
    }
  }
}

extension InvalidRegion {
  fileprivate init(region: RegionID, part: Int?, whole: GEOSInvalidity) {
    self.init(
      region: region, part: part, reason: whole.reason,
      place: whole.place.map { Position($0).folded })
  }
}

extension Position {
  init(_ coordinate: GEOSCoordinate) { self.init(longitude: coordinate.x, latitude: coordinate.y) }
}
