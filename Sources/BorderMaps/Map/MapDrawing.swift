public import BorderCore
public import BorderIO

extension Drawing {
  /// A map with its legend: the same picture for every back end.
  ///
  /// - Parameters:
  ///   - content: What to show.
  ///   - options: How.
  ///   - projection: To the plane of the map.
  /// - Returns: The picture; its height follows from the shape of what is shown.
  public static func map(
    _ content: MapContent, options: MapOptions, projection: any MapProjection
  ) -> Drawing {
    var composer = MapComposer(content, options: options, projection: projection)
    return composer.compose()
  }
}

extension Drawing {
  /// The tints that a map gives to countries, sorted by country, for other files of the same work.
  public static func landColours(_ content: MapContent) -> [(country: String, colour: Colour)] {
    MapColouring.lands(content).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The colour that a map gives to a crossing of a status.
  public static func crossingColour(status: CrossingStatus) -> Colour {
    CrossingSign.Filling(status: status, isPlanned: false).paint.fill ?? MapStyle.page
  }
}

/// Draws a map layer by layer.
struct MapComposer {
  let content: MapContent
  var options: MapOptions
  let map: ProjectedTopology
  let coloured: [Int]
  let colouring: MapColouring
  var shapes: [RegionShape] = []
  var placer: LabelPlacer
  /// Regions whose names did not fit and stand in the list below the map.
  var numbered: [RegionID] = []
  /// The land beneath and the lakes; `nil` where they are too coarse to tell land from water here, or not known.
  let ground: PlaneGround?
  /// The land beneath as the window shows it, by part.
  let land: [[[PagePoint]]]
  /// The rivers that the scale bears, the greatest first.
  let rivers: [DrawnRiver]
  /// How the sheet is laid out.
  let sheet: MapSheet
  /// The parts that are shown at a larger scale.
  var insets: [MapInset] = []
  /// The part that this draws; `nil` for the map itself.
  let inset: MapInset?
  /// How signs of crossings are drawn, for the legend.
  var signs = SignUse()

  static let margin = 26.0
  static let head = 62.0
  /// Up to so many shapes of a kind are drawn one by one.
  static let singleShapes = 4000

  var analysis: BorderAnalysis { content.analysis }
  var language: Language { options.language }
  var window: PageBox { map.frame.box }

  init(_ content: MapContent, options: MapOptions, projection: any MapProjection) {
    self.content = content
    self.options = options
    inset = nil
    let regions = content.analysis.regions
    let focus = (content.extent ?? MapExtent(of: regions, home: content.home, isWhole: true)).rings
    let plane = PlaneTopology(content.analysis.topology, projection: projection, focus: focus)
    let coloured = content.coloured
    self.coloured = coloured
    colouring = MapColouring(content, options: options, coloured: coloured)
    let full = max(200, options.width)
    let corner = options.isBare ? PagePoint(0, 0) : PagePoint(Self.margin, Self.head)
    let isNarrow = full < 1060
    let legendColumns = isNarrow ? 1 : content.assignment == nil ? 2 : 3
    var frame = Self.frame(
      around: plane.extent, width: full - (options.isBare ? 0 : 2 * Self.margin), corner: corner)
    var sheet = MapSheet(window: frame.box, width: full, legendColumns: Double(legendColumns))
    var parts: [PageBox] = []
    if options.hasInsets && !options.isBare && full >= MapOptions.leastWidthOfInsets {
      let column = MapSheet.column(of: full)
      let smaller = Self.frame(
        around: plane.extent, width: 3 * column + 2 * MapSheet.gap, corner: corner)
      let all = MapSheet(window: smaller.box, width: full, legendColumns: legendColumns, insets: nil)
      if let cell = all.flattest {
        parts = MapInset.parts(
          content, coloured: coloured, hasLabels: options.hasLabels, plane: plane, frames: (frame, smaller),
          cell: cell, most: all.cells.count)
      }
      if !parts.isEmpty {
        frame = smaller
        sheet = MapSheet(window: frame.box, width: full, legendColumns: legendColumns, insets: parts.count)
      }
    }
    self.sheet = sheet
    let map = ProjectedTopology(
      plane, frame: frame, margin: options.isBare ? 0.35 * frame.box.height : 0,
      tolerance: options.isBare ? 0.25 : ProjectedTopology.inPrint)
    self.map = map
    ground = content.ground.flatMap { Self.ground($0, beneath: map, around: Self.middle(of: content)) }
    land = Self.seen(ground?.land, on: map)
    rivers = DrawnRiver.list(ground, on: map)
    placer = LabelPlacer(window: frame.box)
    shapes = Self.shapes(of: map)
    insets = zip(parts, sheet.cells).enumerated().map { index, place in
      MapInset(index, part: place.0, box: place.1)
    }
    describeInsets()
  }

