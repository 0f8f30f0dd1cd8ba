import BorderCore
import BorderGeodesy
import GEOS
import Testing

/// Where lines meet borders by GEOS: the points of the intersection of each line with the arcs of all borders.
struct CrossingOracle {
  private let context = GEOSContext()
  private let topology: BorderTopology
  private let arcs: [(arc: ArcID, box: BoundingBox, isBorder: Bool)]

  init(_ topology: BorderTopology) {
    self.topology = topology
    arcs = topology.arcIDs.compactMap { arc in
      BoundingBox(of: topology.positions(of: arc)[...]).map { (arc, $0, topology.kind(of: arc) == .shared) }
    }
  }

  /// The points where a line meets borders, and whether it runs along one, or along a coast.
  func meetings(of line: [Position]) throws -> (points: [Position], runsAlong: Bool) {
    guard let box = BoundingBox(of: line[...]) else { return ([], false) }
    let own = try geometry(line)
    var points: [Position] = []
    var runsAlong = false
    for (arc, other, isBorder) in arcs
    where other.west <= box.east && other.east >= box.west && other.south <= box.north
      && other.north >= box.south
    {
      let common = try own.intersection(try geometry(topology.positions(of: arc)))
      for index in 0..<(try common.partCount) {
        try common.withPart(at: index) { (part) throws(GEOSError) in
          let xy = try part.coordinates()
          if xy.count == 2 {
            if isBorder { points.append(Position(longitude: xy[0], latitude: xy[1])) }
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

  /// Compares the crossings of lines with GEOS; lines that run along a border or a coast, which make
  /// one place of several, are left to other tests.
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

  /// A place where a line is on arcs, from one place of the line to another: segments and fractions of them.
  struct Place {
    var from: Double
    var to: Double
    var isOnBorder: Bool
  }

  /// The places of a line: what GEOS finds segment by segment, joined where it hangs together.
  func places(of line: [Position]) throws -> [Place] {
    var found: [Place] = []
    for (index, ends) in zip(line, line.dropFirst()).enumerated() {
      guard let box = BoundingBox(of: [ends.0, ends.1][...]) else { continue }
      let own = try geometry([ends.0, ends.1])
      let (x, y) = (ends.1.longitude - ends.0.longitude, ends.1.latitude - ends.0.latitude)
      for (arc, other, isBorder) in arcs
      where other.west <= box.east && other.east >= box.west && other.south <= box.north
        && other.north >= box.south
      {
        let common = try own.intersection(try geometry(topology.positions(of: arc)))
        for part in 0..<(try common.partCount) {
          try common.withPart(at: part) { (part) throws(GEOSError) in
            let xy = try part.coordinates()
            let fractions = stride(from: 0, to: xy.count, by: 2).map { k in
              abs(x) >= abs(y)
                ? (xy[k] - ends.0.longitude) / x : (xy[k + 1] - ends.0.latitude) / y
            }
            guard let low = fractions.min(), let high = fractions.max() else { return }
            found.append(
              Place(from: Double(index) + low, to: Double(index) + high, isOnBorder: isBorder))
          }
        }
      }
    }
    var places: [Place] = []
    for place in found.sorted(by: { $0.from < $1.from }) {
      if let last = places.last, place.from <= last.to + 1e-12 {
        places[places.count - 1].to = max(last.to, place.to)
        places[places.count - 1].isOnBorder = last.isOnBorder || place.isOnBorder
      } else {
        places.append(place)
      }
    }
    return places.filter(\.isOnBorder)
  }

  /// Compares the places of all lines with GEOS, those along borders and coasts too: one meeting for each.
  ///
  /// - Returns: How many places there are, and how many of them are stretches.
  func comparePlaces(_ lines: LineSet, _ crossings: [LineCrossing]) throws -> (all: Int, stretches: Int) {
    var own = [[Double]](repeating: [], count: lines.lineCount)
    var continued = [Int](repeating: 0, count: lines.lineCount)
    for crossing in crossings {
      own[crossing.line].append(Double(crossing.lineSegment) + crossing.lineFraction)
      if let other = crossing.continuation { continued[other] += 1 }
    }
    var (all, stretches) = (0, 0)
    for index in 0..<lines.lineCount {
      let places = try places(of: Array(lines.positions[lines.range(ofLine: index)]))
      all += places.count
      stretches += places.count { $0.to - $0.from > 1e-9 }
      func count(_ place: Place) -> Int {
        own[index].count { $0 >= place.from - 1e-9 && $0 <= place.to + 1e-9 }
      }
      // A line that goes on where another ends has its place at one of its ends, whichever has none yet.
      let last = Double(lines.range(ofLine: index).count - 1)
      for _ in 0..<continued[index] {
        let isAtStart = places.first.map { $0.from < 1e-9 && count($0) == 0 } ?? false
        own[index].append(isAtStart ? 0 : last)
      }
      #expect(own[index].count == places.count, "line \(index): \(own[index]), GEOS \(places)")
      for place in places { #expect(count(place) == 1, "line \(index): \(count(place)) at \(place)") }
    }
    return (all, stretches)
  }
}
