public import ArgumentParser
public import Mezha

extension MapFigure: ExpressibleByArgument {}

/// What a map shows, how, and where it goes.
package struct DrawingOptions: ParsableArguments {
  package init() {}

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write to a file; its extension picks the format. \"-\" is standard output, SVG.", valueName: "file"),
    completion: .file())
  var output: String?

  @Option(help: ArgumentHelp("The format, whatever the extension: svg, png, pdf.", valueName: "format"))
  var format: String?

  @Flag(help: "Replace the file if it is there.")
  var overwrite = false

  @Option(
    name: [.customLong("color"), .customLong("colour")],
    help: ArgumentHelp(
      "By what borders are coloured: length, density, crossings, status, none. Density and crossings need listed crossings, as the embedded data has.",
      valueName: "figure"))
  var figure: MapFigure?

  @Option(
    name: .customLong("classes"),
    help: ArgumentHelp(
      "Classes: quantiles, jenks (if not given), or limits such as 100,500,1000.", valueName: "rule"))
  var givenClasses: String?

  @Option(name: .customLong("class-count"), help: "How many classes, 2 to 6; 5 if not given.")
  var givenClassCount: Int?

  @Option(
    help: ArgumentHelp("A PROJ string or a code; chosen from the extent if not given.", valueName: "crs"))
  var projection: String?

  @Option(
    help: ArgumentHelp(
      "The country to frame and to colour the borders of; \"all\" for none.", valueName: "code"))
  var focus: String?

  @Flag(help: "Show everything, islands at the other end of the world too, however small all else becomes.")
  var whole = false

  @Option(help: "The width of the page in pixels.")
  var width: Int = 1600

  @Option(
    name: .customLong("pixel-scale"),
    help: "PNG: pixels of the file for each pixel of the page, 1 to 8; 2 if not given.")
  var givenPixelScale: Int?

  @Option(help: "What stands above the map.")
  var title: String?

  @Flag(help: "Join the regions that share a border by lines.")
  var graph = false

  @Flag(name: .customLong("no-labels"), help: "Write no names into the map.")
  var hidesLabels = false

  @Flag(
    name: .customLong("no-insets"),
    help: "Show nothing at a larger scale beside the map, however much it crowds.")
  var hidesInsets = false

  package mutating func validate() throws {
    guard (300...12_000).contains(width) else {
      throw ValidationError("--width must be from 300 to 12000.", "У --width значение от 300 до 12000.")
    }
    guard (2...6).contains(classCount) else {
      throw ValidationError("--class-count must be from 2 to 6.", "У --class-count значение от 2 до 6.")
    }
    guard (1...8).contains(pixelScale) else {
      throw ValidationError("--pixel-scale must be from 1 to 8.", "У --pixel-scale значение от 1 до 8.")
    }
    let isByLimits = if case .limits = try rule() { true } else { false }
    let isClassed = figure != .status && figure != MapFigure.none
    try VainOption.refuse(
      [("--classes", givenClasses != nil), ("--class-count", givenClassCount != nil)], unless: isClassed,
      "applies to figures with classes: --color length, density or crossings",
      "относится к показателям с классами: --color length, density или crossings")
    try VainOption.refuse(
      [("--class-count", givenClassCount != nil)], unless: !isByLimits,
      "has no effect where --classes gives the limits: remove one",
      "ничего не меняет, когда границы классов даёт --classes: уберите один из ключей")
    try VainOption.refuse(
      [("--no-insets", hidesInsets)], unless: Double(width) >= MapOptions.leastWidthOfInsets,
      "applies to pages of \(Int(MapOptions.leastWidthOfInsets)) pixels or more: narrower ones have no insets",
      "относится к страницам шириной от \(Int(MapOptions.leastWidthOfInsets)) пикселей: на более узких врезок нет"
    )
    try VainOption.refuse(
      [("--overwrite", overwrite)], unless: output != nil && output != "-", "applies to a file: add -o FILE",
      "относится к файлу: добавьте -o ФАЙЛ")
    try VainOption.refuse(
      [("--pixel-scale", givenPixelScale != nil)], unless: try pickFormat() == .png,
      "applies to PNG: add --format png or -o FILE.png",
      "относится к PNG: добавьте --format png или -o ФАЙЛ.png")
  }

  private var classes: String { givenClasses ?? "jenks" }
  private var classCount: Int { givenClassCount ?? 5 }
  private var pixelScale: Int { givenPixelScale ?? 2 }

  /// The file to write to.
  package var file: OutputFile { OutputFile(output ?? "-", overwrite: overwrite) }

  /// What they ask for.
  ///
  /// - Throws: `ValidationError` for classes that are none.
  package func request() throws -> MapRequest {
    var request = MapRequest()
    request.figure = figure
    request.classes = try rule()
    request.projection = projection
    request.focus = focus
    request.isWhole = whole
    request.width = Double(width)
    request.pixelScale = Double(pixelScale)
    request.title = title
    request.hasGraph = graph
    request.hasLabels = !hidesLabels
    request.hasInsets = !hidesInsets
    return request
  }

  /// The format: as given, by the extension, or SVG.
  ///
  /// - Throws: `ValidationError` for a format that is no picture.
  package func pickFormat() throws -> FileFormat {
    let name =
      format ?? output.map { $0.split(separator: ".").last.map(String.init) ?? "" }
    guard let name, !OutputFile(output ?? "-").isStandardOutput || format != nil else { return .svg }
    guard let format = FileFormat.pictures.named(name) else {
      throw ValidationError(
        "Maps are written as svg, png or pdf; choose with the extension or --format.",
        "Карты пишутся в svg, png и pdf; формат задаёт расширение или --format.")
    }
    return format
  }

  private func rule() throws -> ClassRule {
    switch classes {
    case "quantiles": return .quantiles(classCount)
    case "jenks", "natural": return .naturalBreaks(classCount)
    default:
      let limits = classes.split(separator: ",").map { Double($0) }
      guard !limits.isEmpty, limits.count <= 5, limits.allSatisfy({ $0?.isFinite ?? false }) else {
        throw ValidationError(
          "--classes takes quantiles, jenks, or up to five limits such as 100,500,1000.",
          "В --classes указывают quantiles, jenks или до пяти границ классов, например 100,500,1000.")
      }
      return .limits(limits.compactMap { $0 })
    }
  }
}
