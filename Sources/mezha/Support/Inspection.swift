import BorderCore
import BorderGeodesy
import BorderIO

/// What was found in the inputs.
struct Inspection {
  let workspace: Workspace
  let topology: BorderTopology
  let lengths: ArcLengths
  let measure: GeodesicMeasure
  let findings: [Finding]
  let graph: ContiguityGraph
  /// How near is as good as equal, in metres: what rounding of the coordinates explains.
  let hair: Double
  /// The tolerance to try, in metres; `nil` when the inputs do not seem to want one.
  let proposal: Double?
  /// Within how many metres borders were looked for that run beside each other.
  let reach: Double
  /// The kinds that could not be looked for.
  let unchecked: Set<Finding.Kind>

  init(_ workspace: Workspace, measure: GeodesicMeasure, threads: Int) {
    self.workspace = workspace
    self.measure = measure
    let topology = BorderTopology(workspace.regions, threads: threads)
    self.topology = topology
    let lengths = ArcLengths(topology, measure: measure, threads: threads)
    self.lengths = lengths
    let borders = BorderSet(topology, lengths: lengths)
    if let crowding = borders.crowdedLines {
      let (problem, hint) = (CrowdingRefusal.lines(crowding), CrowdingRefusal.linesHint)
      Console.standard.warn(
        Phrase("\(problem.english). \(hint.english)", "\(problem.russian). \(hint.russian)"))
    }
    graph = ContiguityGraph(borders.borders, regionCount: workspace.regions.regionCount, rule: .rook)
    let set = workspace.regions
    let hair = set.hair
    self.hair = hair
    proposal =
      workspace.mayWantTolerance(topology) ? ToleranceProposal(topology, measure: measure)?.tolerance : nil
    let narrow = Self.narrow(topology, hair: hair, measure: measure, threads: threads)
    reach = max(proposal ?? 0, narrow)
    let loose = topology.looseVertices(within: hair, measure: measure)
    let stretches = UnsharedStretches(topology, tolerance: reach, ownTolerance: narrow, measure: measure)
    let overlaps = RegionOverlaps(topology, widerThan: hair, measure: measure, threads: threads)
    var unchecked: Set<Finding.Kind> = []
    if loose == nil { unchecked.formUnion([.tJunction, .nearVertex]) }
    if stretches == nil { unchecked.insert(.nearBorder) }
    if overlaps == nil || overlaps?.unmeasured.isEmpty == false { unchecked.insert(.overlap) }
    self.unchecked = unchecked

    var findings = Self.ids(workspace.sources) + Self.rings(set) + Self.invalid(set, threads)
    findings += Self.duplicates(topology)
    if let warning = workspace.axisWarning {
      findings.append(Finding(kind: .swappedAxes, isFault: true, regions: [], text: warning))
    }
    findings += Self.overlaps(overlaps, topology, lengths)
    findings += Self.loose(loose ?? [], set)
    findings += Self.stretches(
      stretches, set, hair: hair, narrow: narrow, isWanted: proposal != nil)
    findings += Self.gaps(topology, lengths, measure)
    self.findings = findings
  }

  /// The number of faults that would spoil a result.
  var faultCount: Int { findings.filter(\.isFault).count }

  /// Within how many metres lines of one clean source are hardly apart on purpose: a quarter of the spacing of their
  /// vertices, at most 100 m.
  private static func narrow(
    _ topology: BorderTopology, hair: Double, measure: GeodesicMeasure, threads: Int
  ) -> Double {
    let arcs = topology.arcIDs.filter { [.outer, .shared].contains(topology.kind(of: $0)) }
    let spacing = VertexSpacing(along: arcs, of: topology, measure: measure, threads: threads)
    return max(hair, min(100, (spacing?.median ?? 0) / 4))
  }
}
