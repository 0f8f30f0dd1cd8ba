/// Which regions may be matched with each other.
public enum MatchScope: String, CaseIterable, Sendable {
  /// Regions of different sources: each source is taken to be sound by itself, and its narrow straits stay open.
  case between
  /// Any two regions.
  case all
}

/// How borders are matched.
public struct MatchOptions: Hashable, Sendable {
  /// How far anything may be moved, in metres; positive.
  public var tolerance: Double
  /// The source that stays still (`Region.source`); `nil` for the first one.
  public var heldSource: Int?
  /// Which regions may be matched with each other.
  public var scope: MatchScope

  /// Options with a tolerance in metres.
  public init(tolerance: Double, heldSource: Int? = nil, scope: MatchScope = .all) {
    self.tolerance = tolerance
    self.heldSource = heldSource
    self.scope = scope
  }
}

/// Onto the lines of which regions a region's line may be moved.
struct MatchFilter {
  let region: RegionID
  /// Of which source no region will do; `nil` when sources do not matter.
  let source: Int?
  let regions: RegionSet

  init(of region: RegionID, in regions: RegionSet, scope: MatchScope) {
    self.region = region
    self.regions = regions
    source = scope == .between ? regions[region].source : nil
  }

  @inline(__always)
  func allows(_ other: RegionID) -> Bool {
    guard other != region else { return false }
    guard let source else { return true }
    return regions.source(of: other) != source
  }
}

extension RegionSet {
  /// The source of a region, without copying its names.
  @inline(__always)
  func source(of region: RegionID) -> Int { regions[region.index].source }
}
