/// Sieves out vertices that may stand where another one stands, with two bits for each of many buckets of places.
///
/// A place sets the low bits of its two buckets; a vertex that finds both set already sets their high bits. A vertex whose
/// buckets have not both a high bit is alone at its place for certain; of the others, one in twenty is there by
/// chance. The buckets are 2 to 4 bytes a vertex where a table would take 8 to 16.
///
/// In which page of the filter (256 bytes) the buckets of a place are is decided by the cell of a grid that it lies in.
/// Vertices of a ring follow each other through few cells, so that what is read and written is in the cache; buckets at
/// random would cost a miss each. Both buckets are in one word, as in a blocked Bloom filter (F.
/// Putze, P. Sanders, J. Singler, "Cache-, hash- and space-efficient Bloom filters", 2007).
struct VertexFilter: ~Copyable {
  private let words: UnsafeMutablePointer<UInt64>
  private let pageMask: UInt64
  /// Cells a degree.
  private let scale: Double

  /// 32 words of 8 bytes: four lines of the cache.
  private static let pageBits = 5
  /// How many vertices a cell should hold of a ring that goes straight through.
  private static let verticesPerCell = 32.0

  /// A filter for about so many vertices of a set.
  init(expected: Int, positions: UnsafeBufferPointer<Position>) {
    var bits = Self.pageBits
    // 32 buckets of 2 bits a word.
    while 32 << bits < 8 * expected { bits += 1 }
    pageMask = 1 << UInt64(bits - Self.pageBits) - 1
    scale = 1 / min(max(Self.verticesPerCell * Self.usualStep(positions), 1e-6), 360)
    words = .allocate(capacity: 1 << bits)
    words.initialize(repeating: 0, count: 1 << bits)
  }

  deinit { words.deallocate() }

  /// By how many degrees a vertex is usually off the one before: the median of a sample.
  private static func usualStep(_ positions: UnsafeBufferPointer<Position>) -> Double {
    var steps: [Double] = []
    for index in stride(from: 1, to: positions.count, by: max(1, positions.count / 4096)) {
      let (a, b) = (positions[index - 1], positions[index])
      steps.append(max(abs(a.longitude - b.longitude), abs(a.latitude - b.latitude)))
    }
    steps.sort()
    return steps.isEmpty ? 1 : steps[steps.count / 2]
  }

  /// The page of a place: a hash of its cell.
  @inline(__always)
  func page(of position: Position) -> UInt64 {
    // Longitudes are from -540 to 540, so that what is cut off is the fraction.
    let column = UInt64((position.canonical.longitude + 540) * scale)
    let row = UInt64((position.latitude + 90) * scale)
    let hash = (column &* 0x9E37_79B9_7F4A_7C15 ^ row) &* 0xD6E8_FEB8_6659_FD93
    return hash >> 40 & pageMask
  }

  /// Enters a place.
  ///
  /// - Parameters:
  ///   - hash: Its hash.
  ///   - page: Its page.
  @inline(__always)
  func enter(hash: UInt64, page: UInt64) {
    let place = Self.word(hash, page)
    let low = Self.pattern(hash)
    let word = words[place]
    words[place] = word | low | (word & low == low ? low << 1 : 0)
  }

  /// Whether a place may have been entered twice.
  @inline(__always)
  func isShared(hash: UInt64, page: UInt64) -> Bool {
    let high = Self.pattern(hash) << 1
    return words[Self.word(hash, page)] & high == high
  }

  @inline(__always)
  private static func word(_ hash: UInt64, _ page: UInt64) -> Int {
    Int(truncatingIfNeeded: page << UInt64(pageBits) | hash >> UInt64(64 - pageBits))
  }

  /// The low bits of two of the 32 buckets of a word.
  @inline(__always)
  private static func pattern(_ hash: UInt64) -> UInt64 {
    1 << (hash >> 40 & 62) | 1 << (hash >> 46 & 62)
  }
}
