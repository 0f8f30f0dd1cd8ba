/// Finds what lies near moving lines.
struct NearSearch {
  let tolerance: Double
  let reach: MatchReach
  /// Longer segments have nothing beside them, in metres.
  let longestSegment: Double
  /// How many samples to either side a place gets at which a line is sampled closely.
  private static let closeSteps = 8
  /// At most so many places are considered for a sample.
  static let mostCandidates = 12

  /// How many segments places may be held against before there are no candidates any more.
  let effortLimit: Int
  /// How many they were held against.
  private(set) var effort = 0

  private var stamps: [Int32] = []
  private var fractions: [Double] = []
  private var stamp: Int32 = 0
  private var near: [Int32] = []
  private var breaks: [Double] = []
  private var found: [MatchCandidate] = []

  init(_ reach: MatchReach, longestSegment: Double, effortLimit: Int) {
    self.reach = reach
    tolerance = reach.tolerance
    self.longestSegment = longestSegment
    self.effortLimit = effortLimit
  }

  /// Samples a line.
  ///
  /// - Parameters:
  ///   - vertices: The vertices of the line.
  ///   - origins: Where each was before anything was moved: what is moved twice is held against where it was at first.
  ///   - lines: What it may be moved onto.
  ///   - filter: Onto the lines of which regions.
  ///   - circles: Where nothing is matched: there are samples where the line comes out of them.
  ///   - closely: Where there are samples at an eighth of the tolerance to either side, at twice that and so on.
  /// - Returns: The samples with their candidates, nearest first.
  mutating func sample(
    _ vertices: [Position], from origins: [Position], near lines: borrowing MatchLines,
    _ filter: MatchFilter, around circles: [MatchExclusions.Circle],
    closelyAt closely: [Position]
  ) -> MovingLine {
    var line = MovingLine()
    for k in 0..<(vertices.count - 1) {
      let (a, b) = (vertices[k], vertices[k + 1])
      let whole = LocalPlane(at: a, lines.scale).vector(b)
      let length = (whole * whole).sum().squareRoot()
      // Long segments in parts, so that the box around each stays small.
      let piece = MatchEffort.piece(tolerance: tolerance)
      let isTooLong = length > longestSegment
      let isSwung = a != origins[k] || b != origins[k + 1]
      /// Where a place on the segment was, by its fraction of it; `nil` where it is still there, or is a vertex.
      func origin(_ t: Double) -> Position? {
        isSwung && t > 0 && t < 1 ? origins[k].towards(origins[k + 1], t) : nil
      }
      let parts = isTooLong ? 1 : max(1, min(100_000, Int((length / piece).rounded(.up))))
      for part in 0..<parts {
        let from = part == 0 ? a : a.towards(b, Double(part) / Double(parts))
        let to = part == parts - 1 ? b : a.towards(b, Double(part + 1) / Double(parts))
        let plane = LocalPlane(from: from, to: to, lines.scale)
        let reach = reach.within(plane, 0)
        if isTooLong { near.removeAll() } else { collectNear(from, to, plane, reach, lines, filter) }
        line.append(
          from, vertex: part == 0 ? Int32(truncatingIfNeeded: k) : -1,
          candidates(of: from, plane, from: origin(Double(part) / Double(parts)), reach, lines))
        guard !near.isEmpty else { continue }
        findBreaks(to, plane, reach, lines, circles, closely)
        for t in breaks {
          let place = from.towards(to, t)
          line.append(
            place, vertex: -1,
            candidates(
              of: place, LocalPlane(at: place, lines.scale), from: origin((Double(part) + t) / Double(parts)),
              reach, lines))
        }
      }
      if k == vertices.count - 2 {
        let plane = LocalPlane(from: b, to: a, lines.scale)
        let reach = reach.within(plane, 0)
        line.append(
          b, vertex: Int32(truncatingIfNeeded: k + 1), candidates(of: b, plane, from: nil, reach, lines))
      }
    }
    return line
  }

  /// Collects the segments whose boxes come within the tolerance of a piece of the moving line.
  private mutating func collectNear(
    _ from: Position, _ to: Position, _ plane: LocalPlane, _ reach: Double, _ lines: borrowing MatchLines,
    _ filter: MatchFilter
  ) {
    near.removeAll(keepingCapacity: true)
    guard effort <= effortLimit else { return }
    if stamps.count < lines.segments.count {
      let missing = lines.segments.count - stamps.count
      stamps.append(contentsOf: repeatElement(0, count: missing))
      fractions.append(contentsOf: repeatElement(0, count: missing))
    }
    stamp += 1
    // To look into the grid, and to follow the line there, takes as long as to look at so many segments.
    effort += 200
    let q = plane.vector(to)
    let low = SIMD2(min(0, q.x), min(0, q.y)) - tolerance * 1.01
    let high = SIMD2(max(0, q.x), max(0, q.y)) + tolerance * 1.01
    var stack: [Int32] = []
    lines.grid.forEachSegment(near: from, to, within: tolerance) { segment in
      effort += 1
      guard stamps[Int(segment)] != stamp else { return }
      stamps[Int(segment)] = stamp
      guard filter.allows(lines[segment].region) else { return }
      stack.append(segment)
      while let piece = stack.popLast() {
        let entry = lines[piece]
        if entry.child >= 0 {
          stack.append(entry.child)
          stack.append(entry.child + 1)
          continue
        }
        guard !entry.isTaken else { continue }
        let (a, b) = plane.segment(lines.vertices.place(entry.start), lines.vertices.place(entry.end))
        guard min(a.x, b.x) <= high.x, max(a.x, b.x) >= low.x, min(a.y, b.y) <= high.y,
          max(a.y, b.y) >= low.y
        else { continue }
        near.append(piece)
      }
    }
    near.sort()
    effort += near.count
  }

