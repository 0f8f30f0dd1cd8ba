import BorderTables
import BorderTestSupport
import Testing

@testable import BorderCore

/// How much the search for self-contact costs on shapes that are made to cost much: counted, not timed.
@Suite struct SelfContactBoundTests {
  /// How much one look at a set costs, and whether it came to an end.
  private func search(_ set: RegionSet, limit: Int? = nil, threads: Int = 2) -> (spent: Int, isDone: Bool) {
    var finder = SelfContactFinder(BorderTopology(set))
    let isDone = finder.lookAtChains(threads: threads, limit: limit)
    return (finder.spent, isDone)
  }

  /// Each thread may hand in one block of work more before it sees that the limit is passed.
  private static let slack = 64 * (1 << 17)

  @Test(arguments: [
    ("slanted comb", HostileShapes.slantedComb(1000)), ("collinear", HostileShapes.collinear(1500)),
    ("nested squares", HostileShapes.nested(700)),
  ])
  func `a search ends soon after its limit wherever it is`(shape: (name: String, set: RegionSet)) {
    let (spent, isDone) = search(shape.set, limit: 100_000)
    #expect(!isDone && spent < 100_000 + Self.slack, "\(shape.name): \(spent)")
  }

  /// Whether there is an answer must not depend on who looks first.
  @Test func `the limit is one for all threads`() {
    let set = HostileShapes.slantedComb(150)
    let spent = search(set, threads: 1).spent
    for threads in [1, 2, 4] {
      let enough = search(set, limit: spent, threads: threads)
      #expect(enough.isDone && enough.spent == spent, "\(threads) threads")
      #expect(!search(set, limit: spent - 1, threads: threads).isDone, "\(threads) threads")
    }
  }

  /// Upright teeth stand in as many rows as there are: fewer rows, and the cost grows as the teeth do.
  @Test func `long teeth do not fill the rows`() {
    let (few, many) = (search(HostileShapes.uprightComb(500)), search(HostileShapes.uprightComb(2000)))
    #expect(few.isDone && many.isDone)
    #expect(many.spent < 8 * few.spent, "\(few.spent) for 500 teeth, \(many.spent) for 2000")
  }

  /// All chains begin at the same place from west to east, or in the reverse order of the file.
  @Test func `sorting what is not nearly sorted takes a bounded number of steps`() {
    for count in [1000, 20_000] {
      var keys = (0..<count).map { Int32(truncatingIfNeeded: (count - $0) / 3) }
      var order = (0..<count).map { Int32(truncatingIfNeeded: $0) }
      let expected = order.sorted { (keys[Int($0)], $0) < (keys[Int($1)], $1) }
      let moves = SelfContactFinder.sort(&order, by: &keys)
      #expect(moves < 34 * count, "\(count) chains: \(moves)")
      #expect(order == expected && keys == keys.sorted(), "\(count) chains")
    }
  }

  @Test func `usual borders stay far below the limit`() {
    let letters = Array("ABCDEFGH")
    var lines: [String] = []
    for row in 0..<24 {
      let line: [Character] = (0..<24).map { column in letters[(column / 3 + row / 3) % 8] }
      lines.append(String(line))
    }
    let set = regions(lines.joined(separator: "\n"))
    let finder = SelfContactFinder(BorderTopology(set))
    let chains = finder.makeChains(threads: 1).count
    let (spent, isDone) = search(set)
    #expect(isDone && spent < 300 * chains, "\(spent) for \(chains) chains")
  }
}
