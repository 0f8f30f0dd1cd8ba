internal import BorderCore
import BorderIO
import BorderTables
import Glibc

extension MapComposer {
  static let legendSize = 11.5
  static let legendLine = 18.0

  /// What stands below the map.
  ///
  /// - Returns: The lower edge of the page.
  func drawLegend(_ drawing: inout Drawing, top: Double) -> Double {
    var bottom = top
    drawing.group(.init("legend")) { drawing in
      let isNarrow = options.width < 1060
      var left = Self.margin
      var next = top
      let blocks: [(inout Drawing, PagePoint) -> Double] =
        [drawClasses] + (content.assignment == nil ? [] : [drawSigns]) + [drawLineKey]
      for block in blocks {
        let end = block(&drawing, PagePoint(left, next))
        bottom = max(bottom, end)
        if isNarrow { next = end + 12 } else { left += sheet.column }
      }
      bottom = max(bottom, (sheet.cells.map(\.bottom).max() ?? 0) - 4)
      bottom = drawNumbered(&drawing, top: bottom + 10)
      bottom = drawNotes(&drawing, top: bottom + 6)
    }
    return bottom + 14
  }

  func heading(_ text: Phrase, _ place: PagePoint, _ drawing: inout Drawing) {
    drawing.add(.init(text(language), at: place, size: 12.5, isBold: true, colour: MapStyle.ink))
  }

  /// A text of a block, broken where the column of the block ends.
  ///
  /// - Parameters:
  ///   - text: What is said.
  ///   - place: Where it begins.
  ///   - block: The corner of the block.
  ///   - drawing: Takes the lines.
  /// - Returns: Where the next line stands.
  func item(
    _ text: String, _ place: PagePoint, of block: PagePoint, _ drawing: inout Drawing
  ) -> Double {
    var y = place.y
    let room = block.x + sheet.column - MapSheet.gap - place.x
    for line in FontMetrics.wrapped(text, size: Self.legendSize, within: room) {
      drawing.add(.init(line, at: PagePoint(place.x, y), size: Self.legendSize, colour: MapStyle.ink))
      y += Self.legendLine
    }
    return y
  }

  /// The classes of the borders; in brackets, how many borders are in each.
  private func drawClasses(_ drawing: inout Drawing, at corner: PagePoint) -> Double {
    heading(content.kinds?.heading ?? options.figure.heading(of: content), corner, &drawing)
    var y = corner.y + Self.legendLine + 2
    for entry in colouring.legend {
      let stroke = Paint(stroke: entry.colour, width: 4)
      drawing.add(
        .init(.lines([[PagePoint(corner.x + 2, y - 4), PagePoint(corner.x + 32, y - 4)]]), paint: stroke))
      y = item(entry.label(language), PagePoint(corner.x + 42, y), of: corner, &drawing)
    }
    return drawInsetKey(&drawing, at: PagePoint(corner.x, y + 8))
  }

  /// Which insets there are; how many times larger each is.
  private func drawInsetKey(_ drawing: inout Drawing, at corner: PagePoint) -> Double {
    guard !insets.isEmpty else { return corner.y - 8 }
    heading(
      Phrase("Insets, and how much larger they are", "Врезки и во сколько раз они крупнее"),
      PagePoint(corner.x, corner.y + 10), &drawing)
    var y = corner.y + 10 + Self.legendLine + 2
    for inset in insets {
      drawing.add(
        .init(
          inset.letter(language), at: PagePoint(corner.x + 17, y), size: Self.legendSize, isBold: true,
          colour: MapStyle.ink, anchor: .middle))
      let times = Phrase(number: inset.magnification, places: 1)(language)
      let name = inset.name(language)
      let text = name.isEmpty ? "× \(times)" : "\(name) (× \(times))"
      y = item(text, PagePoint(corner.x + 42, y), of: corner, &drawing)
    }
    return y
  }

