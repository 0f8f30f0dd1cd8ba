public import BorderCore

/// Lines of railways or roads, each drawn straight from station to station: for lengths of transit, not for crossings.
public struct StraightRoutes: Sendable {
  /// `rail` or `road`.
  public let mode: CrossingMode
  /// What they are called in remarks: their file.
  public let name: String
  /// The lines.
  public let lines: LineSet

  /// Routes.
  ///
  /// - Parameters:
  ///   - mode: `rail` or `road`.
  ///   - name: Their file.
  ///   - lines: The stations of each line in order.
  public init(mode: CrossingMode, name: String, lines: LineSet) {
    self.mode = mode
    self.name = name
    self.lines = lines
  }

  /// By how much a line may be longer than straight pieces between its stations.
  static let longest = 1.1
}
