internal import BorderCore
import BorderIO
import BorderTables

/// Lays out one strip.
struct StripComposer {
  private let chart: StripChart
  private let scale: StripScale
  /// Each crossing by itself, for the curve of density.
  private let spacing: CrossingSpacing
  /// The road and the railway of a town as one place, for gaps.
  private let places: CrossingSpacing
  /// The longest stretch without a crossing; `nil` where it is withheld.
  private let longestStretch: CrossingSpacing.Stretch?
  private let signs: [(crossing: PlacedCrossing, x: Double, level: Int)]

  static let margin = 16.0
  private static let curveHeight = 30.0
  private static let levelHeight = 9.0

  init(_ chart: StripChart) {
    self.chart = chart
    scale = StripScale(
      chart.route.chainage, left: Self.margin, right: max(chart.width, 320) - Self.margin)
    spacing = chart.route.spacing(byPlace: false)
    let places = chart.route.spacing()
    longestStretch = chart.route.withheld(.existing, places) == nil ? places.longest : nil
    self.places = places
    signs = Self.stacked(chart.route.crossings, scale)
  }

  /// Signs that would cover each other stand above each other, up to six of them.
  private static func stacked(
    _ crossings: [PlacedCrossing], _ scale: StripScale
  ) -> [(crossing: PlacedCrossing, x: Double, level: Int)] {
    var last = [Double](repeating: -.infinity, count: 6)
    return crossings.map { crossing in
      let x = scale.x(line: crossing.line, crossing.chainage)
      let level = last.indices.first { x - last[$0] >= 8 } ?? last.indices.min { last[$0] < last[$1] } ?? 0
      last[level] = x
      return (crossing, x, level)
    }
  }

  /// The second line, broken where the strip is narrower.
  private var longestLines: [String] {
    guard let longest else { return [] }
    return FontMetrics.wrapped(longest(chart.language), size: 11, within: scale.right - scale.left)
  }
  private var headRoom: Double { 26 + 14 * Double(max(longestLines.count, 1)) }

  private var levels: Int { (signs.map(\.level).max() ?? 0) + 1 }
  /// How far below the top the strip itself runs.
  private var axis: Double {
    headRoom + Self.curveHeight + 10 + Double(levels) * Self.levelHeight
  }

  /// The height of the strip with its labels.
  var height: Double { axis + 52 }

  /// The first line: the border, its length, its crossings.
  var heading: String {
    let route = chart.route
    let (count, placed) = (route.count(.existing), spacing.marks.count)
    let length = Phrase(number: route.chainage.length.kilometres, places: 0)
    let sides = Phrase(
      "\(route.names[0].english) – \(route.names[1].english)",
      "\(route.names[0].russian) – \(route.names[1].russian)")
    let shown =
      placed == count ? Phrase(same: "") : Phrase(", \(placed) with a place", ", с местом \(placed)")
    return Phrase(
      "\(sides.english): \(length.english) km, crossings: \(count)\(shown.english)",
      "\(sides.russian): \(length.russian) км, переходов: \(count)\(shown.russian)")(chart.language)
  }

  /// The second line: the longest stretch without a crossing.
  private var longest: Phrase? {
    guard let stretch = longestStretch, stretch.length > 0 else { return nil }
    let ends = chart.route.ends(of: stretch, in: places)
    let length = Phrase(number: stretch.length / 1000, places: 0)
    let (from, to) = (
      Phrase(number: stretch.from / 1000, places: 0), Phrase(number: stretch.to / 1000, places: 0)
    )
    return Phrase(
      "Longest stretch without a crossing: \(length.english) km (km \(from.english) to \(to.english)), from \(ends.from.english) to \(ends.to.english)",
      "Самый длинный участок без переходов: \(length.russian) км (км \(from.russian)–\(to.russian)), от «\(ends.from.russian)» до «\(ends.to.russian)»"
    )
  }