  /// Kinds of lines, the hatching, and the scale bar.
  private func drawLineKey(_ drawing: inout Drawing, at corner: PagePoint) -> Double {
    heading(Phrase("Lines", "Линии"), corner, &drawing)
    var y = corner.y + Self.legendLine + 2
    func row(_ paint: Paint, _ text: Phrase) {
      drawing.add(
        .init(.lines([[PagePoint(corner.x + 2, y - 4), PagePoint(corner.x + 32, y - 4)]]), paint: paint))
      y = item(text(language), PagePoint(corner.x + 42, y), of: corner, &drawing)
    }
    let isColoured = Set(coloured)
    let hasOthers = analysis.borders.indices.contains {
      analysis.borders[$0].isShared && analysis.isInternational(analysis.borders[$0])
        && !isColoured.contains($0)
    }
    if hasOthers {
      row(
        Paint(stroke: MapStyle.state, width: 1.1),
        Phrase("other state borders", "прочие государственные границы"))
    }
    let hasInner = analysis.borders.indices.contains {
      analysis.borders[$0].isShared && !analysis.isInternational(analysis.borders[$0])
        && !isColoured.contains($0)
    }
    if hasInner {
      row(Paint(stroke: MapStyle.inner, width: 0.8), Phrase("borders of regions", "границы регионов"))
    }
    row(
      Paint(stroke: MapStyle.coast, width: 0.8), Phrase("coast, or edge of the data", "берег или край данных")
    )
    if !rivers.isEmpty {
      row(DrawnRiver.paint(rank: DrawnRiver.lastGreat), Phrase("great rivers", "крупные реки"))
    }
    let statuses = Set(analysis.regions.regions.map(\.status)).filter { !MapStyle.dash(status: $0).isEmpty }
      .sorted()
    if !statuses.isEmpty {
      let paint = Paint(stroke: MapStyle.state, width: 1.4, dash: MapStyle.dash(status: statuses[0]))
      let names = statuses.map { Vocabulary.status.phrase($0) }
      row(
        paint,
        Phrase(
          "dashed, hatched: " + names.map(\.english).joined(separator: ", "),
          "пунктир, штриховка: " + names.map(\.russian).joined(separator: ", ")))
    }
    func patch(_ colour: Colour, _ text: Phrase) {
      let box = PageBox(left: corner.x + 2, top: y - 10, right: corner.x + 32, bottom: y + 1)
      drawing.add(.init(.rings([box.ring]), paint: Paint(fill: colour, stroke: MapStyle.coast, width: 0.6)))
      y = item(text(language), PagePoint(corner.x + 42, y), of: corner, &drawing)
    }
    if let kinds = content.kinds, !kinds.patches.isEmpty {
      for entry in kinds.patchEntries { patch(entry.colour, entry.label) }
    }
    if showsGround {
      if showsLandBeyond { patch(MapStyle.ground, Phrase("land outside the data", "суша вне данных")) }
      patch(MapStyle.water, Phrase("water", "вода"))
    } else {
      patch(MapStyle.beyond, Phrase("outside the data: land or water", "вне данных: суша или вода"))
    }
    if !insets.isEmpty {
      row(
        MapInset.mark,
        Phrase("what an inset shows, by its letter", "что показывает врезка, по её букве"))
    }
    if options.hasGraph {
      row(
        Paint(stroke: MapStyle.graph, width: 1.5),
        Phrase("regions that share a border", "регионы с общей границей"))
    }
    return drawScaleBar(&drawing, at: PagePoint(corner.x + 2, y + 8))
  }

  /// A round distance at the middle of the window, where the scale is that of the map.
  private func drawScaleBar(_ drawing: inout Drawing, at corner: PagePoint) -> Double {
    guard let bar = ScaleBar(map, longest: 150) else { return corner.y }
    bar.draw(at: corner, &drawing)
    let at = Phrase(number: abs(bar.latitude), places: 0)(language)
    let km = bar.label(language)
    let text = Phrase(
      "\(km) (at \(at)°\(bar.latitude < 0 ? "S" : "N"), in the middle of the map)",
      "\(km) (на \(at)°\(bar.latitude < 0 ? " ю. ш." : " с. ш."), в середине карты)")
    return item(text(language), PagePoint(corner.x + bar.width + 10, corner.y + 4), of: corner, &drawing)
  }

  /// The regions whose names did not fit.
  private func drawNumbered(_ drawing: inout Drawing, top: Double) -> Double {
    guard !numbered.isEmpty else { return top }
    var y = top + 6
    heading(Phrase("Regions by number", "Регионы по номерам"), PagePoint(Self.margin, y), &drawing)
    y += Self.legendLine
    let columns = max(1, Int((options.width - 2 * Self.margin) / 250))
    let rows = (numbered.count + columns - 1) / columns
    let width = (options.width - 2 * Self.margin) / Double(columns)
    for (index, id) in numbered.enumerated() {
      let region = analysis.regions[id]
      let place = PagePoint(Self.margin + Double(index / rows) * width, y + Double(index % rows) * 15)
      drawing.add(.init("\(index + 1)", at: place, size: 10.5, isBold: true, colour: MapStyle.ink))
      drawing.add(
        .init(
          PrintableText.oneLine(Phrase(region.name, region.nameRussian)(language)),
          at: PagePoint(place.x + 20, place.y), size: 10.5,
          colour: MapStyle.ink))
    }
    return y + Double(rows) * 15 + 4
  }

  /// Sources, worldview, projection.
  private func drawNotes(_ drawing: inout Drawing, top: Double) -> Double {
    var y = top + 10
    var notes = (content.notes + (showsGround ? [content.ground?.note].compactMap { $0 } : [])).map {
      $0(language)
    }
    if !options.projectionName.isEmpty {
      notes.append(Phrase("Projection", "Проекция")(language) + ": " + options.projectionName)
    }
    if signs.hidden > 0 {
      notes.append(
        Phrase(
          "Signs without room of their own, which others may hide: \(signs.hidden).",
          "Знаков, которым не хватило места и которые могут быть закрыты другими: \(signs.hidden).")(language)
      )
    }
    for note in notes {
      for line in FontMetrics.wrapped(
        PrintableText.oneLine(note), size: 10, within: options.width - 2 * Self.margin)
      {
        drawing.add(.init(line, at: PagePoint(Self.margin, y), size: 10, colour: MapStyle.quiet))
        y += 14
      }
    }
    return y
  }
}
