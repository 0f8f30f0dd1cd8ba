/// Holds published figures against the borders and the listed crossings.
public struct FigureChecker: Sendable {
  /// What it checks by.
  public struct Basis: Sendable {
    /// What the regions share.
    public var contacts: ContactTable
    /// What names mean.
    public var resolver: NameResolver
    /// How near regions come.
    public var proximity: any RegionProximity
    /// Crossings with their places.
    public var crossings: CrossingAssignment
    /// Concepts of crossings that do not exist yet.
    public var plannedConcepts: Set<String>
    /// Measures the spacing of vertices.
    public var measure: any LineMeasure
    /// The name of the worldview.
    public var worldview: String
    /// What the worldview says of regions without shape.
    public var missing: [Worldview.Assignment]

    /// What figures are checked by.
    public init(
      contacts: ContactTable, resolver: NameResolver, proximity: any RegionProximity,
      crossings: CrossingAssignment, plannedConcepts: Set<String>, measure: any LineMeasure,
      worldview: String, missing: [Worldview.Assignment]
    ) {
      self.contacts = contacts
      self.resolver = resolver
      self.proximity = proximity
      self.crossings = crossings
      self.plannedConcepts = plannedConcepts
      self.measure = measure
      self.worldview = worldview
      self.missing = missing
    }
  }

  let basis: Basis

  /// A checker.
  public init(_ basis: Basis) { self.basis = basis }

  /// The verdict on one figure. Every figure gets one; what cannot be computed says why.
  public func check(_ claim: FigureClaim) -> FigureResult {
    switch claim.measure {
    case "border_length": lengthOfBorder(claim)
    case "neighbour_states": neighbourStates(claim)
    case "subjects": subjects(claim)
    case "border_subjects": borderSubjects(claim)
    case "subjects_with_three_foreign_neighbours": subjectsWithThree(claim)
    case "rail_crossings": crossings(claim, mode: "rail")
    case "road_crossings": crossings(claim, mode: "road")
    case "densest_crossings": densest(claim, mode: "rail")
    default: FigureResult(claim, .notCheckable, .missing, Self.reason(claim.measure))
    }
  }

  /// Why a measure cannot be computed from borders and listed crossings.
  private static func reason(_ measure: String) -> Phrase {
    switch measure {
    case "state_border_length":
      Phrase(
        "the sea border is not in the data; the land border alone cannot confirm the sum",
        "морской границы в данных нет; по одной сухопутной сумму не проверить")
    case "border_municipalities":
      Phrase(
        "needs municipalities (second-level polygons), which are not in the data",
        "нужны муниципальные образования (полигоны второго уровня), которых нет в данных")
    case "river_border_length":
      Phrase(
        "needs rivers along the border, which are not in the data",
        "нужны реки вдоль границы, которых нет в данных")
    case "trunk_road_crossings":
      Phrase(
        "the listed crossings have no class of road", "у переходов списка нет класса дороги")
    case "transit_length":
      Phrase(
        "needs the railway lines, which are not in the data",
        "нужны линии железных дорог, которых нет в данных")
    case "border_region_population":
      Phrase("needs a table of population", "нужна таблица населения")
    case "sister_pairs", "sister_pairs_at_the_border":
      Phrase("needs a list of the pairs of cities", "нужен список пар городов")
    default:
      Phrase("the measure \(measure) is not known", "величина \(measure) неизвестна")
    }
  }

  func notResolved(_ claim: FigureClaim) -> FigureResult {
    FigureResult(
      claim, .notCheckable, .missing,
      Phrase(
        "the subject \(claim.subject) does not name places of the data",
        "предмет \(claim.subject) не называет мест из данных"))
  }

  /// The places of a subject, parted by `|`; `nil` when a name is not clear.
  func places(_ subject: String) -> [PlaceReference]? {
    var list: [PlaceReference] = []
    for name in subject.split(separator: "|") {
      guard case .matched(let index, _) = basis.resolver.resolve(String(name)) else { return nil }
      switch basis.resolver.places[index].kind {
      case .region(let id): list.append(.region(id))
      case .country: list.append(.country(basis.resolver.places[index].code))
      }
    }
    return list.isEmpty ? nil : list
  }

  /// The ids of regions, for a remark.
  func ids(_ regions: [RegionID]) -> String {
    regions.map { basis.contacts.analysis.regions[$0].id }.sorted().joined(separator: " ")
  }
}
