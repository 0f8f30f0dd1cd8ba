internal import BorderCore
import BorderIO
import BorderTables

/// The colour and sign of a crossing on a strip.
struct StripSign {
  let outline: CrossingSign.Outline
  let colour: Colour
  let paint: Paint
  let label: Phrase

  init(_ crossing: PlacedCrossing, modes: [CrossingMode]) {
    self.init(
      mode: crossing.mode,
      filling: CrossingSign.Filling(status: crossing.status, isPlanned: crossing.isPlanned),
      modes: modes, isListed: crossing.status != .unstated || crossing.isPlanned)
  }

  /// The sign of a mode; crossings by lines have no status and are filled.
  init(mode: CrossingMode, filling: CrossingSign.Filling, modes: [CrossingMode], isListed: Bool) {
    let index = modes.firstIndex(of: mode) ?? 0
    outline = CrossingSign.outline(ofMode: mode, in: modes)
    colour = Colour(MapStyle.kinds[index % MapStyle.kinds.count])
    let name = mode.words
    guard isListed else {
      paint = Paint(fill: colour, stroke: MapStyle.page, width: 0.6)
      label = name
      return
    }
    label = Phrase(
      "\(name.english), \(filling.label.english)", "\(name.russian), \(filling.label.russian)")
    switch filling {
    case .open: paint = Paint(fill: colour, stroke: MapStyle.page, width: 0.6)
    case .closed: paint = Paint(fill: MapStyle.page, stroke: colour, width: 1.3)
    case .unknown, .other: paint = Paint(fill: Colour(0xD5DADF), stroke: colour, width: 1)
    case .planned: paint = Paint(fill: MapStyle.page, stroke: MapStyle.quiet, width: 1, dash: [1.2, 1.8])
    }
  }

  /// What stands around the sign where the place is known to worse than 5 km.
  func ring(at place: PagePoint, radius: Double) -> Drawing.Path {
    var paint = CrossingSign.Rough.paint
    paint.stroke = colour
    return .init(CrossingSign.Rough.path(at: place, radius: radius), paint: paint)
  }
}

/// What the signs of strips mean.
struct StripLegend {
  private let modes: [CrossingMode]
  private let entries: [(sign: StripSign, label: Phrase, isRough: Bool)]
  private let language: Language
  private let note: Phrase
  /// The width of the page in pixels.
  private let width: Double

  init(_ routes: CrossedRoutes, language: Language, bandwidth: Double, width: Double = 960) {
    self.language = language
    self.width = width
    let crossings = routes.routes.flatMap(\.crossings)
    let present = Set(crossings.map(\.mode))
    modes = routes.modes.filter { present.contains($0) }
    let isListed = crossings.contains { $0.status != .unstated || $0.isPlanned }
    let fillings = Set(crossings.map { CrossingSign.Filling(status: $0.status, isPlanned: $0.isPlanned) })
    let first = modes.first ?? .unstated
    entries =
      modes.map {
        (
          StripSign(mode: $0, filling: .open, modes: routes.modes, isListed: isListed),
          $0.words,
          false
        )
      }
      + (isListed
        ? CrossingSign.Filling.allCases.filter { fillings.contains($0) }.map {
          (StripSign(mode: first, filling: $0, modes: routes.modes, isListed: true), $0.label, false)
        } : [])
      + (crossings.contains(where: \.isRough)
        ? [
          (
            StripSign(mode: first, filling: .open, modes: routes.modes, isListed: true),
            CrossingSign.Rough.label, true
          )
        ] : [])
    note = Phrase(
      "Area: crossings per 100 km, kernel of \(Int(bandwidth)) km to each side. Band: the longest stretch without a crossing. Each strip has its own scale.",
      "Площадь: переходов на 100 км, ядро по \(Int(bandwidth)) км в каждую сторону. Полоса: самый длинный участок без переходов. У каждой границы свой масштаб."
    )
  }

  private var rows: [[(sign: StripSign, label: String, isRough: Bool, x: Double)]] {
    var rows: [[(sign: StripSign, label: String, isRough: Bool, x: Double)]] = [[]]
    var x = StripComposer.margin + 4
    for entry in entries {
      let label = entry.label(language)
      let width = FontMetrics.width(of: label, size: 11) + 28
      if x + width > self.width - StripComposer.margin {
        rows.append([])
        x = StripComposer.margin + 4
      }
      rows[rows.count - 1].append((entry.sign, label, entry.isRough, x))
      x += width
    }
    return rows
  }

  private var notes: [String] {
    FontMetrics.wrapped(note(language), size: 10, within: width - 2 * StripComposer.margin)
  }

  /// The height of all rows and the note.
  var height: Double { Double(rows.count) * 17 + 12 + 14 * Double(notes.count) }

  /// Draws the signs, then the note.
  func draw(on drawing: inout Drawing, top: Double) {
    var y = top + 8
    for row in rows {
      for entry in row {
        if entry.isRough {
          drawing.add(.path(entry.sign.ring(at: PagePoint(entry.x, y - 4), radius: 3.4)))
        }
        drawing.add(
          .path(
            .init(
              CrossingSign.path(entry.sign.outline, at: PagePoint(entry.x, y - 4), radius: 4),
              paint: entry.sign.paint)))
        drawing.add(
          .init(entry.label, at: PagePoint(entry.x + 9, y), size: 11, colour: MapStyle.ink))
      }
      y += 17
    }
    for (index, line) in notes.enumerated() {
      let place = PagePoint(StripComposer.margin, y + 14 * Double(index))
      drawing.add(.init(line, at: place, size: 10, colour: MapStyle.quiet))
    }
  }
}
