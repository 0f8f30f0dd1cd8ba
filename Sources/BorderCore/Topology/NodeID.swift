/// A node of a `BorderTopology`, by its index.
public struct NodeID: Hashable, Comparable, Sendable {
  /// The index.
  public let rawValue: Int32

  /// A node by its index.
  public init(_ index: Int) { rawValue = Int32(truncatingIfNeeded: index) }

  /// The index into the arrays of the topology.
  public var index: Int { Int(rawValue) }

  /// Orders by index.
  public static func < (a: NodeID, b: NodeID) -> Bool { a.rawValue < b.rawValue }
}
