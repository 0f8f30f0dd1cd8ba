import BorderCore
import GEOS
import Testing

/// Where lines meet borders by GEOS: the points of the intersection of each line with the arcs of all borders.
struct CrossingOracle {
  private let context = GEOSContext()
  private let topology: BorderTopology
  private let arcs: [(arc: ArcID, box: BoundingBox)]

  init(_ topology: BorderTopology) {
    self.topology = topology
    arcs = topology.arcIDs.filter { topology.kind(of: $0) == .shared }.compactMap { arc in
      BoundingBox(of: topology.positions(of: arc)[...]).map { (arc, $0) }
    }
  }

  /// The points where a line meets borders, and whether it runs along one.
  func meetings(of line: [Position]) throws -> (points: [Position], runsAlong: Bool) {
    guard let box = BoundingBox(of: line[...]) else { return ([], false) }
    let own = try geometry(line)
    var points: [Position] = []
    var runsAlong = false
    for (arc, other) in arcs
    where other.west <= box.east && other.east >= box.west && other.south <= box.north
      && other.north >= box.south
    {
      let common = try own.intersection(try geometry(topology.positions(of: arc)))
      for index in 0..<(try common.partCount) {
        try common.withPart(at: index) { (part) throws(GEOSError) in
          let xy = try part.coordinates()
          if xy.count == 2 {
            points.append(Position(longitude: xy[0], latitude: xy[1]))
          } else if xy.count > 2 {
            runsAlong = true
          }
        }
      }
    }
    return (points, runsAlong)
  }

  private func geometry(_ line: [Position]) throws -> GEOSGeometry {
    let xy = line.flatMap { [$0.longitude, $0.latitude] }
    return try GEOSGeometry.lineString(xy.span, in: context)
  }

  /// Compares the crossings of lines with GEOS; lines that run along a border are left to other tests.
  ///
  /// - Returns: How many places were compared, and how many lines were left out.
  func compare(
    _ lines: LineSet, _ crossings: [LineCrossing], within tolerance: Double
  ) throws -> (places: Int, leftOut: Int) {
    var own = [[Position]](repeating: [], count: lines.lineCount)
    for crossing in crossings {
      own[crossing.line].append(crossing.position)
      if let other = crossing.continuation { own[other].append(crossing.position) }
    }
    var places = 0
    var leftOut = 0
    for index in 0..<lines.lineCount {
      let line = Array(lines.positions[lines.range(ofLine: index)])
      let (theirs, runsAlong) = try meetings(of: line)
      if runsAlong {
        leftOut += 1
        continue
      }
      places += theirs.count
      for (a, b, who) in [(own[index], theirs, "GEOS misses"), (theirs, own[index], "missing")] {
        for place in a {
          let isThere = b.contains {
            abs($0.longitude - place.longitude) <= tolerance && abs($0.latitude - place.latitude) <= tolerance
          }
          #expect(isThere, "line \(index): \(who) \(place)")
        }
      }
    }
    return (places, leftOut)
  }
}
