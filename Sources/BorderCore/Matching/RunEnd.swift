/// One end of a matched stretch, where the moving line leaves the other one.
///
/// The two lines part there, and each region has its own copy of the place. What the stretch must not do is to pass the
/// corner of the other line and come back along it: the woven line would run along itself, or cross itself. So an end goes
/// back along the other line, by about as much as the lines are apart, to a place from which the moving line leaves without
/// turning back; and where what is left of the moving line crosses the stretch, the stretch ends at the crossing.
struct RunEnd {
  /// Whether it is the last end of the stretch, not the first.
  let isLast: Bool
  let reach: MatchReach
  /// The samples that the end may reach, which belong to no other stretch.
  let bounds: ClosedRange<Int>
  /// Where the moving line goes when it comes to the end of the bounds: the place of the next stretch.
  let beyond: Position?

  /// For each vertex of the moving line whether it must stay.
  let fixed: [Bool]

  /// A place on the other line where a stretch may end.
  private struct Stop {
    /// On which segment of which way of the run, and where on it.
    var way: Int
    var step: Int
    var fraction: Double
    /// The segment of the same way along which the line comes here from the stop before; -1 at the end itself.
    var outward: Int
    var position: Position
  }

  /// A vertex of the moving line beyond the end.
  private struct Departure {
    var position: Position
    var sample: Int
  }

  private var tolerance: Double { reach.tolerance }

  /// At most so many vertices of either line are looked at.
  private static let mostLookedAt = 256

  /// Moves the end to where the lines part.
  func settle(_ run: inout MatchedRun, _ line: MovingLine, _ lines: borrowing MatchLines) {
    unfold(&run, line, lines)
    cutAtCrossing(&run, line, lines)
  }

  /// Takes back what runs beside the line that leaves.
  private func unfold(_ run: inout MatchedRun, _ line: MovingLine, _ lines: borrowing MatchLines) {
    guard let next = departures(of: run, line, lines).first else { return }
    let count = run.places.count
    var (apart, length) = (0.0, 0.0)
    for k in 0..<count where length <= 2 * tolerance {
      let index = isLast ? count - 1 - k : k
      apart = max(apart, run.places[index].distance)
      if k < count - 1 { length += run.wayLengths[isLast ? index - 1 : index] }
    }
    let stops = stops(of: run, within: min(1.5 * apart + 1e-3, tolerance), lines)
    let plane = LocalPlane(at: stops[0].position, lines.scale)
    let away = plane.vector(next.position)
    let size = (away * away).sum().squareRoot()
    guard size > 0 else { return }
    for stop in stops.dropFirst().reversed() {
      let back = plane.vector(stop.position)
      let length = (back * back).sum().squareRoot()
      guard length > 0, (back * away).sum() > 0.5 * length * size else { continue }
      if take(stop, &run, line, lines, upTo: nil) { return }
    }
  }

  /// Ends the stretch where the rest of the moving line crosses it.
  private func cutAtCrossing(_ run: inout MatchedRun, _ line: MovingLine, _ lines: borrowing MatchLines) {
    let stops = stops(of: run, within: 4 * tolerance, lines)
    guard stops.count > 1 else { return }
    let plane = LocalPlane(at: stops[0].position, lines.scale)
    let path = stops.map { plane.vector($0.position) }
    let departures = departures(of: run, line, lines)
    let rest = [SIMD2<Double>.zero] + departures.map { plane.vector($0.position) }
    // The crossing that lies deepest in the stretch; of several there, the last one of the moving line.
    for k in (1..<path.count).reversed() {
      for m in (1..<rest.count).reversed() {
        guard let (t, u) = Self.crossing(path[k], path[k - 1], rest[m - 1], rest[m]) else { continue }
        // Both begin at the end itself.
        if m == 1 && u < 1e-9 { continue }
        var stop = stops[k]
        stop.step = stop.outward
        let (a, b) = lines.ends(of: run.ways[stop.way][stop.step])
        let (p, q) = plane.segment(a, b)
        stop.fraction = LocalPlane.nearest(path[k] + t * (path[k - 1] - path[k]), on: p, q).fraction
        stop.position = a.towards(b, stop.fraction)
        if take(stop, &run, line, lines, upTo: m > 1 ? departures[m - 2].sample : nil) { return }
      }
    }
  }

  /// Where a segment of the other line, from its inner end, and one of the moving line cross; `nil` when they do not.
  private static func crossing(
    _ a: SIMD2<Double>, _ b: SIMD2<Double>, _ c: SIMD2<Double>, _ d: SIMD2<Double>
  ) -> (Double, Double)? {
    let (p, q, r) = (b - a, d - c, c - a)
    let cross = p.x * q.y - p.y * q.x
    guard cross != 0 else { return nil }
    let t = (r.x * q.y - r.y * q.x) / cross
    let u = (r.x * p.y - r.y * p.x) / cross
    return t >= 0 && t <= 1 && u >= 0 && u <= 1 ? (t, u) : nil
  }

