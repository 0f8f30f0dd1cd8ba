/// What is noted of lines that meet: by region, by ring, or by pair of regions.
extension SelfContactFinder {
  mutating func note(_ region: RegionID, _ kind: SelfContact.Kind, _ place: Position) {
    let place = place.folded
    if sites != nil { sites?.append(ContactSite(region: region, place: place, ends: ends)) }
    keep(region, kind, place)
  }

  /// Keeps the worst contact of a region.
  mutating func keep(_ region: RegionID, _ kind: SelfContact.Kind, _ place: Position) {
    let contact = SelfContact(region: region, kind: kind, place: place)
    if let known = found[region], !contact.isWorse(than: known) { return }
    found[region] = contact
  }

  /// A contact of all regions that run along both arcs, but for parts that adjoin there from either side.
  ///
  /// `runAlike` says whether the segments, as they stand in the set, have the same direction.
  mutating func noteAlong(_ a: Int32, _ b: Int32, at place: Position, _ runAlike: Bool) {
    if seeksPairs { return notePairs(a, b) }
    let turnsOver = topology.arcs[Int(a)].isBackward != topology.arcs[Int(b)].isBackward
    for side in topology.sideRange(of: Int(a)) {
      let first = topology.sides[side]
      let region = topology.region(of: first)
      let others = topology.sideRange(of: Int(b))
      meter.spend(others.count)
      if meter.isExhausted { return }
      for other in others {
        let second = topology.sides[other]
        guard topology.region(of: second) == region else { continue }
        let lieOnOneSide = (first.isLeft == second.isLeft) == (runAlike != turnsOver)
        if lieOnOneSide || !topology.areOfTwoParts(first.ring, second.ring) { note(region, .overlap, place) }
      }
    }
  }

  /// A contact of all regions that both arcs belong to.
  mutating func noteShared(_ a: Int32, _ b: Int32, _ kind: SelfContact.Kind, _ place: Position) {
    if seeksPairs { return notePairs(a, b) }
    for side in topology.sideRange(of: Int(a)) {
      let region = topology.region(of: topology.sides[side])
      let others = topology.sideRange(of: Int(b))
      meter.spend(others.count)
      if meter.isExhausted { return }
      for other in others
      where topology.region(of: topology.sides[other]) == region {
        note(region, kind, place)
      }
    }
  }

  /// A contact of all rings that both arcs belong to.
  mutating func noteRing(_ a: Int32, _ b: Int32, _ place: Position) {
    if seeksPairs { return notePairs(a, b) }
    for side in topology.sideRange(of: Int(a)) {
      let ring = topology.sides[side].ring
      let others = topology.sideRange(of: Int(b))
      meter.spend(others.count)
      if meter.isExhausted { return }
      for other in others where topology.sides[other].ring == ring {
        note(topology.regions.region(ofRing: ring), .touch, place)
      }
    }
  }

  /// All pairs of a region along one arc with a region along the other.
  mutating func notePairs(_ a: Int32, _ b: Int32) {
    for side in topology.sideRange(of: Int(a)) {
      let region = topology.region(of: topology.sides[side])
      let others = topology.sideRange(of: Int(b))
      // An entry into a set takes as long as so many boxes.
      meter.spend(64 * others.count)
      if meter.isExhausted { return }
      for other in others {
        let second = topology.region(of: topology.sides[other])
        if second != region { pairs.insert(RegionPair(region, second)) }
      }
    }
  }
}
