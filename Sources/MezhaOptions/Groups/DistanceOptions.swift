import ArgumentParser
package import Mezha

/// What is how far from what.
package struct DistanceOptions: ParsableArguments {
  package init() {}

  @Option(help: ArgumentHelp("The country: a code or a name.", valueName: "country"))
  var to: String?

  @Option(
    help: ArgumentHelp("Points in any format; CSV with lon and lat.", valueName: "file"), completion: .file())
  var points: String?

  @Flag(help: "Rank the regions of the other countries.")
  var regions = false

  @Flag(
    help:
      "Rank the countries across the water from the one of --of, with classes of 12 to 400 nautical miles.")
  var sea = false

  @Option(help: ArgumentHelp("Names of places, or pairs of them.", valueName: "file"), completion: .file())
  var names: String?

  @Option(help: ArgumentHelp("A layer of towns to find names in.", valueName: "file"), completion: .file())
  var places: String?

  @Option(help: ArgumentHelp("Take regions and towns of one country only.", valueName: "code"))
  var of: String?

  @Option(
    help: ArgumentHelp(
      "Fields of the points (all if not given) or regions that go into the list, in files: names with commas, all or none.",
      valueName: "fields"))
  var keep: KeptFields?

  @Option(
    name: .customLong("within-km"),
    help: "With --to: count places up to so many kilometres from the border; 50 if not given.")
  var givenWithin: Double?

  private var within: Double { givenWithin ?? 50 }

  package mutating func validate() throws {
    guard [points != nil, names != nil, regions, sea].count(where: { $0 }) == 1 else {
      throw ValidationError(
        "Name one of --points FILE, --names FILE, --regions and --sea.",
        "Укажите один из ключей: --points ФАЙЛ, --names ФАЙЛ, --regions, --sea.")
    }
    guard !sea || of != nil else {
      throw ValidationError(
        "Name whose neighbours: --sea --of CODE.", "Укажите, чьи это соседи: --sea --of КОД.")
    }
    guard to != nil || names != nil || sea else {
      throw ValidationError(
        "Name the country: --to CODE, such as --to CN.", "Укажите страну: --to КОД, например --to CN.")
    }
    guard !sea || to == nil else {
      throw ValidationError(
        "--sea is of one country: leave --to out.", "--sea относится к одной стране: уберите --to.")
    }
    guard places == nil || names != nil else {
      throw ValidationError("--places applies to --names.", "--places относится к --names.")
    }
    try VainOption.refuse(
      [("--keep", keep != nil)], unless: points != nil || regions, "applies to --points and --regions",
      "относится к --points и --regions")
    try VainOption.refuse(
      [("--within-km", givenWithin != nil)], unless: to != nil, "needs --to", "требует --to")
    try VainOption.refuse(
      [("--of", of != nil)], unless: points == nil && (to != nil || sea),
      "applies to --regions, --sea and --names with --to: it chooses regions and towns",
      "относится к --regions, --sea и к --names с --to: выбирает регионы и города")
    guard within >= 0 else {
      throw ValidationError(
        "--within-km must not be negative: give kilometres, such as 50.",
        "Значение --within-km не может быть отрицательным: укажите километры, например 50.")
    }
  }

  /// Refuses what a format does not hold.
  package func check(_ format: FileFormat) throws { try VainOption.refuseKeep(keep != nil, for: format) }

  /// What they ask for.
  package var request: DistanceRequest {
    var request = DistanceRequest(
      from: points.map { .points($0) } ?? names.map { .names($0) } ?? (sea ? .sea : .regions))
    request.to = to
    request.of = of
    request.places = places
    request.within = within
    request.kept = keep
    return request
  }
}
