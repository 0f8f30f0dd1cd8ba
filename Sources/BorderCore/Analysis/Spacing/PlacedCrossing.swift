/// A crossing with its place on the route of a border.
public struct PlacedCrossing: Hashable, Sendable {
  /// The id in its list; of a crossing by a line, its number.
  public var id: String
  /// What to call it; never empty.
  public var name: Phrase
  /// How one crosses, or the class of the line that does.
  public var mode: CrossingMode
  /// Whether one can, as listed; empty for lines.
  public var status: CrossingStatus
  /// Whether it does not exist yet.
  public var isPlanned: Bool
  /// Whether its place is known to worse than 5 km.
  public var isRough: Bool
  /// The line of the route.
  public var line: Int
  /// Metres from the start of the route.
  public var chainage: Double
  /// The place on the border.
  public var position: Position

  /// A crossing on a route.
  public init(
    id: String, name: Phrase, mode: CrossingMode, status: CrossingStatus = .unstated, isPlanned: Bool = false,
    isRough: Bool = false, place: Chainage.Place
  ) {
    self.id = id
    self.name = name
    self.mode = mode
    self.status = status
    self.isPlanned = isPlanned
    self.isRough = isRough
    line = place.line
    chainage = place.chainage
    position = place.position
  }
}
