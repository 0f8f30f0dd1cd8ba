/// Stretches of a line in metres from its start: sorted, not empty, apart from each other.
struct StretchList: Hashable, Sendable {
  private(set) var stretches: [ClosedRange<Double>] = []

  /// No stretches.
  init() {}

  /// The union of stretches in any order. O(*n* log *n*).
  init(unionOf list: [ClosedRange<Double>]) {
    for stretch in list.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
      guard let last = stretches.last, stretch.lowerBound <= last.upperBound else {
        stretches.append(stretch)
        continue
      }
      if stretch.upperBound > last.upperBound {
        stretches[stretches.count - 1] = last.lowerBound...stretch.upperBound
      }
    }
  }

  /// The sum of their lengths.
  var length: Double { stretches.map { $0.upperBound - $0.lowerBound }.reduce(0, +) }

  /// What a stretch has besides these. O(*n*).
  func gaps(in whole: ClosedRange<Double>) -> [ClosedRange<Double>] {
    var gaps: [ClosedRange<Double>] = []
    var from = whole.lowerBound
    for stretch in stretches where stretch.upperBound >= whole.lowerBound {
      if stretch.lowerBound > whole.upperBound { break }
      if stretch.lowerBound > from { gaps.append(from...stretch.lowerBound) }
      from = max(from, stretch.upperBound)
    }
    if from < whole.upperBound { gaps.append(from...whole.upperBound) }
    return gaps
  }

  /// The parts that lie in a stretch. O(*n*).
  func clipped(to whole: ClosedRange<Double>) -> StretchList {
    StretchList(
      unionOf: stretches.filter { $0.overlaps(whole) }.map { $0.clamped(to: whole) }
        .filter { $0.upperBound > $0.lowerBound })
  }

  /// Whether one that is neither empty nor apart holds a place.
  func contains(_ place: Double) -> Bool { stretches.contains { $0.contains(place) } }
}
