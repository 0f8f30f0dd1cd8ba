package import BorderCore
import BorderGeodesy
package import BorderIO
package import BorderMeasures

/// What is to be done: a command, the regions that it is about, how they are measured, and what for.
///
/// Every study begins with one: it reads and measures by it, and hands a ``Deliverable`` back, which the job writes.
package struct Job {
  /// The command, for provenance.
  package let command: String
  /// Which regions.
  package var request: RegionRequest
  /// Whether and how their borders are matched.
  package var matching: MatchingRequest
  /// How lengths are measured.
  package let measure: GeodesicMeasure
  /// The format of the result.
  package let format: FileFormat
  /// Where the result goes.
  package let output: TableOutput
  /// The files that the run writes beside the result.
  package var further: [OutputFile] = []

  package init(
    command: String, request: RegionRequest, matching: MatchingRequest = MatchingRequest(),
    measure: GeodesicMeasure, format: FileFormat, output: TableOutput
  ) {
    self.command = command
    self.request = request
    self.matching = matching
    self.measure = measure
    self.format = format
    self.output = output
  }

  /// How many threads may work.
  package var threads: Int { request.threads }
  /// The language of the result.
  package var language: Language { output.language }
  /// Where to say what was found.
  package var reporter: Reporter { output.reporter }
  /// All files that the run writes, but for what says where a result comes from.
  package var outputs: [OutputFile] { [output.file] + further }
  /// Whether the result goes into a file.
  package var isFile: Bool { !output.file.isStandardOutput }
  /// Whether the result says what it comes from: in a sidecar, or in itself.
  package var needsProvenance: Bool { isFile || format.holdsProvenance }

  /// Reads the regions.
  ///
  /// - Parameters:
  ///   - keptFields: The fields of theirs that are kept.
  ///   - spill: Takes the polygons in place of the workspace.
  /// - Returns: The regions, under a worldview.
  /// - Throws: `InputError` when something cannot be read.
  package func workspace(
    keeping keptFields: KeptFields = .none, spill: RegionSpill? = nil
  ) throws -> Workspace {
    var request = request
    request.keptFields = keptFields
    return try Workspace(
      request, needsProvenance: needsProvenance, outputs: outputs, spill: spill, reporter: reporter)
  }

  /// Regions with their borders, matched where that is asked for.
  package struct Measured {
    package let workspace: Workspace
    package let analysis: BorderAnalysis
    /// Which regions are no valid polygons; `nil` where that was not checked.
    package let flags: BorderFlags?
    /// What was matched.
    package let matches: MatchReport?
    /// The pairs of regions that cover the same ground, where they are known already.
    package let sameGround: [RegionPair]?
  }

  /// Measures the borders of a workspace.
  ///
  /// - Parameters:
  ///   - workspace: The regions.
  ///   - rule: By which rule regions are neighbours.
  ///   - isChecked: Whether to look for regions that touch or cross themselves; they are reported.
  ///   - showsFlags: Whether the result has a column of flags.
  /// - Returns: The borders, with what was matched and flagged.
  /// - Throws: ``RequestError`` for options that do not fit the inputs; `InputError` where lines are tangled, or too many
  ///   regions meet in one place.
  package func measured(
    _ workspace: Workspace, rule: ContiguityRule = .rook, isChecked: Bool = false, showsFlags: Bool = true
  ) throws -> Measured {
    let taken = try matching.topology(of: workspace, measure: measure, threads: threads, rule: rule)
    let (analysis, flags) = BorderAnalysis.flagged(
      taken.topology, measure: measure, threads: threads, isChecked: isChecked)
    try CrowdingRefusal(workspace: workspace).check(analysis, rule)
    flags.map { FlagNotes.tell($0, of: analysis.regions, areShown: showsFlags, to: reporter) }
    return Measured(
      workspace: workspace, analysis: analysis, flags: flags, matches: taken.matches,
      sameGround: taken.sameGround)
  }

  /// What a result comes from; `nil` where no output says it.
  ///
  /// - Throws: `InputError` when an input cannot be read any more for its checksum.
  package func provenance(of result: Deliverable) throws -> Provenance? {
    guard needsProvenance, let make = result.provenance else { return nil }
    let shared: [(String, JSONValue)] = [("where", request.filter.map { .string($0) } ?? .null)]
    return try make(
      [("command", .string(command))] + result.options + shared + matching.provenance
        + result.furtherOptions, result.tolerance)
  }

  /// Writes what a study has handed over, with what it comes from.
  ///
  /// - Throws: `OutputError`; ``RequestError`` when the format cannot be written here.
  package func write(_ result: Deliverable) throws {
    let provenance = try provenance(of: result)
    try output.write(
      try result.rendered(format, by: output, provenance),
      provenance: format.holdsProvenance ? nil : provenance)
    if let aside = result.aside { try OutputFile("-").write(aside(output.onStandardOutput)) }
  }
}
