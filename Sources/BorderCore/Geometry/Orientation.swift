/// On which side of a line a position lies, decided without rounding error.
///
/// Properties: (1) the sign is that of the exact value for the given doubles; (2) exchanging any two arguments
/// changes the sign and nothing else; (3) 0 means exactly collinear.
///
/// Method: a filter with Shewchuk's bound A, then the exact sum of six products as an expansion. Products of
/// degrees neither overflow nor underflow; for coordinates beyond 1e150, or both below 1e-150, nothing is promised.
/// Source: Shewchuk (1997), Adaptive precision floating-point arithmetic, doi:10.1007/PL00009321.
public enum Orientation {

  /// Twice the signed surface of the triangle `a`, `b`, `c`, in square degrees: positive when `c` lies to the
  /// left of the line from `a` to `b`. The sign is exact, the value good to a few ulps. O(1).
  @inlinable
  public static func of(_ a: Position, _ b: Position, _ c: Position) -> Double {
    let left = (a.longitude - c.longitude) * (b.latitude - c.latitude)
    let right = (a.latitude - c.latitude) * (b.longitude - c.longitude)
    let value = left - right
    if abs(value) > Self.bound(left, right) { return value }
    return exact(a, b, c)
  }

  /// How far rounding may carry the difference of two such products: (3 + 16 ε) ε of their sum, ε = 2⁻⁵³.
  @inlinable
  static func bound(_ left: Double, _ right: Double) -> Double {
    3.330_669_073_875_471_6e-16 * (abs(left) + abs(right))
  }

  /// The exact sum of six products, rounded at the end.
  @usableFromInline
  static func exact(_ a: Position, _ b: Position, _ c: Position) -> Double {
    var sum = Expansion()
    sum.add(a.longitude, b.latitude)
    sum.add(-a.latitude, b.longitude)
    sum.add(b.longitude, c.latitude)
    sum.add(-b.latitude, c.longitude)
    sum.add(c.longitude, a.latitude)
    sum.add(-c.latitude, a.longitude)
    return sum.value
  }
}

/// A sum without rounding: components that do not overlap, least first, at most twelve of them.
private struct Expansion {
  private var parts = InlineArray<12, Double>(repeating: 0)
  private var count = 0

  /// Adds a product exactly, as its rounded value and the rest.
  mutating func add(_ x: Double, _ y: Double) {
    let product = x * y
    grow((-product).addingProduct(x, y))
    grow(product)
  }

  /// Shewchuk's grow-expansion.
  private mutating func grow(_ term: Double) {
    var carry = term
    for index in 0..<count {
      let sum = carry + parts[index]
      let virtual = sum - carry
      parts[index] = (carry - (sum - virtual)) + (parts[index] - virtual)
      carry = sum
    }
    parts[count] = carry
    count += 1
  }

  /// The rounded sum; its sign is that of the greatest component that is not 0.
  var value: Double {
    var total = 0.0
    for index in 0..<count { total += parts[index] }
    return total
  }
}
