/// How far borders run along rivers, along lakes, and on land.
///
/// A border is *near* water where it lies within the tolerance of a river line or a shore, or on water. A stretch near
/// water *follows* it when it is longer than the rule's minimum, measured along the whole border of two countries (or
/// of two regions within one country), across the borders of their regions; interruptions that are not longer than
/// the tolerance do not end a stretch, but count as land. Where river and lake are both near, the lake counts.
///
/// Properties: (1) river, lake and land add up to the length of each arc; (2) nothing depends on the order or the
/// direction of lines and regions, or on threads.
///
/// Method: near parts exactly, segment by segment, on the plane that touches the earth at the middle of each; segments
/// longer than 5 km are cut along their geodesic first. So distances are geodesic within a metre.
public struct WaterAlongBorders: Sendable {
  /// A part of an arc with its setting, in metres from the arc's start.
  package struct Part: Hashable, Sendable {
    package var range: ClosedRange<Double>
    package var setting: BorderSetting

    package init(
      range: ClosedRange<Double>, setting: BorderSetting
    ) {
      self.range = range
      self.setting = setting
    }
  }

  /// The rule.
  public let rule: WaterRule
  package let analysis: BorderAnalysis
  package let geometry: any LineGeometry
  /// The parts along water of each arc that was looked at, in the direction of the arc.
  package let parts: [ArcID: [Part]]
  /// The chains that stretches were looked for along.
  package let chains: [[BorderTopology.Step]]
  /// The border that each arc stands for: an index of `BorderAnalysis.borders`.
  package let borderOfArc: [ArcID: Int]

  /// Looks at some borders.
  ///
  /// - Parameters:
  ///   - analysis: The borders.
  ///   - borders: Which of them, by index of `BorderAnalysis.borders`; points of contact are passed over.
  ///   - rivers: Rivers; by default none.
  ///   - lakes: Lakes; by default none.
  ///   - rule: When a border follows water; a tolerance that is not above 0 gives land alone.
  ///   - geometry: Measures along borders and rivers.
  ///   - threads: How many threads may work; the result is the same for any number.
  /// - Complexity: O(*n* + *m*) expected for *n* vertices of borders and *m* of water.
  public init(
    _ analysis: BorderAnalysis, borders: [Int], rivers: WaterBodies = WaterBodies(),
    lakes: WaterBodies = WaterBodies(), rule: WaterRule, geometry: any LineGeometry, threads: Int = 1
  ) {
    self.rule = rule
    self.analysis = analysis
    self.geometry = geometry
    var groups: [[String]: Set<ArcID>] = [:]
    var borderOfArc: [ArcID: Int] = [:]
    for index in borders where analysis.borders[index].isShared {
      let border = analysis.borders[index]
      let (a, b) = (analysis.regions[border.a], analysis.regions[border.b])
      let key = (analysis.isInternational(border) ? [a.country, b.country] : [a.id, b.id]).sorted()
      for arc in border.arcs where borderOfArc[arc] == nil {
        borderOfArc[arc] = index
        groups[key, default: []].insert(arc)
      }
    }
    self.borderOfArc = borderOfArc
    chains = groups.keys.sorted { $0.lexicographicallyPrecedes($1) }
      .flatMap { analysis.topology.chains(joining: groups[$0] ?? []) }
    guard rule.tolerance > 0 else {
      parts = [:]
      return
    }
    let scale = LocalScale(geometry)
    func index(_ bodies: WaterBodies) -> WaterIndex {
      WaterIndex(bodies, tolerance: rule.tolerance, geometry: geometry, scale: scale)
    }
    let (riverIndex, lakeIndex) = (index(rivers), index(lakes))
    let arcs = borderOfArc.keys.sorted()
    let near = mapParts(of: arcs.count, threads: threads, minimumPart: 4) { range in
      range.map { NearWater(arcs[$0], analysis.topology, geometry, riverIndex, lakeIndex) }
    }.joined()
    let nearByArc = Dictionary(uniqueKeysWithValues: zip(arcs, near))
    var parts: [ArcID: [Part]] = [:]
    for chain in chains {
      ChainOfWater(chain, nearByArc, isClosed: analysis.topology.isClosed(chain), rule: rule)
        .addParts(to: &parts)
    }
    self.parts = parts
  }

  /// Lengths by setting.
  public struct Lengths: Hashable, Sendable {
    /// Along rivers.
    public internal(set) var river = ExactLength.zero
    /// Along or through lakes.
    public internal(set) var lake = ExactLength.zero
    /// All the rest.
    public internal(set) var land = ExactLength.zero

    /// All of it.
    public var total: ExactLength { river + lake + land }
    /// The share of rivers and lakes, from 0 to 1; `nil` without length.
    public var waterShare: Double? {
      total > .zero ? (river + lake).kilometres / total.kilometres : nil
    }
  }

  /// The lengths of some arcs by setting; arcs that were not looked at are left out. O(parts).
  public func lengths(of arcs: some Sequence<ArcID>) -> Lengths {
    var lengths = Lengths()
    for arc in arcs where borderOfArc[arc] != nil {
      var rest = analysis.lengths[arc]
      for part in parts[arc] ?? [] {
        let length = min(ExactLength(metres: part.range.upperBound - part.range.lowerBound), rest)
        rest = ExactLength(ticks: rest.ticks - length.ticks)
        if part.setting == .river { lengths.river += length } else { lengths.lake += length }
      }
      lengths.land += rest
    }
    return lengths
  }

  /// The lengths of the border of a pair of regions, by index of `BorderAnalysis.borders`.
  public func lengths(ofBorder index: Int) -> Lengths { lengths(of: analysis.borders[index].arcs) }

  /// The lengths of the border of two countries, by their codes in any order; each arc counts once.
  public func lengths(between a: String, and b: String) -> Lengths {
    var arcs: Set<ArcID> = []
    for border in analysis.borders where border.isShared && analysis.isInternational(border) {
      let sides = [analysis.regions[border.a].country, analysis.regions[border.b].country]
      if sides == [a, b] || sides == [b, a] { arcs.formUnion(border.arcs) }
    }
    return lengths(of: arcs.sorted())
  }
}

extension BorderTopology {
  /// Whether a chain ends where it begins.
  func isClosed(_ chain: [Step]) -> Bool {
    guard let first = chain.first, let last = chain.last else { return false }
    let (start, end) = (ends(of: first.arc), ends(of: last.arc))
    return (first.isReversed ? start.end : start.start).canonical
      == (last.isReversed ? end.start : end.end).canonical
  }
}
