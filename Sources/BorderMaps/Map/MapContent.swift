public import BorderCore

/// By what borders are coloured.
public enum MapFigure: String, CaseIterable, Sendable {
  /// Length in kilometres.
  case length
  /// Crossings per 100 km.
  case density
  /// The number of crossings.
  case crossings
  /// The status of the regions on both sides.
  case status
  /// Not at all.
  case none

  /// The heading of a legend, with the unit.
  ///
  /// - Parameter content: What the map shows: regions or countries.
  /// - Returns: The heading.
  func heading(of content: MapContent) -> Phrase {
    switch self {
    case .length:
      content.areCountries
        ? Phrase("Length of a border of two countries, km", "Длина границы двух стран, км")
        : Phrase("Length of a border of two regions, km", "Длина границы двух регионов, км")
    case .density: Phrase("Crossings per 100 km of border", "Переходов на 100 км границы")
    case .crossings:
      content.areCountries
        ? Phrase("Crossings on a border of two countries", "Переходов на границе двух стран")
        : Phrase("Crossings on a border of two regions", "Переходов на границе двух регионов")
    case .status: Phrase("Status of regions at the border", "Статус регионов у границы")
    case .none:
      content.isOfStates
        ? Phrase("State border", "Государственная граница") : Phrase("Border", "Граница")
    }
  }

  /// Digits after the point in a legend whose first class ends at a value: short borders are shown more finely.
  func places(firstLimit: Double) -> Int {
    switch self {
    case .density: 2
    case .length: firstLimit < 1 ? 2 : firstLimit < 20 ? 1 : 0
    case .crossings, .status, .none: 0
    }
  }
}

/// What a map shows.
public struct MapContent: Sendable {
  /// Regions and borders.
  public var analysis: BorderAnalysis
  /// The country that the map is about, and around which it is framed; `nil` for all regions alike.
  public var home: String?
  /// The names of countries.
  public var countryNames: CountryNames
  /// Crossings with their places.
  public var assignment: CrossingAssignment?
  /// The crossings, counted.
  public var tallies: CrossingTallies?
  /// Which of them do not exist yet.
  public var planned = PlannedCrossings()
  /// The land of the world, which is drawn beneath; `nil` where it is not known.
  public var ground: MapGround?
  /// What a list says of these borders, with the verdicts.
  public var claims: [MapClaim] = []
  /// Kinds of borders with colours of their own, in place of a figure; `nil` for a figure.
  public var kinds: MapKinds?
  /// What the window goes around; `nil` for all regions of the home country.
  public var extent: MapExtent?
  /// What stands above the map.
  public var title: Phrase
  /// What stands below it: sources, worldview, method.
  public var notes: [Phrase] = []

  /// A map of regions.
  public init(_ analysis: BorderAnalysis, home: String? = nil, title: Phrase) {
    self.analysis = analysis
    self.home = home
    self.title = title
    countryNames = CountryNames([:])
  }

  /// The borders that are coloured: those of the home country with others; without a home country all international
  /// ones; where no countries are known, all. Those that a claim is about are among them.
  public var coloured: [Int] {
    let own = Set(ownColoured)
    return own.union(claims.flatMap(\.borders).filter { analysis.borders[$0].isShared }).sorted()
  }

  private var ownColoured: [Int] {
    if let kinds { return kinds.ofBorder.keys.sorted() }
    let shared = analysis.borders.indices.filter { analysis.borders[$0].isShared }
    let international = shared.filter { analysis.isInternational(analysis.borders[$0]) }
    if let home {
      return international.filter {
        let border = analysis.borders[$0]
        return analysis.regions[border.a].country == home || analysis.regions[border.b].country == home
      }
    }
    return international.isEmpty ? shared : international
  }

  /// Whether the coloured borders are those of states.
  public var isOfStates: Bool { analysis.countries.count > 1 }

  /// Whether the regions at the coloured borders are countries.
  var areCountries: Bool {
    home == nil ? analysis.areCountries : analysis.areCountries(besideBorders: ownColoured)
  }

  /// The figure of a border; `nil` where there is none.
  public func value(_ figure: MapFigure, ofBorder index: Int) -> Double? {
    let border = analysis.borders[index]
    switch figure {
    case .length: return border.length.kilometres
    case .density:
      return tallies.flatMap { CrossingTally.density($0.ofBorder(index).existing, per: border.length) }
    case .crossings: return tallies.map { Double($0.ofBorder(index).existing) }
    case .status, .none: return nil
    }
  }
}

extension MapContent {
  /// What the map goes around, in degrees.
  var frameBox: BoundingBox {
    let regions = analysis.regions
    let whole = regions.boundingBox ?? BoundingBox(west: -180, south: -80, east: 180, north: 80)
    guard let rings = extent?.rings else { return whole }
    var own: BoundingBox?
    for ring in rings.indices where rings[ring] {
      guard let around = BoundingBox(of: regions.positions[regions.range(ofRing: ring)]) else { continue }
      own = own ?? around
      own?.include(around)
    }
    return own ?? whole
  }
}

/// How a map is drawn.
public struct MapOptions: Sendable {
  /// The width of the page in pixels.
  public var width = 1600.0
  /// The language of names and legends.
  public var language = Language.english
  /// By what borders are coloured.
  public var figure = MapFigure.length
  /// How figures are put into classes.
  public var rule = ClassRule.naturalBreaks(5)
  /// Whether names of regions are written.
  public var hasLabels = true
  /// Whether lines join the regions that adjoin each other.
  public var hasGraph = false
  /// Whether the map is for a page that has a title and a legend of its own: nothing but the window, names in both
  /// languages, each in a group of its own, and those without room in groups to be shown when zoomed in.
  public var isBare = false
  /// Whether parts where signs or border regions crowd are shown at a larger scale beside the map, where the page is wide
  /// enough.
  public var hasInsets = true
  /// Narrower pages have no insets, in pixels.
  public static let leastWidthOfInsets = 1200.0
  /// The projection, as a legend names it.
  public var projectionName = ""
  /// The usual options.
  public init() {}
}
