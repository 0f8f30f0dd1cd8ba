/// The route of one border with its crossings in order: what spacing tables, profiles and strip charts show.
public struct CrossedRoute: Sendable {
  /// The codes of both sides; a home country stands first.
  public let sides: [String]
  /// The names of both sides.
  public let names: [Phrase]
  /// The route.
  public let chainage: Chainage
  /// What the start and the end of each line of the route are called; closed lines have none.
  public let ends: [(start: End, end: End)?]
  /// The crossings with a place, in the order of the route.
  public let crossings: [PlacedCrossing]
  /// Crossings that count for this border but have no place on it, by mode and status.
  public let withoutPlace: [PlacelessCrossing]

  /// What lies at an end of a line of a border.
  public enum End: Hashable, Sendable {
    /// A point where other regions or countries meet the border too: their names.
    case tripoint([Phrase])
    /// A coast or an edge of the data: the names of the regions that reach it, if any.
    case outer([Phrase])
  }

  /// Why the longest gap and the pattern of a selection of crossings are not given.
  public enum Withholding: Hashable, Sendable {
    /// So many crossings have no place.
    case withoutPlace(Int)
    /// There are so many places, and it takes more.
    case fewPlaces(Int, needed: Int)
  }

  /// A crossing that counts for a border without a place on it, because its list gives no point.
  public struct PlacelessCrossing: Hashable, Sendable {
    /// How one crosses.
    public var mode: CrossingMode
    /// Whether one can.
    public var status: CrossingStatus
    /// Whether it does not exist yet.
    public var isPlanned: Bool
  }

  /// A route with its crossings in any order; those on lines that it does not have are left out.
  init(
    sides: [String], names: [Phrase], chainage: Chainage, ends: [(start: End, end: End)?],
    crossings: [PlacedCrossing], withoutPlace: [PlacelessCrossing] = []
  ) {
    self.sides = sides
    self.names = names
    self.chainage = chainage
    self.ends = ends
    self.withoutPlace = withoutPlace
    let lines = chainage.lines.count
    self.crossings = crossings.filter { (0..<lines).contains($0.line) }.enumerated().sorted {
      ($0.element.line, $0.element.chainage, $0.offset) < ($1.element.line, $1.element.chainage, $1.offset)
    }.map(\.element)
  }

  /// Which crossings a row of a table, or a strip, counts. Those that are only planned never count.
  public enum Selection: Hashable, Sendable {
    /// All that exist.
    case existing
    /// Those that are open.
    case open
    /// Those of one mode or class, in the word of the list.
    case mode(CrossingMode)
    /// Those for roads, or for railways, whatever the list calls them.
    case general(CrossingMode)

    /// The word in files.
    public var key: String {
      switch self {
      case .existing: "all"
      case .open: "open"
      case .mode(let mode), .general(let mode): mode.rawValue
      }
    }

    func includes(mode: CrossingMode, status: CrossingStatus, isPlanned: Bool) -> Bool {
      guard !isPlanned else { return false }
      return switch self {
      case .existing: true
      case .open: status.meaning == .open
      case .mode(let chosen): mode == chosen
      case .general(let chosen): mode.general == chosen
      }
    }
  }

  /// The crossings that a selection counts, those without a place too.
  public func count(_ selection: Selection) -> Int {
    crossings.count { selection.includes(mode: $0.mode, status: $0.status, isPlanned: $0.isPlanned) }
      + withoutPlace.count { selection.includes(mode: $0.mode, status: $0.status, isPlanned: $0.isPlanned) }
  }

  /// The crossings of a selection that have a place, in the order of the route.
  public func placed(_ selection: Selection) -> [PlacedCrossing] {
    crossings.filter { selection.includes(mode: $0.mode, status: $0.status, isPlanned: $0.isPlanned) }
  }

  /// How far apart along the border the crossings of one town may be, in metres.
  static let townReach = 10_000.0

  /// How the places of a selection are spaced. The road and the railway of one town are one place: crossings of different
  /// modes and one name, up to 10 km apart along the border. O(*k* log *k*) for *k* crossings.
  ///
  /// - Parameters:
  ///   - selection: Which crossings count.
  ///   - byPlace: Whether to take those of one town together; a density counts each.
  /// - Returns: The spacing, with one mark for each place.
  public func spacing(_ selection: Selection = .existing, byPlace: Bool = true) -> CrossingSpacing {
    var places: [PlacedCrossing] = []
    for crossing in placed(selection) {
      let isKnown =
        byPlace
        && places.reversed().prefix {
          $0.line == crossing.line && crossing.chainage - $0.chainage <= Self.townReach
        }
        .contains { $0.name == crossing.name && $0.mode != crossing.mode }
      if !isKnown { places.append(crossing) }
    }
    return CrossingSpacing(
      places.map { CrossingSpacing.Mark(line: $0.line, chainage: $0.chainage, name: $0.name) },
      along: chainage)
  }

  /// The least number of places from which spacing is given.
  static let leastPlaces = 8

  /// Why the longest gap and the pattern of a selection are not given: some of its crossings have no place, or there are
  /// too few; `nil` where they are.
  public func withheld(_ selection: Selection, _ spacing: CrossingSpacing) -> Withholding? {
    let missing = count(selection) - placed(selection).count
    if missing > 0 { return .withoutPlace(missing) }
    let places = spacing.marks.count
    return places < Self.leastPlaces ? .fewPlaces(places, needed: Self.leastPlaces) : nil
  }
}
