/// What became of a border between two vintages.
public enum BorderChangeKind: String, CaseIterable, Sendable {
  /// Its line is the same, to the last bit or within the precision of the coordinates.
  case unchanged
  /// Its line was drawn again, and nowhere differs by more than the scale of the data explains.
  case redigitised
  /// Territory changed hands along it.
  case moved
  /// It is new.
  case appeared
  /// It is gone.
  case disappeared
}

/// A border of either vintage, and what became of it.
public struct BorderChange: Sendable {
  /// The families of regions on its two sides; equal for a border within one family.
  public let sides: (Int, Int)
  /// The old pairs of regions along it, the lesser index first; none where it appeared.
  public let old: [(a: Int, b: Int)]
  /// The new pairs of regions along it; none where it disappeared.
  public let new: [(a: Int, b: Int)]
  /// What became of it.
  public internal(set) var kind: BorderChangeKind
  /// Its arcs in the old vintage.
  public let oldArcs: [ArcID]
  /// Its arcs in the new vintage.
  public let newArcs: [ArcID]
  /// Its lengths before and after.
  public let lengths: (old: ExactLength, new: ExactLength)
  /// The length of what is in both.
  public let common: ExactLength
  /// How far a vertex of one line is at most from the other line, in metres; `nil` where there is but one line.
  public internal(set) var offset: Double?
  /// The vertex that is so far away.
  public internal(set) var place: Position?
  /// The box around the vertices that are further away than the tolerance.
  var beyond: BoundingBox?
}

/// All borders of two vintages, each with what became of it.
struct BorderChangeSet {
  private(set) var changes: [BorderChange]
  /// For each family whether its outline differs beyond the tolerance, so that land may have changed hands.
  private(set) var mayHaveMoved: [Bool]
  /// For each family whether some line of its outline is not the same.
  private(set) var isRedrawn: [Bool]

  /// An arc on a border, in one vintage or both.
  private struct Entry: Comparable {
    /// The families on both sides, the lesser first; the outside is the last of all.
    let key: UInt64
    let arc: Int32
    var vintages: UInt8

    static func < (a: Entry, b: Entry) -> Bool { a.key != b.key ? a.key < b.key : a.arc < b.arc }
  }

  /// Compares all borders.
  ///
  /// - Parameters:
  ///   - vintages: The arcs.
  ///   - families: Which regions belong together.
  ///   - lengths: The lengths of the arcs.
  ///   - tolerance: Within how many metres two lines are one, drawn twice.
  ///   - measure: How to measure.
  ///   - threads: How many threads may work.
  /// - Complexity: O(arcs · log arcs), and O(*n*² / 256) at most for the *n* vertices of the lines of one border that differ.
  init(
    _ vintages: VintageTopology, _ families: RegionFamilies, lengths: ArcLengths, tolerance: Double,
    measure: any LineMeasure, threads: Int
  ) {
    let outside = families.families.count
    var entries = Self.entries(vintages, families, outside: outside)
    entries.sort()
    let scale = LocalScale(measure)
    var groups: [Range<Int>] = []
    var start = 0
    while start < entries.count {
      var end = start
      while end < entries.count, entries[end].key == entries[start].key { end += 1 }
      groups.append(start..<end)
      start = end
    }
    let (list, ranges) = (entries, groups)
    let parts = mapParts(of: groups.count, threads: threads) { part in
      part.flatMap { index in
        Self.compare(
          list[ranges[index]], vintages, families, outside: outside, lengths, tolerance: tolerance, scale)
      }
    }
    var changes: [BorderChange] = []
    var mayHaveMoved = [Bool](repeating: false, count: outside)
    var isRedrawn = mayHaveMoved
    for change in parts.joined() {
      let (a, b) = change.sides
      for side in a == b ? [] : [a, b] where side < outside {
        if change.kind != .unchanged { isRedrawn[side] = true }
        if change.kind != .unchanged && change.kind != .redigitised { mayHaveMoved[side] = true }
      }
      if b < outside { changes.append(change) }
    }
    self.changes = changes
    self.mayHaveMoved = mayHaveMoved
    self.isRedrawn = isRedrawn
  }

