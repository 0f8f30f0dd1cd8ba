/// Looks for shifts that regions of two vintages have in common.
struct ShiftSearch {
  private let old: RegionSet
  private let new: RegionSet
  private let scale: LocalScale
  private let oldParts: [[Int]]
  private let newParts: [[Int]]
  /// How many vertices are compared in all at most.
  private static let limit = 100_000

  init(_ old: RegionSet, _ new: RegionSet, scale: LocalScale) {
    self.old = old
    self.new = new
    self.scale = scale
    oldParts = old.partsByRegion
    newParts = new.partsByRegion
  }

  /// The shifts: one of all regions, or else those of single countries.
  ///
  /// - Parameters:
  ///   - pairs: Regions that are the same, one to one, and whether their shapes are the same to the last bit.
  ///   - precision: What is not more than so many metres is no shift.
  /// - Returns: The shifts; none where half of the regions have none in common.
  func shifts(_ pairs: [(old: Int, new: Int, isSame: Bool)], precision: Double) -> [CommonShift] {
    guard pairs.contains(where: { !$0.isSame }) else { return [] }
    if let all = shift(pairs, country: nil, precision) { return [all] }
    var byCountry: [String: [(old: Int, new: Int, isSame: Bool)]] = [:]
    for pair in pairs { byCountry[old.regions[pair.old].country, default: []].append(pair) }
    guard byCountry.count > 1 else { return [] }
    return byCountry.keys.sorted().compactMap { country in
      country.isEmpty ? nil : shift(byCountry[country] ?? [], country: country, precision)
    }
  }

  private func shift(
    _ pairs: [(old: Int, new: Int, isSame: Bool)], country: String?, _ precision: Double
  ) -> CommonShift? {
    // Half of the regions must have it.
    guard 2 * pairs.count(where: { !$0.isSame }) > pairs.count else { return nil }
    var vertices: [CommonShift.Sample] = []
    var centres: [CommonShift.Sample] = []
    let share = max(8, Self.limit / max(pairs.count, 1))
    for pair in pairs {
      let own = vertexSamples(pair.old, pair.new, limit: share)
      vertices += own
      if let a = old.centre(of: RegionID(pair.old), parts: oldParts[pair.old]),
        let b = new.centre(of: RegionID(pair.new), parts: newParts[pair.new])
      {
        centres.append(sample(a, b))
      }
    }
    let least = max(2 * precision, 0.01)
    // Vertex by vertex where the rings allow it: nothing says more. Else by the centres of many regions.
    if let found = CommonShift(vertices, regions: pairs.count, country: country, least: least, share: 0.5) {
      return found
    }
    return CommonShift(
      centres, regions: pairs.count, country: country, least: least, share: pairs.count < 12 ? 0.2 : 0.5)
  }

  private func sample(_ a: Position, _ b: Position) -> CommonShift.Sample {
    let metres = scale.metres(at: a.latitude)
    return CommonShift.Sample(
      place: b,
      shift: SIMD2(Position.turn(b.longitude - a.longitude), b.latitude - a.latitude) * metres)
  }

  /// Vertices of rings that have as many in both vintages, from the least one of each on.
  private func vertexSamples(_ a: Int, _ b: Int, limit: Int) -> [CommonShift.Sample] {
    guard oldParts[a].count == newParts[b].count else { return [] }
    var samples: [CommonShift.Sample] = []
    for (part, other) in zip(oldParts[a], newParts[b]) {
      let (ring, otherRing) = (
        old.range(ofRing: old.partRings[part]), new.range(ofRing: new.partRings[other])
      )
      guard ring.count == otherRing.count else { continue }
      let count = ring.count - 1
      let (start, otherStart) = (least(old, ring), least(new, otherRing))
      // Rings may run the other way round.
      let forward = aligned(ring, start, otherRing, otherStart, step: 1)
      let backward = aligned(ring, start, otherRing, otherStart, step: -1)
      let step = forward <= backward ? 1 : -1
      for k in stride(from: 0, to: count, by: max(1, count / limit)) {
        samples.append(pair(ring, start, otherRing, otherStart, k, step))
      }
    }
    return samples
  }

  private func least(_ set: RegionSet, _ range: Range<Int>) -> Int {
    var best = range.lowerBound
    for index in range.dropLast() where set.positions[index].precedes(set.positions[best]) { best = index }
    return best
  }

  private func pair(
    _ ring: Range<Int>, _ start: Int, _ other: Range<Int>, _ otherStart: Int, _ k: Int, _ step: Int
  ) -> CommonShift.Sample {
    let count = ring.count - 1
    let a = ring.lowerBound + (start - ring.lowerBound + k) % count
    let b = other.lowerBound + ((otherStart - other.lowerBound + step * k) % count + count) % count
    return sample(old.positions[a], new.positions[b])
  }

  /// The median distance of a few vertices.
  private func aligned(
    _ ring: Range<Int>, _ start: Int, _ other: Range<Int>, _ otherStart: Int, step: Int
  ) -> Double {
    let count = ring.count - 1
    return CommonShift.median(
      stride(from: 0, to: count, by: max(1, count / 16)).map { k in
        let shift = pair(ring, start, other, otherStart, k, step).shift
        return (shift * shift).sum()
      })
  }
}

extension RegionSet {
  /// The new vintage without its shifts.
  ///
  /// What regions of a shifted country share with others moves with the country, unless it lies where the old vintage has a
  /// vertex already.
  func undoing(_ shifts: [CommonShift], old: RegionSet, scale: LocalScale) -> RegionSet {
    if let all = shifts.first, all.country == nil {
      return movingVertices { place in all.undone(place, scale) }
    }
    var shiftOfPlace: [Position: Int] = [:]
    var isOfOthers: Set<Position> = []
    for ring in 0..<ringCount {
      let country = self[region(ofRing: ring)].country
      let shift = shifts.firstIndex { $0.country == country }
      for place in positions[range(ofRing: ring)] {
        if let shift {
          if shiftOfPlace[place] == nil { shiftOfPlace[place] = shift }
        } else {
          isOfOthers.insert(place)
        }
      }
    }
    let known = Set(old.positions)
    return movingVertices { place in
      guard let shift = shiftOfPlace[place] else { return place }
      if isOfOthers.contains(place), known.contains(place) { return place }
      return shifts[shift].undone(place, scale)
    }
  }
}
