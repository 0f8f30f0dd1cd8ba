internal import CVertexKernel

/// A hash of places, by two odd factors that are drawn for each run.
///
/// With factors that everybody knows, a file could hold vertices that all fall into one slot. No result depends on the
/// factors: tables only tell equal places from others, and name each after the first of them.
struct PlaceHash: Sendable {
  let factors: mezha_hash_factors

  /// A hash by two factors; they are made odd.
  init(_ first: UInt64, _ second: UInt64) {
    factors = mezha_hash_factors(first: first | 1, second: second | 1)
  }

  /// A hash by factors drawn from a generator, with about as many ones as zeros among their bits.
  init(using generator: inout some RandomNumberGenerator) {
    func factor() -> UInt64 {
      // Nearly always the first draw; a generator of zeros does not hold it up.
      for _ in 0..<64 {
        let drawn = UInt64.random(in: .min ... .max, using: &generator)
        if (20...44).contains(drawn.nonzeroBitCount) { return drawn }
      }
      return 0x9E37_79B9_7F4A_7C15
    }
    self.init(factor(), factor())
  }

  /// A hash for one run.
  static func drawn() -> PlaceHash {
    var generator = SystemRandomNumberGenerator()
    return PlaceHash(using: &generator)
  }

  /// The hash of a place: equal for equal places. The same as `mezha_place_hashes` gives.
  @inline(__always)
  func callAsFunction(_ position: Position) -> UInt64 {
    let p = position.canonical
    var h = p.longitude.bitPattern &* factors.first
    h ^= h >> 32
    h = (h ^ p.latitude.bitPattern) &* factors.second
    h ^= h >> 29
    return h &* factors.first
  }

  /// The hash of two numbers.
  @inline(__always)
  func callAsFunction(_ a: Int32, _ b: Int32) -> UInt64 {
    var h = (UInt64(UInt32(bitPattern: a)) << 32 | UInt64(UInt32(bitPattern: b))) &* factors.first
    h ^= h >> 32
    return h &* factors.second
  }
}
