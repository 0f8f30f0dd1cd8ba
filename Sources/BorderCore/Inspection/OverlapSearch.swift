extension BorderTopology {
  /// The pairs of regions that may overlap: no others do.
  ///
  /// Regions overlap only where their lines cross or touch without a common vertex, where they lie in one angle at a
  /// common vertex, where both lie on one side of a line, or where a part of one lies inside the other without any of
  /// this. Pairs that only touch may be among them: an overlay tells.
  ///
  /// - Parameter threads: How many threads may work; the result is the same for any number.
  /// - Returns: The pairs in order; `nil` when so many lines run above each other that looking at all would take too long.
  /// - Complexity: O(*n* log *n*) for *n* vertices of ordinary borders.
  public func pairsThatMayOverlap(threads: Int = 1) -> [RegionPair]? {
    var finder = SelfContactFinder(self, seeksPairs: true)
    guard finder.lookAtChains(threads: threads), finder.pairs.count < 1_000_000 else { return nil }
    var pairs = finder.pairs
    var effort = 0
    for problem in problems() where problem.kind != .seam {
      effort += problem.regions.count * problem.regions.count
      guard effort < 5_000_000 + 100 * regions.regionCount else { return nil }
      for (index, region) in problem.regions.enumerated() {
        for other in problem.regions.dropFirst(index + 1) { pairs.insert(RegionPair(region, other)) }
      }
    }
    guard addPairsAtNodes(to: &pairs) else { return nil }
    guard let inside = PartsInside(self) else { return nil }
    return pairs.union(inside.pairs).sorted()
  }

  /// Adds regions whose angles at a common vertex overlap.
  ///
  /// - Returns: Whether all vertices were looked at.
  private func addPairsAtNodes(to pairs: inout Set<RegionPair>) -> Bool {
    var angles: [Position: [(region: RegionID, angle: InteriorAngle)]] = [:]
    for ring in 0..<regions.ringCount {
      let arcs = self.arcs(ofRing: ring)
      guard var before = arcs.last else { continue }
      for directed in arcs {
        let ends = ends(of: directed.arc)
        let place = (directed.isBackward ? ends.end : ends.start).canonical
        let angle = InteriorAngle(of: ring, from: before, to: directed, in: self)
        angles[place, default: []].append((regions.region(ofRing: ring), angle))
        before = directed
      }
    }
    var effort = 0
    for list in angles.values where list.count > 1 {
      effort += list.count * list.count
      guard effort < 50_000_000 + 100 * angles.count else { return false }
      for (index, first) in list.enumerated() {
        for second in list.dropFirst(index + 1) where first.region != second.region {
          if first.angle.overlaps(second.angle) { pairs.insert(RegionPair(first.region, second.region)) }
        }
      }
    }
    return true
  }

  /// The heading of an arc at one of its ends, away from that end, on the plane of degrees: from 0 (east) up to 4,
  /// growing counter-clockwise as an angle does.
  ///
  /// - Parameters:
  ///   - directed: The arc as a ring goes along it.
  ///   - isAtStart: Whether to look from where the ring comes onto it; else from where the ring leaves it.
  /// - Returns: The heading, the same bits for every ring along the arc.
  fileprivate func heading(of directed: DirectedArc, isAtStart: Bool) -> Double {
    let shape = arcs[directed.arc.index]
    let range = regions.range(ofRing: Int(shape.ring))
    let open = range.count - 1
    let step = shape.isBackward ? -1 : 1
    let isFirst = isAtStart != directed.isBackward
    let from = Int(shape.start) - range.lowerBound + (isFirst ? 0 : step * Int(shape.segmentCount))
    let to = from + (isFirst ? step : -step)
    let place = regions.positions[range.lowerBound + (from % open + open) % open]
    let next = regions.positions[range.lowerBound + (to % open + open) % open]
    if place.isPole {
      // Around a pole meridians are directions; seen from outside, longitudes turn counter-clockwise at the north pole.
      let turn = (place.latitude > 0 ? next.longitude : -next.longitude) / 90
      return turn < 0 ? turn + 4 : turn
    }
    let ahead = next.unwrapped(from: place)
    let (x, y) = (ahead.longitude - place.longitude, next.latitude - place.latitude)
    let size = abs(x) + abs(y)
    return y >= 0 ? (x >= 0 ? y / size : 1 - x / size) : (x < 0 ? 2 - y / size : 3 + x / size)
  }
}

/// The angle that the inside of a ring fills at a vertex, counter-clockwise from one heading to another.
private struct InteriorAngle {
  let from: Double
  let size: Double

  init(of ring: Int, from before: DirectedArc, to after: DirectedArc, in topology: BorderTopology) {
    let back = topology.heading(of: before, isAtStart: false)
    let ahead = topology.heading(of: after, isAtStart: true)
    let side = topology.sides(of: after.arc).first { $0.ring == ring }
    let isLeft = (side?.isLeft ?? true) != after.isBackward
    from = isLeft ? ahead : back
    size = Self.turn(isLeft ? back : ahead, from: from)
  }

  /// Equal headings have equal bits, so angles that only meet do not overlap.
  func overlaps(_ other: InteriorAngle) -> Bool {
    Self.turn(other.from, from: from) < size || Self.turn(from, from: other.from) < other.size
  }

  /// How far to turn counter-clockwise, from 0 up to a full turn.
  private static func turn(_ heading: Double, from: Double) -> Double {
    heading < from ? heading - from + 4 : heading - from
  }
}
