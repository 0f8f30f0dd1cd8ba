/// A length, or a sum of lengths, that does not depend on the order of the summands.
///
/// Each segment's length is rounded once to 2⁻³² m (0.23 nm, below the error of the geodesic itself), and the
/// rounded lengths are added as integers. Integer addition is associative, so a total has the same bits
/// whatever the order of regions, rings, ring starts or threads. A compensated sum would be accurate, but would not
/// promise that.
///
/// Properties: (1) (a + b) + c == a + (b + c) exactly; (2) |metres − true sum| ≤ n · 2⁻³³ m plus the final
/// rounding to `Double`.
public struct ExactLength: Hashable, Comparable, Sendable {
  /// The length in units of 2⁻³² m.
  public let ticks: Int128

  /// How many ticks make one metre: 2³².
  @usableFromInline static let ticksPerMetre = 4_294_967_296.0

  /// No length.
  @inlinable
  public static var zero: ExactLength { ExactLength() }

  /// No length.
  @inlinable
  public init() { self.init(ticks: 0) }

  @usableFromInline
  init(ticks: Int128) { self.ticks = ticks }

  /// One segment's length, rounded to 2⁻³² m.
  ///
  /// - Parameter metres: At most 2³⁰ m (no geodesic is longer than 20 004 km); NaN and anything larger count as 0.
  @inlinable
  public init(metres: Double) {
    guard abs(metres) <= 1_073_741_824 else {
      self.init(ticks: 0)
      return
    }
    self.init(ticks: Int128(Int64((metres * Self.ticksPerMetre).rounded(.toNearestOrEven))))
  }

  /// The length in metres, rounded to the nearest `Double`.
  public var metres: Double {
    // Nearly every length fits 64 bits (2 million km), whose conversion is one instruction.
    if let small = Int64(exactly: ticks) { return Double(small) / Self.ticksPerMetre }
    return Double(ticks) / Self.ticksPerMetre
  }

  /// The length in kilometres.
  public var kilometres: Double { metres / 1000 }

  /// Whether there is no length at all.
  public var isZero: Bool { ticks == 0 }

  /// The exact sum.
  @inlinable
  public static func + (a: ExactLength, b: ExactLength) -> ExactLength {
    ExactLength(ticks: a.ticks &+ b.ticks)
  }

  /// Adds exactly.
  @inlinable
  public static func += (a: inout ExactLength, b: ExactLength) { a = a + b }

  /// Orders by length.
  @inlinable
  public static func < (a: ExactLength, b: ExactLength) -> Bool { a.ticks < b.ticks }
}

extension Sequence<ExactLength> {
  /// The exact sum; zero for an empty sequence.
  public func sum() -> ExactLength { reduce(.zero, +) }
}
