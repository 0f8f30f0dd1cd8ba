internal import Dispatch
internal import Synchronization

/// Runs the body for parts of a range on several threads, and returns what they make in the order of the parts.
///
/// The parts depend on `count` and `parts` alone, so results do not depend on the number of threads as long as
/// each part's result depends on its range alone.
///
/// - Parameters:
///   - count: The range is `0..<count`.
///   - threads: With 1, everything runs on the calling thread.
///   - minimumPart: No part is shorter, so that short work is not scattered.
///   - body: Makes the result of a part.
/// - Returns: The results in order; empty when `count` is 0.
package func mapParts<Result: Sendable>(
  of count: Int, threads: Int, minimumPart: Int = 64, _ body: @Sendable (Range<Int>) -> Result
) -> [Result] {
  guard count > 0 else { return [] }
  let parts = max(1, min(64, count / max(1, minimumPart)))
  @Sendable func range(_ part: Int) -> Range<Int> { (part * count / parts)..<((part + 1) * count / parts) }
  guard threads > 1, parts > 1 else { return (0..<parts).map { body(range($0)) } }
  var results = [Result?](repeating: nil, count: parts)
  results.withUnsafeMutableBufferPointer { buffer in
    // Each part writes its own element only, and all have ended when concurrentPerform returns.
    nonisolated(unsafe) let slots = buffer
    // Whoever is free takes the next part: they differ, and so does what else a processor has to do.
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: min(threads, parts)) { _ in
      while true {
        let part = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard part < parts else { return }
        slots[part] = body(range(part))
      }
    }
  }
  return results.compactMap { $0 }
}

/// Runs two pieces of work beside each other, each with about half of the threads.
///
/// - Parameters:
///   - threads: With 1, everything runs on the calling thread.
///   - first: One piece.
///   - second: The other one, which takes about as long.
/// - Returns: What they make.
package func mapBoth<First: Sendable, Second: Sendable>(
  threads: Int, _ first: @Sendable () -> First, _ second: @Sendable () -> Second
) -> (First, Second) {
  guard threads > 1 else { return (first(), second()) }
  var results: (first: First?, second: Second?) = (nil, nil)
  withUnsafeMutablePointer(to: &results) { pointer in
    // Each writes its own element only, and both have ended when concurrentPerform returns.
    nonisolated(unsafe) let slots = pointer
    DispatchQueue.concurrentPerform(iterations: 2) { piece in
      if piece == 0 { slots.pointee.first = first() } else { slots.pointee.second = second() }
    }
  }
  // Both are there; asking again only spares an unwrapping by force.
  return (results.first ?? first(), results.second ?? second())
}
