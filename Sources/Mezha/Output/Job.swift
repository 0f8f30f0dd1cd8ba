public import BorderCore
import BorderGeodesy
public import BorderIO
public import BorderMeasures

/// What is to be done: a command, the regions that it is about, how they are measured, and what for.
///
/// Every study begins with one: it reads and measures by it, and hands a ``Deliverable`` back, which the job writes.
public struct Job: Sendable {
  /// The command, for provenance.
  public let command: String
  /// Which regions.
  public var request: RegionRequest
  /// Whether and how their borders are matched.
  public var matching: MatchingRequest
  /// How lengths are measured.
  public let measure: GeodesicMeasure
  /// The format of the result.
  public let format: FileFormat
  /// Where the result goes.
  public let output: TableOutput
  /// The files that the run writes beside the result.
  public var further: [OutputFile] = []

  /// What is to be done.
  ///
  /// - Parameters:
  ///   - command: What provenance calls it, such as `borders`.
  ///   - request: Which regions; the embedded ones where it names no input.
  ///   - matching: Whether and how their borders are matched.
  ///   - measure: How lengths are measured.
  ///   - format: The format of the result.
  ///   - output: Where it goes, in which language, and who is told what was found.
  public init(
    command: String, request: RegionRequest = RegionRequest(),
    matching: MatchingRequest = MatchingRequest(), measure: GeodesicMeasure = GeodesicMeasure(),
    format: FileFormat = .csv, output: TableOutput = TableOutput()
  ) {
    self.command = command
    self.request = request
    self.matching = matching
    self.measure = measure
    self.format = format
    self.output = output
  }

  /// How many threads may work.
  public var threads: Int { request.threads }
  /// The language of the result.
  public var language: Language { output.language }
  /// Where to say what was found.
  public var reporter: Reporter { output.reporter }
  /// All files that the run writes, but for what says where a result comes from.
  public var outputs: [OutputFile] { [output.file] + further }
  /// Whether the result goes into a file.
  public var isFile: Bool { !output.file.isStandardOutput }
  /// Whether the result says what it comes from: in a sidecar, or in itself.
  public var needsProvenance: Bool { isFile || format.holdsProvenance }

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
  public struct Measured {
    package let workspace: Workspace
    package let analysis: BorderAnalysis
    /// Which regions are no valid polygons; `nil` where that was not checked.
    public let flags: BorderFlags?
    /// What was matched.
    public let matches: MatchReport?
    /// The pairs of regions that cover the same ground, where they are known already.
    public let sameGround: [RegionPair]?
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
  public func provenance(of result: Deliverable) throws -> Provenance? {
    guard needsProvenance, let make = result.provenance else { return nil }
    let shared: [(String, JSONValue)] = [("where", request.filter.map { .string($0) } ?? .null)]
    return try make(
      [("command", .string(command))] + result.options + shared + matching.provenance
        + result.furtherOptions, result.tolerance)
  }

  /// The bytes of what a study has handed over, in the format of the job.
  ///
  /// - Throws: ``RequestError`` when the format cannot be written here; `InputError` as ``provenance(of:)`` does.
  public func rendered(_ result: Deliverable) throws -> [OutputBuffer] {
    try result.rendered(format, by: output, try provenance(of: result))
  }

  /// Writes what a study has handed over, with what it comes from.
  ///
  /// - Throws: `OutputError`; ``RequestError`` when the format cannot be written here.
  public func write(_ result: Deliverable) throws {
    let provenance = try provenance(of: result)
    try output.write(
      try result.rendered(format, by: output, provenance),
      provenance: format.holdsProvenance ? nil : provenance)
    if let aside = result.aside { try OutputFile("-").write(aside(output.onStandardOutput)) }
  }
}
