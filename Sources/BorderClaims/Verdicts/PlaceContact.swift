public import BorderCore

/// What two places share.
public struct PlaceContact: Sendable {
  /// The borders between them, lines and points: indices of `BorderAnalysis.borders`.
  public var borders: [Int] = []
  /// The arcs between them, each once.
  public var arcs: [ArcID] = []
  /// The length of the arcs.
  public var length = ExactLength.zero
  /// Where they touch without a line.
  public var touchNodes: [NodeID] = []

  /// Whether they share a line.
  public var isShared: Bool { !arcs.isEmpty }
  /// Whether they share a line or a point.
  public var isTouching: Bool { isShared || !touchNodes.isEmpty }
}
