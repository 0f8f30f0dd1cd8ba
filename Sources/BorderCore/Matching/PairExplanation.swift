/// Why two regions are neighbours, or are not.
public struct PairExplanation: Sendable {
  /// What two regions have in common.
  public enum Answer: String, Hashable, Sendable {
    /// They share a line.
    case rook
    /// They share points only.
    case queen
    /// They share nothing.
    case none
  }

  /// The first region.
  public let a: RegionID
  /// The second region.
  public let b: RegionID
  /// What they share exactly.
  public let answer: Answer
  /// The length of the shared line.
  public let length: ExactLength
  /// How many pieces the shared line has.
  public let pieces: Int
  /// Where they touch beside it.
  public let touchPoints: [Position]
  /// Where their boundaries come nearest; `nil` when that is too far to look for.
  public let nearest: NearestApproach?
  /// The regions through which the shortest way between the nearest places goes: third ones, even a sliver, that keep them
  /// apart; `nil` when the two have a place in common or are too far apart to look.
  public let between: [RegionID]?
  /// At which tolerance they come to share a line, and 0 when they do exactly; `nil` when they are further apart than
  /// any tolerance that is tried.
  public let flip: ToleranceFlip?
  /// Faults of the coverage along the shared line.
  public let problems: [CoverageProblem]
  /// Vertices of one on the line of the other that lacks them, or nearly at a vertex of it, in the order of places.
  public let looseVertices: [LooseVertex]
  /// Stretches along which they run beside each other without sharing the line, the longest first.
  public let stretches: [UnsharedStretch]
  /// Lines farther apart that run beside each other; `nil` where there are none within 2 km or stretches say it all.
  public let farther: ToleranceProposal?

  /// Explains a pair.
  ///
  /// - Parameters:
  ///   - a: A region.
  ///   - b: Another one.
  ///   - analysis: All regions; those around the pair take part in matching.
  ///   - options: Which source is held; the tolerance does not matter.
  ///   - measure: How to measure.
  ///   - effort: How many segments the search for the tolerance may look at; `nil` for what takes a few seconds.
  /// - Complexity: That of the search for the tolerance among the regions around the pair (see `ToleranceFlip`).
  public init(
    _ a: RegionID, _ b: RegionID, in analysis: BorderAnalysis, options: MatchOptions,
    measure: any LineMeasure,
    effort: Int? = nil
  ) {
    self.a = a
    self.b = b
    let topology = analysis.topology
    let set = topology.regions
    let unshared = UnsharedBorders(topology, measure: measure)
    looseVertices = unshared.looseVertices.filter { vertex in
      [(a, b), (b, a)].contains {
        vertex.owners.contains($0) && !vertex.owners.contains($1) && vertex.regions.contains($1)
      }
    }
    let pair = RegionPair(a, b)
    stretches = unshared.stretches.filter { RegionPair($0.a, $0.b) == pair }
    farther =
      stretches.isEmpty ? ToleranceProposal(topology, among: [pair], scale: LocalScale(measure)) : nil
    let border = analysis.borders.first { $0.a == a && $0.b == b || $0.a == b && $0.b == a }
    answer = border.map { $0.isShared ? .rook : .queen } ?? .none
    length = border?.length ?? .zero
    pieces = border.map { topology.lineCount(joining: $0.arcs) } ?? 0
    touchPoints = border.map { $0.touchNodes.map { topology.position(of: $0) } } ?? []
    let arcs = Set(border.map { Array($0.arcs) } ?? [])
    problems = topology.problems().filter { arcs.contains($0.arc) }
    nearest =
      if let border, let place = border.firstPlace(in: topology) {
        NearestApproach(from: place, to: place, distance: 0)
      } else {
        set.nearestApproach(of: a, to: b, measure: measure)
      }
    between = nearest.flatMap { approach in
      approach.distance > 0 ? set.regions(on: approach, between: pair, scale: LocalScale(measure)) : nil
    }
    if border?.isShared == true {
      flip = ToleranceFlip(exactly: length)
    } else if let nearest, nearest.distance <= ToleranceFlip.greatestTolerance, let around = set.around(a, b)
    {
      flip = ToleranceFlip(
        of: around.a, around.b, in: BorderTopology(around.regions), nearest: nearest.distance,
        options: options, measure: measure, effort: effort)
    } else {
      flip = nil
    }
  }
}

extension Border {
  /// The first place that both regions have.
  fileprivate func firstPlace(in topology: BorderTopology) -> Position? {
    if let arc = arcs.first { return topology.ends(of: arc).start }
    return touchNodes.first.map { topology.position(of: $0) }
  }
}

extension RegionSet {
  /// Two regions and those whose boxes lie near where theirs are near each other, as a set of its own.
  ///
  /// - Returns: The set and the two regions in it; `nil` when one has no shape.
  fileprivate func around(_ a: RegionID, _ b: RegionID) -> (regions: RegionSet, a: RegionID, b: RegionID)? {
    var boxes = [BoundingBox?](repeating: nil, count: regionCount)
    for ring in 0..<ringCount {
      guard let box = BoundingBox(of: positions[range(ofRing: ring)]) else { continue }
      let index = region(ofRing: ring).index
      boxes[index]?.include(box)
      if boxes[index] == nil { boxes[index] = box }
    }
    guard let first = boxes[a.index], let second = boxes[b.index] else { return nil }
    // 20 km and more at most latitudes.
    let west = max(first.west, second.west) - 0.5
    let east = min(first.east, second.east) + 0.5
    let south = max(first.south, second.south) - 0.2
    let north = min(first.north, second.north) + 0.2
    var builder = RegionSetBuilder()
    for part in 0..<partCount {
      let region = partRegions[part]
      guard let box = boxes[region.index] else { continue }
      let isNear = box.west <= east && box.east >= west && box.south <= north && box.north >= south
      guard isNear || region == a || region == b else { continue }
      builder.beginRegion(self[region])
      builder.beginPart()
      for ring in rings(ofPart: part) { builder.addRing(Array(positions[range(ofRing: ring)])) }
    }
    let set = builder.finish()
    guard let x = set.regions.firstIndex(where: { $0.id == self[a].id }),
      let y = set.regions.firstIndex(where: { $0.id == self[b].id })
    else { return nil }
    return (set, RegionID(x), RegionID(y))
  }
}
