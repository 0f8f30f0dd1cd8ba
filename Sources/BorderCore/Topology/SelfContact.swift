/// A place where a region touches or crosses itself, so that it is no valid polygon.
public struct SelfContact: Hashable, Sendable {
  /// How.
  public enum Kind: String, Hashable, Sendable {
    /// Two segments cross.
    case crossing
    /// A ring comes back to a place where it was.
    case touch
    /// Two of its lines run along each other.
    case overlap
  }

  /// The region.
  public let region: RegionID
  /// How it meets itself.
  public let kind: Kind
  /// Where.
  public let place: Position

  /// Whether this one is to be kept of two of a region: the choice must not depend on the order in which they are found.
  func isWorse(than other: SelfContact) -> Bool {
    kind == other.kind ? place.precedes(other.place) : kind.rawValue < other.kind.rawValue
  }
}

extension BorderTopology {
  /// The regions that touch or cross themselves, each with one place; decided without rounding error.
  ///
  /// Found are segments of a region that cross, rings that come back to a place where they were, and lines that run along
  /// each other: what the OGC calls self-intersection. Rings of one region that touch in single places are sound, and so
  /// are parts that adjoin along a line, one on either side, as those of features that are taken together do. Not
  /// found are parts that lie inside each other without touching, which no line shows.
  ///
  /// - Parameter threads: How many threads may work; the result is the same for any number.
  /// - Returns: One contact for each such region, in the order of regions; `nil` when so many lines run above each other
  ///   that looking at all would take too long.
  /// - Complexity: O(*n*) for *n* vertices of ordinary borders.
  ///
  /// Method: lines are cut into chains that go forward in one direction, which cannot meet themselves; chains whose boxes
  /// meet are found by sweeps from west to east.
  public func selfContacts(threads: Int = 1) -> [SelfContact]? {
    var finder = SelfContactFinder(self)
    finder.lookAtNodes()
    finder.lookAtSeams()
    guard finder.lookAtChains(threads: threads) else { return nil }
    return finder.found.values.sorted { $0.region < $1.region }
  }

  /// All places where regions touch or cross themselves, in no order; some may come twice. See `selfContacts(threads:)`.
  ///
  /// - Returns: The contacts; empty when looking at all would take too long.
  func contactSites() -> [ContactSite] {
    var finder = SelfContactFinder(self, keepsAll: true)
    finder.lookAtNodes()
    finder.lookAtSeams()
    guard finder.lookAtChains(threads: 1) else { return [] }
    return finder.sites ?? []
  }
}

/// A place where a region touches or crosses itself, and the lines that do.
struct ContactSite: Hashable {
  let region: RegionID
  let place: Position
  /// Where the segments or the line end that meet there; empty at a vertex where a ring comes back.
  let ends: [Position]
}
