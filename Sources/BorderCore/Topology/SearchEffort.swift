internal import Synchronization

/// How much a search may cost in all, whichever thread does it.
///
/// Whether the limit is passed depends on the sum alone, so that the answer is the same for any number of threads.
package final class SearchEffort: Sendable {
  private let limit: Int
  private let total = Atomic(0)

  /// An effort with a limit.
  package init(limit: Int) { self.limit = limit }

  /// How much has been handed in.
  var spent: Int { total.load(ordering: .relaxed) }

  /// Adds to the sum.
  ///
  /// - Returns: Whether the limit has been passed.
  package func add(_ amount: Int) -> Bool {
    total.wrappingAdd(amount, ordering: .relaxed).newValue > limit
  }
}

/// The part of a `SearchEffort` that one thread spends: counted alone, handed in now and then.
struct EffortMeter: Sendable {
  private let effort: SearchEffort
  private var own = 0
  /// Whether the limit of all has been passed: the search may end.
  private(set) var isExhausted = false

  /// A meter that reads zero.
  init(_ effort: SearchEffort) { self.effort = effort }

  /// Notes some work, before it is done.
  @inline(__always)
  mutating func spend(_ amount: Int) {
    own &+= amount
    if own > 1 << 16 { handIn() }
  }

  /// Hands in what has been noted.
  mutating func handIn() {
    if effort.add(own) { isExhausted = true }
    own = 0
  }
}
