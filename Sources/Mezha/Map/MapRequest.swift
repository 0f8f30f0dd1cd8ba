import BorderCore
public import BorderMaps
import PROJ

/// A picture of the borders.
public struct MapRequest: Sendable {
  /// By what borders are coloured; `nil` for density where crossings are listed, else length.
  public var figure: MapFigure?
  /// The classes of the colours.
  public var classes = ClassRule.naturalBreaks(5)
  /// The projection, as PROJ takes it; `nil` for one that suits the extent.
  public var projection: String?
  /// The country to frame and to colour the borders of, `all` for none; `nil` for that of the data.
  public var focus: String?
  /// Whether everything is shown, however small all else becomes.
  public var isWhole = false
  /// The width of the page in pixels.
  public var width: Double = 1600
  /// PNG: pixels of the file for each pixel of the page.
  public var pixelScale: Double = 2
  /// What stands above the map.
  public var title: String?
  /// Whether regions that share a border are joined by lines.
  public var hasGraph = false
  /// Whether names are written into the map.
  public var hasLabels = true
  /// Whether crowded parts are shown at a larger scale beside the map.
  public var hasInsets = true

  /// The map that suits the data.
  public init() {}

  /// The map.
  ///
  /// - Throws: `InputError` when something cannot be read; ``RequestError`` where the data do not bear what is asked for, or
  ///   the picture cannot be drawn.
  public func result(_ job: Job) throws -> Deliverable {
    let workspace = try Workspace(
      job.request, needsProvenance: false, outputs: job.outputs, reporter: job.reporter)
    var content = try MapSource(workspace, measure: job.measure, threads: job.threads).content
    if let focus { content.home = focus == "all" ? nil : focus }
    if let home = content.home, !content.analysis.countries.contains(home) {
      let known = (content.analysis.countries + ["all"]).joined(separator: ", ")
      throw RequestError(
        "--focus \(home): no region has this country. There are: \(known)",
        "--focus \(home): ни у одного региона нет такой страны. Есть: \(known)")
    }
    content.chooseExtent(isWhole: isWhole)
    if let title { content.title = Phrase(same: title) }
    var options = MapOptions()
    options.width = width
    options.language = job.language
    options.figure = figure ?? (content.tallies == nil ? .length : .density)
    if content.tallies == nil && (options.figure == .density || options.figure == .crossings) {
      throw RequestError(
        "--color \(options.figure.rawValue) needs listed crossings; these inputs have none. Use --color length, or leave the inputs out for the embedded data",
        "--color \(options.figure.rawValue): нужен список переходов, а в этих данных его нет. Возьмите --color length или встроенные данные"
      )
    }
    options.rule = classes
    options.hasLabels = hasLabels
    options.hasGraph = hasGraph
    options.hasInsets = hasInsets
    let projection = try MapSource.projection(projection, for: content)
    options.projectionName = projection.definition
    var drawing = Drawing.map(content, options: options, projection: projection)
    drawing.credit = workspace.credits.line(job.language)
    if job.format != .svg { for doubt in drawing.doubtsOfLetters() { job.reporter.warn(doubt) } }
    return Deliverable(mapAs: job.format, scale: pixelScale) { [drawing] _ in drawing }
  }
}
