internal import BorderTables

/// How coordinates are written, and the whole numbers that stand for them until then.
///
/// Equal coordinates have equal keys, and lesser ones lesser keys.
enum CoordinateGrid: Hashable, Sendable {
  /// Rounded to some decimals: a key counts steps of the last one.
  case rounded(DecimalScale)
  /// With every bit, by the fewest digits that read back as the same number: a key is the number's bits.
  case exact

  /// A grid of so many decimals, 0...15; the exact one for `nil`.
  init(decimals: Int?) { self = decimals.map { .rounded(DecimalScale(places: $0)) } ?? .exact }

  /// The key of a coordinate, which must be finite and below 1000 in magnitude.
  @inline(__always)
  func key(of value: Double) -> Int64 {
    switch self {
    case .rounded(let scale): return scale.count(value)
    case .exact:
      let bits = Int64(truncatingIfNeeded: value.magnitude.bitPattern)
      return value < 0 ? -bits : bits
    }
  }

  /// The coordinate of a key as a count of steps, for sums and differences: of the decimals, or of 15 of them.
  @inline(__always)
  func count(of key: Int64) -> Int64 {
    switch self {
    case .rounded: key
    case .exact: Self.finest.count(Self.value(ofExact: key))
    }
  }

  /// A full turn, 360°, in the steps of `count(of:)`.
  var turn: Int64 {
    switch self {
    case .rounded(let scale): 360 * scale.units
    case .exact: 360 * Self.finest.units
    }
  }

  /// The number whose bits are a key.
  @inline(__always)
  static func value(ofExact key: Int64) -> Double {
    let magnitude = Double(bitPattern: key.magnitude)
    return key < 0 ? -magnitude : magnitude
  }

  private static let finest = DecimalScale(places: 15)
}
