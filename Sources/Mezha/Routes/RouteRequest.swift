public import BorderCore
import BorderIO
import BorderTables

/// Borders as routes with kilometre posts.
public struct RouteRequest: Sendable {
  /// What is wanted of the routes.
  public enum Wanted: Sendable {
    /// The routes themselves.
    case routes
    /// A post every so many kilometres.
    case posts(every: Double)
    /// A position on the nearest route.
    case position(Position)
    /// The points of a file on their nearest routes.
    case points(String)
  }

  /// What is wanted.
  public var wanted = Wanted.routes
  /// At which end a route starts.
  public var start = RouteStart.best
  /// Whether routes are counted from their other end.
  public var isReversed = false
  /// Whether each pair of regions is a route, and not each pair of countries.
  public var isByPair = false

  /// The routes of pairs of countries.
  public init() {}

  /// The routes, or places on them.
  ///
  /// - Throws: `InputError` and ``RequestError`` where regions cannot be read or measured as asked, and where points cannot be read.
  public func result(_ job: Job) throws -> Deliverable {
    let workspace = try job.workspace()
    let measured = try job.measured(workspace)
    if !isByPair { CountryNotes.tellMissing(measured.analysis.regions, workspace) }
    let routes = BorderRoutes(
      measured.analysis, geometry: job.measure, byPair: isByPair, start: start, isReversed: isReversed)
    var shown =
      switch wanted {
      case .routes: routes.summary()
      case .posts(let step): routes.posts(every: step)
      case .position(let place): routes.location(of: place)
      case .points(let file):
        routes.locations(
          of: try PointCrossings(try PointCrossings.read(file, for: workspace)).named(), measured.analysis)
      }
    shown.table.notes.append(startNote)
    let shapes = shown.geometries.map { line -> GeoJSONGeometry? in
      line.count > 1 ? .lineString(line) : line.first.map { .point($0) }
    }
    let table = ShapedTable(
      table: shown.table, ids: shown.table.rows.indices.map { "\($0 + 1)" }, shapes: shapes)
    var result = Deliverable([table], from: workspace, measure: job.measure, matches: measured.matches)
    result.options = [("pairs", .bool(isByPair))] + ownOptions
    return result
  }

  private var ownOptions: [(String, JSONValue)] {
    var (step, place) = (JSONValue.null, JSONValue.null)
    switch wanted {
    case .posts(let kilometres): step = .number(kilometres)
    case .position(let position): place = .string("\(position.longitude),\(position.latitude)")
    case .routes, .points: break
    }
    return [
      ("every_km", step), ("locate", place), ("start", .string(start.text)), ("reverse", .bool(isReversed)),
    ]
  }

  /// Where routes start, for people.
  private var startNote: Phrase {
    let (english, russian) =
      switch start {
      case .best:
        (
          "at the end from which the jumps between lines are shortest, of equals the western one",
          "с того конца, от которого разрывы между линиями в сумме короче, из равных — с западного"
        )
      case .near(let place):
        (
          "at the end nearest to \(place.longitude), \(place.latitude)",
          "с конца, ближайшего к \(place.longitude), \(place.latitude)"
        )
      case .west: ("at the western end", "с западного конца")
      case .east: ("at the eastern end", "с восточного конца")
      case .north: ("at the northern end", "с северного конца")
      case .south: ("at the southern end", "с южного конца")
      }
    return Phrase(
      "Routes start \(english)" + (isReversed ? ", and are reversed." : "."),
      "Маршруты идут \(russian)" + (isReversed ? ", в обратном порядке." : "."))
  }
}

extension RouteStart {
  /// The start of a word, or of the end nearest to a position in degrees: `LON,LAT`; `nil` for anything else.
  public init?(text: String) {
    switch text.lowercased() {
    case "best": self = .best
    case "west": self = .west
    case "east": self = .east
    case "north": self = .north
    case "south": self = .south
    default:
      guard let place = Position(degrees: text) else { return nil }
      self = .near(place)
    }
  }

  /// As it is written.
  public var text: String {
    switch self {
    case .best: "best"
    case .near(let place): "\(place.longitude),\(place.latitude)"
    case .west: "west"
    case .east: "east"
    case .north: "north"
    case .south: "south"
    }
  }
}

extension Position {
  /// A position as people write it: `LON,LAT` in degrees; `nil` for anything else.
  public init?(degrees text: String) {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Double($0) }
    guard parts.count == 2, numbers.count == 2, abs(numbers[0]) <= 180, abs(numbers[1]) <= 90 else {
      return nil
    }
    self.init(longitude: numbers[0], latitude: numbers[1])
  }
}