  /// What draws an inset of a map.
  init(_ inset: MapInset, of main: MapComposer) {
    content = main.content
    options = main.options
    coloured = main.coloured
    colouring = main.colouring
    sheet = main.sheet
    ground = main.ground
    self.inset = inset
    map = ProjectedTopology(
      main.map.plane, frame: main.map.frame.enlarging(inset.part, to: inset.box), margin: 0,
      tolerance: ProjectedTopology.inPrint)
    land = Self.seen(ground?.land, on: map)
    rivers = DrawnRiver.list(ground, on: map)
    placer = LabelPlacer(window: map.frame.box)
    shapes = Self.shapes(of: map)
    numbered = main.numbered
  }

  /// All regions as the window shows them.
  private static func shapes(of map: ProjectedTopology) -> [RegionShape] {
    let regions = map.plane.topology.regions
    var rings = [[[PagePoint]]](repeating: [], count: regions.regionCount)
    for part in 0..<regions.partCount {
      rings[regions.partRegions[part].index] += map.rings(ofPart: part)
    }
    return rings.map { RegionShape(rings: $0, window: map.frame.box) }
  }

  /// The window of the map around a box of the plane, with room on all sides.
  private static func frame(around plane: PageBox, width: Double, corner: PagePoint)
    -> ProjectedTopology.Frame
  {
    let room = 0.035
    let planeWidth = max(plane.width, plane.height * 0.05, 1) * (1 + 2 * room)
    let planeHeight = max(plane.height, plane.width * 0.05, 1) * (1 + 2 * room)
    var scale = width / planeWidth
    var height = planeHeight * scale
    if height > width * 0.9 {
      height = width * 0.9
      scale = height / planeHeight
    }
    height = max(height, width * 0.3)
    let middle = PagePoint((plane.left + plane.right) / 2, (plane.top + plane.bottom) / 2)
    return ProjectedTopology.Frame(
      box: PageBox(left: corner.x, top: corner.y, right: corner.x + width, bottom: corner.y + height),
      scale: scale,
      origin: PagePoint(middle.x - width / 2 / scale, middle.y + height / 2 / scale))
  }

  mutating func compose() -> Drawing {
    var drawing = Drawing(width: options.width, height: window.bottom, title: content.title(language))
    if options.isBare {
      drawLayers(&drawing)
      return drawing
    }
    let backdrop = PageBox(left: 0, top: 0, right: options.width, bottom: 20_000)
    drawing.group(.init("page", paint: Paint(fill: MapStyle.page))) { $0.add(.init(.rings([backdrop.ring]))) }
    drawing.add(
      .init(
        content.title(language), at: PagePoint(Self.margin, 40), size: 24, isBold: true, colour: MapStyle.ink)
    )
    drawing.add(.begin(.init("map", clip: window)))
    let graticule = drawLayers(&drawing)
    drawing.add(.end)
    drawing.group(.init("frame", paint: Paint(stroke: MapStyle.quiet, width: 1))) {
      $0.add(.init(.rings([window.ring])))
    }
    drawGraticuleLabels(graticule, &drawing)
    for inset in insets { draw(inset, &drawing) }
    let bottom = drawLegend(&drawing, top: sheet.legendTop)
    drawing.height = max(bottom, (sheet.cells.map(\.bottom).max() ?? 0) + 14).rounded(.up)
    return drawing
  }