  private static func entries(_ vintages: VintageTopology, _ families: RegionFamilies, outside: Int)
    -> [Entry]
  {
    let topology = vintages.topology
    var entries: [Entry] = []
    entries.reserveCapacity(topology.arcCount + topology.arcCount / 4)
    func key(_ a: Int, _ b: Int) -> UInt64 { UInt64(min(a, b)) << 32 | UInt64(max(a, b)) }
    func keys(_ regions: ArraySlice<Int>, _ arc: Int, _ family: (Int) -> Int) -> Set<UInt64> {
      let all = Array(regions)
      // Along the cut of the map, and where parts of one region adjoin, nothing ends.
      if all.count == 1 {
        let isEdge = !topology.arcs[arc].isCut && !vintages.isSeam(of: all[0], arc: arc)
        return isEdge ? [key(family(all[0]), outside)] : []
      }
      var keys: Set<UInt64> = []
      for (index, a) in all.enumerated() {
        for b in all.dropFirst(index + 1) { keys.insert(key(family(a), family(b))) }
      }
      return keys
    }
    func usualPairs(_ arc: Int) -> (old: (Int, Int), new: (Int, Int))? {
      let range = topology.sideRange(of: arc)
      guard range.count == 4 else { return nil }
      var (old, new) = ((-1, -1), (-1, -1))
      for index in range {
        let region = topology.region(of: topology.sides[index]).index
        if region < vintages.oldCount {
          if old.0 < 0 { old.0 = region } else if old.1 < 0 { old.1 = region } else { return nil }
        } else {
          let own = region - vintages.oldCount
          if new.0 < 0 { new.0 = own } else if new.1 < 0 { new.1 = own } else { return nil }
        }
      }
      return old.0 == old.1 || new.0 == new.1 ? nil : (old, new)
    }
    for arc in 0..<topology.arcCount {
      let number = Int32(truncatingIfNeeded: arc)
      if let pairs = usualPairs(arc) {
        // Two regions before and two after: nearly all that did not change, without arrays.
        let before = key(families.ofOld[pairs.old.0], families.ofOld[pairs.old.1])
        let after = key(families.ofNew[pairs.new.0], families.ofNew[pairs.new.1])
        if before == after {
          entries.append(Entry(key: before, arc: number, vintages: 3))
        } else {
          entries.append(Entry(key: before, arc: number, vintages: 1))
          entries.append(Entry(key: after, arc: number, vintages: 2))
        }
        continue
      }
      let (old, new) = vintages.regions(along: arc)
      let before = keys(old, arc) { families.ofOld[$0] }
      let after = keys(new, arc) { families.ofNew[$0 - vintages.oldCount] }
      for key in before.union(after) {
        let both = (before.contains(key) ? 1 : 0) + (after.contains(key) ? 2 : 0)
        entries.append(Entry(key: key, arc: number, vintages: UInt8(both)))
      }
    }
    return entries
  }

