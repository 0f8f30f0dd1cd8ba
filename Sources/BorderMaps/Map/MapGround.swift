public import BorderCore

/// The land that maps draw beneath the data.
public struct MapGround: Sendable {
  /// Where it comes from, for those who see it.
  public let note: Phrase
  /// The land.
  let regions: RegionSet

  /// A ground.
  ///
  /// - Parameters:
  ///   - note: Where it comes from.
  ///   - regions: The land.
  public init(note: Phrase, regions: RegionSet) {
    self.note = note
    self.regions = regions
  }
}
