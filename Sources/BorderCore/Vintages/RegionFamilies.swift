/// The regions of two vintages that belong together: one old and one new, one that was split, several that were merged, one
/// that appeared or disappeared.
public struct RegionFamilies: Sendable {
  /// One family.
  public struct Family: Sendable {
    /// Its old regions, indices of the old set.
    public internal(set) var old: [Int] = []
    /// Its new regions, indices of the new set.
    public internal(set) var new: [Int] = []
    /// What joins them.
    public internal(set) var links: [RegionLink] = []

    /// Whether it is one region, before and after.
    public var isOneToOne: Bool { old.count == 1 && new.count == 1 }
  }

  /// The families, in the order of their old regions, then of the new ones that have none.
  public let families: [Family]
  /// The family of each old region.
  public let ofOld: [Int]
  /// The family of each new region.
  public let ofNew: [Int]

  /// Puts linked regions together.
  ///
  /// - Parameters:
  ///   - oldCount: The number of old regions.
  ///   - newCount: The number of new regions.
  ///   - links: What joins them.
  /// - Complexity: O(regions + links).
  init(oldCount: Int, newCount: Int, links: [RegionLink]) {
    var sets = UnionFind(count: oldCount + newCount)
    for link in links { sets.join(link.old, oldCount + link.new) }
    var numbers: [Int: Int] = [:]
    var families: [Family] = []
    var of: [Int] = []
    for region in 0..<(oldCount + newCount) {
      let root = sets.root(of: region)
      let number = numbers[root] ?? families.count
      if numbers[root] == nil {
        numbers[root] = number
        families.append(Family())
      }
      of.append(number)
      if region < oldCount {
        families[number].old.append(region)
      } else {
        families[number].new.append(region - oldCount)
      }
    }
    for link in links { families[of[link.old]].links.append(link) }
    self.families = families
    ofOld = Array(of[..<oldCount])
    ofNew = Array(of[oldCount...])
  }
}
