/// A fixed set of small integers with a rank: the compact form of flags on vertices.
struct BitSet: Sendable {
  private(set) var words: [UInt64]
  private var ranks: [Int32] = []

  /// An empty set over `0..<count`.
  init(count: Int) { words = [UInt64](repeating: 0, count: (count + 63) / 64) }

  /// Whether the set holds the integer.
  @inline(__always)
  func contains(_ index: Int) -> Bool { words[index >> 6] >> UInt64(index & 63) & 1 == 1 }

  /// Adds the integer.
  @inline(__always)
  mutating func insert(_ index: Int) { words[index >> 6] |= 1 << UInt64(index & 63) }

  /// How many integers the set holds. O(*n* / 64).
  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Makes `rank(of:)` answer for the set as it is now.
  mutating func indexRanks() {
    ranks = []
    ranks.reserveCapacity(words.count)
    var total: Int32 = 0
    for word in words {
      ranks.append(total)
      total += Int32(word.nonzeroBitCount)
    }
  }

  /// How many smaller integers the set holds. Needs `indexRanks()`. O(1).
  @inline(__always)
  func rank(of index: Int) -> Int {
    let below = words[index >> 6] & ((1 << UInt64(index & 63)) - 1)
    return Int(ranks[index >> 6]) + below.nonzeroBitCount
  }

  /// The integers of the set in order. O(*n* / 64 + members).
  var members: [Int32] {
    var list: [Int32] = []
    list.reserveCapacity(count)
    for (index, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        list.append(Int32(truncatingIfNeeded: index * 64 + rest.trailingZeroBitCount))
        rest &= rest - 1
      }
    }
    return list
  }
}
