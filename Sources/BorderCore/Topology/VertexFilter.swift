internal import CVertexKernel

/// Sieves out vertices that may stand where another one stands, with two bits for each of many buckets of places.
///
/// A place sets the low bits of its three buckets; a vertex that finds all set already sets their high bits. A vertex whose
/// buckets have not all a high bit is alone at its place for certain; one in some hundred others is a suspect by
/// chance. The buckets are 4 to 8 bytes a vertex where a table would take 8 to 16.
///
/// Two threads each enter half of the vertices into a half of their own. A vertex then also is a suspect when the other
/// half has all low bits of its buckets.
///
/// In which page of the filter (256 bytes) the buckets of a place are is decided by the cell of a grid that it lies in.
/// Vertices of a ring follow each other through few cells, so that what is read and written is in the cache; buckets at
/// random would cost a miss each. All three buckets are in one word, as in a blocked Bloom filter (F.
/// Putze, P. Sanders, J. Singler, "Cache-, hash- and space-efficient Bloom filters", 2007).
struct VertexFilter: ~Copyable {
  private let words: UnsafeMutablePointer<UInt64>
  private let pageMask: UInt64
  /// How many words a half has.
  private let size: Int
  private let halves: Int
  /// Cells a degree.
  private let scale: Double
  private let hash: PlaceHash

  /// 32 words of 8 bytes: four lines of the cache.
  private static let pageBits = 5
  /// How many vertices a cell should hold of a ring that goes straight through.
  private static let verticesPerCell = 32.0

  /// A filter for about so many vertices of a set, in one half or in two.
  init(expected: Int, halves: Int, positions: UnsafeBufferPointer<Position>, hash: PlaceHash) {
    self.hash = hash
    var bits = Self.pageBits
    // 32 buckets of 2 bits a word.
    while 32 << bits < 16 * expected / halves { bits += 1 }
    pageMask = 1 << UInt64(bits - Self.pageBits) - 1
    scale = 1 / min(max(Self.verticesPerCell * Self.usualStep(positions), 1e-6), 360)
    size = 1 << bits
    self.halves = halves
    words = .allocate(capacity: halves * size)
    LargePages.ask(for: UnsafeRawBufferPointer(start: words, count: 8 * halves * size))
    words.initialize(repeating: 0, count: halves * size)
  }

  deinit { words.deallocate() }

  /// By how many degrees a vertex is usually off the one before: the median of a sample.
  static func usualStep(_ positions: UnsafeBufferPointer<Position>) -> Double {
    var steps: [Double] = []
    for index in stride(from: 1, to: positions.count, by: max(1, positions.count / 4096)) {
      let (a, b) = (positions[index - 1], positions[index])
      steps.append(max(abs(a.longitude - b.longitude), abs(a.latitude - b.latitude)))
    }
    steps.sort()
    return steps.isEmpty ? 1 : steps[steps.count / 2]
  }

  /// Finds where the buckets of places are.
  ///
  /// - Parameters:
  ///   - places: The places.
  ///   - words: Gets the index of each one's word.
  ///   - lows: Gets the low bits of each one's three buckets.
  @inline(__always)
  func findSlots(
    of places: UnsafeBufferPointer<Position>, words: UnsafeMutablePointer<UInt32>,
    lows: UnsafeMutablePointer<UInt64>
  ) {
    guard let start = places.baseAddress else { return }
    // Two Doubles, longitude first: the layout that `Position` promises.
    start.withMemoryRebound(to: Double.self, capacity: 2 * places.count) {
      mezha_filter_slots($0, places.count, scale, pageMask, hash.factors, words, lows)
    }
  }

  /// Enters places into a half.
  ///
  /// All words are read before the first is changed, so that the loads overlap.
  ///
  /// - Parameters:
  ///   - count: How many places there are.
  ///   - half: The half, 0 or 1.
  ///   - places: The indices of their words.
  ///   - lows: The low bits of their buckets.
  ///   - seen: Room for as many words.
  func enter(
    _ count: Int, half: Int, words places: UnsafePointer<UInt32>, lows: UnsafePointer<UInt64>,
    seen: UnsafeMutablePointer<UInt64>
  ) {
    let words = words + half * size
    for index in 0..<count { seen[index] = words[Int(places[index])] }
    for index in 0..<count {
      let (place, low) = (Int(places[index]), lows[index])
      let word = words[place] | seen[index]
      words[place] = word | low | (word & low == low ? low << 1 : 0)
    }
  }

  /// Finds those of the places entered into a half that may have been entered twice.
  ///
  /// - Parameters:
  ///   - count: How many places there are.
  ///   - half: The half, 0 or 1.
  ///   - places: The indices of their words.
  ///   - lows: The low bits of their buckets.
  ///   - seen: Room for as many words.
  ///   - seenInOther: Room for as many words, all zero where there is only one half.
  ///   - found: Gets the indices of those found; room for one more than `count`.
  /// - Returns: How many there are.
  func findShared(
    _ count: Int, half: Int, words places: UnsafePointer<UInt32>, lows: UnsafePointer<UInt64>,
    seen: UnsafeMutablePointer<UInt64>, seenInOther: UnsafeMutablePointer<UInt64>,
    into found: UnsafeMutablePointer<Int32>
  ) -> Int {
    let own = words + half * size
    for index in 0..<count { seen[index] = own[Int(places[index])] }
    if halves == 2 {
      let other = words + (1 - half) * size
      for index in 0..<count { seenInOther[index] = other[Int(places[index])] }
    }
    var sum = 0
    for index in 0..<count {
      let low = lows[index]
      // Without a branch, which would be taken by chance.
      found[sum] = Int32(truncatingIfNeeded: index)
      let isRepeated = seen[index] & low << 1 == low << 1 ? 1 : 0
      let isInOther = seenInOther[index] & low == low ? 1 : 0
      sum &+= isRepeated | isInOther
    }
    return sum
  }
}
