/// Two different regions, the lesser index first.
public struct RegionPair: Hashable, Comparable, Sendable {
  /// The region with the lesser index.
  public let a: RegionID
  /// The other one.
  public let b: RegionID

  /// A pair from its regions in either order.
  public init(_ first: RegionID, _ second: RegionID) {
    a = min(first, second)
    b = max(first, second)
  }

  /// Orders by the first region, then by the second.
  public static func < (p: RegionPair, q: RegionPair) -> Bool { (p.a, p.b) < (q.a, q.b) }
}
