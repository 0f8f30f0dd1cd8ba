import BorderCore
import BorderIO
import BorderMaps

extension Drawing {
  /// A map beside tables: framed around its regions, as `mezha map` draws by itself.
  package static func map(_ map: MapContent, language: Language, credits: Credits) throws -> Drawing {
    var content = map
    content.chooseExtent(isWhole: false)
    var options = MapOptions()
    options.language = language
    options.figure = .none
    let projection = try MapSource.projection(nil, for: content)
    options.projectionName = projection.definition
    var drawing = Drawing.map(content, options: options, projection: projection)
    drawing.credit = credits.line(language)
    return drawing
  }

  /// The bytes of a drawing.
  ///
  /// - Parameters:
  ///   - format: One of ``FileFormat/pictures``.
  ///   - scale: PNG: pixels of the file for each pixel of the page.
  /// - Returns: The file.
  /// - Throws: ``RequestError`` where it cannot be drawn.
  package func bytes(_ format: FileFormat, scale: Double = 2) throws -> OutputBuffer {
    guard case .picture(let form) = format.form else {
      throw RequestError(
        "a picture cannot be written as \(format.name)", "рисунок не записать в \(format.name)")
    }
    do throws(DrawingError) {
      return switch form {
      case .svg: svg()
      case .png: try png(scale: scale)
      case .pdf: try pdf(created: Provenance.sourceDateEpochOfEnvironment ?? 0)
      }
    } catch {
      throw RequestError(
        "the picture cannot be drawn: \(error.message). Try --format svg, or a smaller one",
        "рисунок не получается: \(error.message). Попробуйте --format svg или рисунок поменьше")
    }
  }
}
