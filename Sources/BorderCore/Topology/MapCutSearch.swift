/// Looks for the cut of the map among rings that come one batch after another.
///
/// Keeps the box of all, and of segments only those that lie along an edge of it as far as it is known: the box can but
/// grow, and what lies along its edges in the end lay along them all the time.
public struct MapCutSearch: Sendable {
  /// An edge of the sheet.
  enum Side: UInt8, Sendable {
    case west, east, south, north
  }

  /// A segment along an edge.
  struct EdgeSegment: Sendable {
    let side: Side
    let region: Int32
    /// The longitude or latitude of that of its ends which is farther from the edge.
    let place: Double
    /// How many degrees it runs along the edge.
    let extent: Double
  }

  var box: BoundingBox?
  var segments: [EdgeSegment] = []
  private var prunedCount = 1024
  /// For regions on an edge of a sheet from 0 to 360, how far they run along Greenwich from the east and from the west.
  var alongGreenwich: [Int32: (west: Double, east: Double)] = [:]

  /// How many degrees of latitude a region must run along each edge of a sheet that was clipped inside: 1.1 km.
  private static let leastExtent = 0.01
  private static let slack = MapCut.clippedTolerance

  /// Nothing yet.
  public init() {}

  /// Adds rings of a set. O(rings), and O(*n*) for the *n* vertices of those that reach an edge near ±180° or a pole.
  mutating func add(_ set: RegionSet, ringBoxes: [BoundingBox], region index: (RegionID) -> Int32) {
    guard var all = box ?? ringBoxes.first else { return }
    for own in ringBoxes { all.include(own) }
    box = all
    let sides = openSides(of: all)
    for ring in 0..<set.ringCount {
      let own = ringBoxes[ring]
      let reached = sides.filter { reaches(own, $0, all) }
      let isAtGreenwich = own.west == 0 || own.east == 0
      guard !reached.isEmpty || isAtGreenwich else { continue }
      let region = index(set.region(ofRing: ring))
      let line = set.positions[set.range(ofRing: ring)]
      var rise = 0.0
      for (a, b) in zip(line, line.dropFirst()) {
        if isAtGreenwich, a.longitude == 0, b.longitude == 0 { rise += abs(a.latitude - b.latitude) }
        for side in reached { add(a, b, of: region, side, all) }
      }
      if own.west == 0 { alongGreenwich[region, default: (0, 0)].west += rise }
      if own.east == 0 { alongGreenwich[region, default: (0, 0)].east += rise }
    }
    if segments.count > 2 * prunedCount {
      segments = segments.filter { isAlong($0.place, $0.side, all) }
      prunedCount = max(segments.count, 1024)
    }
  }

  /// Adds what another search has found.
  mutating func add(_ other: MapCutSearch) {
    guard let theirs = other.box else { return }
    box?.include(theirs)
    box = box ?? theirs
    segments += other.segments
    for (region, along) in other.alongGreenwich {
      alongGreenwich[region, default: (0, 0)].west += along.west
      alongGreenwich[region, default: (0, 0)].east += along.east
    }
  }

  /// The edges at which the data may have been clipped inside ±180° or ±90°, or may turn out to have been.
  private func openSides(of box: BoundingBox) -> [Side] {
    var sides: [Side] = []
    let slack = Self.slack
    if box.west <= slack - 179, box.west > -180 { sides.append(.west) }
    if box.east >= 179 - slack, box.east < 180 { sides.append(.east) }
    if box.south <= slack - 89, box.south > -90 { sides.append(.south) }
    if box.north >= 89 - slack, box.north < 90 { sides.append(.north) }
    return sides
  }

  private func reaches(_ own: BoundingBox, _ side: Side, _ all: BoundingBox) -> Bool {
    switch side {
    case .west: isAlong(own.west, side, all)
    case .east: isAlong(own.east, side, all)
    case .south: isAlong(own.south, side, all)
    case .north: isAlong(own.north, side, all)
    }
  }

  func isAlong(_ place: Double, _ side: Side, _ box: BoundingBox) -> Bool {
    switch side {
    case .west: place <= box.west + Self.slack
    case .east: place >= box.east - Self.slack
    case .south: place <= box.south + Self.slack
    case .north: place >= box.north - Self.slack
    }
  }

  private mutating func add(_ a: Position, _ b: Position, of region: Int32, _ side: Side, _ all: BoundingBox)
  {
    let place =
      switch side {
      case .west: max(a.longitude, b.longitude)
      case .east: min(a.longitude, b.longitude)
      case .south: max(a.latitude, b.latitude)
      case .north: min(a.latitude, b.latitude)
      }
    guard isAlong(place, side, all) else { return }
    let isMeridian = side == .west || side == .east
    let extent = isMeridian ? abs(a.latitude - b.latitude) : abs(a.longitude - b.longitude)
    segments.append(EdgeSegment(side: side, region: region, place: place, extent: extent))
  }

  /// Whether some region of a sheet from 0 to 360 runs along both of its edges.
  private var isCutAtGreenwich: Bool {
    alongGreenwich.values.contains { $0.west >= Self.leastExtent && $0.east >= Self.leastExtent }
  }

  /// The cut.
  ///
  /// - Parameter isSheetFromZero: Whether all longitudes were from 0 to 360, and some beyond 180.
  /// - Returns: The cut. O(*n*) for *n* segments along edges.
  public func cut(isSheetFromZero: Bool) -> MapCut {
    var cut = MapCut()
    guard let box else { return cut }
    if isSheetFromZero, isCutAtGreenwich { cut.middle = 0 }
    let couldBeClipped = box.east >= 179 && box.east < 180 && box.west <= -179 && box.west > -180
    let couldMissSouth = box.south <= -89 && box.south > -90
    let couldMissNorth = box.north >= 89 && box.north < 90
    guard couldBeClipped || couldMissSouth || couldMissNorth else { return cut }
    var alongWest: [Int32: Double] = [:]
    var alongEast: [Int32: Double] = [:]
    var alongSouth = 0.0
    var alongNorth = 0.0
    for segment in segments where isAlong(segment.place, segment.side, box) {
      switch segment.side {
      case .west: alongWest[segment.region, default: 0] += segment.extent
      case .east: alongEast[segment.region, default: 0] += segment.extent
      case .south: alongSouth += segment.extent
      case .north: alongNorth += segment.extent
      }
    }
    let least = Self.leastExtent
    if couldBeClipped,
      alongWest.contains(where: { $0.value >= least && (alongEast[$0.key] ?? 0) >= least })
    {
      cut.clip(west: box.west, east: box.east)
    }
    // Near a pole a degree of longitude is short: a clip goes far around.
    if couldMissSouth && alongSouth >= 10 { cut.clip(south: box.south) }
    if couldMissNorth && alongNorth >= 10 { cut.clip(north: box.north) }
    return cut
  }
}