  /// Where the piece from the plane's origin gets samples between its ends.
  private mutating func findBreaks(
    _ to: Position, _ plane: LocalPlane, _ reach: Double, _ lines: borrowing MatchLines,
    _ circles: [MatchExclusions.Circle], _ closely: [Position]
  ) {
    breaks.removeAll(keepingCapacity: true)
    let q = plane.vector(to)
    let length = (q * q).sum().squareRoot()
    let shortest = min(tolerance / 8, length / 4)
    let longest = max(tolerance, 50)
    guard length > shortest else { return }
    var feet: [Double] = []
    for segment in near {
      let (start, end) = lines.ends(of: segment)
      var (t, distance) = LocalPlane.nearest(plane.vector(start), on: .zero, q)
      if distance <= reach && t > 0 && t < 1 { feet.append(t) }
      // Its end is the start of another one, unless that is taken.
      (t, distance) = LocalPlane.nearest(plane.vector(end), on: .zero, q)
      if distance <= reach && t > 0 && t < 1 { feet.append(t) }
    }
    // Where the line or its place comes out of a circle, and near its vertices, so that little is lost where stretches end.
    for circle in circles {
      let (middle, distance) = LocalPlane.nearest(plane.vector(circle.centre), on: .zero, q)
      guard distance <= circle.radius + tolerance else { continue }
      let step = 1.01 * circle.radius / length
      feet += [middle - step, middle + step].filter { $0 > 0 && $0 < 1 }
    }
    effort += closely.count
    for place in closely {
      let (middle, distance) = LocalPlane.nearest(plane.vector(place), on: .zero, q)
      guard distance <= 2 * tolerance else { continue }
      let steps = (0..<Self.closeSteps).map { tolerance / 8 * Double(1 << $0) / length }
      feet += steps.flatMap { [middle - $0, middle + $0] }.filter { $0 > 0 && $0 < 1 }
    }
    // Closer towards the vertices, so that a stretch which gives way there loses at most twice what it has to.
    var step = 0.5 * tolerance
    while step < longest, 4 * step < length {
      feet += [step / length, 1 - step / length]
      step *= 2
    }
    feet.append(1)
    feet.sort()
    var last = 0.0
    for foot in feet {
      let gap = (foot - last) * length
      if foot < 1 && (gap < shortest || (1 - foot) * length < shortest) { continue }
      if gap > longest {
        let count = Int((gap / longest).rounded(.up))
        for k in 1..<count { breaks.append(last + (foot - last) * Double(k) / Double(count)) }
      }
      if foot < 1 { breaks.append(foot) }
      last = foot
    }
  }

  /// The places on near segments where the distance from a position is least among their neighbours.
  ///
  /// - Parameters:
  ///   - position: Where the sample is.
  ///   - plane: A plane from there.
  ///   - origin: Where it was before a vertex beside it was moved, which no candidate may be further from either; `nil` where
  ///     it was not moved.
  ///   - reach: The greatest distance, in metres.
  ///   - lines: What it may be moved onto.
  /// - Returns: The places, nearest first.
  private mutating func candidates(
    of position: Position, _ plane: LocalPlane, from origin: Position?, _ reach: Double,
    _ lines: borrowing MatchLines
  ) -> [MatchCandidate] {
    found.removeAll(keepingCapacity: true)
    guard !near.isEmpty, effort <= effortLimit else { return found }
    effort += near.count
    stamp += 1
    var all: [MatchCandidate] = []
    for segment in near {
      let (a, b) = lines.ends(of: segment)
      let (p, q) = plane.segment(a, b)
      let (t, distance) = LocalPlane.nearest(.zero, on: p, q)
      stamps[Int(segment)] = stamp
      fractions[Int(segment)] = t
      if distance <= reach { all.append(MatchCandidate(segment: segment, fraction: t, distance: distance)) }
    }
    for candidate in all {
      let previous = lines.lastPiece(of: lines[candidate.segment].previous)
      // At a vertex between two segments the later one speaks for both, when neither comes nearer inside.
      if candidate.fraction == 0, previous >= 0, stamps[Int(previous)] == stamp, fractions[Int(previous)] < 1
      {
        continue
      }
      found.append(candidate)
    }
    // An end of a segment whose successor comes nearer, or speaks for the vertex, is left out.
    for candidate in all {
      let previous = lines.lastPiece(of: lines[candidate.segment].previous)
      guard previous >= 0, stamps[Int(previous)] == stamp, fractions[Int(previous)] == 1 else { continue }
      stamps[Int(previous)] = ~stamp
    }
    found.removeAll { stamps[Int($0.segment)] == ~stamp }
    if let origin {
      let plane = LocalPlane(at: origin, lines.scale)
      found.removeAll { candidate in
        let gap = plane.vector(lines.place(of: candidate))
        return (gap * gap).sum().squareRoot() > reach
      }
    }
    found.sort { $0.distance != $1.distance ? $0.distance < $1.distance : $0.segment < $1.segment }
    if found.count > Self.mostCandidates { found.removeLast(found.count - Self.mostCandidates) }
    return found
  }
}
