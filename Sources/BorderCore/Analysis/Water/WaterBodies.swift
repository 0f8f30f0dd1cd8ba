/// Rivers or lakes as they are drawn: lines, surfaces, or both.
public struct WaterBodies: Sendable {
  /// Lines, such as the middle of a river.
  public var lines: LineSet
  /// Surfaces, each with its rings: the exterior, then islands.
  public var areas: [[[Position]]]

  /// Rivers or lakes.
  ///
  /// - Parameters:
  ///   - lines: Lines.
  ///   - areas: Surfaces, each with its rings; a ring need not repeat its first position at its end.
  public init(lines: LineSet = LineSetBuilder().finish(), areas: [[[Position]]] = []) {
    self.lines = lines
    self.areas = areas
  }
}

/// What a border runs along.
public enum BorderSetting: String, CaseIterable, Sendable {
  /// A river, or another line of water.
  case river
  /// A lake: through it or along its shore.
  case lake
  /// Neither.
  case land
}

/// When a border follows water.
public struct WaterRule: Hashable, Sendable {
  /// How far from the water a border may be, in metres.
  public var tolerance: Double
  /// How long a stretch near water must be to follow it, in metres.
  ///
  /// A river that crosses a border at an angle α is near it along 2·tolerance / sin α. So the usual four tolerances
  /// leave out all rivers that cross at more than 30 degrees.
  public var minimum: Double

  /// A rule.
  ///
  /// - Parameters:
  ///   - tolerance: Metres.
  ///   - minimum: Metres; four tolerances if not given.
  public init(tolerance: Double, minimum: Double? = nil) {
    self.tolerance = tolerance
    self.minimum = minimum ?? 4 * tolerance
  }
}