  /// The picture in words.
  var description: String {
    var parts: [Phrase] = []
    let lines = chart.route.chainage.lines.count
    if lines > 1 {
      parts.append(
        Phrase("The border consists of \(lines) lines.", "Граница состоит из линий: \(lines)."))
    }
    if let longest { parts.append(Phrase(longest.english + ".", longest.russian + ".")) }
    let list = signs.map { sign in
      let kilometre = Int(sign.crossing.chainage / 1000)
      return Phrase(
        "\(sign.crossing.name.english) at km \(kilometre)", "\(sign.crossing.name.russian) — км \(kilometre)")
    }
    if !list.isEmpty {
      let english = list.map(\.english).joined(separator: "; ")
      let russian = list.map(\.russian).joined(separator: "; ")
      parts.append(Phrase("Crossings: \(english).", "Переходы: \(russian)."))
    }
    return parts.map { $0(chart.language) }.joined(separator: " ")
  }

  static func rectangle(_ box: PageBox) -> Drawing.Path.Shape {
    .rings([
      [
        PagePoint(box.left, box.top), PagePoint(box.right, box.top), PagePoint(box.right, box.bottom),
        PagePoint(box.left, box.bottom),
      ]
    ])
  }

  /// Draws the strip below a height of the page.
  mutating func draw(on drawing: inout Drawing, top: Double) {
    text(heading, x: scale.left, y: top + 16, size: 13, isBold: true, on: &drawing)
    for (index, line) in longestLines.enumerated() {
      text(line, x: scale.left, y: top + 31 + 14 * Double(index), size: 11, on: &drawing)
    }
    drawCurve(on: &drawing, base: top + headRoom + Self.curveHeight)
    let y = top + axis
    drawing.group(.init("strip", paint: Paint(stroke: MapStyle.state, width: 4))) { drawing in
      for span in scale.spans {
        drawing.add(.path(.init(.lines([[PagePoint(span.left, y), PagePoint(span.right, y)]]))))
      }
    }
    drawLongest(on: &drawing, y: y)
    drawSigns(on: &drawing, y: y)
    drawScale(on: &drawing, y: y)
  }

  private func text(
    _ text: String, x: Double, y: Double, size: Double, isBold: Bool = false,
    anchor: Drawing.Text.Anchor = .start, on drawing: inout Drawing
  ) {
    drawing.add(
      .init(
        text, at: PagePoint(x, y), size: size, isBold: isBold,
        colour: isBold ? MapStyle.ink : MapStyle.quiet, anchor: anchor))
  }
}

extension StripComposer {
  /// The density above the strip as an area, with its highest value.
  private func drawCurve(on drawing: inout Drawing, base: Double) {
    let step = max(chart.route.chainage.length.metres / 240, 1)
    var lines: [[(x: Double, density: Double)]] = []
    for (index, line) in chart.route.chainage.lines.enumerated() {
      let count = max(1, Int(line.length.metres / step))
      lines.append(
        (0...count).map { number in
          let chainage = line.start.metres + line.length.metres * Double(number) / Double(count)
          let density = spacing.density(
            atChainage: chainage, line: index, bandwidth: chart.bandwidth * 1000)
          return (scale.x(line: index, chainage), density ?? 0)
        })
    }
    // One crossing on a line of few kilometres would flatten all others: such lines do not set the scale.
    let long = chart.route.chainage.lines.indices.filter {
      chart.route.chainage.lines[$0].length.kilometres >= chart.bandwidth
    }
    let scaling = long.isEmpty ? lines : long.map { lines[$0] }
    guard let peak = scaling.joined().max(by: { $0.density < $1.density }), peak.density > 0 else { return }
    let rings = lines.map { line in
      [PagePoint(line.first?.x ?? 0, base)]
        + line.map { PagePoint($0.x, base - min($0.density / peak.density, 1) * Self.curveHeight) }
        + [PagePoint(line.last?.x ?? 0, base)]
    }
    drawing.group(.init("density", paint: Paint(fill: MapStyle.band, stroke: MapStyle.coast, width: 0.7))) {
      $0.add(.path(.init(.rings(rings))))
    }
    let value = Phrase(number: peak.density, places: 2)
    let label = Phrase("\(value.english) per 100 km", "\(value.russian) на 100 км")(chart.language)
    let isRight = peak.x > scale.right - FontMetrics.width(of: label, size: 10) - 6
    drawing.add(
      .init(
        label, at: PagePoint(peak.x + (isRight ? -4 : 4), base - Self.curveHeight + 8), size: 10,
        colour: MapStyle.quiet, anchor: isRight ? .end : .start, halo: MapStyle.casing))
  }

