public import BorderTables

/// Which weights are asked for.
public struct WeightRequest: Sendable {
  /// What a weight is.
  public var kind = SpatialWeights.Kind.binary
  /// Neighbours over so many borders are counted; 1 if not given.
  public var orders: Int?
  /// How far a region without neighbours may be from the nearest one to be joined with it, in metres; `nil` for none.
  public var bridge: Double?
  /// Whether the weights of a row are divided by their sum.
  public var isStandardised = false

  /// Binary weights of the nearest neighbours.
  public init() {}
}
