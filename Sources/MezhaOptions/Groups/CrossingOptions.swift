public import ArgumentParser
public import Mezha

/// What crosses the borders, and what of it counts.
package struct CrossingOptions: ParsableArguments {
  package init() {}

  @Option(
    help: ArgumentHelp("Lines that cross: FILE or FILE#LAYER, in any format of GDAL.", valueName: "file"),
    completion: .file())
  package var lines: String?

  @Option(
    help: ArgumentHelp(
      "Listed crossings: CSV with longitude and latitude, or any format of GDAL.", valueName: "file"),
    completion: .file())
  package var points: String?

  @Option(
    name: .customLong("class"),
    help: ArgumentHelp("Field with the class of lines, or the mode of points.", valueName: "field"))
  var classField: String?

  @Option(
    name: .customLong("name-field"),
    help: ArgumentHelp("Field with the name of lines or points.", valueName: "field"))
  var nameField: String?

  @Option(
    name: .customLong("where-lines"),
    help: ArgumentHelp("Only lines that meet a condition, as in SQL.", valueName: "condition"))
  var lineFilter: String?

  @Option(
    name: .customLong("merge-m"),
    help: ArgumentHelp(
      "Lines: join crossings of one class on one border not farther apart than this along it; 0 (if not given) joins none.",
      valueName: "metres"))
  var givenMerge: Double?

  /// How far apart crossings may be that are joined, in metres.
  package var merge: Double { givenMerge ?? 0 }

  @Option(
    name: .customLong("point-tolerance-m"),
    help: ArgumentHelp(
      "Points: how far one may be from its border; 5000 if not given, for the embedded ones their own.",
      valueName: "metres"))
  package var pointTolerance: Double?

  @OptionGroup var edges: ToleranceOptions

  @Option(help: "Points: only those of a status.")
  package var status: String?

  @Option(help: "Only those of a mode (points) or class (lines).")
  package var mode: String?

  @Option(help: "Points: only those of a concept.")
  package var concept: String?

  @Option(
    help: ArgumentHelp(
      "Fields of --points or --lines that go into the list, as point_FIELD or line_FIELD, in files: names with commas, all (the default) or none.",
      valueName: "fields"))
  package var keep: KeptFields?

  @Option(
    name: .customLong("kind"),
    help: "Lines: which kinds to list and count: crossing (if not given), touch, along, end or all.")
  var givenKind: String?

  /// Which kinds of meetings count.
  package var kind: String { givenKind ?? "crossing" }

  /// Checks what one option alone does not show.
  package func check() throws {
    if lines != nil && points != nil {
      throw ValidationError(
        "Give --lines or --points, not both.", "Укажите --lines или --points, но не оба ключа.")
    }
    if !(merge >= 0 && merge <= 1_000_000) {
      throw ValidationError("--merge-m must be from 0 to 1000000.", "У --merge-m значение от 0 до 1000000.")
    }
    if let pointTolerance, !(pointTolerance >= 0 && pointTolerance <= 1_000_000) {
      throw ValidationError(
        "--point-tolerance-m must be from 0 to 1000000.", "У --point-tolerance-m значение от 0 до 1000000.")
    }
    let kinds = LineCrossingKind.allCases.map(\.rawValue) + ["all"]
    if !kinds.contains(kind) {
      throw ValidationError(
        "--kind must be one of: \(kinds.joined(separator: ", ")).",
        "Значения --kind: \(kinds.joined(separator: ", ")).")
    }
    try VainOption.refuse(
      [("--point-tolerance-m", pointTolerance != nil)], unless: lines == nil,
      CrossingRequest.pointToleranceNeed.english, CrossingRequest.pointToleranceNeed.russian)
    if lines != nil && (status != nil || concept != nil) {
      throw ValidationError(
        "--status and --concept are for points; choose lines with --where-lines.",
        "--status и --concept относятся к точкам; линии выбирает --where-lines.")
    }
    try VainOption.refuse(
      [("--keep", keep != nil), ("--class", classField != nil), ("--name-field", nameField != nil)],
      unless: lines != nil || points != nil, "applies to --points and --lines: give one",
      "относится к --points и --lines: укажите один из них")
    try VainOption.refuse(
      [
        ("--merge-m", givenMerge != nil), ("--where-lines", lineFilter != nil), ("--kind", givenKind != nil),
      ], unless: lines != nil, "needs --lines", "требует --lines")
  }

  /// What they ask for.
  package var request: CrossingRequest {
    CrossingRequest(
      lines: lines, points: points, classField: classField, nameField: nameField, lineFilter: lineFilter,
      merge: merge, pointTolerance: pointTolerance, status: status, mode: mode, concept: concept, keep: keep,
      kind: kind
    )
  }

  /// How the borders are matched.
  package var matching: MatchingRequest { edges.request }
}

extension DensityKeys: ExpressibleByArgument {
  /// From an argument of the command line.
  public init?(argument: String) { self.init(argument) }
}