  /// What the window shows, from the ground up.
  @discardableResult
  mutating func drawLayers(_ drawing: inout Drawing) -> Graticule {
    drawGround(&drawing)
    drawLand(&drawing)
    drawRivers(&drawing)
    drawLakes(&drawing)
    let graticule = drawGraticule(&drawing)
    drawPatches(&drawing)
    drawLines(&drawing)
    drawKindLines(&drawing)
    if options.hasGraph { drawGraph(&drawing) }
    if options.isBare { drawClaims(&drawing) }
    drawInsetMarks(&drawing)
    if inset != nil { drawInsetHead(&drawing) }
    if !options.isBare && inset == nil { drawParallelLabels(graticule, &drawing) }
    drawCrossings(&drawing)
    guard options.hasLabels else { return graticule }
    if options.isBare {
      for language in Language.allCases {
        var copy = self
        copy.options.language = language
        copy.drawLabels(&drawing)
      }
    } else {
      drawLabels(&drawing)
    }
    return graticule
  }

  private func drawLand(_ drawing: inout Drawing) {
    let regions = analysis.regions
    for country in Set(regions.regions.map(\.country)).sorted() {
      let tint = colouring.lands[country] ?? MapStyle.lands[0]
      // A thin line of the same colour closes the hairlines between neighbours and along the cut of the data.
      let name = MapStyle.lands.firstIndex(of: tint).map { "land tint-\($0)" } ?? "land tint-home"
      drawing.group(.init(name, paint: Paint(fill: tint, stroke: tint, width: 0.7))) { drawing in
        let members = regions.regionIDs.filter {
          regions[$0].country == country && !shapes[$0.index].rings.isEmpty
        }
        // Nobody points at one of thousands: they are one shape, which keeps the file small.
        guard members.count <= Self.singleShapes else {
          drawing.add(.init(.rings(members.flatMap { shapes[$0.index].rings })))
          return
        }
        for id in members {
          let region = regions[id]
          drawing.add(
            .init(
              .rings(shapes[id.index].rings), key: .init("r", region.id),
              tip: "\(Phrase(region.name, region.nameRussian)(language)) (\(region.id))"))
        }
      }
    }
    drawing.group(.init("hatch", paint: Paint(stroke: Colour(MapStyle.state.rgb, opacity: 0.4), width: 0.7)))
    {
      for id in regions.regionIDs where !MapStyle.dash(status: regions[id].status).isEmpty {
        let strokes = shapes[id.index].hatch(spacing: 7, window: window)
        if !strokes.isEmpty { $0.add(.init(.lines(strokes))) }
      }
    }
  }
}

extension MapComposer {
  /// The degrees of parallels, inside of the window where they leave it: beside it is no room for them.
  fileprivate mutating func drawParallelLabels(_ graticule: Graticule, _ drawing: inout Drawing) {
    var texts: [Drawing.Text] = []
    for line in graticule.lines where !line.isMeridian {
      for exit in Graticule.exits(line.pieces, of: window) {
        let isLeft = exit.x < window.left + 1
        guard isLeft || exit.x > window.right - 1 else { continue }
        let label = LabelPlacer.Label(lines: [line.label], size: 9.5)
        let x = isLeft ? window.left + 4 + label.width / 2 : window.right - 4 - label.width / 2
        let box = label.box(around: PagePoint(x, exit.y))
        guard window.contains(box.grown(1)), !placer.taken.contains(where: { $0.meets(box) }) else {
          continue
        }
        placer.block(box)
        texts.append(
          .init(
            line.label, at: PagePoint(x, exit.y + 3.4), size: 9.5, colour: MapStyle.quiet, anchor: .middle,
            halo: Colour(0xFFFFFF, opacity: 0.7)))
      }
    }
    guard !texts.isEmpty else { return }
    drawing.group(.init("degrees")) { for text in texts { $0.add(text) } }
  }
}

extension PageBox {
  /// The box as a ring.
  var ring: [PagePoint] {
    [PagePoint(left, top), PagePoint(right, top), PagePoint(right, bottom), PagePoint(left, bottom)]
  }
}
