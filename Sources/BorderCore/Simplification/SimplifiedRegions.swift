/// Regions with fewer vertices and the same neighbours.
public struct SimplifiedRegions: Sendable {
  /// The regions, in the same order and with the same ids.
  public let regions: RegionSet
  /// How many arcs had to keep more vertices than the tolerance asks for, so that no line crosses another.
  public let heldArcs: Int
  /// How often all lines were looked at.
  public let rounds: Int
}

extension BorderTopology {
  /// Simplifies every arc once, so that borders stay shared.
  ///
  /// Nodes stay, so who adjoins whom and where regions meet in points does not change. Where lines of the result touch or
  /// cross which did not before, or a ring loses its area, the arcs in question are simplified with half the tolerance, and
  /// again, until they do not: at the worst they are as they were. Where a region touches itself, those are the lines at that
  /// place.
  ///
  /// - Parameters:
  ///   - tolerance: How far a line may be moved, in metres; for `.area` the side of a square as large as the triangles that go.
  ///   - method: Which vertices go first.
  ///   - threads: How many threads may work; the result is the same for any number.
  /// - Returns: The regions; `nil` when so many lines run above each other that looking at all would take too long.
  /// - Complexity: O(*n* log *n*) for *n* vertices of ordinary lines, times the rounds, of which there are 40 at most.
  public func simplified(
    tolerance: Double, by method: SimplificationMethod, threads: Int = 1
  ) -> SimplifiedRegions? {
    guard let before = conflicts(threads: threads) else { return nil }
    let lines = arcIDs.map { positions(of: $0) }
    let boxes = lines.map { BoundingBox(of: $0[...]) }
    let weights = mapParts(of: lines.count, threads: threads, minimumPart: 16) { range in
      range.map { arc in
        // The edges of the map stay.
        kind(of: ArcID(arc)) == .cut
          ? [Double](repeating: .infinity, count: lines[arc].count)
          : VertexWeights(lines[arc], by: method).weights
      }
    }.flatMap { $0 }
    var tolerances = [Double](repeating: tolerance, count: arcCount)
    var arcsOfRegions = [Set<ArcID>](repeating: [], count: regions.regionCount)
    for arc in arcIDs { for side in sides(of: arc) { arcsOfRegions[side.region.index].insert(arc) } }
    for round in 1...40 {
      let (set, collapsed) = replacingArcs { arc in
        let limit = tolerances[arc.index]
        return zip(lines[arc.index], weights[arc.index]).filter { $0.1 > limit }.map(\.0)
      }
      var wrong = collapsed
      // Without the rings that collapsed nothing else can be judged.
      if collapsed.isEmpty {
        let topology = BorderTopology(set, threads: threads)
        guard let after = topology.conflicts(threads: threads) else { return nil }
        let spoilt = after.regions.subtracting(before.regions)
        // Without its places, all lines of a region are in question.
        var unknown = spoilt
        for site in spoilt.isEmpty ? [] : topology.contactSites() where spoilt.contains(site.region) {
          let places = [site.place] + site.ends
          let own = arcsOfRegions[site.region.index].filter { arc in
            boxes[arc.index].map { box in places.contains { box.reaches($0) } } ?? false
          }
          if !own.isDisjoint(with: wrong) || own.contains(where: { tolerances[$0.index] > 0 }) {
            unknown.remove(site.region)
          }
          wrong.formUnion(own)
        }
        for region in unknown { wrong.formUnion(arcsOfRegions[region.index]) }
        for pair in after.pairs.subtracting(before.pairs) {
          wrong.formUnion(Self.near(arcsOfRegions[pair.a.index], arcsOfRegions[pair.b.index], boxes))
        }
      }
      let open = wrong.filter { tolerances[$0.index] > 0 }
      guard !open.isEmpty else {
        return SimplifiedRegions(
          regions: set, heldArcs: tolerances.count { $0 < tolerance }, rounds: round)
      }
      for arc in open { tolerances[arc.index] = round > 20 ? 0 : tolerances[arc.index] / 2 }
    }
    return SimplifiedRegions(regions: regions, heldArcs: arcCount, rounds: 40)
  }

  /// What is wrong with regions: those that touch or cross themselves, and pairs whose lines cross or touch.
  private struct Conflicts {
    var regions: Set<RegionID>
    var pairs: Set<RegionPair>
  }

  private func conflicts(threads: Int) -> Conflicts? {
    guard let own = selfContacts(threads: threads), let pairs = pairsThatMayOverlap(threads: threads) else {
      return nil
    }
    return Conflicts(regions: Set(own.map(\.region)), pairs: Set(pairs))
  }

  /// The arcs of two regions that are near the other one. What is simplified stays within the box of its arc.
  private static func near(
    _ first: Set<ArcID>, _ second: Set<ArcID>, _ boxes: [BoundingBox?]
  ) -> Set<ArcID> {
    var near: Set<ArcID> = []
    for arc in first {
      guard let box = boxes[arc.index] else { continue }
      for other in second {
        guard let beside = boxes[other.index], !box.shifts(to: beside).isEmpty else { continue }
        near.insert(arc)
        near.insert(other)
      }
    }
    return near
  }

  /// The regions with other lines for their arcs, and the arcs of rings that have less than three corners then.
  private func replacingArcs(_ line: (ArcID) -> [Position]) -> (regions: RegionSet, collapsed: Set<ArcID>) {
    let lines = arcIDs.map(line)
    var collapsed: Set<ArcID> = []
    var shapes: [RegionID: [[[Position]]]] = [:]
    for part in 0..<regions.partCount {
      let rings = regions.rings(ofPart: part).map { ring -> [Position] in
        var closed: [Position] = []
        for directed in arcs(ofRing: ring) {
          let own = lines[directed.arc.index]
          let piece = directed.isBackward ? own.reversed() : own
          closed += closed.isEmpty ? piece[...] : piece.dropFirst()
        }
        if Set(closed).count < 3 { collapsed.formUnion(arcs(ofRing: ring).map(\.arc)) }
        return closed
      }
      shapes[regions.partRegions[part], default: []].append(rings)
    }
    return (regions.replacingShapes(shapes), collapsed)
  }
}

extension BoundingBox {
  /// Whether a place is in the box or on its edge, at any of its longitudes, but for rounding.
  fileprivate func reaches(_ place: Position) -> Bool {
    let turns = place.isPole ? [west - place.longitude] : [0, 360, -360]
    return turns.contains {
      holds(Position(longitude: place.longitude + $0, latitude: place.latitude), room: 1e-9)
    }
  }
}
