public import BorderCore
public import BorderIO

/// A border drawn as a straight strip: kilometres along it from left to right, crossings as ticks, the longest stretch
/// without a crossing marked.
///
/// Lines of the border that do not follow each other stand apart. Above the strip is the density of crossings,
/// smoothed by a kernel. Modes differ in colour and in the outline of their signs, open crossings from others in the
/// filling, so nothing hangs on colour alone.
public struct StripChart: Sendable {
  /// The border.
  public var route: CrossedRoute
  /// The modes in the order of their signs; those of a whole report, so that its strips agree with each other.
  public var modes: [CrossingMode]
  /// The language of names.
  public var language: Language
  /// The width in pixels; not below 320.
  public var width = 960.0
  /// Half the width of the kernel in kilometres.
  public var bandwidth = 100.0

  /// The strip of a border.
  ///
  /// - Parameters:
  ///   - route: The border with its crossings.
  ///   - modes: All modes in the order of their signs, such as `CrossedRoutes.modes`.
  ///   - language: The language of names.
  public init(_ route: CrossedRoute, modes: [CrossingMode], language: Language) {
    self.route = route
    self.modes = modes
    self.language = language
  }

  /// The picture with a title and a description in words. O(crossings · log).
  public func drawing() -> Drawing {
    var composer = StripComposer(self)
    var drawing = Drawing(width: max(width, 320), height: composer.height, title: composer.heading)
    drawing.description = composer.description
    composer.draw(on: &drawing, top: 0)
    return drawing
  }

  /// One `svg` element without ids, scripts or references, to stand alone or inside a page.
  public func svg(_ options: SVGOptions = SVGOptions()) -> OutputBuffer { drawing().svg(options) }

  /// All routes below each other as one SVG, with a legend of the signs.
  ///
  /// - Parameters:
  ///   - routes: The borders with their crossings; none give a page with a title alone.
  ///   - title: What stands above them.
  ///   - language: The language of names.
  ///   - bandwidth: Half the width of the kernel in kilometres.
  ///   - credit: Whom and what to name as the sources, below them; empty for none.
  /// - Returns: The picture.
  public static func page(
    _ routes: CrossedRoutes, title: Phrase, language: Language, bandwidth: Double = 100, credit: String = ""
  ) -> Drawing {
    let composers = routes.routes.map { route in
      var chart = StripChart(route, modes: routes.modes, language: language)
      chart.bandwidth = bandwidth
      return StripComposer(chart)
    }
    let legend = StripLegend(routes, language: language, bandwidth: bandwidth)
    let head = 44.0
    let credits = FontMetrics.wrapped(PrintableText.oneLine(credit), size: 10, within: 928)
    let foot = credits.isEmpty ? 0 : Double(credits.count) * 14 + 16
    let height = composers.map(\.height).reduce(head + legend.height, +) + foot
    var drawing = Drawing(width: 960, height: height, title: title(language))
    drawing.description = composers.map { $0.heading + ". " + $0.description }.joined(separator: " ")
    let whole = PageBox(left: 0, top: 0, right: 960, bottom: height)
    drawing.add(.path(.init(StripComposer.rectangle(whole), paint: Paint(fill: MapStyle.page))))
    drawing.add(
      .init(title(language), at: PagePoint(16, 28), size: 17, isBold: true, colour: MapStyle.ink))
    legend.draw(on: &drawing, top: head)
    var top = head + legend.height
    for var composer in composers {
      composer.draw(on: &drawing, top: top)
      top += composer.height
    }
    for (line, text) in credits.enumerated() {
      let place = PagePoint(16, top + 14 + Double(line) * 14)
      drawing.add(.init(text, at: place, size: 10, colour: MapStyle.quiet))
    }
    drawing.credit = credit
    return drawing
  }

  /// The legend of the signs and then each route, every one as an SVG of its own, for a page that lays them out.
  ///
  /// - Parameters:
  ///   - routes: The borders with their crossings.
  ///   - language: The language of names.
  ///   - width: The width of the legend and of each strip in pixels.
  ///   - bandwidth: Half the width of the kernel in kilometres.
  /// - Returns: The pictures.
  public static func panels(
    _ routes: CrossedRoutes, language: Language, width: Double, bandwidth: Double = 100
  ) -> [OutputBuffer] {
    let legend = StripLegend(routes, language: language, bandwidth: bandwidth, width: width)
    var signs = Drawing(
      width: width, height: legend.height, title: Phrase("Signs", "Условные знаки")(language))
    legend.draw(on: &signs, top: 4)
    return [signs.svg(.forBrowsers)]
      + routes.routes.map { route in
        var chart = StripChart(route, modes: routes.modes, language: language)
        chart.width = width
        chart.bandwidth = bandwidth
        return chart.svg(.forBrowsers)
      }
  }
}
