/// Where nothing is matched, because a polygon would come out invalid.
///
/// What cannot be matched stays as it was. Where a result is unsound, the lines of that region stay still in a circle around
/// the place, and all is matched again; a circle that does not suffice is doubled, and at last the region stays as it was
/// altogether. So matching ends, and every region that was sound stays so.
struct MatchExclusions {
  struct Circle {
    var centre: Position
    /// In metres.
    var radius: Double
  }

  let tolerance: Double
  private let scale: LocalScale
  private var circles: [RegionID: [Circle]] = [:]
  private var whole: Set<RegionID> = []

  init(tolerance: Double, scale: LocalScale) {
    self.tolerance = tolerance
    self.scale = scale
  }

  /// Whether nothing is excluded.
  var isEmpty: Bool { circles.isEmpty && whole.isEmpty }

  /// Regions that stay as they are.
  func excludes(_ region: RegionID) -> Bool { whole.contains(region) }

  /// Where the lines of a region stay as they are.
  func circles(of region: RegionID) -> [Circle] { circles[region] ?? [] }

  /// Where and for which regions something is left as it was, in the order of regions.
  var places: [UnmatchedPlace] {
    circles.flatMap { region, circles in circles.map { UnmatchedPlace(region: region, place: $0.centre) } }
      .sorted { $0.region != $1.region ? $0.region < $1.region : $0.place.precedes($1.place) }
  }

  /// Whether the lines of a region, or of any region, stay as they are at a place.
  func excludes(_ position: Position, of region: RegionID) -> Bool {
    guard let own = circles[region] else { return false }
    return own.contains { distance($0.centre, position) <= $0.radius }
  }

  /// Whether any of some regions stays as it is at a place.
  func excludes(_ position: Position, ofAny regions: some Sequence<RegionID>) -> Bool {
    regions.contains { whole.contains($0) || excludes(position, of: $0) }
  }

  /// Excludes what lies around the places of faults, more where that has not sufficed before.
  mutating func add(_ faults: [UnmatchedPlace], isLast: Bool) {
    for fault in faults {
      if isLast { whole.insert(fault.region) }
      var own = circles[fault.region] ?? []
      let near = own.indices.filter {
        distance(own[$0].centre, fault.place) <= own[$0].radius + tolerance / 2
      }
      if near.isEmpty {
        own.append(Circle(centre: fault.place, radius: tolerance / 4))
      }
      for index in near {
        own[index].radius *= 2
        if own[index].radius > 32 * tolerance { whole.insert(fault.region) }
      }
      circles[fault.region] = own
    }
  }

  private func distance(_ a: Position, _ b: Position) -> Double {
    let gap = LocalPlane(at: a, scale).vector(b)
    return (gap * gap).sum().squareRoot()
  }
}
