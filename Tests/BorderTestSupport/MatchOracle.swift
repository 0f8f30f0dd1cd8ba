public import BorderCore

/// Holds what matching gives back of copies against the coverage that they were made from.
public struct MatchOracle {
  /// The copies and the borders of the coverage that they were made from.
  public let truth: CoverageCopies
  /// How lengths are measured.
  public let measure: any LineMeasure
  /// The regions that are no valid polygons.
  public let invalid: (RegionSet) -> Set<RegionID>

  /// An oracle for the copies of a coverage.
  public init(
    _ truth: CoverageCopies, measure: any LineMeasure,
    invalid: @escaping (RegionSet) -> Set<RegionID>
  ) {
    self.truth = truth
    self.measure = measure
    self.invalid = invalid
  }

  /// The lengths of the shared borders of a set, in metres.
  public func lengths(_ set: RegionSet) -> [RegionPair: Double] {
    var lengths: [RegionPair: Double] = [:]
    for border in BorderAnalysis(BorderTopology(set), measure: measure).borders where border.isShared {
      lengths[RegionPair(border.a, border.b)] = border.length.metres
    }
    return lengths
  }

  /// What is wrong with a result; empty when nothing is.
  public func faults(of result: MatchedRegions, tolerance: Double) -> [String] {
    let set = truth.copies
    var faults: [String] = []
    func name(_ pair: RegionPair) -> String { set[pair.a].id + "~" + set[pair.b].id }
    if result.report.isTangled { return ["tangled"] }
    if result.report.greatestMove > tolerance { faults.append("moved \(result.report.greatestMove) m") }
    let found = lengths(result.regions)
    for (pair, border) in truth.borders.sorted(by: { $0.key < $1.key }) {
      let wanted = 0.999 * min(border.lengths.0, border.lengths.1) - Double(border.freeEnds) * tolerance
      guard wanted > 0, found[pair] ?? 0 < wanted else { continue }
      faults.append("\(name(pair)) \(found[pair] ?? 0) m, not \(wanted) of \(border.lengths) m")
    }
    for (pair, length) in found.sorted(by: { $0.key < $1.key }) {
      guard truth.borders[pair] == nil, length > 2 * tolerance else { continue }
      faults.append("false \(name(pair)) \(length) m")
    }
    // To a millimetre: both are measured on planes.
    faults += soundness(of: result.regions, tolerance: result.report.greatestMove + 1e-3)
    return faults
  }

  /// The pairs that lose more with a greater tolerance than it explains: that much at each free end.
  public func shrinking(from less: RegionSet, to more: RegionSet, tolerance: Double) -> [String] {
    let (before, after) = (lengths(less), lengths(more))
    return before.sorted { $0.key < $1.key }.compactMap { pair, length in
      guard let border = truth.borders[pair] else { return nil }
      let now = after[pair] ?? 0
      guard now < 0.999 * length - Double(border.freeEnds) * tolerance else { return nil }
      let set = truth.copies
      return "\(set[pair.a].id)~\(set[pair.b].id) shrinks from \(length) to \(now) m"
    }
  }

  /// What is wrong with the shapes of a result, whatever was matched.
  public func soundness(of after: RegionSet, tolerance: Double) -> [String] {
    let before = truth.copies
    var faults: [String] = []
    guard after.regions == before.regions, after.ringCount == before.ringCount else {
      return ["rings are lost"]
    }
    for region in invalid(after).subtracting(invalid(before)).sorted() {
      faults.append("\(before[region].id) is invalid")
    }
    for ring in 0..<before.ringCount {
      let (old, new) = (
        Array(before.positions[before.range(ofRing: ring)]), Array(after.positions[after.range(ofRing: ring)])
      )
      guard old != new else { continue }
      let id = before[before.region(ofRing: ring)].id
      let (a, b) = (Self.area(old), Self.area(new))
      if a * b <= 0 { faults.append("ring \(ring) of \(id) loses its area: \(a), \(b)") }
      for (from, to) in [(old, new), (new, old)] {
        let far = Self.farthest(from, from: to)
        if far > 1.0001 * tolerance { faults.append("ring \(ring) of \(id) is moved \(far) m") }
      }
    }
    return faults
  }

  /// Where the regions of the held source have other vertices than before, but for those that were inserted.
  public func movesOfHeld(source: Int, in after: RegionSet) -> [String] {
    let before = truth.copies
    return (0..<before.ringCount).compactMap { ring in
      guard before[before.region(ofRing: ring)].source == source else { return nil }
      let old = before.positions[before.range(ofRing: ring)]
      var next = old.startIndex
      for position in after.positions[after.range(ofRing: ring)]
      where next < old.endIndex && position == old[next] { next += 1 }
      return next == old.endIndex ? nil : "ring \(ring) of the held source is moved"
    }
  }

  /// Twice the area on the sheet, with its sign.
  private static func area(_ ring: [Position]) -> Double {
    let origin = ring[0]
    return zip(ring, ring.dropFirst()).reduce(0) { sum, pair in
      let (a, b) = pair
      return sum + (a.longitude - origin.longitude) * (b.latitude - origin.latitude)
        - (b.longitude - origin.longitude) * (a.latitude - origin.latitude)
    }
  }

  /// How far the vertex of a line that is farthest from another line lies from it, in metres.
  private static func farthest(_ line: [Position], from other: [Position]) -> Double {
    let known = Set(other)
    var farthest = 0.0
    var guess = 0
    for place in line where !known.contains(place) {
      var best = CoverageCopies.deviation(of: place, other[guess], other[guess + 1])
      guard best > farthest else { continue }
      for index in other.indices.dropLast() {
        // A segment whose latitudes alone are farther off need not be looked at.
        let (low, high) = (
          min(other[index].latitude, other[index + 1].latitude),
          max(other[index].latitude, other[index + 1].latitude)
        )
        if (max(low - place.latitude, place.latitude - high)) * 110_000 > best { continue }
        let distance = CoverageCopies.deviation(of: place, other[index], other[index + 1])
        if distance < best {
          best = distance
          guess = index
          if best <= farthest { break }
        }
      }
      farthest = max(farthest, best)
    }
    return farthest
  }
}
