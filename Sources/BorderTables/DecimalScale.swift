/// Exact rounding of a `Double` to a number of places after the point.
///
/// The value that is rounded is the binary one, not the digits a person typed: 0.15 is a little less than
/// 3/20, so at one place it becomes 0.1. Where the binary value lies exactly between two neighbours (0.5,
/// 0.125, 2.5) the even digit wins. This is roundTiesToEven of IEEE 754-2019, section 5.12, and what C's
/// `printf`, Python and R print.
package struct DecimalScale: Hashable, Sendable {
  /// Digits after the point, 0...15.
  @usableFromInline package let places: Int
  /// 10 to the power of `places`.
  @usableFromInline package let units: Int64
  @usableFromInline package let factor: Double

  /// A scale; places outside 0...15 are moved to the nearer end.
  package init(places: Int) {
    self.places = min(max(places, 0), 15)
    var units: Int64 = 1
    for _ in 0..<self.places { units *= 10 }
    self.units = units
    factor = Double(units)
  }

  /// Magnitudes from here on have no digits after the point and do not fit 64 bits.
  @inlinable package static var limit: Double { 0x1p62 }

  /// A magnitude as whole part and rounded fraction, the fraction counted in `1 / units`.
  ///
  /// The magnitude must be finite, not negative, and below `limit`.
  @inlinable @inline(__always)
  package func split(_ magnitude: Double) -> (whole: Int64, fraction: Int64) {
    // The whole part and the rest of a binary fraction are exact. Only the product below can be inexact, and
    // its error is at most half of its last place: too little to move it over the middle, but enough to
    // decide when it stands on the middle. Then the fused product tells the error exactly.
    var whole = Int64(magnitude)
    let rest = magnitude - Double(whole)
    let product = rest * factor
    var fraction = Int64(product)
    let beyondMiddle = product - Double(fraction) - 0.5
    if beyondMiddle > 0 {
      fraction += 1
    } else if beyondMiddle == 0 {
      let error = (-product).addingProduct(rest, factor)
      let isOdd = (places == 0 ? whole : fraction) & 1 == 1
      if error > 0 || (error == 0 && isOdd) { fraction += 1 }
    }
    if fraction >= units {
      whole += 1
      fraction -= units
    }
    return (whole, fraction)
  }

  /// The nearest multiple of `1 / units`, as its count. For finite values below 1000 in magnitude.
  @inlinable @inline(__always)
  package func count(_ value: Double) -> Int64 {
    let (whole, fraction) = split(value.magnitude)
    let magnitude = whole * units + fraction
    return value < 0 ? -magnitude : magnitude
  }

  /// The number that text files hold: the nearest `Double` to the decimal of so many places.
  package func rounded(_ value: Double) -> Double {
    guard value.isFinite, value.magnitude < 0x1p62 else { return value }
    let (whole, fraction) = split(value.magnitude)
    // Both exact, so that the quotient is the nearest there is.
    let (scaled, isLarge) = whole.multipliedReportingOverflow(by: units)
    guard !isLarge, scaled <= 1 << 53 - units else {
      let digits = String(fraction)
      let zeros = String(repeating: "0", count: max(0, places - digits.utf8.count))
      let magnitude = Double("\(whole).\(zeros)\(digits)") ?? value.magnitude
      return value < 0 ? -magnitude : magnitude
    }
    let magnitude = Double(scaled + fraction) / factor
    return value < 0 && magnitude != 0 ? -magnitude : magnitude
  }
}
