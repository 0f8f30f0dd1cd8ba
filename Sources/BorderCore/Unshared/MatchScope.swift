/// Which regions may be matched with each other.
public enum MatchScope: String, CaseIterable, Sendable {
  /// Regions of different sources: each source is taken to be sound by itself, and its narrow straits stay open.
  case between
  /// Any two regions.
  case all
}

/// Onto the lines of which regions a region's line may be moved.
struct MatchFilter {
  let region: RegionID
  /// Of which source no region will do; `nil` when sources do not matter.
  let source: Int?
  let sources: [Int]

  /// A filter for a region.
  ///
  /// - Parameters:
  ///   - region: The region whose line may be moved.
  ///   - sources: The source of each region: a list of its own, because a filter is asked for every segment, and a
  ///     whole `RegionSet` costs more to pass on than the question.
  ///   - scope: Which regions may be matched with each other.
  init(of region: RegionID, sources: [Int], scope: MatchScope) {
    self.region = region
    self.sources = sources
    source = scope == .between ? sources[region.index] : nil
  }

  @inline(__always)
  func allows(_ other: RegionID) -> Bool {
    guard other != region else { return false }
    guard let source else { return true }
    return sources[other.index] != source
  }
}
