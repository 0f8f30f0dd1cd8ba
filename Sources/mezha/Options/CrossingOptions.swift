import ArgumentParser
import BorderCore
import BorderIO

/// What crosses the borders, and what of it counts.
struct CrossingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Lines that cross: FILE or FILE#LAYER, in any format of GDAL.", valueName: "file"))
  var lines: String?

  @Option(
    help: ArgumentHelp(
      "Listed crossings: CSV with longitude and latitude, or any format of GDAL.", valueName: "file"))
  var points: String?

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
  var merge: Double { givenMerge ?? 0 }

  @Option(
    name: .customLong("tolerance-m"),
    help: ArgumentHelp(
      "Points: how far one may be from its border; 5000 if not given, for the embedded ones their own. Lines: the same as --border-tolerance-m.",
      valueName: "metres"))
  var tolerance: Double?

  @Option(
    name: .customLong("border-tolerance-m"),
    help: ArgumentHelp(
      "Match borders that run beside each other within so many metres, as mezha borders --tolerance-m does.",
      valueName: "metres"))
  var borderTolerance: Double?

  @Option(
    help: ArgumentHelp(
      "With matching: the input that stays still; the others are moved to it. The first one if not given.",
      valueName: "input"))
  var hold: String?

  @Option(help: ArgumentHelp("With matching: between inputs, or all.", valueName: "scope"))
  var match: MatchScope?

  @Flag(help: "Make invalid polygons valid first, and tell what that changed.")
  var repair = false

  @Option(help: "Points: only those of a status.")
  var status: String?

  @Option(help: "Only those of a mode (points) or class (lines).")
  var mode: String?

  @Option(help: "Points: only those of a concept.")
  var concept: String?

  @Option(
    help: ArgumentHelp(
      "Fields of --points or --lines that go into the list, as point_FIELD or line_FIELD, in files: names with commas, all (the default) or none.",
      valueName: "fields"))
  var keep: KeptFields?

  @Option(
    name: .customLong("kind"),
    help: "Lines: which kinds to list and count: crossing (if not given), touch, along, end or all.")
  var givenKind: String?

  /// Which kinds of meetings count.
  var kind: String { givenKind ?? "crossing" }

  /// Checks what one option alone does not show.
  func check() throws {
    if lines != nil && points != nil { throw ValidationError("Give --lines or --points, not both.") }
    if !(merge >= 0 && merge <= 1_000_000) { throw ValidationError("--merge-m must be from 0 to 1000000.") }
    if let tolerance, !(tolerance >= 0 && tolerance <= 1_000_000) {
      throw ValidationError("--tolerance-m must be from 0 to 1000000.")
    }
    if lines != nil && tolerance != nil && borderTolerance != nil {
      throw ValidationError("With --lines, --tolerance-m and --border-tolerance-m are one option.")
    }
    if let metres = matching.tolerance {
      if !(metres >= 0 && metres <= 20_000) {
        throw ValidationError("Borders are matched within 0 to 20000 m.")
      }
    }
    try VainOption.refuse(
      [("--hold", hold != nil), ("--match", match != nil)], unless: (matching.tolerance ?? 0) > 0,
      "needs --border-tolerance-m above 0")
    let kinds = LineCrossingKind.allCases.map(\.rawValue) + ["all"]
    if !kinds.contains(kind) {
      throw ValidationError("--kind must be one of: \(kinds.joined(separator: ", ")).")
    }
    if lines != nil && (status != nil || concept != nil) {
      throw ValidationError("--status and --concept are for points; choose lines with --where-lines.")
    }
    try VainOption.refuse(
      [("--keep", keep != nil), ("--class", classField != nil), ("--name-field", nameField != nil)],
      unless: lines != nil || points != nil, "is for --points and --lines: give one")
    try VainOption.refuse(
      [
        ("--merge-m", givenMerge != nil), ("--where-lines", lineFilter != nil), ("--kind", givenKind != nil),
      ], unless: lines != nil, "needs --lines")
  }

  /// The lines, which are being read from now on; `nil` where points are asked for.
  func pendingLines(threads: Int) -> PendingLines? {
    lines.map {
      PendingLines(
        $0, fields: [classField, nameField].compactMap { $0 }, filter: lineFilter, threads: threads)
    }
  }

  /// How the borders are matched: with lines, the tolerance is of the borders.
  var matching: MatchingRequest {
    MatchingRequest(
      tolerance: borderTolerance ?? (lines == nil ? nil : tolerance), hold: hold, match: match,
      repair: repair)
  }
}

/// What the rows of a density table stand for, as `--by` gives it.
struct DensityKeys: ExpressibleByArgument {
  let text: String
  let area: CrossingDensity.Area
  /// `class`, `mode`, `status` or `concept`.
  let category: String?

  init?(argument: String) {
    var area: CrossingDensity.Area?
    var category: String?
    for key in argument.split(separator: ",").map({ String($0).lowercased() }) {
      if let known = CrossingDensity.Area(rawValue: key), area == nil {
        area = known
      } else if ["class", "mode", "status", "concept"].contains(key), category == nil {
        category = key
      } else {
        return nil
      }
    }
    guard area != nil || category != nil else { return nil }
    text = argument
    self.area = area ?? .all
    self.category = category
  }

  /// What a table of a folder counts by.
  init(_ area: CrossingDensity.Area, category: String? = nil) {
    self.area = area
    self.category = category
    text = area.rawValue + (category.map { "," + $0 } ?? "")
  }

  /// The heading of the category.
  var categoryName: Phrase {
    switch category {
    case "mode": Phrase("mode", "вид")
    case "status": Phrase("status", "состояние")
    case "concept": Phrase("concept", "понятие")
    default: Phrase("class", "класс")
    }
  }
}
