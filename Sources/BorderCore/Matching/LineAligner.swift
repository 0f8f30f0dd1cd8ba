/// Decides which stretches of a moving line run along other lines.
///
/// A moving line and the line across the border have their regions on opposite sides, so the one is followed forward and the
/// other backward. Dynamic programming over the samples: each is either unmatched or at a place within the
/// tolerance; places follow each other along the other line and never turn back; every vertex passed
/// on the way is within the tolerance of the piece between the samples. So the two stretches have a Fréchet
/// distance within the tolerance: they can be walked in step without ever being further apart. Of all such
/// ways the cheapest is taken; the cost of a metre is 1 unmatched, and 3/4 (*d*/*T*)² matched at distance *d*, with a
/// price on standing still and on detours.
///
/// Source: map matching by Viterbi (Newson and Krumm, 2009) on the free space of the Fréchet distance (Alt and
/// Godau, 1995). O(*n* *c* *w*) for *n* samples with *c* candidates and *w* segments on a way.
struct LineAligner {
  let tolerance: Double
  /// What the beginning or the end of a matched stretch costs, in metres of unmatched line.
  private var switchCost: Double { 0.05 * tolerance }
  private static let mostStates = 16
  private static let mostSteps = 4096

  struct State {
    var place: MatchCandidate
    var cost: Double
    var back: Int32
    var isMatched: Bool
    /// Whether a stretch begins here, which has nothing to do with the state before.
    var begins = false
  }

  /// A segment reached from a place.
  struct Visit {
    var segment: Int32
    /// The way from the place to this segment's end, in metres.
    var distance: Double
    var from: Int32
  }

  /// How many segments may be visited before lines are not followed any more.
  let effortLimit: Int
  /// How many were visited.
  private(set) var effort = 0

  var states: [State] = []
  var starts: [Int] = []
  var visits: [Visit] = []
  private var offset = 0.0

  let reach: MatchReach

  init(_ reach: MatchReach, effortLimit: Int) {
    self.reach = reach
    tolerance = reach.tolerance
    self.effortLimit = effortLimit
  }

  /// Finds the matched stretches of a moving line.
  ///
  /// - Parameters:
  ///   - line: The samples with their candidates.
  ///   - lines: What it may be moved onto.
  ///   - filter: Onto the lines of which regions.
  ///   - fixed: For each vertex of the line whether it must not be moved, so that only a place that it lies on
  ///     will do.
  ///   - anchor: The place that a closed line begins and ends at, if it is matched there at all, so that it goes round
  ///     once and is cut in one place; `nil` for an open line.
  /// - Returns: The stretches in the order of the line.
  mutating func align(
    _ line: MovingLine, with lines: borrowing MatchLines, _ filter: MatchFilter, fixed: [Bool],
    anchor: MatchCandidate? = nil
  ) -> [MatchedRun] {
    guard line.count > 1, line.hasCandidates else { return [] }
    func isFixed(_ sample: Int) -> Bool {
      let vertex = line.vertexIndices[sample]
      return vertex >= 0 && fixed[Int(vertex)] || line.stays(sample)
    }
    states.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    let none = MatchCandidate(segment: -1, fraction: 0, distance: 0)
    starts.append(0)
    // A closed line that begins in no stretch could go round more than once, and end beyond its own beginning.
    let mustMatch = anchor.map { !isFixed(0) || $0.distance < 1e-6 } ?? false
    states.append(State(place: none, cost: mustMatch ? .infinity : 0, back: -1, isMatched: false))
    for candidate in line.candidates(of: 0) where !isFixed(0) || candidate.distance < 1e-6 {
      if let anchor, !anchor.isSamePlace(as: candidate) { continue }
      states.append(State(place: candidate, cost: 0, back: -1, isMatched: true))
    }
    for sample in 1..<line.count {
      advance(to: sample, line, lines, filter, isFixed: isFixed(sample))
    }
    if let anchor {
      let first = starts[line.count - 1]
      let last = states[first...].filter { !$0.isMatched || anchor.isSamePlace(as: $0.place) }
      states.removeLast(states.count - first)
      states += last
    }
    return bridged(trace(line, lines, filter), line, lines, filter, isFixed: isFixed)
  }

