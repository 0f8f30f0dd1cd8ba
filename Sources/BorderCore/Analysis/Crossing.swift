/// A place where a border is crossed, as a source lists it.
public struct Crossing: Hashable, Sendable {
  /// The id in the source.
  public var id: String
  /// The name on the home side, in both languages.
  public var name: Phrase
  /// The name on the other side, in both languages.
  public var oppositeName: Phrase
  /// The region on the home side that the source states; empty for none.
  public var region: String
  /// The region on the other side that the source states; empty for none.
  public var oppositeRegion: String
  /// The neighbouring country that the source states; empty for none.
  public var neighbour: String
  /// How one crosses.
  public var mode: CrossingMode
  /// Whether one can.
  public var status: CrossingStatus
  /// What the source counts: `checkpoint`, `rail_crossing`, ...
  public var concept: String
  /// The number of the international road that crosses, such as `E40`; empty for none.
  public var road: String
  /// Where it is; `nil` when the source has no point.
  public var position: Position?
  /// How far the point may be off, in metres; `nil` when the source does not say.
  public var precision: Double?

  /// A crossing.
  public init(
    id: String, name: Phrase, oppositeName: Phrase, region: String = "", oppositeRegion: String = "",
    neighbour: String = "", mode: CrossingMode = .unstated, status: CrossingStatus = .unstated,
    concept: String = "",
    road: String = "", position: Position? = nil, precision: Double? = nil
  ) {
    self.id = id
    self.name = name
    self.oppositeName = oppositeName
    self.region = region
    self.oppositeRegion = oppositeRegion
    self.neighbour = neighbour
    self.mode = mode
    self.status = status
    self.concept = concept
    self.road = road
    self.position = position
    self.precision = precision
  }
}

extension Crossing {
  /// A point that may be off by more metres than this is drawn and counted apart.
  public static let roughPrecision = 5000.0

  /// Whether it has a point that is known to worse than 5 km; one without a stated precision has not.
  public var isRough: Bool { position != nil && (precision ?? 0) > Self.roughPrecision }
}

/// Where a crossing was put, and why.
public enum CrossingPlacement: Hashable, Sendable {
  /// By its point, on the nearest international border within the tolerance.
  case measured(BorderHit)
  /// Without a point, on the border of the two regions that the source states: an index of
  /// `BorderAnalysis.borders`.
  case stated(border: Int)
  /// Without a point and without a second region: it counts for a region and a country.
  case region(RegionID, neighbour: String)
  /// Nowhere, for a reason.
  case unplaced(CrossingObstacle)
}
