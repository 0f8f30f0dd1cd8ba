package import ArgumentParser
package import Mezha

/// What figures are checked by besides borders and the listed crossings.
package struct FigureOptions: ParsableArguments {
  package init() {}

  @Option(
    help: ArgumentHelp(
      "Figures: roads or railways, FILE or FILE#LAYER; road= or rail= before it where the name does not say which.",
      valueName: "file"), completion: .file())
  package var lines: [String] = []

  @Option(
    name: .customLong("class"),
    help: ArgumentHelp(
      "Figures: field with the class of lines; type, fclass, highway or class if not given.",
      valueName: "field"))
  var classField: String?

  @Option(
    name: .customLong("trunk"),
    help: ArgumentHelp(
      "Figures: the classes that count as trunk roads, with commas; motorway,trunk,Major Highway if not given.",
      valueName: "classes"))
  var givenTrunk: String?

  @Option(
    name: .customLong("where-lines"),
    help: ArgumentHelp("Figures: only lines that meet a condition, as in SQL.", valueName: "condition"))
  var lineFilter: String?

  @Option(
    name: .customLong("merge-m"),
    help: ArgumentHelp(
      "Figures: join crossings of one class on one border not farther apart than this along it; 2000 if not given.",
      valueName: "metres"))
  var givenMerge: Double?

  @Option(
    help: ArgumentHelp(
      "Figures: a CSV of numbers: id and columns such as population; or measure, subject, value; or pairs a, b.",
      valueName: "file"), completion: .file())
  var table: [String] = []

  @Option(
    help: ArgumentHelp("Figures: a layer of towns, for lines between two towns.", valueName: "file"),
    completion: .file())
  var places: String?

  @Option(
    help: ArgumentHelp(
      "Figures: rivers, for lengths of borders along them: lines, FILE or FILE#LAYER.", valueName: "file"),
    completion: .file())
  package var rivers: String?

  @Option(
    help: ArgumentHelp(
      "Figures: lakes, which borders may run along too: polygons, FILE or FILE#LAYER.", valueName: "file"),
    completion: .file())
  package var lakes: String?

  @Option(
    name: .customLong("water-m"),
    help: ArgumentHelp(
      "Figures: how far from a river or lake a border may be to follow it; 500 if not given.",
      valueName: "metres"))
  var givenWaterTolerance: Double?

  /// The classes that count as trunk roads.
  package var trunk: String { givenTrunk ?? "motorway,trunk,Major Highway" }

  /// How far apart crossings may be that are joined, in metres.
  package var merge: Double { givenMerge ?? 2000 }

  /// How far from water a border may be, in metres.
  package var waterTolerance: Double { givenWaterTolerance ?? 500 }

  /// Whether anything is given.
  package var isEmpty: Bool {
    lines.isEmpty && table.isEmpty && places == nil && rivers == nil && lakes == nil
  }

  /// Refuses lines of which nobody can tell what they are.
  package func check() throws {
    guard waterTolerance > 0, waterTolerance <= 50_000 else {
      throw ValidationError(
        "--water-m must be above 0 and at most 50000.",
        "Значение --water-m должно быть больше 0 и не больше 50000.")
    }
    guard merge >= 0 else {
      throw ValidationError(
        "--merge-m must not be negative.", "Значение --merge-m не может быть отрицательным.")
    }
    try VainOption.refuse(
      [
        ("--class", classField != nil), ("--trunk", givenTrunk != nil), ("--where-lines", lineFilter != nil),
        ("--merge-m", givenMerge != nil),
      ], unless: !lines.isEmpty, "needs --lines", "требует --lines")
    try VainOption.refuse(
      [("--water-m", givenWaterTolerance != nil)], unless: rivers != nil || lakes != nil,
      "needs --rivers or --lakes", "требует --rivers или --lakes")
    for line in lines where LineMode.of(line).mode == nil {
      throw ValidationError(
        "Say what --lines \(line) holds: --lines road=\(line) or --lines rail=\(line).",
        "Укажите, что в файле --lines \(line): --lines road=\(line) или --lines rail=\(line).")
    }
  }

  /// What they ask for.
  package var request: FigureRequest {
    FigureRequest(
      lines: lines, classField: classField, trunk: trunk, lineFilter: lineFilter, merge: merge, table: table,
      places: places, rivers: rivers, lakes: lakes, waterTolerance: waterTolerance)
  }
}
