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
  /// Finds the regions that are not valid.
  ///
  /// Each invalid part is named; a region whose parts are valid but overlap or share edges is named once without a part.
  /// C function: `GEOSisValidDetail`.
  ///
  /// - Parameters:
  ///   - set: The regions.
  ///   - threads: How many threads may work.
  /// - Returns: The faults in the order of regions; empty when all are valid.
  /// - Complexity: O(*n* log *n*) for *n* vertices of a region.
  public static func check(_ set: RegionSet, threads: Int = 1) -> [InvalidRegion] {
    var parts = [[Int]](repeating: [], count: set.regionCount)
    for part in 0..<set.partCount { parts[set.partRegions[part].index].append(part) }
    let partsByRegion = parts
    return mapParts(of: set.regionCount, threads: threads, minimumPart: 4) { range in
      GEOSContext.withCurrent { context in
        range.flatMap { check(RegionID($0), parts: partsByRegion[$0], of: set, in: context) }
      }
    }.flatMap { $0 }
  }

  private static func check(
    _ region: RegionID, parts: [Int], of set: RegionSet, in context: GEOSContext
  ) -> [InvalidRegion] {
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
    return single.isEmpty ? [InvalidRegion(region: region, part: nil, whole: whole)] : single
  }

  /// A region with parts over the 180th meridian or around a pole: polygons are valid together where each is by itself
  /// and with each other one, wherever on the plane these two may meet.
  private static func check(
    _ region: RegionID, parts: [Int], bent: [Int], of set: RegionSet, in context: GEOSContext
  ) -> [InvalidRegion] {
    let shapes = Dictionary(uniqueKeysWithValues: parts.map { ($0, FlatPart($0, of: set)) })
    let single = parts.compactMap { part -> InvalidRegion? in
      guard let shape = shapes[part] else { return nil }
      return fault(of: GEOSPolygonCoordinates([shape.rings]), in: context).map {
        InvalidRegion(region: region, part: part, whole: $0)
      }
    }
    guard single.isEmpty else { return single }
    let flat = parts.filter { !bent.contains($0) }
    if let whole = fault(of: GEOSPolygonCoordinates(flat.compactMap { shapes[$0]?.rings }), in: context) {
      return [InvalidRegion(region: region, part: nil, whole: whole)]
    }
    for (index, part) in bent.enumerated() {
      guard let shape = shapes[part] else { continue }
      for other in flat + bent.dropFirst(index + 1) {
        guard let second = shapes[other] else { continue }
        for turn in shape.box.shifts(to: second.box) {
          // The edges of a cut sheet are one line, along which both sides may lie.
          let touch = second.box.west + turn == shape.box.east || second.box.east + turn == shape.box.west
          if turn != 0 && touch { continue }
          let pair = GEOSPolygonCoordinates([shape, second.moved(east: turn)].map(\.rings))
          guard let whole = fault(of: pair, in: context) else { continue }
          return [InvalidRegion(region: region, part: nil, whole: whole)]
        }
      }
    }
    return []
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
      place: whole.place.map { Position($0).onGlobe ?? Position($0) })
  }
}

extension Position {
  init(_ coordinate: GEOSCoordinate) { self.init(longitude: coordinate.x, latitude: coordinate.y) }
}
