import Synchronization
import Testing

@testable import BorderCore

/// Values that are made when they are asked for.
@Suite struct DeferredTests {
  private final class Count: Sendable {
    let made = Atomic(0)
  }

  @Test func `nobody asks, nothing is made; many ask at once, one is made`() {
    let count = Count()
    let value = Deferred { count.made.add(1, ordering: .relaxed).newValue }
    #expect(count.made.load(ordering: .relaxed) == 0)
    let seen = mapParts(of: 64, threads: 4, minimumPart: 1) { range in range.map { _ in value() } }
    #expect(seen.flatMap { $0 } == [Int](repeating: 1, count: 64))
    #expect(count.made.load(ordering: .relaxed) == 1)
  }
}
