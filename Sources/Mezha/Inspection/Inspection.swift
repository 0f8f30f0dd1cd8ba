import BorderCore
import BorderGeodesy
import BorderMeasures

/// What was found in the inputs.
package struct Inspection {
  package let workspace: Workspace
  package let topology: BorderTopology
  package let lengths: ArcLengths
  package let measure: GeodesicMeasure
  package let findings: [Finding]
  package let graph: ContiguityGraph
  /// How near is as good as equal, in metres: what rounding of the coordinates explains.
  package let hair: Double
  /// What exact matching of vertices loses, as every command sees it.
  package let unshared: UnsharedBorders
  /// Within how many metres stretches are listed that do not look like one border, where two regions run beside each other.
  package let reach: Double
  /// The kinds that could not be looked for.
  package let unchecked: Set<Finding.Kind>

  package init(_ workspace: Workspace, measure: GeodesicMeasure, threads: Int) {
    self.workspace = workspace
    self.measure = measure
    let topology = BorderTopology(workspace.regions, threads: threads)
    self.topology = topology
    let lengths = ArcLengths(topology, measure: measure, threads: threads)
    self.lengths = lengths
    let borders = BorderSet(topology, lengths: lengths)
    if let crowding = borders.crowdedLines {
      let (problem, hint) = (CrowdingRefusal.lines(crowding), CrowdingRefusal.linesHint)
      workspace.reporter.warn(
        Phrase("\(problem.english). \(hint.english)", "\(problem.russian). \(hint.russian)"))
    }
    graph = ContiguityGraph(borders.borders, regionCount: workspace.regions.regionCount, rule: .rook)
    let set = workspace.regions
    let hair = set.hair
    self.hair = hair
    let unshared = UnsharedBorders(topology, measure: measure, threads: threads)
    self.unshared = unshared
    let own = min(unshared.reach, max(hair, Self.widestOwn))
    reach = max(unshared.proposal?.tolerance ?? 0, own)
    // What every run looks at, and farther between sources where a tolerance is proposed for them.
    let stretches: [UnsharedStretch]? =
      reach > unshared.reach
      ? UnsharedStretches(topology, tolerance: reach, ownTolerance: own, measure: measure)?.stretches
      : unshared.stretches.filter { $0.meanDistance <= own || $0.looksLost(hair: hair) }
    let overlaps = RegionOverlaps(topology, widerThan: hair, measure: measure, threads: threads)
    var unchecked: Set<Finding.Kind> = []
    if !unshared.isComplete { unchecked.formUnion([.tJunction, .nearVertex, .nearBorder]) }
    if stretches == nil { unchecked.insert(.nearBorder) }
    if overlaps?.isComplete != true { unchecked.insert(.overlap) }
    let validity = RegionValidity.findings(in: set, threads: threads)
    if !validity.unchecked.isEmpty { unchecked.insert(.invalidPolygon) }
    self.unchecked = unchecked

    var findings = Self.ids(workspace.sources) + Self.rings(set) + Self.invalid(validity.faults, set)
    findings += Self.duplicates(topology)
    if let warning = workspace.axisWarning {
      findings.append(Finding(kind: .swappedAxes, isFault: true, regions: [], text: warning))
    }
    findings += Self.overlaps(overlaps, topology, lengths)
    findings += Self.loose(unshared.looseVertices, set)
    findings += Self.stretches(stretches ?? [], set, hair: hair, isWanted: unshared.proposal != nil)
    findings += Self.levels(topology.levels(lengths: lengths), set)
    findings += Self.gaps(topology, lengths, measure)
    self.findings = findings
  }

  /// The number of faults that would make a result wrong.
  package var faultCount: Int { findings.filter(\.isFault).count }

  /// Within how many metres stretches of one source are listed, in metres, where nothing says that they are one border.
  private static let widestOwn = 100.0
}
