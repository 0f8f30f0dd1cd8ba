public import BorderCore
import BorderTables

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
    /// Crossings with their places; `nil` where none are known.
    public var crossings: CrossingAssignment?
    /// The country whose borders the crossings are of; `nil` for all borders.
    public var crossingsHome: String?
    /// Which of them do not exist yet.
    public var planned: PlannedCrossings
    /// Measures lines and the spacing of vertices.
    public var measure: any LineGeometry
    /// The name of the worldview.
    public var worldview: String
    /// What the worldview says of regions without shape.
    public var missing: [Worldview.Assignment]
    /// Roads and railways.
    public var lines: [LineEvidence] = []
    /// Lines drawn straight from station to station, for lengths of transit where `lines` has none of the mode.
    public var routes: [StraightRoutes] = []
    /// Numbers that geometry cannot give.
    public var tables = FigureTables()
    /// What borders run along; `nil` where no rivers and lakes are given.
    public var water: WaterEvidence?
    /// How long some arcs are together by the methods of other programs, in kilometres; `nil` where nobody asks.
    public var otherLengths: (@Sendable ([ArcID]) -> [LengthMethod: Double])?
    /// Where a town is; `nil` where no towns are given, or none or several have the name.
    public var town: (@Sendable (String) -> Position?)?

    /// What figures are checked by.
    public init(
      contacts: ContactTable, resolver: NameResolver, proximity: any RegionProximity,
      crossings: CrossingAssignment?, crossingsHome: String? = nil, planned: PlannedCrossings,
      measure: any LineGeometry, worldview: String, missing: [Worldview.Assignment]
    ) {
      self.contacts = contacts
      self.resolver = resolver
      self.proximity = proximity
      self.crossings = crossings
      self.crossingsHome = crossingsHome
      self.planned = planned
      self.measure = measure
      self.worldview = worldview
      self.missing = missing
    }
  }

  let basis: Basis

  /// A checker of figures.
  public init(_ basis: Basis) { self.basis = basis }

  /// The verdict on one figure. Every figure gets one; what cannot be computed says why.
  public func check(_ claim: FigureClaim) -> FigureResult {
    guard let reason = claim.unread else {
      var result = verdict(on: claim.inKilometres)
      result.claim = claim
      return result
    }
    return FigureResult(claim, .notCheckable, nil, reason)
  }

  private func verdict(on claim: FigureClaim) -> FigureResult {
    switch claim.knownMeasure {
    case .borderLength: lengthOfBorder(claim)
    case .neighbourStates: neighbourStates(claim)
    case .subjects: subjects(claim)
    case .borderSubjects: borderSubjects(claim)
    case .subjectsWithThree: subjectsWithThree(claim)
    case .railCrossings: crossings(claim, mode: .rail)
    case .roadCrossings: crossings(claim, mode: .road)
    case .trunkRoadCrossings: trunkCrossings(claim)
    case .densestCrossings: densest(claim, mode: .rail)
    case .transitLength: lengthOfTransit(claim)
    case .riverBorderLength: lengthAlongRivers(claim)
    case .stateBorderLength: lengthOfStateBorder(claim)
    case .borderMunicipalities: borderMunicipalities(claim)
    case .borderRegionPopulation, .sisterPairs, .sisterPairsAtTheBorder, nil:
      byTables(claim) ?? FigureResult(claim, .notCheckable, nil, Self.reason(claim.measure))
    }
  }

  /// The measures that need no table.
  private static let known = FigureMeasure.allCases.filter { !$0.needsTable }.map(\.rawValue).joined(
    separator: ", ")

  /// Why a measure cannot be computed from borders and listed crossings.
  private static func reason(_ measure: String) -> Phrase {
    switch FigureMeasure(rawValue: measure) {
    case .borderRegionPopulation:
      Phrase("needs a table of population: --table", "нужна таблица населения: --table")
    case .sisterPairs, .sisterPairsAtTheBorder:
      Phrase(
        "needs a list of the pairs of cities, with columns a and b: --table",
        "нужен список пар городов, столбцы a и b: --table")
    default:
      Phrase(
        "\(measure) cannot be measured on borders, and no --table has it; what can: \(known)",
        "\(measure) по границам не измерить, и ни в одной --table её нет; можно: \(known)")
    }
  }

  func notResolved(_ claim: FigureClaim) -> FigureResult {
    FigureResult(
      claim, .notCheckable, nil,
      Phrase(
        "the subject \(claim.subject) does not name places of the data",
        "предмет \(claim.subject) не называет мест из данных"))
  }

  /// The places of a subject, separated by `|`; `nil` when a name is not clear.
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

extension FigureChecker.Basis {
  /// Whether the crossings are of the borders of some regions with a country; with none given, with all others.
  func lists(_ members: Set<RegionID>, with country: String?) -> Bool {
    guard crossings != nil else { return false }
    guard let crossingsHome else { return true }
    let set = contacts.analysis.regions
    return country == crossingsHome
      || !members.isEmpty && members.allSatisfy { set[$0].country == crossingsHome }
  }
}
