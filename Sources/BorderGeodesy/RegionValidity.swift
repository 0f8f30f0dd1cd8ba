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
  /// Each invalid part is named; a region whose parts are valid but overlap is named once without a part. Parts that
  /// adjoin along a line do not overlap.
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
    guard let whole = fault(of: parts, of: set, in: context) else { return [] }
    let single = parts.compactMap { part in
      fault(of: [part], of: set, in: context).map {
        InvalidRegion(region: region, part: part, reason: $0.reason, place: $0.place.map(Position.init))
      }
    }
    guard single.isEmpty, partsOverlap(parts, of: set, in: context) else { return single }
    return [
      InvalidRegion(region: region, part: nil, reason: whole.reason, place: whole.place.map(Position.init))
    ]
  }

  /// Whether two parts have ground in common; `true` also when the library fails.
  private static func partsOverlap(_ parts: [Int], of set: RegionSet, in context: GEOSContext) -> Bool {
    do {
      let boxes = parts.map { BoundingBox(of: set.positions[set.range(ofRing: set.partRings[$0])]) }
      let order = parts.indices.sorted { (boxes[$0]?.west ?? 0) < (boxes[$1]?.west ?? 0) }
      for (rank, index) in order.enumerated() {
        guard let box = boxes[index] else { continue }
        let near = order[(rank + 1)...].prefix { (boxes[$0]?.west ?? .infinity) <= box.east }
          .filter { other in boxes[other].map { $0.south <= box.north && $0.north >= box.south } ?? false }
        guard !near.isEmpty else { continue }
        let shape = try GEOSGeometry.multiPolygon(
          GEOSPolygonCoordinates([parts[index]], of: set), in: context)
        for other in near {
          let second = try GEOSGeometry.multiPolygon(
            GEOSPolygonCoordinates([parts[other]], of: set), in: context)
          // Interiors that meet, whatever else does.
          if try shape.relates(to: second, by: "T********") { return true }
        }
      }
      return false
    } catch {
      return true
    }
  }

  private static func fault(of parts: [Int], of set: RegionSet, in context: GEOSContext) -> GEOSInvalidity? {
    do {
      return try GEOSGeometry.multiPolygon(GEOSPolygonCoordinates(parts, of: set), in: context)
        .invalidity()
    } catch {
      return GEOSInvalidity(reason: error.message, place: nil)
    }
  }
}

extension Position {
  init(_ coordinate: GEOSCoordinate) { self.init(longitude: coordinate.x, latitude: coordinate.y) }
}
