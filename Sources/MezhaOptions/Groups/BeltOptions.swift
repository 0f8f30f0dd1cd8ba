public import ArgumentParser
public import Mezha

extension ZoneRequest.Row: ExpressibleByArgument {}
extension BorderBelts.Origin: ExpressibleByArgument {}
extension RasterReader.Meaning: ExpressibleByArgument {}

/// How wide belts are, from where, and who is counted in them.
package struct BeltOptions: ParsableArguments {
  package init() {}

  @Option(
    name: .customLong("km"),
    help: ArgumentHelp("The widths of the belts, with commas; 5,25 if not given.", valueName: "widths"))
  var widths: String?

  @Option(
    name: .customLong("by"),
    help: ArgumentHelp(
      "What a row is: region (if not given), neighbour, country or rule.", valueName: "row"))
  package var row: ZoneRequest.Row = .region

  @Option(
    name: .customLong("of"),
    help: ArgumentHelp("Only belts inside these countries, with commas.", valueName: "countries"))
  var countries: String?

  @Option(
    name: .customLong("from"),
    help: ArgumentHelp(
      "From where belts are measured: border (with other countries; if not given), edge (coasts, and where the data end) or all.",
      valueName: "lines"))
  var origin: BorderBelts.Origin = .stateBorder

  @Option(
    help: ArgumentHelp(
      "People: points, a raster, or a CSV of regions; or @towns, @regions. May be given twice.",
      valueName: "file"), completion: .file())
  var population: [String] = []

  @Option(
    name: .customLong("population-field"),
    help: ArgumentHelp("Field of points with the number of people; guessed if not given.", valueName: "field")
  )
  var field: String?

  @Option(
    name: .customLong("towns-over"),
    help: ArgumentHelp("Only points with at least so many people.", valueName: "people"))
  var leastTown: Double?

  @Option(
    name: .customLong("raster-holds"),
    help: ArgumentHelp(
      "What pixels hold: count (people in each; if not given) or density (people on a square kilometre).",
      valueName: "what"))
  var meaning: RasterReader.Meaning?

  package mutating func validate() throws {
    _ = try parsedWidths()
    guard (leastTown ?? 0) >= 0 else {
      throw ValidationError(
        "--towns-over must not be negative.", "Значение --towns-over не может быть отрицательным.")
    }
    try VainOption.refuse(
      [("--km", widths != nil)], unless: row != .rule, "has no effect: the rules name their own distances",
      "ничего не меняет: у правил свои расстояния")
    try VainOption.refuse(
      [("--from", origin != .stateBorder)], unless: row != .rule,
      "has no effect: the rules are about state borders",
      "ничего не меняет: правила относятся к государственной границе")
    let files = population.map(NamedData.fileName)
    let isRaster = files.contains(where: RasterReader.isRaster)
    try VainOption.refuse(
      [("--raster-holds", meaning != nil)], unless: isRaster, "needs --population with a raster",
      "требует --population с растром")
    try VainOption.refuse(
      [("--population-field", field != nil), ("--towns-over", leastTown != nil)],
      unless: files.contains { !RasterReader.isRaster($0) && $0 != "@regions" },
      "needs --population with points", "требует --population с точками")
  }

  /// Refuses what a format does not show.
  package func check(_ format: FileFormat) throws {
    try VainOption.refuse(
      [("--population", !population.isEmpty)], unless: format.kind != .picture,
      "has no effect: \(format.name) shows the belts alone",
      "ничего не меняет: \(format.name) показывает только полосы")
  }

  /// What they ask for.
  ///
  /// - Throws: `ValidationError` for widths that are none.
  package func request() throws -> ZoneRequest {
    var request = ZoneRequest()
    request.widths = try parsedWidths()
    request.origin = origin
    request.row = row
    request.countries = countries?.split(separator: ",").map(String.init) ?? []
    request.population = population
    request.field = field
    request.leastTown = leastTown ?? 0
    request.meaning = meaning ?? .count
    return request
  }

  private func parsedWidths() throws -> [Double] {
    guard let widths else { return [5_000, 25_000] }
    let list = try widths.split(separator: ",", omittingEmptySubsequences: false).map { text -> Double in
      guard let value = Double(text.filter { !$0.isWhitespace }), value >= 0.01, value <= 500 else {
        throw ValidationError(
          "--km takes widths from 0.01 to 500, with commas between them, and not \(text).",
          "В --km указывают ширину от 0.01 до 500, несколько значений через запятую, а не \(text).")
      }
      return value * 1000
    }
    guard list.count <= 20 else {
      throw ValidationError("--km takes 20 widths at most.", "В --km не больше 20 значений.")
    }
    return Set(list).sorted()
  }
}
