public import BorderCore
public import BorderIO
internal import Glibc

/// The length of a border against the ruler, both in logarithms: Richardson's plot.
///
/// Dots are the mean of all walks, the band reaches from the shortest to the longest; the line is the power law over the rulers
/// that it was fitted to; the dashed line is the length along all vertices. A published length is a line across, with a ring
/// where it meets the curve.
public struct ScaleChart: Sendable {
  /// The border.
  public var border: ScaledBorder
  /// The language of names.
  public var language: Language
  /// The size in pixels.
  public var (width, height) = (ScaleChart.panelWidth, 310.0)
  /// How wide a chart is drawn, in pixels.
  public static let panelWidth = 456.0

  /// The chart of a border.
  public init(_ border: ScaledBorder, language: Language) {
    self.border = border
    self.language = language
  }

  /// The picture with a title and a description in words.
  public func drawing() -> Drawing {
    var drawing = Drawing(width: width, height: height, title: heading)
    drawing.description = border.sentence(language)
    draw(on: &drawing, left: 0, top: 0)
    return drawing
  }

  /// Several charts on one page.
  ///
  /// - Parameters:
  ///   - borders: The borders in the order of the charts.
  ///   - title: What stands above them.
  ///   - language: The language of names.
  ///   - credit: Whom and what to name as the sources, below them; empty for none.
  /// - Returns: The picture.
  public static func page(
    _ borders: [ScaledBorder], title: Phrase, language: Language, credit: String = ""
  ) -> Drawing {
    let charts = borders.map { ScaleChart($0, language: language) }
    let (head, rows) = (64.0, (charts.count + 1) / 2)
    let credits = FontMetrics.wrapped(PrintableText.oneLine(credit), size: 10, within: 928)
    let foot = credits.isEmpty ? 8 : Double(credits.count) * 14 + 16
    let bottom = head + Double(rows) * (charts.first?.height ?? 0)
    var drawing = Drawing(width: 960, height: bottom + foot, title: title(language))
    drawing.description = charts.map { $0.heading + ". " + $0.border.sentence(language) }.joined(
      separator: " ")
    let whole = PageBox(left: 0, top: 0, right: 960, bottom: bottom + foot)
    drawing.add(.path(.init(StripComposer.rectangle(whole), paint: Paint(fill: MapStyle.page))))
    drawing.add(
      .init(title(language), at: PagePoint(16, 28), size: 17, isBold: true, colour: MapStyle.ink))
    drawing.add(.init(legend(language), at: PagePoint(16, 48), size: 11, colour: MapStyle.quiet))
    for (index, chart) in charts.enumerated() {
      chart.draw(
        on: &drawing, left: 16 + Double(index % 2) * (chart.width + 16),
        top: head + Double(index / 2) * chart.height)
    }
    for (line, text) in credits.enumerated() {
      let place = PagePoint(16, bottom + 14 + Double(line) * 14)
      drawing.add(.init(text, at: place, size: 10, colour: MapStyle.quiet))
    }
    drawing.credit = credit
    return drawing
  }

  /// The legend and then each chart, every one as an SVG of its own, for a page that lays them out.
  public static func panels(_ borders: [ScaledBorder], language: Language) -> [OutputBuffer] {
    let lines = FontMetrics.wrapped(legend(language), size: 11, within: panelWidth - 32)
    var signs = Drawing(
      width: panelWidth, height: Double(lines.count) * 15 + 8,
      title: Phrase("Signs", "Условные знаки")(language))
    for (index, line) in lines.enumerated() {
      signs.add(
        .init(line, at: PagePoint(16, 14 + 15 * Double(index)), size: 11, colour: MapStyle.quiet))
    }
    return [signs.svg(.forBrowsers)]
      + borders.map { ScaleChart($0, language: language).drawing().svg(.forBrowsers) }
  }

