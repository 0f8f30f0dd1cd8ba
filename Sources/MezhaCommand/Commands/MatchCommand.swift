public import ArgumentParser
public import Mezha
import MezhaOptions

extension GapChoice: ExpressibleByArgument {}
extension OverlapChoice: ExpressibleByArgument {}

/// Regions of several sources as one mosaic whose borders fit.
struct MatchCommand: RegionCommand {
  static let configuration = CommandConfiguration(
    commandName: "match",
    abstract: "Edge-matches regions of several sources and writes them as one mosaic.",
    discussion: """
      Borders that run beside each other within --tolerance-m (auto if not given) become one line: the reference \
      stays where it is, the others are snapped to it, by no more than the tolerance, and nothing else is moved. No \
      polygon that was valid becomes invalid; what cannot be matched stays as it was and is reported.
      A gpkg holds the layers regions, moved (from where to where, in metres), gaps and overlaps; other formats the \
      regions. --gaps fill gives gaps up to --gap-width-m to a region beside them that is not of the reference. \
      --overlaps cut leaves ground that two regions cover to the reference, else to the input that comes first, in one \
      input to the smaller region, and cuts it off the other; a region of which nothing would be left stays as it was.
      Formats: \(formats.names).

      EXAMPLES
        mezha match russia.gpkg estonia.gpkg --reference estonia.gpkg -o mosaic.gpkg
        mezha match north.shp south.shp --tolerance-m 200 \\
          --gaps fill --overlaps cut --keep all -o mosaic.gpkg
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var talk: TalkOptions

  @Option(
    name: .customLong("tolerance-m"),
    help: ArgumentHelp(
      "How far lines may be apart and are moved at most; auto (if not given): as far as the data propose, at most 2000.",
      valueName: "metres"))
  var tolerance: ToleranceChoice = .proposed

  @OptionGroup var reference: ReferenceOption

  @Option(
    help: ArgumentHelp(
      "What is matched: between (regions of different inputs; the default for several) or all (any two; the default for one).",
      valueName: "scope"))
  var match: MatchScope?

  @Flag(help: "Make invalid polygons valid first, and report what that changed.")
  var repair = false

  @Option(
    help: ArgumentHelp(
      "Gaps that are left between regions: report (a layer of them; if not given), leave, or fill.",
      valueName: "what"))
  var gaps: GapChoice = .report

  @Option(
    name: .customLong("gap-width-m"),
    help: ArgumentHelp(
      "With --gaps fill: how wide a gap may be, twice its area by the length of its edge; the tolerance if not given.",
      valueName: "metres"))
  var gapWidth: Double?

  @Option(
    help: ArgumentHelp(
      "Ground that two regions still cover both: report (a layer of it; if not given), leave, or cut.",
      valueName: "what"))
  var overlaps: OverlapChoice = .report

  @OptionGroup var file: RegionFileOptions

  mutating func validate() throws {
    if case .metres(let metres) = tolerance, !(metres > 0 && metres <= 20_000) {
      throw ValidationError(
        "--tolerance-m must be above 0 and at most 20000, or auto.",
        "Значение --tolerance-m должно быть больше 0 и не больше 20000 или auto.")
    }
    guard (gapWidth ?? 1) > 0 else {
      throw ValidationError("--gap-width-m must be above 0.", "Значение --gap-width-m должно быть больше 0.")
    }
    try VainOption.refuse(
      [("--gap-width-m", gapWidth != nil)], unless: gaps == .fill, "needs --gaps fill", "требует --gaps fill")
  }

  static let formats = FileFormat.tables + FileFormat.vectors

  var matching: MatchingRequest {
    var request = MatchingRequest(
      reference: reference.input, match: match, repair: repair, takesProposal: true)
    if case .metres(let metres) = tolerance { (request.tolerance, request.takesProposal) = (metres, false) }
    return request
  }

  func check(_ format: FileFormat) throws { try DecimalOption.check(file.decimals, for: format) }

  func result(_ job: Job) throws -> Deliverable {
    var request = MosaicRequest()
    request.gaps = gaps
    request.gapWidth = gapWidth
    request.overlaps = overlaps
    request.kept = file.keep
    request.decimals = file.decimals
    return try request.result(job)
  }
}
