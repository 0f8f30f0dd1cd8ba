internal import BorderCore
import BorderIO
import BorderTables

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension MapComposer {
  private static let size = 11.5
  private static let line = 18.0

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

  private func heading(_ text: Phrase, _ place: PagePoint, _ drawing: inout Drawing) {
    drawing.add(.init(text(language), at: place, size: 12.5, isBold: true, colour: MapStyle.ink))
  }

  private func item(_ text: String, _ place: PagePoint, _ drawing: inout Drawing) {
    drawing.add(.init(text, at: place, size: Self.size, colour: MapStyle.ink))
  }

  /// The classes of the borders; in brackets, how many borders are in each.
  private func drawClasses(_ drawing: inout Drawing, at corner: PagePoint) -> Double {
    heading(content.kinds?.heading ?? options.figure.heading(of: content), corner, &drawing)
    var y = corner.y + Self.line + 2
    for entry in colouring.legend {
      let stroke = Paint(stroke: entry.colour, width: 4)
      drawing.add(
        .init(.lines([[PagePoint(corner.x + 2, y - 4), PagePoint(corner.x + 32, y - 4)]]), paint: stroke))
      item(entry.label(language), PagePoint(corner.x + 42, y), &drawing)
      y += Self.line
    }
    return drawInsetKey(&drawing, at: PagePoint(corner.x, y + 8))
  }

  /// Which insets there are; how many times larger each is.
  private func drawInsetKey(_ drawing: inout Drawing, at corner: PagePoint) -> Double {
    guard !insets.isEmpty else { return corner.y - 8 }
    heading(
      Phrase("Insets, and how much larger they are", "Врезки и во сколько раз они крупнее"),
      PagePoint(corner.x, corner.y + 10), &drawing)
    var y = corner.y + 10 + Self.line + 2
    for inset in insets {
      drawing.add(
        .init(
          inset.letter(language), at: PagePoint(corner.x + 17, y), size: Self.size, isBold: true,
          colour: MapStyle.ink, anchor: .middle))
      let times = Phrase(number: inset.magnification, places: 1)(language)
      let name = inset.name(language)
      let text = name.isEmpty ? "× \(times)" : "\(name) (× \(times))"
      for line in FontMetrics.wrapped(text, size: Self.size, within: sheet.column - 60) {
        item(line, PagePoint(corner.x + 42, y), &drawing)
        y += Self.line
      }
    }
    return y
  }

  /// Outlines by mode and fillings by status.
  private func drawSigns(_ drawing: inout Drawing, at corner: PagePoint) -> Double {
    heading(Phrase("Crossings with a point", "Переходы с известной точкой"), corner, &drawing)
    let modes = modes
    let planned = content.plannedConcepts
    let fillings = CrossingSign.Filling.allCases.filter { filling in
      (content.assignment?.entries ?? []).contains {
        $0.crossing.position != nil
          && CrossingSign.Filling(
            status: $0.crossing.status, isPlanned: planned.contains($0.crossing.concept)) == filling
      }
    }
    var y = corner.y + Self.line + 2
    for (index, mode) in modes.prefix(CrossingSign.Outline.allCases.count).enumerated() {
      let place = PagePoint(corner.x + 8, y - 4)
      let shape = CrossingSign.path(outline(mode, in: modes), at: place, radius: 4)
      drawing.add(.init(shape, paint: CrossingSign.Filling.open.paint))
      let isLast = index == CrossingSign.Outline.allCases.count - 1 && modes.count > index + 1
      let names = (isLast ? Array(modes[index...]) : [mode]).map { Vocabulary.mode.phrase($0)(language) }
      item(names.joined(separator: ", "), PagePoint(corner.x + 22, y), &drawing)
      y += Self.line
    }
    var z = corner.y + Self.line + 2
    for filling in fillings {
      let x = corner.x + 160
      drawing.add(
        .init(CrossingSign.path(.circle, at: PagePoint(x + 8, z - 4), radius: 4), paint: filling.paint))
      let label = content.tallies?.facts.hasStatuses ?? true ? filling.label : CrossingSign.Filling.plainLabel
      item(label(language), PagePoint(x + 22, z), &drawing)
      z += Self.line
    }
    if (content.assignment?.entries ?? []).contains(where: \.crossing.isRough) {
      let place = PagePoint(corner.x + 168, z - 4)
      drawing.add(
        .init(CrossingSign.Rough.path(at: place, radius: 3.4), paint: CrossingSign.Rough.paint))
      drawing.add(
        .init(
          CrossingSign.path(.circle, at: place, radius: 3.4), paint: CrossingSign.Filling.open.paint))
      item(CrossingSign.Rough.label(language), PagePoint(corner.x + 182, z), &drawing)
      z += Self.line
    }
    if signs.hasMoved {
      let place = PagePoint(corner.x + 168, z - 4)
      SignUse.drawTie(from: PagePoint(place.x - 8, place.y + 3), to: place, &drawing)
      drawing.add(
        .init(CrossingSign.path(.circle, at: place, radius: 3.4), paint: CrossingSign.Filling.open.paint))
      item(
        Phrase("beside its place", "рядом со своим местом")(language),
        PagePoint(corner.x + 182, z), &drawing)
      z += Self.line
    }
    if signs.hasDots {
      drawing.add(
        .init(
          .circle(PagePoint(corner.x + 168, z - 4), radius: SignUse.dot),
          paint: Paint(fill: MapStyle.crossing)))
      item(Phrase("shown in an inset", "показан на врезке")(language), PagePoint(corner.x + 182, z), &drawing)
      z += Self.line
    }
    return max(y, z)
  }

  /// Kinds of lines, the hatching, and the scale bar.
  private func drawLineKey(_ drawing: inout Drawing, at corner: PagePoint) -> Double {
    heading(Phrase("Lines", "Линии"), corner, &drawing)
    var y = corner.y + Self.line + 2
    func row(_ paint: Paint, _ text: Phrase) {
      drawing.add(
        .init(.lines([[PagePoint(corner.x + 2, y - 4), PagePoint(corner.x + 32, y - 4)]]), paint: paint))
      item(text(language), PagePoint(corner.x + 42, y), &drawing)
      y += Self.line
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
      item(text(language), PagePoint(corner.x + 42, y), &drawing)
      y += Self.line
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
    item(text(language), PagePoint(corner.x + bar.width + 10, corner.y + 4), &drawing)
    return corner.y + Self.line
  }

  /// The regions whose names did not fit.
  private func drawNumbered(_ drawing: inout Drawing, top: Double) -> Double {
    guard !numbered.isEmpty else { return top }
    var y = top + 6
    heading(Phrase("Regions by number", "Регионы по номерам"), PagePoint(Self.margin, y), &drawing)
    y += Self.line
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