  /// How to read a chart.
  public static let legend = Phrase(
    "Dots: length by each ruler, the mean of all walks; band: shortest to longest walk; line: power law; dashes: length along all vertices; ring: published length.",
    "Точки — длина при каждом измерителе, среднее по проходам; полоса — от кратчайшего до длиннейшего; линия — степенной закон; пунктир — длина по всем вершинам; кольцо — опубликованная длина."
  )

  private var heading: String { border.label(language) }

  /// Draws the chart into a box of the page.
  func draw(on drawing: inout Drawing, left: Double, top: Double) {
    let box = PageBox(left: left + 52, top: top + 52, right: left + width - 12, bottom: top + height - 34)
    drawing.add(
      .init(heading, at: PagePoint(left, top + 16), size: 13, isBold: true, colour: MapStyle.ink))
    drawing.add(
      .init(dimension(language), at: PagePoint(left, top + 32), size: 11, colour: MapStyle.quiet))
    guard let frame = Frame(border, box) else { return }
    drawGrid(frame, on: &drawing)
    drawCurve(frame, on: &drawing)
    drawPublished(frame, on: &drawing)
  }

  private func dimension(_ language: Language) -> String {
    guard let fit = border.fit else {
      return Phrase("too few rulers for a dimension", "измерителей мало для размерности")(language)
    }
    let (value, width) = (
      Phrase(number: fit.dimension, places: 3), Phrase(number: fit.halfWidth, places: 3)
    )
    let (low, high) = (
      ScaleWords.kilometres(fit.rulers.lowerBound), ScaleWords.kilometres(fit.rulers.upperBound)
    )
    return Phrase(
      "dimension \(value.english) ± \(width.english), rulers \(low.english) to \(high.english) km",
      "размерность \(value.russian) ± \(width.russian), измерители \(low.russian)–\(high.russian) км")(
        language)
  }
}

extension ScaleChart {
  /// Where rulers and lengths stand on the page.
  struct Frame {
    let box: PageBox
    let rulers: ClosedRange<Double>
    let lengths: ClosedRange<Double>

    /// Room for all that a chart shows; `nil` without a length.
    init?(_ border: ScaledBorder, _ box: PageBox) {
      let shown = border.curve.lengths.filter { $0.least > 0 }
      guard let first = shown.first, let last = shown.last else { return nil }
      var values = shown.flatMap { [$0.least, $0.greatest] } + [border.curve.length]
      if let published = border.published { values.append(published.length.kilometres * 1000) }
      guard let low = values.min(), let high = values.max() else { return nil }
      self.box = box
      rulers = first.ruler / 1.15...last.ruler * 1.15
      // At least a fifth from the bottom to the top: a straight border is to look straight.
      let middle = (low * high).squareRoot()
      lengths = min(low / 1.03, middle / 1.1)...max(high * 1.03, middle * 1.1)
    }

    func x(_ ruler: Double) -> Double {
      box.left + log(ruler / rulers.lowerBound) / log(rulers.upperBound / rulers.lowerBound) * box.width
    }

    func y(_ length: Double) -> Double {
      box.bottom - log(length / lengths.lowerBound) / log(lengths.upperBound / lengths.lowerBound)
        * box.height
    }

    /// Round values inside of a range, at most so many.
    static func ticks(_ range: ClosedRange<Double>, most: Int) -> [Double] {
      for factors in [
        [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 9], [1, 1.5, 2, 3, 5, 7], [1, 2, 5], [1, 3], [1],
      ] {
        var ticks: [Double] = []
        var decade = pow(10, log10(range.lowerBound).rounded(.down))
        while decade <= range.upperBound {
          ticks += factors.map { $0 * decade }.filter { range.contains($0) }
          decade *= 10
        }
        if ticks.count <= most { return ticks }
      }
      return []
    }
  }