  /// The changes along the arcs of two families.
  private static func compare(
    _ entries: ArraySlice<Entry>, _ vintages: VintageTopology, _ families: RegionFamilies, outside: Int,
    _ lengths: ArcLengths, tolerance: Double, _ scale: LocalScale
  ) -> [BorderChange] {
    guard let key = entries.first?.key else { return [] }
    let sides = (Int(key >> 32), Int(key & 0xFFFF_FFFF))
    let old = entries.filter { $0.vintages & 1 != 0 }
    let new = entries.filter { $0.vintages & 2 != 0 }
    func pairs(_ entries: [Entry], isOld: Bool) -> [(a: Int, b: Int)] {
      guard sides.1 < outside else { return [] }
      if entries.isEmpty { return [] }
      let families = families.families
      let mine = isOld ? families[sides.0].old : families[sides.0].new
      let theirs = isOld ? families[sides.1].old : families[sides.1].new
      if sides.0 != sides.1, mine.count == 1, theirs.count == 1 {
        return [(min(mine[0], theirs[0]), max(mine[0], theirs[0]))]
      }
      var found: Set<RegionPair> = []
      for entry in entries {
        let along = vintages.regions(along: Int(entry.arc))
        let list = isOld ? Array(along.old) : along.new.map { $0 - vintages.oldCount }
        for (index, a) in list.enumerated() {
          for b in list.dropFirst(index + 1)
          where mine.contains(a) && theirs.contains(b) || mine.contains(b) && theirs.contains(a) {
            found.insert(RegionPair(RegionID(a), RegionID(b)))
          }
        }
      }
      return found.sorted().map { ($0.a.index, $0.b.index) }
    }
    let (oldPairs, newPairs) = (pairs(old, isOld: true), pairs(new, isOld: false))
    if sides.0 == sides.1, old.isEmpty != new.isEmpty {
      // Within a family that was split or merged, each pair has a border of its own.
      let entries = old.isEmpty ? new : old
      return (old.isEmpty ? newPairs : oldPairs).map { pair in
        let own = entries.filter { entry in
          let along = vintages.regions(along: Int(entry.arc))
          let list = old.isEmpty ? along.new.map { $0 - vintages.oldCount } : Array(along.old)
          return list.contains(pair.a) && list.contains(pair.b)
        }
        return change(
          sides, old.isEmpty ? [] : [pair], old.isEmpty ? [pair] : [], old.isEmpty ? [] : own,
          old.isEmpty ? own : [], vintages.topology, lengths, tolerance: tolerance, scale)
      }
    }
    return [
      change(sides, oldPairs, newPairs, old, new, vintages.topology, lengths, tolerance: tolerance, scale)
    ]
  }

  private static func change(
    _ sides: (Int, Int), _ oldPairs: [(a: Int, b: Int)], _ newPairs: [(a: Int, b: Int)], _ old: [Entry],
    _ new: [Entry], _ topology: BorderTopology, _ lengths: ArcLengths, tolerance: Double, _ scale: LocalScale
  ) -> BorderChange {
    func arcs(_ entries: [Entry]) -> [ArcID] { entries.map { ArcID(Int($0.arc)) } }
    func length(_ entries: [Entry]) -> ExactLength { entries.map { lengths.values[Int($0.arc)] }.sum() }
    var change = BorderChange(
      sides: sides, old: oldPairs, new: newPairs,
      kind: old.isEmpty ? .appeared : new.isEmpty ? .disappeared : .unchanged, oldArcs: arcs(old),
      newArcs: arcs(new), lengths: (length(old), length(new)), common: length(old.filter { $0.vintages == 3 })
    )
    let (gone, come) = (old.filter { $0.vintages == 1 }, new.filter { $0.vintages == 2 })
    guard !old.isEmpty, !new.isEmpty, !(gone.isEmpty && come.isEmpty) else { return change }
    var greatest = 0.0
    for (own, others) in [(gone, new), (come, old)] where !own.isEmpty {
      var near = LineNearness(others.map { topology.positions(of: ArcID(Int($0.arc))) }, scale: scale)
      for entry in own {
        for place in topology.positions(of: ArcID(Int(entry.arc))) {
          let distance = near.distance(of: place)
          if distance > tolerance {
            // Of a coast it is enough to know that it moved.
            if oldPairs.isEmpty && newPairs.isEmpty {
              change.kind = .moved
              return change
            }
            let box = BoundingBox(
              west: place.longitude, south: place.latitude, east: place.longitude, north: place.latitude)
            if change.beyond == nil { change.beyond = box } else { change.beyond?.include(box) }
          }
          if distance > greatest || change.place == nil { (greatest, change.place) = (distance, place) }
        }
      }
    }
    change.offset = greatest
    change.kind = greatest > tolerance ? .moved : .redigitised
    return change
  }
}
