import BorderClaims
import BorderCore
import BorderGeodesy
import BorderIO

/// Judges the claims of a report: under its own worldview, and then, where something can differ, under others.
struct ClaimJudge {
  private let lists: ClaimLists
  private let study: HomeStudy
  private let frame: ClaimFrame
  private let basis: FigureChecker.Basis
  /// Whether the lists are the user's, in which places may be written in any way.
  private let isOwn: Bool

  /// - Parameters:
  ///   - lists: The claims.
  ///   - study: The borders.
  ///   - frame: What their names mean.
  ///   - basis: What figures are checked by, under the worldview of the study.
  ///   - isOwn: Whether the lists are the user's.
  init(_ lists: ClaimLists, _ study: HomeStudy, _ frame: ClaimFrame, basis: FigureChecker.Basis, isOwn: Bool)
  {
    (self.lists, self.study, self.frame, self.basis, self.isOwn) = (lists, study, frame, basis, isOwn)
  }

  /// The verdicts under the worldview of the study.
  func verdicts(_ validator: AdjacencyValidator) -> ClaimVerdicts {
    let checker = FigureChecker(basis)
    return ClaimVerdicts(
      lists: lists, validator: validator, neighbours: lists.adjacency.map(validator.validate),
      figures: (lists.figures ?? []).map(checker.check),
      groups: lists.groups.map { GroupTable(basis, home: study.home ?? "").rows($0) })
  }

  /// The verdicts under another worldview.
  ///
  /// Borders are those of the study. Of the figures, those are found again that rest on a region whose country differs; who
  /// adjoins whom is looked up for all, which costs little.
  ///
  /// - Parameters:
  ///   - view: The worldview.
  ///   - own: The verdicts under that of the study.
  /// - Returns: The verdicts, in the order of the claims.
  /// - Throws: `InputError` where the embedded data cannot be read.
  func verdicts(under view: Worldview, given own: ClaimVerdicts) throws -> ClaimVerdicts {
    var said: [String: Worldview.Assignment] = [:]
    for assignment in view.assignments { said[assignment.region] = assignment }
    let analysis = study.analysis.reassigned { region in
      guard let assignment = said[region.id] else { return }
      (region.country, region.status) = (assignment.country, assignment.status)
    }
    var other = basis
    other.contacts = ContactTable(analysis)
    other.worldview = view.name
    other.missing = try absent(view, in: analysis)
    if try needsNames(under: analysis) { other.resolver = try frame.embedded.resolver(of: analysis.regions) }
    let validator = AdjacencyValidator(
      analysis, resolver: other.resolver, proximity: frame.distances, options: own.validator.options)
    let (known, first) = (FigureChecker(basis), FigureChecker(other))
    let isOpen = own.figures.map { known.mayDiffer($0.claim, by: first) }
    let again = zip(own.figures, isOpen).filter(\.1).map(\.0.claim)
    if study.takesEmbeddedCrossings, again.contains(where: FigureChecker.needsCrossings) {
      other.crossings = try ReportCrossings(
        embedded: frame.embedded, profile: frame.embedded.profile(), analysis: analysis,
        tolerance: study.crossings?.pointTolerance
      ).assignment
    }
    let checker = FigureChecker(other)
    return ClaimVerdicts(
      lists: lists, validator: validator, neighbours: lists.adjacency.map(validator.validate),
      figures: zip(own.figures, isOpen).map { $1 ? checker.check($0.claim) : $0 },
      groups: lists.groups.map { GroupTable(other, home: study.home ?? "").rows($0) })
  }

  /// What a worldview says of regions without shape.
  private func absent(_ view: Worldview, in analysis: BorderAnalysis) throws -> [Worldview.Assignment] {
    let shown = Set(analysis.regions.regions.map(\.id))
    return try HomeStudy.touching(
      view.assignments.filter { !shown.contains($0.region) }, home: study.home,
      study.home.map { CountryBorder.all(of: $0, in: analysis) } ?? [], embedded: frame.embedded)
  }

  /// Whether names may mean other places: where a country is there under one worldview alone, and claims may name it.
  private func needsNames(under analysis: BorderAnalysis) throws -> Bool {
    let changed = Set(analysis.countries).symmetricDifference(study.analysis.countries)
    guard !changed.isEmpty else { return false }
    let names = changed.flatMap { [$0, study.names[$0].english, study.names[$0].russian] }
    return isOwn || lists.texts.contains { text in names.contains { text.contains($0) } }
  }
}
