import BorderCore
import BorderIO
import BorderMaps

/// Writes a map beside tables of other commands: framed around its regions, as `mezha map` draws by itself.
package struct PictureOutput {
  /// The formats of pictures.
  package static let formats = ["svg", "png", "pdf"]

  package let file: OutputFile
  package let language: Language

  package init(file: OutputFile, language: Language) {
    self.file = file
    self.language = language
  }

  /// Draws and writes.
  ///
  /// - Throws: ``RequestError`` where the picture cannot be drawn.
  package func write(_ map: MapContent, format: String, credits: Credits) throws {
    var content = map
    content.chooseExtent(isWhole: false)
    var options = MapOptions()
    options.language = language
    options.figure = .none
    let projection = try MapSource.projection(nil, for: content)
    options.projectionName = projection.definition
    var drawing = Drawing.map(content, options: options, projection: projection)
    drawing.credit = credits.line(language)
    do {
      switch format {
      case "png": try file.write(try drawing.png(scale: 2))
      case "pdf": try file.write(try drawing.pdf(created: Provenance.sourceDateEpochOfEnvironment ?? 0))
      default: try file.write(drawing.svg())
      }
    } catch let error as DrawingError {
      throw RequestError(
        "the picture cannot be drawn: \(error.message). Try --format svg",
        "рисунок не получается: \(error.message). Попробуйте --format svg")
    }
  }
}