  /// Makes the states of a sample from those of the one before.
  private mutating func advance(
    to sample: Int, _ line: MovingLine, _ lines: borrowing MatchLines, _ filter: MatchFilter, isFixed: Bool
  ) {
    let previous = starts[sample - 1]..<states.count
    let first = states.count
    starts.append(first)
    let plane = LocalPlane(from: line.positions[sample - 1], to: line.positions[sample], lines.scale)
    let q = plane.vector(line.positions[sample])
    let length = (q * q).sum().squareRoot()
    let none = MatchCandidate(segment: -1, fraction: 0, distance: 0)
    var best = State(place: none, cost: .infinity, back: -1, isMatched: false)
    for index in previous {
      let cost = states[index].cost + length + (states[index].isMatched ? switchCost : 0)
      if cost < best.cost {
        best.cost = cost
        best.back = Int32(truncatingIfNeeded: index)
      }
    }
    states.append(best)
    let candidates = line.candidates(of: sample)
    // A stretch may begin as soon as another one has ended: where three regions meet there is no room between.
    let beginning = best.cost + switchCost
    for candidate in candidates where !isFixed || candidate.distance < 1e-6 {
      states.append(
        State(
          place: candidate, cost: beginning, back: best.back, isMatched: true, begins: true))
    }
    let ownCount = states.count
    guard previous.count > 1 else { return }
    let standing = reach.within(plane, length)
    for index in previous.dropFirst() {
      let state = states[index]
      if first + 1 < ownCount {
        walk(from: state.place, over: q, plane, length, lines, filter)
        for visit in visits.indices {
          let segment = visits[visit].segment
          for own in (first + 1)..<ownCount where states[own].place.segment == segment {
            guard let way = way(to: states[own].place, at: visit, from: state.place, lines) else { continue }
            let cost =
              state.cost
              + Self.cost(
                length, way: way, state.place.distance, states[own].place.distance, tolerance)
            if cost < states[own].cost {
              states[own].cost = cost
              states[own].back = Int32(truncatingIfNeeded: index)
              states[own].begins = false
            }
          }
        }
      }
      // Standing still, while the moving line comes back or winds.
      guard !isFixed else { continue }
      let (a, b) = lines.ends(of: state.place.segment)
      let (va, vb) = plane.segment(a, b)
      let gap = va + (vb - va) * state.place.fraction - q
      let distance = (gap * gap).sum().squareRoot()
      guard distance <= standing else { continue }
      var place = state.place
      place.distance = distance
      let cost = state.cost + Self.cost(length, way: 0, state.place.distance, distance, tolerance)
      if let same = ((first + 1)..<states.count).first(where: {
        states[$0].place.segment == place.segment && states[$0].place.fraction == place.fraction
      }) {
        if cost < states[same].cost {
          states[same].cost = cost
          states[same].back = Int32(truncatingIfNeeded: index)
          states[same].begins = false
        }
      } else {
        states.append(
          State(place: place, cost: cost, back: Int32(truncatingIfNeeded: index), isMatched: true))
      }
    }
    prune(from: first + 1)
  }

  /// Keeps the cheapest states.
  private mutating func prune(from first: Int) {
    guard states.count - first > Self.mostStates else { return }
    let kept = states[first...].sorted {
      $0.cost != $1.cost
        ? $0.cost < $1.cost
        : $0.place.segment != $1.place.segment
          ? $0.place.segment < $1.place.segment : $0.place.fraction < $1.place.fraction
    }.prefix(Self.mostStates)
    states.removeLast(states.count - first)
    states.append(contentsOf: kept)
  }

  /// The cost of a matched piece.
  static func cost(
    _ length: Double, way: Double, _ a: Double, _ b: Double, _ tolerance: Double
  ) -> Double {
    let gap = 0.75 * length * (a * a + b * b) / (2 * tolerance * tolerance)
    return gap + (way > length ? 0.25 * (way - length) : length - way)
  }

  /// The way from a place to another one on a visited segment; `nil` when that lies behind.
  func way(
    to place: MatchCandidate, at visit: Int, from start: MatchCandidate, _ lines: borrowing MatchLines
  ) -> Double? {
    let length = Double(lines[place.segment].length)
    guard visit == 0 else { return visits[visit].distance + (1 - place.fraction) * length }
    return place.fraction <= start.fraction ? (start.fraction - place.fraction) * length : nil
  }

  /// Visits the segments that can be reached backward from a place while the moving line goes from the plane's
  /// origin to `q`.
  mutating func walk(
    from place: MatchCandidate, over q: SIMD2<Double>, _ plane: LocalPlane, _ length: Double,
    _ lines: borrowing MatchLines, _ filter: MatchFilter
  ) {
    visits.removeAll(keepingCapacity: true)
    visits.append(Visit(segment: place.segment, distance: 0, from: -1))
    guard effort <= effortLimit else { return }
    defer { effort += visits.count }
    let limit = 4 * length + 2 * tolerance
    let reach = reach.within(plane, length)
    var index = 0
    while index < visits.count, visits.count < Self.mostSteps {
      let visit = visits[index]
      let entry = lines[visit.segment]
      let own = Double(entry.length) * (index == 0 ? place.fraction : 1)
      let distance = visit.distance + own
      let corner = plane.vector(lines.vertices.place(entry.start))
      if distance <= limit, LocalPlane.nearest(corner, on: .zero, q).distance <= reach {
        let from = Int32(truncatingIfNeeded: index)
        lines.forEachPredecessor(of: visit.segment) { next in
          // Round a small closed line once, not for ever.
          guard next != place.segment, filter.allows(lines[next].region) else { return }
          visits.append(Visit(segment: next, distance: distance, from: from))
        }
      }
      index += 1
    }
  }
}
