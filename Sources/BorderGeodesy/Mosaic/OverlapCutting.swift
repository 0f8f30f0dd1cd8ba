public import BorderCore
internal import BorderMeasures
internal import GEOS

/// Land that two regions covered and one of them gave up.
public struct CutOverlap: Hashable, Sendable {
  /// The regions.
  public let pair: RegionPair
  /// The one of them that keeps it.
  public let keeper: RegionID
  /// Its area in square metres.
  public let area: Double
  /// Its polygons, each an exterior and its holes.
  public let polygons: [[[Position]]]
  /// A vertex of the largest of them.
  public let place: Position

  /// The region that gave it up.
  public var giver: RegionID { pair.a == keeper ? pair.b : pair.a }
}

/// Why an overlap was not cut.
public enum UncutReason: Int, CaseIterable, Sendable {
  /// Both regions are of the source that stays as it is.
  case isHeld
  /// Nothing would be left of a region.
  case wouldVanish
  /// A region is not valid, so that it is not sure what is its own.
  case isInvalid
  /// GEOS failed, or lines cross too often.
  case hasFailed
}

/// Cuts what two regions both cover off one of them.
public enum OverlapCutting {
  /// What became of overlaps.
  public struct Result: Sendable {
    /// The regions.
    public let regions: RegionSet
    /// What was cut, in the order of pairs; what three regions covered is listed once, for the first that keeps it.
    public let cuts: [CutOverlap]
    /// The pairs that were not cut, in their order, and why; what both covered may have been cut off both for a third.
    public let uncut: [(pair: RegionPair, reason: UncutReason)]
  }

  /// Cuts overlaps.
  ///
  /// A region of the held source keeps what it has, then that of the source that comes first; in one source the region of
  /// less area, so that a town drawn over its district stays and is cut out of it, then that of the lesser id. The line of
  /// the region that keeps the land becomes the border: all its vertices are taken over, and where the other's line meets
  /// one of its segments both gain a vertex, so that they share the line. Nothing else is moved. C functions:
  /// `GEOSIntersection`, `GEOSDifference`.
  ///
  /// - Parameters:
  ///   - overlaps: The overlaps.
  ///   - set: The regions.
  ///   - held: The source whose regions stay as they are; their segments only gain vertices.
  ///   - measure: How areas are measured.
  ///   - threads: How many threads may work; the result is the same for any number.
  /// - Returns: The regions, what was cut, and what was not.
  /// - Complexity: O(*n* log *n*) for *n* vertices of the regions that overlap, and O(*n*) of all.
  public static func cut(
    _ overlaps: [RegionOverlap], of set: RegionSet, held: Int?, measure: GeodesicMeasure, threads: Int = 1
  ) -> Result {
    var uncut = overlaps.filter { [$0.pair.a, $0.pair.b].allSatisfy { set[$0].source == held } }
      .map { (pair: $0.pair, reason: UncutReason.isHeld) }
    let heldPairs = Set(uncut.map(\.pair))
    let areas = set.sumsByRegion(set.areas(measure: measure, threads: threads))
    func keepsAgainst(_ a: RegionID, _ b: RegionID) -> Bool {
      func rank(_ region: RegionID) -> (Int, Double, String, Int) {
        let source = set[region].source
        return (source == held ? -1 : source, areas[region.index], set[region].id, region.index)
      }
      return rank(a) < rank(b)
    }
    var keepers: [RegionID: [RegionID]] = [:]
    for pair in overlaps.map(\.pair) where !heldPairs.contains(pair) {
      let keeper = keepsAgainst(pair.a, pair.b) ? pair.a : pair.b
      keepers[keeper == pair.a ? pair.b : pair.a, default: []].append(keeper)
    }
    let list = keepers.sorted { $0.key < $1.key }.map { ($0.key, $0.value.sorted(by: keepsAgainst)) }
    let parts = RegionParts(set)
    let outcomes = mapParts(of: list.count, threads: threads, minimumPart: 1) { range in
      GEOSContext.withCurrent { context in
        range.map { CutRegion(list[$0].0, parts, measure, context).without(list[$0].1) }
      }
    }.flatMap { $0 }
    var shapes: [RegionID: [[[Position]]]] = [:]
    var cuts: [CutOverlap] = []
    for ((region, others), outcome) in zip(list, outcomes) {
      switch outcome {
      case .cut(let shape, let own):
        if !own.isEmpty { shapes[region] = shape }
        cuts += own
      case .left(let reason): uncut += others.map { (RegionPair(region, $0), reason) }
      }
    }
    return Result(
      regions: joined(shapes, to: set, besides: Set(cuts.map(\.keeper))),
      cuts: cuts.sorted { $0.pair < $1.pair },
      uncut: uncut.sorted { $0.pair < $1.pair })
  }

  /// The set with other shapes of some regions, whose new vertices stand on every line that passes through them.
  private static func joined(
    _ shapes: [RegionID: [[[Position]]]], to set: RegionSet, besides others: Set<RegionID>
  ) -> RegionSet {
    guard !shapes.isEmpty else { return set }
    var known: Set<Position> = []
    for ring in 0..<set.ringCount {
      let region = set.region(ofRing: ring)
      if shapes[region] != nil || others.contains(region) {
        known.formUnion(set.positions[set.range(ofRing: ring)])
      }
    }
    let meetings = MeetingPlaces(
      Set(shapes.values.joined().joined().joined()).subtracting(known), besides: known)
    let result = set.replacingShapes(
      shapes.mapValues { polygons in
        polygons.map { $0.map { FlatPart.folded($0.map(meetings.place)) } }
      })
    let places = PlacesOnSegments(meetings.new)
    var inserted: [SegmentEnds: [Position]] = [:]
    for ring in 0..<result.ringCount {
      places.collect(from: result.positions[result.range(ofRing: ring)], into: &inserted)
    }
    return result.inserting(inserted)
  }
}

/// Places where lines meet: what was computed for one region and for its neighbour, or beside a vertex, is one place.
private struct MeetingPlaces {
  /// How far numbers of one place may be apart for rounding, in degrees.
  private static let rounding = 5e-13
  private var places: [Position: Position] = [:]
  /// The places that were no vertices.
  private(set) var new: Set<Position> = []

  /// Takes what was computed for a vertex that was known or for the first of the computed places there. O(*n* log *n*).
  init(_ found: Set<Position>, besides known: Set<Position>) {
    let sorted = known.union(found).sorted { $0.precedes($1) }
    func same(_ list: some Sequence<Position>, _ place: Position, _ isMeant: (Position) -> Bool) -> Position?
    {
      list.prefix { abs(place.longitude - $0.longitude) <= Self.rounding }
        .first { abs($0.latitude - place.latitude) <= Self.rounding && isMeant($0) }
    }
    for (index, place) in sorted.enumerated() where found.contains(place) {
      let (before, after) = (sorted[..<index].reversed(), sorted[(index + 1)...])
      let vertex = same(before, place, known.contains) ?? same(after, place, known.contains)
      let meeting = vertex ?? same(before, place, found.contains).flatMap { places[$0] } ?? place
      places[place] = meeting
      if vertex == nil { new.insert(meeting) }
    }
    new.subtract(known)
  }

  func place(_ position: Position) -> Position { places[position] ?? position }
}
