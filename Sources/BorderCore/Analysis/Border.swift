/// The border of two regions: everything that they share.
public struct Border: Sendable {
  /// The region whose id comes first.
  public let a: RegionID
  /// The region whose id comes second.
  public let b: RegionID
  /// The arcs that both regions adjoin, in the order of arcs; empty when they only touch.
  public let arcs: ArraySlice<ArcID>
  /// The nodes where both are, but where none of their shared arcs ends.
  public let touchNodes: ArraySlice<NodeID>
  /// The length of the arcs.
  public let length: ExactLength

  /// Whether they share a line (rook contiguity); if not, they only touch at points.
  public var isShared: Bool { !arcs.isEmpty }

  /// The other region of the pair.
  public func other(than region: RegionID) -> RegionID { region == a ? b : a }
}
