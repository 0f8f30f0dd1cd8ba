/// What a list of crossings says of them: tables count nothing that it does not say.
public struct CrossingFacts: Hashable, Sendable {
  /// Whether any crossing has a status, so that open ones can be counted.
  public let hasStatuses: Bool
  /// Whether any is for roads or railways, so that modes can be told apart.
  public let hasModes: Bool
  /// Whether any has no point.
  public let hasPointless: Bool
  /// Whether the list says of any how far its point may be off.
  public let hasPrecision: Bool
  /// Whether it knows concepts of crossings that do not exist yet.
  public let hasPlanned: Bool

  /// Looks through a list.
  ///
  /// - Parameters:
  ///   - crossings: The list.
  ///   - planned: Which of them do not exist yet.
  public init(_ crossings: some Sequence<Crossing>, planned: PlannedCrossings) {
    let list = Array(crossings)
    hasStatuses = list.contains { $0.status != .unstated }
    hasModes = list.contains { $0.mode.general != nil }
    hasPointless = list.contains { $0.position == nil }
    hasPrecision = list.contains { $0.precision != nil }
    hasPlanned = list.contains { planned.contains($0) }
  }
}
