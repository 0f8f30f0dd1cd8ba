/// Adds up what cells contribute: the last of three steps to borders of any number of vertices.
///
/// The order in which partial borders come changes nothing. Holds what is known of each pair once, and the lines that may
/// go on in another cell.
public struct BorderMerge: Sendable {
  private var all = PartialBorders()
  /// How many of the first pairs are sorted and differ.
  private var sortedPairs = 0
  private var contacts: [Int32: SelfContact] = [:]
  private var boundaries: [Int32: ExactLength] = [:]
  private var crowdedPoints: Crowding?

  /// Nothing yet.
  public init() {}

  /// Adds the borders of a cell. Amortised O(*n* log *n*).
  public mutating func add(_ part: PartialBorders) {
    all.pairs += part.pairs
    if all.pairs.count > 2 * max(sortedPairs, 1 << 16) { compact() }
    all.lines += part.lines
    all.seams += part.seams
    all.crowds += part.crowds
    all.segmentLengths += part.segmentLengths
    all.sideCount += part.sideCount
    all.visitCount += part.visitCount
    all.isComplete = all.isComplete && part.isComplete
    if let crowd = part.crowdedLines, crowd.regionCount > all.crowdedLines?.regionCount ?? 0 {
      all.crowdedLines = crowd
    }
    for contact in part.contacts { keep(contact) }
    for boundary in part.boundaries { boundaries[boundary.region, default: .zero] += boundary.length }
  }

  /// Adds what another merge has added up.
  public mutating func add(_ other: BorderMerge) {
    add(other.all)
    for contact in other.contacts.values { keep(contact) }
    boundaries.merge(other.boundaries) { $0 + $1 }
  }

  /// What was added, as one part, to be added elsewhere.
  public mutating func partial() -> PartialBorders {
    compact()
    var part = all
    part.contacts = contacts.values.sorted { $0.region < $1.region }
    part.boundaries = boundaries.map { PartialBorders.Boundary(region: $0.key, length: $0.value) }
      .sorted { $0.region < $1.region }
    return part
  }

  private mutating func keep(_ contact: SelfContact) {
    if let known = contacts[contact.region.rawValue], !contact.isWorse(than: known) { return }
    contacts[contact.region.rawValue] = contact
  }

  /// Takes the entries of one pair together.
  private mutating func compact() {
    all.pairs.sort { $0.key < $1.key }
    var kept = 0
    for pair in all.pairs {
      if kept > 0, all.pairs[kept - 1].key == pair.key {
        all.pairs[kept - 1].add(pair)
      } else {
        all.pairs[kept] = pair
        kept += 1
      }
    }
    all.pairs.removeSubrange(kept...)
    sortedPairs = kept
  }

  /// The borders.
  ///
  /// - Parameter regions: The attributes of all regions, by index.
  /// - Returns: All pairs, in the order of their ids. O(*n* log *n*).
  public mutating func finish(_ regions: [Region]) -> JoinedBorders {
    compact()
    addCrowds(regionCount: regions.count)
    all.lines.sort { $0.key < $1.key }
    var lineEnds: [UInt64: [(Position, Position)]] = [:]
    var next = 0
    for index in all.pairs.indices {
      let key = all.pairs[index].key
      let first = next
      while next < all.lines.count, all.lines[next].key == key { next += 1 }
      guard first < next else { continue }
      let lines = all.lines[first..<next]
      let chains = EndJoiner.chains(lines.flatMap { [$0.start, $0.end] })
      all.pairs[index].pieces &+= Int32(truncatingIfNeeded: chains.count)
      lineEnds[key] = chains.compactMap { chain in
        guard let from = chain.first, let to = chain.last else { return nil }
        let (a, z) = (lines[first + from.line], lines[first + to.line])
        let (start, stop) = (from.isReversed ? a.end : a.start, to.isReversed ? z.start : z.end)
        return start == stop ? nil : (start, stop)
      }
    }
    all.lines = []
    for contact in seamContacts() { keep(contact) }
    return JoinedBorders(
      all, contacts: contacts.values.sorted { $0.region < $1.region }, crowdedPoints: crowdedPoints,
      lineEnds: lineEnds, boundaries: boundaries, regions: regions)
  }

  /// Lists the pairs that touch where many regions meet, as `BorderSet` does.
  private mutating func addCrowds(regionCount: Int) {
    guard !all.crowds.isEmpty else { return }
    let crowds = all.crowds.sorted { $0.place.canonical.precedes($1.place.canonical) }
    let counts = crowds.map { $0.regions.count * ($0.regions.count - 1) / 2 }
    let limit = BorderSet.pairLimit(sides: all.sideCount, visits: all.visitCount)
    let chosen = CrowdedPlaces(counts, limit: limit)
    var search: CrowdedPointSearch?
    var crowd = Crowd()
    var found: [PartialBorders.Pair] = []
    func add(_ a: RegionID, _ b: RegionID) {
      found.append(PartialBorders.Pair(a: min(a, b).rawValue, b: max(a, b).rawValue, touches: 1))
    }
    for (point, count) in zip(crowds, counts) {
      let members = point.regions.map { RegionID(Int($0)) }
      if chosen.lists(count) {
        BorderTopology.forEachTouch(among: members, sharing: point.sharing, add)
        continue
      }
      let known =
        search
        ?? CrowdedPointSearch(
          all.pairs.lazy.filter { $0.marks.contains(.line) }.map {
            (RegionID(Int($0.a)), RegionID(Int($0.b)))
          }, regionCount: regionCount)
      search = known
      let before = found.count
      known.forEachTouch(among: members, sharing: point.sharing, add)
      crowd.add(
        point.place, members.count, pairs: count - point.sharing.count - (found.count - before))
    }
    all.crowds = []
    crowdedPoints = crowd.crowding
    all.pairs += found
    compact()
  }

  /// Where regions run along themselves: at the least node of the lines that hang together, and on a ring without one at
  /// its least vertex.
  private func seamContacts() -> [SelfContact] {
    var contacts: [SelfContact] = []
    let byRegion = Dictionary(grouping: all.seams, by: \.region)
    for (region, seams) in byRegion {
      var numbers: [Position: Int] = [:]
      func number(_ place: Position) -> Int {
        if let known = numbers[place] { return known }
        let new = numbers.count
        numbers[place] = new
        return new
      }
      var groups = UnionFind(count: 2 * seams.count)
      for seam in seams { groups.join(number(seam.start), number(seam.end)) }
      var found: [Int: (node: Position?, least: Position)] = [:]
      for seam in seams {
        let root = groups.root(of: number(seam.start))
        let known = found[root]
        let node = [known?.node, seam.node].compactMap { $0 }.min { $0.precedes($1) }
        let least = [known?.least, seam.least].compactMap { $0 }.min { $0.precedes($1) } ?? seam.least
        found[root] = (node, least)
      }
      for (node, least) in found.values {
        contacts.append(
          SelfContact(region: RegionID(Int(region)), kind: .overlap, place: node ?? least))
      }
    }
    return contacts
  }
}

extension PartialBorders.Pair {
  fileprivate mutating func add(_ other: PartialBorders.Pair) {
    length += other.length
    pieces &+= other.pieces
    touches &+= other.touches
    marks.formUnion(other.marks)
  }
}
