package import BorderCore

/// The topology of regions as a run takes it.
package struct TakenTopology {
  /// The topology, after matching where that was asked for.
  package let topology: BorderTopology
  /// What was matched.
  package var matches: MatchReport?
  /// The pairs of regions that cover the same ground, where the search for unshared borders found them on this topology.
  package var sameGround: [RegionPair]?

  package init(_ topology: BorderTopology, matches: MatchReport? = nil, sameGround: [RegionPair]? = nil) {
    self.topology = topology
    self.matches = matches
    self.sameGround = sameGround
  }
}

extension BorderTopology {
  /// The topology of regions as their vertices have it, and the tolerance that they propose; reports what exact matching of
  /// vertices may hide. Vertices that computing has moved by less than a micrometre are taken as one.
  ///
  /// - Parameters:
  ///   - regions: The regions.
  ///   - measure: How to measure; `PlaneUnits` for coordinates without a place on the earth.
  ///   - threads: How many threads may work.
  ///   - isTaken: Whether the proposed tolerance will be taken.
  ///   - scope: Which regions are to be matched with each other, where that is said.
  ///   - reporter: Where to say it.
  /// - Returns: The topology, and what was found in it.
  package static func searched(
    _ regions: RegionSet, measure: any LineMeasure, threads: Int, isTaken: Bool, scope: MatchScope?,
    _ reporter: Reporter
  ) -> (topology: BorderTopology, found: UnsharedBorders) {
    var exact = BorderTopology(regions, threads: threads)
    var found = UnsharedBorders(exact, measure: measure, threads: threads)
    let isOnPlane = measure is PlaneUnits
    if let joined = found.joiningVertices(of: regions) {
      UnsharedNotes.tell(joined, isOnPlane: isOnPlane, to: reporter)
      exact = BorderTopology(joined.regions, threads: threads)
      found = UnsharedBorders(exact, measure: measure, threads: threads)
    }
    guard !isOnPlane else {
      UnsharedNotes.tell(onPlane: found, of: regions, to: reporter)
      return (exact, found)
    }
    UnsharedNotes.tell(found, of: regions, isTaken: isTaken, scope: scope, to: reporter)
    return (exact, found)
  }

  /// The topology of regions whose borders were matched; by the rule of points, the tolerance makes them touch, too, which is
  /// reported.
  ///
  /// - Parameters:
  ///   - regions: The regions after matching.
  ///   - options: How they were matched.
  ///   - measure: How to measure.
  ///   - threads: How many threads may work.
  ///   - rule: By which rule regions are neighbours.
  ///   - reporter: Where to say it.
  /// - Returns: The topology.
  package static func touching(
    _ regions: RegionSet, _ options: MatchOptions, measure: any LineMeasure, threads: Int,
    rule: ContiguityRule, _ reporter: Reporter
  ) -> BorderTopology {
    let topology = BorderTopology(regions, threads: threads)
    guard rule == .queen,
      let contacts = topology.makingPointContacts(options, measure: measure, threads: threads)
    else { return topology }
    UnsharedNotes.tell(contacts, of: topology.regions, to: reporter)
    return BorderTopology(contacts.regions, threads: threads)
  }
}
