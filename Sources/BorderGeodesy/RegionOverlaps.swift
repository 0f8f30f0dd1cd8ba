public import BorderCore
internal import BorderMeasures
internal import GEOS

/// Two regions that cover the same ground.
public struct RegionOverlap: Hashable, Sendable {
  /// The regions.
  public let pair: RegionPair
  /// What both cover, in square metres.
  public let area: Double
  /// The mean width of each polygon that it falls into, twice its area divided by its perimeter, in metres.
  public let widths: [Double]
  /// A vertex of the largest of them.
  public let place: Position
  /// The polygons, each an exterior and its holes.
  public let polygons: [[[Position]]]

  /// Into how many polygons it falls.
  public var pieces: Int { widths.count }
}

/// Finds regions that cover the same ground.
public struct RegionOverlaps: Sendable {
  /// The overlaps, in the order of regions.
  public let overlaps: [RegionOverlap]
  /// The pairs that could not be overlaid: GEOS failed, or their lines cross too often.
  public let failed: [RegionPair]
  /// The pairs that were left out, since overlaying all that may overlap would have taken too long.
  public let leftOut: [RegionPair]

  /// Whether every pair that may overlap was overlaid.
  public var isComplete: Bool { failed.isEmpty && leftOut.isEmpty }

  /// Overlays the pairs of regions that may overlap. C functions: `GEOSIntersection`, `GEOSMakeValidWithParams`.
  ///
  /// Regions that are not valid are made valid for it. What is narrower than a limit in the mean (twice its area
  /// divided by its perimeter) is left out: rounding of coordinates makes such slivers along every border.
  ///
  /// - Parameters:
  ///   - topology: The regions.
  ///   - width: The mean width in metres that an overlap exceeds.
  ///   - measure: How areas are measured.
  ///   - threads: How many threads may work; the result is the same for any number.
  ///
  /// Fails when so many lines run above each other that looking at all would take too long.
  /// - Complexity: O(*n* log *n*) for *n* vertices of all regions and of those that overlap.
  public init?(
    _ topology: BorderTopology, widerThan width: Double, measure: GeodesicMeasure, threads: Int = 1
  ) {
    guard let pairs = topology.pairsThatMayOverlap(threads: threads) else { return nil }
    let set = topology.regions
    let parts = RegionParts(set)
    let wide = mapParts(of: pairs.count, threads: threads, minimumPart: 64) { range in
      range.compactMap { index -> (pair: RegionPair, parts: ([Int], [Int]))? in
        let near = parts.meeting(pairs[index])
        guard !near.0.isEmpty, !near.1.isEmpty, !parts.overlapThinly(near, within: width) else { return nil }
        return (pairs[index], near)
      }
    }.flatMap { $0 }
    var room = 5_000_000 + 4 * set.positions.count + 900 * set.regionCount
    var tried: [(pair: RegionPair, parts: ([Int], [Int]))] = []
    var (failed, leftOut) = ([RegionPair](), [RegionPair]())
    for (pair, near) in wide {
      // An overlay costs something however few the vertices are.
      room -= max(300, parts.vertexCount(of: near.0 + near.1))
      if room < 0 { leftOut.append(pair) } else { tried.append((pair, near)) }
    }
    let list = tried
    let results = mapParts(of: list.count, threads: threads, minimumPart: 1) { range in
      GEOSContext.withCurrent { context in
        range.map { index -> Outcome in
          let (a, b) = parts.onOnePlane(list[index].parts)
          if SelfCrossings.areTooMany(a + b) { return .failed }
          return Self.overlap(list[index].pair, a, b, measure, context)
        }
      }
    }.flatMap { $0 }
    var overlaps: [RegionOverlap] = []
    for (entry, result) in zip(list, results) {
      switch result {
      case .none: break
      case .failed: failed.append(entry.pair)
      case .found(let overlap, let perimeter):
        if 2 * overlap.area > width * perimeter { overlaps.append(overlap) }
      }
    }
    self.overlaps = overlaps
    self.failed = failed.sorted()
    self.leftOut = leftOut.sorted()
  }

  private enum Outcome: Sendable {
    case none
    case found(RegionOverlap, perimeter: Double)
    case failed
  }

  private static func overlap(
    _ pair: RegionPair, _ a: [FlatPart], _ b: [FlatPart], _ measure: GeodesicMeasure, _ context: GEOSContext
  ) -> Outcome {
    do {
      let first = try GEOSGeometry.valid(a.map(\.rings), in: context)
      let second = try GEOSGeometry.valid(b.map(\.rings), in: context)
      let block = try first.intersection(second).polygonCoordinates()
      var (area, perimeter, largest) = (0.0, 0.0, 0.0)
      var place: Position?
      var (ring, vertex) = (0, 0)
      var widths: [Double] = []
      for end in block.polygonEnds {
        let before = perimeter
        var own = 0.0
        for index in ring..<end {
          let line = (vertex..<block.ringEnds[index]).map {
            Position(longitude: block.xy[2 * $0], latitude: block.xy[2 * $0 + 1])
          }
          vertex = block.ringEnds[index]
          let size = line.withUnsafeBufferPointer { measure.area(ofRing: $0) }
          own += index == ring ? size : -size
          perimeter += measure.length(of: line).metres
          if index == ring, size > largest, let least = line.min(by: { $0.precedes($1) }) {
            (largest, place) = (size, least)
          }
        }
        area += own
        widths.append(perimeter > before ? 2 * own / (perimeter - before) : 0)
        ring = end
      }
      guard let place else { return .none }
      let overlap = RegionOverlap(
        pair: pair, area: area, widths: widths, place: place.folded,
        polygons: block.polygons.map { $0.map { FlatPart.folded($0) } })
      return .found(overlap, perimeter: perimeter)
    } catch {
      return .failed
    }
  }
}
