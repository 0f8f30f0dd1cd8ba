public import BorderCore
internal import BorderMeasures
internal import GEOS

/// What repair changed of a region.
public struct RepairedRegion: Hashable, Sendable {
  /// The region.
  public let region: RegionID
  /// What was wrong first, with its place.
  public let fault: InvalidRegion
  /// Surface in square metres before and after. Before, a polygon that crosses itself has no sure surface.
  public let area: (before: Double, after: Double)
  /// Length of all rings before and after.
  public let length: (before: ExactLength, after: ExactLength)
  /// Vertices of all rings before and after.
  public let vertices: (before: Int, after: Int)
  /// Whether nothing of it was left, or the library failed, so that it stays as it was.
  public let isLeftAlone: Bool
  /// Whether it crosses itself so often that repair was not tried: there is no shape to be found in it.
  public let isTangled: Bool

  /// Equal when everything is.
  public static func == (a: RepairedRegion, b: RepairedRegion) -> Bool {
    a.fault == b.fault && a.area == b.area && a.length == b.length && a.vertices == b.vertices
      && a.isLeftAlone == b.isLeftAlone && a.isTangled == b.isTangled
  }

  /// By region and fault.
  public func hash(into hasher: inout Hasher) { hasher.combine(fault) }
}

/// Makes polygons valid with GEOS.
public enum RegionRepair {
  /// Repairs the regions that are not valid; attributes and all other shapes stay as they are.
  ///
  /// Where GEOS makes a vertex of a place where two segments cross, the vertex is inserted into the same segments of the
  /// neighbours too, so that they still share them.
  ///
  /// C functions: `GEOSMakeValidWithParams` with the structure method, `GEOSisValidDetail`.
  ///
  /// - Parameters:
  ///   - set: The regions.
  ///   - measure: How areas and lengths are measured.
  ///   - threads: How many threads may work.
  /// - Returns: The repaired set, and what was changed, in the order of regions; the same set when all are valid. What could
  ///   not be checked stays as it is (see ``RegionValidity/Findings/unchecked``).
  public static func repair(
    _ set: RegionSet, measure: GeodesicMeasure, threads: Int = 1
  ) -> (regions: RegionSet, changes: [RepairedRegion], unchecked: [RegionID]) {
    var faults: [InvalidRegion] = []
    let validity = RegionValidity.findings(in: set, threads: threads)
    for fault in validity.faults where faults.last?.region != fault.region {
      faults.append(fault)
    }
    guard !faults.isEmpty else { return (set, [], validity.unchecked) }
    let (parts, list) = (set.partsByRegion, faults)
    let shapes = mapParts(of: faults.count, threads: threads, minimumPart: 1) { range in
      GEOSContext.withCurrent { context in
        range.map { index -> Shape in
          let parts = FlatPart.together(parts[list[index].region.index], of: set)
          if SelfCrossings.areTooMany(parts) { return .tangled }
          return validShape(of: parts, context).map { .polygons($0) } ?? .failed
        }
      }
    }.flatMap { $0 }
    var replaced: [RegionID: [[[Position]]]] = [:]
    var inserted: [SegmentEnds: [Position]] = [:]
    for (fault, shape) in zip(faults, shapes) {
      guard case .polygons(let shape) = shape, !shape.isEmpty else { continue }
      replaced[fault.region] = shape
      collectInsertions(set, parts[fault.region.index], shape, into: &inserted)
    }
    let repaired = set.replacingShapes(replaced).inserting(inserted)
    let (before, after) = (rings(of: set), rings(of: repaired))
    let changes = zip(faults, shapes).map { fault, shape in
      RepairedRegion(
        region: fault.region, fault: fault,
        area: (
          area(before[fault.region.index], set, measure), area(after[fault.region.index], repaired, measure)
        ),
        length: (
          length(before[fault.region.index], set, measure),
          length(after[fault.region.index], repaired, measure)
        ),
        vertices: (vertices(before[fault.region.index], set), vertices(after[fault.region.index], repaired)),
        isLeftAlone: replaced[fault.region] == nil, isTangled: shape.isTangled)
    }
    return (repaired, changes, validity.unchecked)
  }

  /// What became of a region.
  private enum Shape {
    case polygons([[[Position]]])
    case failed
    case tangled

    var isTangled: Bool {
      if case .tangled = self { return true }
      return false
    }
  }

  /// The polygons of a region made valid; `nil` when GEOS fails.
  private static func validShape(of parts: [FlatPart], _ context: GEOSContext) -> [[[Position]]]? {
    do {
      let whole = try GEOSGeometry.multiPolygon(GEOSPolygonCoordinates(parts.map(\.rings)), in: context)
      return try whole.madeValid(by: .structure(keepCollapsed: false)).polygonCoordinates().polygons.map {
        $0.map { FlatPart.folded($0) }
      }
    } catch {
      return nil
    }
  }

  /// Finds the vertices that lie inside segments which the region had before.
  private static func collectInsertions(
    _ set: RegionSet, _ parts: [Int], _ shape: [[[Position]]], into inserted: inout [SegmentEnds: [Position]]
  ) {
    let rings = parts.flatMap { set.rings(ofPart: $0) }.map { set.positions[set.range(ofRing: $0)] }
    let places = PlacesOnSegments(Set(shape.joined().joined()).subtracting(rings.joined()))
    for ring in rings { places.collect(from: ring, into: &inserted) }
  }

  /// The rings of each region.
  private static func rings(of set: RegionSet) -> [[Int]] {
    var rings = [[Int]](repeating: [], count: set.regionCount)
    for ring in 0..<set.ringCount { rings[set.region(ofRing: ring).index].append(ring) }
    return rings
  }

  private static func vertices(_ rings: [Int], _ set: RegionSet) -> Int {
    rings.reduce(0) { $0 + set.range(ofRing: $1).count - 1 }
  }

  private static func length(_ rings: [Int], _ set: RegionSet, _ measure: GeodesicMeasure) -> ExactLength {
    rings.map { measure.length(of: Array(set.positions[set.range(ofRing: $0)])) }.sum()
  }

  private static func area(_ rings: [Int], _ set: RegionSet, _ measure: GeodesicMeasure) -> Double {
    rings.reduce(0) { sum, ring in
      let area = set.positions[set.range(ofRing: ring)].withUnsafeBufferPointer { measure.area(ofRing: $0) }
      return sum + (set.isExterior(ring: ring) ? area : -area)
    }
  }
}
