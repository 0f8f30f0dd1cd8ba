/// Finds out which regions of two vintages are the same, and which came out of which.
///
/// One to one first, from what says most to what says least: id and name, the same boundary, id or name where the land
/// bears it out, the land alone where each region covers more than half of the other. Then what is left is joined to
/// where its land was or went, so that splits and mergers appear.
///
/// An id alone proves little: files number their rows. With the rule `auto` an id or a name is believed where the two
/// regions share some land; what contradicts that is counted in `refusedIDs`.
struct RegionMatcher {
  /// Which share of the lesser of two regions both must cover for an id or a name to be believed.
  static let believedShare = 0.1
  /// Which share of a region another one must cover to be where it came from or went.
  static let succeedingShare = 0.5

  private let vintages: VintageTopology
  private let rule: RegionMatchRule
  private let names: VintageNames
  private let set: RegionSet
  private let parts: [[Int]]
  private var ground: SharedGround
  private var oldLink: [Int]
  private var newLink: [Int]
  private(set) var links: [RegionLink] = []
  /// The links with regions as their own sets count them.
  var ownLinks: [RegionLink] {
    links.map { RegionLink(old: $0.old, new: $0.new - vintages.oldCount, method: $0.method) }
  }
  /// Ids that both vintages have for regions without common land, or for others than the shapes say.
  private(set) var refusedIDs = 0
  /// Whether so many regions lie above each other that not all shares could be computed.
  var isExhausted: Bool { ground.isExhausted }

  init(_ vintages: VintageTopology, rule: RegionMatchRule, names: VintageNames) {
    self.vintages = vintages
    self.rule = rule
    self.names = names
    set = vintages.topology.regions
    parts = set.partsByRegion
    ground = SharedGround(set, parts: parts)
    oldLink = [Int](repeating: -1, count: set.regionCount)
    newLink = oldLink
    match()
  }

  private mutating func match() {
    let byID = rule == .auto || rule == .id ? pairsByID() : []
    switch rule {
    case .id: for pair in byID { link(pair.old, pair.new, .id) }
    case .name: linkNames { _, _ in true }
    case .overlap:
      linkShapes()
      linkOverlaps()
    case .auto:
      for pair in byID where set.regions[pair.old].name == set.regions[pair.new].name && names.hasNames {
        link(pair.old, pair.new, .id)
      }
      linkShapes()
      for pair in byID where isFree(pair) && isBelieved(pair) { link(pair.old, pair.new, .id) }
      linkNames { matcher, pair in matcher.isBelieved(pair) }
      refusedIDs = byID.count { oldLink[$0.old] != $0.new }
      linkOverlaps()
    }
    linkSuccessors()
    links.sort { ($0.old, $0.new) < ($1.old, $1.new) }
  }

  private mutating func link(_ old: Int, _ new: Int, _ method: RegionMatchMethod) {
    if oldLink[old] < 0 { oldLink[old] = new }
    if newLink[new] < 0 { newLink[new] = old }
    links.append(RegionLink(old: old, new: new, method: method))
  }

  private func isFree(_ pair: (old: Int, new: Int)) -> Bool { oldLink[pair.old] < 0 && newLink[pair.new] < 0 }

  private var freeOld: [Int] { vintages.oldRegions.filter { oldLink[$0] < 0 } }
  private var freeNew: [Int] { vintages.newRegions.filter { newLink[$0] < 0 } }

  private mutating func isBelieved(_ pair: (old: Int, new: Int)) -> Bool {
    // A region without land has only its id and its name.
    if parts[pair.old].isEmpty || parts[pair.new].isEmpty { return true }
    return max(ground.share(of: pair.old, by: pair.new), ground.share(of: pair.new, by: pair.old))
      >= Self.believedShare
  }

  private func pairsByID() -> [(old: Int, new: Int)] {
    guard names.hasIDs else { return [] }
    var byID: [String: Int] = [:]
    byID.reserveCapacity(vintages.newCount)
    for new in vintages.newRegions { byID[set.regions[new].id] = new }
    return vintages.oldRegions.compactMap { old in byID[set.regions[old].id].map { (old, $0) } }
  }

  private mutating func linkShapes() {
    for (old, new) in vintages.identicalShapes().enumerated() where new >= 0 && isFree((old, new)) {
      link(old, new, .shape)
    }
  }

  private mutating func linkNames(where isWanted: (inout RegionMatcher, (old: Int, new: Int)) -> Bool) {
    guard names.hasNames else { return }
    for pair in names.pairsByName(freeOld, freeNew) where isFree(pair) && isWanted(&self, pair) {
      link(pair.old, pair.new, .name)
    }
  }

  /// One to one where each covers half of the other or more, the best first.
  private mutating func linkOverlaps() {
    let (olds, news) = (freeOld, freeNew)
    guard !olds.isEmpty, !news.isEmpty else { return }
    let boxes = BoxGrid(news.map { ground.boxes(of: $0) })
    var found: [(share: Double, old: Int, new: Int)] = []
    for old in olds {
      for index in boxes.meeting(ground.boxes(of: old)) where ground.hasRoom {
        let new = news[index]
        let share = ground.share(of: old, by: new)
        guard share >= Self.succeedingShare else { continue }
        let back = ground.share(of: new, by: old)
        if back >= Self.succeedingShare { found.append((share * back, old, new)) }
      }
    }
    found.sort { ($1.share, $0.old, $0.new) < ($0.share, $1.old, $1.new) }
    for pair in found where isFree((pair.old, pair.new)) { link(pair.old, pair.new, .overlap) }
  }

  /// What is left belongs to the regions that cover most of it, or that it covers most of.
  private mutating func linkSuccessors() {
    let (olds, news) = (freeOld, freeNew)
    var found: Set<Pair> = []
    for (side, others) in [(news, Array(vintages.oldRegions)), (olds, Array(vintages.newRegions))] {
      guard !side.isEmpty, !others.isEmpty else { continue }
      let boxes = BoxGrid(others.map { ground.boxes(of: $0) })
      for region in side {
        for index in boxes.meeting(ground.boxes(of: region)) where ground.hasRoom {
          let other = others[index]
          guard
            ground.share(of: region, by: other) >= Self.succeedingShare
              || ground.share(of: other, by: region) >= Self.succeedingShare
          else { continue }
          found.insert(vintages.isOld(region) ? Pair(old: region, new: other) : Pair(old: other, new: region))
        }
      }
    }
    var (ofOld, ofNew): ([Int: Int], [Int: Int]) = ([:], [:])
    for pair in found {
      ofOld[pair.old, default: 0] += 1
      ofNew[pair.new, default: 0] += 1
    }
    for pair in found {
      // By the user's rule two regions are not one because their land is; but one may come out of several.
      let isOneToOne = isFree((pair.old, pair.new)) && ofOld[pair.old] == 1 && ofNew[pair.new] == 1
      if isOneToOne && (rule == .id || rule == .name) { continue }
      links.append(RegionLink(old: pair.old, new: pair.new, method: .overlap))
    }
  }

  private struct Pair: Hashable {
    let old: Int
    let new: Int
  }
}