  /// The places where the run may end, from its present end inward.
  private func stops(of run: MatchedRun, within limit: Double, _ lines: borrowing MatchLines) -> [Stop] {
    func position(_ segment: Int32, _ fraction: Double) -> Position {
      let (a, b) = lines.ends(of: segment)
      return fraction == 0 ? a : fraction == 1 ? b : a.towards(b, fraction)
    }
    let lastWay = run.ways.count - 1
    var stops: [Stop] = []
    var length = 0.0
    /// Whether the stop is within the limit.
    func add(_ way: Int, _ step: Int, _ fraction: Double, outward: Int) -> Bool {
      let place = position(run.ways[way][step], fraction)
      if let last = stops.last {
        let gap = LocalPlane(at: last.position, lines.scale).vector(place)
        length += (gap * gap).sum().squareRoot()
      }
      guard length <= limit, stops.count < Self.mostLookedAt else { return false }
      stops.append(Stop(way: way, step: step, fraction: fraction, outward: outward, position: place))
      return true
    }
    if isLast {
      _ = add(lastWay, run.ways[lastWay].count - 1, run.places[lastWay + 1].fraction, outward: -1)
      for way in (0...lastWay).reversed() {
        for step in (0..<(run.ways[way].count - 1)).reversed() {
          if !add(way, step, 0, outward: step + 1) { return stops }
        }
        if way > 0, !add(way, 0, run.places[way].fraction, outward: 0) { return stops }
      }
    } else {
      _ = add(0, 0, run.places[0].fraction, outward: -1)
      for way in 0...lastWay {
        let last = run.ways[way].count - 1
        for step in 0..<last where !add(way, step + 1, 1, outward: step) { return stops }
        if way < lastWay, !add(way, last, run.places[way + 1].fraction, outward: last) { return stops }
      }
    }
    return stops
  }

  /// The vertices of the moving line beyond the end, as far as four tolerances reach, and one more; a step is one too.
  private func departures(
    of run: MatchedRun, _ line: MovingLine, _ lines: borrowing MatchLines
  ) -> [Departure] {
    let from = isLast ? run.samples.upperBound : run.samples.lowerBound
    let plane = LocalPlane(at: line.positions[from], lines.scale)
    var departures: [Departure] = []
    var sample = isLast ? from + 1 : from - 1
    while bounds.contains(sample), departures.count < Self.mostLookedAt {
      let isBeside = departures.isEmpty && abs(sample - from) == 1
      if line.vertexIndices[sample] >= 0 || isBeside && run.leaves(at: sample, isLast: isLast, line, reach) {
        departures.append(Departure(position: line.positions[sample], sample: sample))
        let gap = plane.vector(line.positions[sample])
        if (gap * gap).sum().squareRoot() > 4 * tolerance { return departures }
      }
      sample += isLast ? 1 : -1
    }
    if let beyond { departures.append(Departure(position: beyond, sample: -1)) }
    return departures
  }

  /// Ends the run at a stop, where all samples stand that come after it, up to one of the moving line beyond the end.
  ///
  /// - Returns: `false` when something would be moved by more than the tolerance; nothing is changed then.
  private func take(
    _ stop: Stop, _ run: inout MatchedRun, _ line: MovingLine, _ lines: borrowing MatchLines,
    upTo sample: Int?
  ) -> Bool {
    let way = run.ways[stop.way]
    let low = isLast ? run.samples.lowerBound + stop.way + 1 : sample ?? run.samples.lowerBound
    let high = isLast ? sample ?? run.samples.upperBound : run.samples.lowerBound + stop.way
    var standing: [MatchCandidate] = []
    for sample in low...high {
      let plane = LocalPlane(at: line.positions[sample], lines.scale)
      let gap = plane.vector(stop.position)
      let distance = (gap * gap).sum().squareRoot()
      let vertex = Int(line.vertexIndices[sample])
      guard distance <= reach.within(plane, 0), !line.stays(sample), vertex < 0 || !fixed[vertex] else {
        return false
      }
      standing.append(MatchCandidate(segment: way[stop.step], fraction: stop.fraction, distance: distance))
    }
    let still = [[Int32]](repeating: [way[stop.step]], count: standing.count - 1)
    let zeros = [Double](repeating: 0, count: standing.count - 1)
    if isLast {
      let part = Array(way[...stop.step])
      let length = Self.length(of: part, from: run.places[stop.way].fraction, to: stop.fraction, lines)
      run.places = Array(run.places[...stop.way]) + standing
      run.ways = Array(run.ways[..<stop.way]) + [part] + still
      run.wayLengths = Array(run.wayLengths[..<stop.way]) + [length] + zeros
      run.samples = run.samples.lowerBound...high
    } else {
      let part = Array(way[stop.step...])
      let length = Self.length(of: part, from: stop.fraction, to: run.places[stop.way + 1].fraction, lines)
      run.places = standing + Array(run.places[(stop.way + 1)...])
      run.ways = still + [part] + Array(run.ways[(stop.way + 1)...])
      run.wayLengths = zeros + [length] + Array(run.wayLengths[(stop.way + 1)...])
      run.samples = low...run.samples.upperBound
    }
    return true
  }

  /// The length of a way backward along segments, from a place on the first to one on the last.
  private static func length(
    of way: [Int32], from start: Double, to end: Double, _ lines: borrowing MatchLines
  ) -> Double {
    let (first, last) = (Double(lines[way[0]].length), Double(lines[way[way.count - 1]].length))
    guard way.count > 1 else { return max(0, start - end) * first }
    var length = start * first + (1 - end) * last
    for segment in way[1..<(way.count - 1)] { length += Double(lines[segment].length) }
    return length
  }
}