  /// The longest stretch on the strip itself: a lighter band with a dark rim.
  private func drawLongest(on drawing: inout Drawing, y: Double) {
    guard let stretch = longestStretch, stretch.length > 0 else { return }
    let span = scale.spans[stretch.line]
    let (from, to) = (scale.x(line: stretch.line, stretch.from), scale.x(line: stretch.line, stretch.to))
    // Round a closed line, the stretch leaves at one end of the strip and comes back at the other.
    let isRound = stretch.to < stretch.from || stretch.first != nil && stretch.first == stretch.last
    let bands = isRound ? [(from, span.right), (span.left, to)] : [(from, to)]
    drawing.group(
      .init("longest", paint: Paint(fill: Colour(MapStyle.rising[0]), stroke: MapStyle.ink, width: 0.8))
    ) { drawing in
      for band in bands where band.1 - band.0 > 0.05 {
        let box = PageBox(left: band.0, top: y - 3.5, right: band.1, bottom: y + 3.5)
        drawing.add(
          .path(.init(Self.rectangle(box), tip: (longest ?? Phrase(same: ""))(chart.language))))
      }
    }
    guard let widest = bands.max(by: { $0.1 - $0.0 < $1.1 - $1.0 }) else { return }
    let number = Phrase(number: stretch.length / 1000, places: 0)
    let label = Phrase("\(number.english) km", "\(number.russian) км")(chart.language)
    guard FontMetrics.width(of: label, size: 10) < widest.1 - widest.0 - 6 else { return }
    text(label, x: (widest.0 + widest.1) / 2, y: y - 7, size: 10, anchor: .middle, on: &drawing)
  }

  private func drawSigns(on drawing: inout Drawing, y: Double) {
    drawing.group(.init("crossings")) { drawing in
      for sign in signs {
        let (crossing, x) = (sign.crossing, sign.x)
        let look = StripSign(crossing, modes: chart.modes)
        let head = PagePoint(x, y - 10 - Double(sign.level) * Self.levelHeight)
        let kilometre = Phrase(number: crossing.chainage / 1000, places: 1)
        var tip = Phrase(
          "\(crossing.name.english): \(look.label.english), km \(kilometre.english)",
          "\(crossing.name.russian): \(look.label.russian), км \(kilometre.russian)")(chart.language)
        if crossing.isRough { tip += ", " + CrossingSign.Rough.label(chart.language) }
        drawing.add(
          .path(.init(.lines([[PagePoint(x, y + 5), head]]), paint: Paint(stroke: look.colour, width: 1.2))))
        if crossing.isRough { drawing.add(.path(look.ring(at: head, radius: 3))) }
        drawing.add(
          .path(
            .init(
              CrossingSign.path(look.outline, at: head, radius: 3.6), paint: look.paint,
              key: .init("c", crossing.id), tip: tip)))
      }
    }
  }

  /// Kilometres below the strip, and what its two ends are called.
  private func drawScale(on drawing: inout Drawing, y: Double) {
    drawing.group(.init("scale", paint: Paint(stroke: MapStyle.quiet, width: 0.8))) { drawing in
      for label in scale.labels {
        drawing.add(.path(.init(.lines([[PagePoint(label.x, y + 6), PagePoint(label.x, y + 10)]]))))
      }
    }
    let kilometres = Phrase("km", "км")(chart.language)
    for label in scale.labels {
      let places = label.kilometres == label.kilometres.rounded() ? 0 : 1
      let number = Phrase(number: label.kilometres, places: places)(chart.language)
      let isFirst = label.x < scale.left + 8
      text(
        isFirst ? "\(number) \(kilometres)" : number, x: label.x, y: y + 21, size: 10,
        anchor: isFirst ? .start : label.x > scale.right - 12 ? .end : .middle, on: &drawing)
    }
    let ends = chart.route.ends
    if let first = ends.first ?? nil {
      text(first.start.phrase(chart.language), x: scale.left, y: y + 35, size: 10, on: &drawing)
    }
    if let last = ends.last ?? nil {
      text(last.end.phrase(chart.language), x: scale.right, y: y + 35, size: 10, anchor: .end, on: &drawing)
    }
  }
}
