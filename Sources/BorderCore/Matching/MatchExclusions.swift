/// Where nothing is matched, because a polygon would come out invalid.
///
/// What cannot be matched stays as it was. Where a result is unsound, the lines of that region stay as they were in a circle
/// around the place, and all is matched again. A circle that does not suffice is doubled, up to 32 tolerances, and at last
/// the region stays as it was. A ring that would collapse stays at once; where a small ring would come to lie on the other
/// side of a line of its region, the line stays, and the ring may be matched in its place. So matching ends, and what was
/// sound stays so.
struct MatchExclusions {
  struct Circle {
    var centre: Position
    /// In metres.
    var radius: Double
    /// The ring for which the circle does not hold, which lies there itself.
    var spared: Int?
  }

  let tolerance: Double
  private let scale: LocalScale
  private var circles: [RegionID: [Circle]] = [:]
  private var rings: Set<Int> = []
  private var whole: Set<RegionID> = []
  /// Where and for which regions something is left as it was.
  private var known: Set<UnmatchedPlace> = []

  init(tolerance: Double, scale: LocalScale) {
    self.tolerance = tolerance
    self.scale = scale
  }

  /// Whether nothing is excluded.
  var isEmpty: Bool { known.isEmpty }

  /// Where and for which regions something is left as it was, in the order of regions.
  ///
  /// - Parameter yielded: Where stretches gave way while lines were laid.
  /// - Returns: The places, each once.
  func places(with yielded: [UnmatchedPlace]) -> [UnmatchedPlace] {
    Self.sorted(known.union(yielded))
  }

  /// Places in the order of regions.
  static func sorted(_ places: Set<UnmatchedPlace>) -> [UnmatchedPlace] {
    places.sorted { a, b in
      if a.region != b.region { return a.region < b.region }
      if a.place != b.place { return a.place.precedes(b.place) }
      return (a.other?.index ?? -1) < (b.other?.index ?? -1)
    }
  }

  /// Where the lines of a ring stay as they are.
  func circles(of region: RegionID, ring: Int) -> [Circle] {
    guard let own = circles[region] else { return [] }
    return own.filter { $0.spared != ring }
  }

  /// Whether all lines of a ring stay as they are.
  func excludes(ring: Int, of region: RegionID) -> Bool { whole.contains(region) || rings.contains(ring) }

  /// Whether a vertex of a ring stays where it is.
  func excludes(_ position: Position, onRing ring: Int, of region: RegionID) -> Bool {
    if excludes(ring: ring, of: region) { return true }
    guard let own = circles[region] else { return false }
    return own.contains { $0.spared != ring && distance($0.centre, position) <= $0.radius }
  }

  /// Whether a position lies in one of some circles.
  func contain(_ position: Position, _ circles: [Circle]) -> Bool {
    circles.contains { distance($0.centre, position) <= $0.radius }
  }

  /// Excludes what lies around the places of faults, more where that has not sufficed before.
  ///
  /// - Parameters:
  ///   - faults: What is unsound.
  ///   - isLate: Whether circles have been tried often enough.
  mutating func add(_ faults: [MatchFault], isLate: Bool) {
    let counts = circles.mapValues(\.count)
    var grown: [RegionID: Set<Int>] = [:]
    for fault in faults {
      known.insert(UnmatchedPlace(region: fault.region, other: nil, place: fault.place))
      if let ring = fault.ring {
        if isLate || !rings.insert(ring).inserted { whole.insert(fault.region) }
      } else if isLate {
        whole.insert(fault.region)
      } else {
        add(fault, known: counts[fault.region] ?? 0, &grown[fault.region, default: []])
      }
    }
  }

  /// Excludes more around a place: what was excluded there before does not suffice, and grows, once for all faults of a round.
  private mutating func add(_ fault: MatchFault, known: Int, _ grown: inout Set<Int>) {
    var own = circles[fault.region] ?? []
    let near = own.indices.filter {
      distance(own[$0].centre, fault.place) <= own[$0].radius + tolerance / 2
    }
    for index in near where index < known && grown.insert(index).inserted {
      own[index].radius *= 2
      if own[index].radius > 32 * tolerance { whole.insert(fault.region) }
    }
    if near.isEmpty {
      own.append(Circle(centre: fault.place, radius: tolerance / 4, spared: fault.misplaced))
    }
    if !near.contains(where: { $0 < known }) {
      // Where a long segment crosses another one, it is its ends that must stay.
      for end in fault.ends where !own.contains(where: { distance($0.centre, end) <= $0.radius }) {
        own.append(Circle(centre: end, radius: tolerance / 4, spared: fault.misplaced))
      }
    }
    circles[fault.region] = own
  }

  private func distance(_ a: Position, _ b: Position) -> Double {
    let gap = LocalPlane(at: a, scale).vector(b)
    return (gap * gap).sum().squareRoot()
  }
}
