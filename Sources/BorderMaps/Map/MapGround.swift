public import BorderCore
import Synchronization

/// The land that maps draw beneath the data. It is read when the first map shows it, and once for all maps.
public final class MapGround: Sendable {
  /// Where it comes from, for those who see it.
  public let note: Phrase
  private let read: @Sendable () -> RegionSet?
  private let known = Mutex<RegionSet??>(nil)

  /// A ground.
  ///
  /// - Parameters:
  ///   - note: Where it comes from.
  ///   - read: Reads it; `nil` where that fails.
  public init(note: Phrase, read: @escaping @Sendable () -> RegionSet?) {
    self.note = note
    self.read = read
  }

  /// The land; `nil` where it cannot be read.
  var regions: RegionSet? {
    known.withLock { known in
      if let known { return known }
      let regions = read()
      known = .some(regions)
      return regions
    }
  }
}
