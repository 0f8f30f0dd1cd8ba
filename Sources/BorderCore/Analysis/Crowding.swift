/// Places where so many regions meet that not all pairs of them are listed.
///
/// *k* regions around one vertex are *k*² / 2 pairs that touch there, and *k* polygons along one line as many pairs that
/// share it. Real borders have few such places; a list of all pairs is bounded by `BorderSet.pairLimit`.
public struct Crowding: Hashable, Sendable {
  /// Where most regions meet.
  public let place: Position
  /// How many regions meet there.
  public let regionCount: Int
  /// How many entries of a pair and a place are not listed, all such places taken together.
  public let unlistedPairs: Int
}

/// Adds up places whose pairs are left out.
struct Crowd {
  private var most: (place: Position, regionCount: Int)?
  private var unlisted = 0

  /// Notes a place.
  mutating func add(_ place: Position, _ regionCount: Int, pairs: Int) {
    unlisted = min(unlisted + pairs, Int.max / 4)
    // Of places with equally many, the choice must not depend on the order in the file.
    if let most, most.regionCount > regionCount { return }
    if let most, most.regionCount == regionCount, !place.precedes(most.place) { return }
    most = (place, regionCount)
  }

  /// The sum; `nil` when nothing is left out.
  var crowding: Crowding? {
    guard let most, unlisted > 0 else { return nil }
    return Crowding(place: most.place, regionCount: most.regionCount, unlistedPairs: unlisted)
  }
}

/// Chooses the places whose pairs are listed: those with the fewest pairs first, as long as the limit allows.
///
/// Places with equally many pairs are listed all or not at all, so that the choice does not depend on the order in
/// the file.
struct CrowdedPlaces {
  /// How many pairs a place may have to be listed.
  let greatestCount: Int

  /// - Parameters:
  ///   - counts: How many pairs each place has. O(*n* log *n*) where the limit is passed, else O(*n*).
  ///   - limit: How many may be listed in all.
  init(_ counts: [Int], limit: Int) {
    var sum = 0
    for count in counts {
      // Saturates: a million regions are 5 · 10¹¹ pairs, and there may be many such places.
      sum = min(sum + count, Int.max / 4)
    }
    guard sum > limit else {
      greatestCount = .max
      return
    }
    let sorted = counts.sorted()
    var listed = 0
    var greatest = 0
    var index = 0
    while index < sorted.count {
      var end = index
      var together = listed
      while end < sorted.count, sorted[end] == sorted[index] {
        together = min(together + sorted[end], Int.max / 4)
        end += 1
      }
      guard together <= limit else { break }
      (listed, greatest, index) = (together, sorted[index], end)
    }
    greatestCount = greatest
  }

  /// Whether the pairs of a place are listed.
  func lists(_ count: Int) -> Bool { count <= greatestCount }
}