  private func drawGrid(_ frame: Frame, on drawing: inout Drawing) {
    let box = frame.box
    let (rulers, lengths) = (Frame.ticks(frame.rulers, most: 8), Frame.ticks(frame.lengths, most: 7))
    drawing.group(.init("grid", paint: Paint(stroke: MapStyle.graticule, width: 0.6))) { drawing in
      for ruler in rulers {
        let x = frame.x(ruler)
        drawing.add(.path(.init(.lines([[PagePoint(x, box.top), PagePoint(x, box.bottom)]]))))
      }
      for length in lengths {
        let y = frame.y(length)
        drawing.add(.path(.init(.lines([[PagePoint(box.left, y), PagePoint(box.right, y)]]))))
      }
    }
    func label(_ text: String, _ place: PagePoint, _ anchor: Drawing.Text.Anchor) {
      drawing.add(.init(text, at: place, size: 10, colour: MapStyle.quiet, anchor: anchor))
    }
    for ruler in rulers {
      label(ScaleWords.kilometres(ruler)(language), PagePoint(frame.x(ruler), box.bottom + 13), .middle)
    }
    for length in lengths {
      label(ScaleWords.kilometres(length)(language), PagePoint(box.left - 5, frame.y(length) + 3.5), .end)
    }
    label(
      Phrase("ruler, km", "измеритель, км")(language), PagePoint((box.left + box.right) / 2, box.bottom + 27),
      .middle)
    label(Phrase("length, km", "длина, км")(language), PagePoint(box.left - 50, box.top - 5), .start)
  }

  private func drawCurve(_ frame: Frame, on drawing: inout Drawing) {
    let shown = border.curve.lengths.filter { $0.least > 0 }
    let ring =
      shown.map { PagePoint(frame.x($0.ruler), frame.y($0.greatest)) }
      + shown.reversed().map { PagePoint(frame.x($0.ruler), frame.y($0.least)) }
    drawing.add(.path(.init(.rings([ring]), paint: Paint(fill: MapStyle.band))))
    let full = frame.y(border.curve.length)
    let across = [PagePoint(frame.box.left, full), PagePoint(frame.box.right, full)]
    drawing.add(
      .path(.init(.lines([across]), paint: Paint(stroke: MapStyle.state, width: 1, dash: [4, 3]))))
    if let fit = border.fit {
      let ends = [fit.rulers.lowerBound, fit.rulers.upperBound].map {
        PagePoint(frame.x($0), frame.y(fit.length(ruler: $0)))
      }
      drawing.add(
        .path(.init(.lines([ends]), paint: Paint(stroke: Colour(MapStyle.kinds[1]), width: 1.6))))
    }
    drawing.group(.init("lengths", paint: Paint(fill: MapStyle.crossing))) { drawing in
      for length in shown {
        let (ruler, mean) = (ScaleWords.kilometres(length.ruler), ScaleWords.kilometres(length.mean))
        let tip = Phrase(
          "ruler \(ruler.english) km: \(mean.english) km",
          "измеритель \(ruler.russian) км: \(mean.russian) км")
        drawing.add(
          .path(
            .init(
              .circle(PagePoint(frame.x(length.ruler), frame.y(length.mean)), radius: 2.2), tip: tip(language)
            )))
      }
    }
  }

  private func drawPublished(_ frame: Frame, on drawing: inout Drawing) {
    guard let published = border.published else { return }
    let colour = Colour(MapStyle.kinds[3])
    let y = frame.y(published.length.kilometres * 1000)
    let across = [PagePoint(frame.box.left, y), PagePoint(frame.box.right, y)]
    drawing.add(.path(.init(.lines([across]), paint: Paint(stroke: colour, width: 1))))
    if let ruler = published.match.ruler {
      let x = min(max(frame.x(ruler), frame.box.left), frame.box.right)
      drawing.add(
        .path(.init(.circle(PagePoint(x, y), radius: 5), paint: Paint(stroke: colour, width: 1.6))))
    }
    let text = Phrase(number: published.length.kilometres, places: 0)
    let label = Phrase("published \(text.english) km", "опубликовано \(text.russian) км")(language)
    drawing.add(
      .init(
        label, at: PagePoint(frame.box.right - 3, y - 4), size: 10, colour: colour, anchor: .end,
        halo: MapStyle.casing))
  }
}
