internal import BorderCore
import BorderIO

extension MapComposer {
  /// Coast, borders of regions, state borders, and the coloured ones on top, each arc once.
  func drawLines(_ drawing: inout Drawing) {
    var isDrawn = [Bool](repeating: false, count: analysis.topology.arcCount)
    var paths: [(border: Int, lines: [[PagePoint]])] = []
    for index in coloured {
      paths.append((index, lines(of: analysis.borders[index].arcs, &isDrawn)))
    }
    var state: [[Double]: [[PagePoint]]] = [:]
    var inner: [[Double]: [[PagePoint]]] = [:]
    for border in analysis.borders where border.isShared {
      let dash = MapStyle.dash(status: analysis.status(of: border))
      let isState = analysis.isInternational(border)
      let pieces = lines(of: border.arcs, &isDrawn)
      guard !pieces.isEmpty else { continue }
      if isState { state[dash, default: []] += pieces } else { inner[dash, default: []] += pieces }
    }
    var coast: [[PagePoint]] = []
    for arc in analysis.topology.arcIDs where analysis.topology.kind(of: arc) == .outer {
      coast += visible(map.lines[arc.index])
    }
    add("coast", coast, Paint(stroke: MapStyle.coast, width: 0.5), &drawing)
    for dash in inner.keys.sorted(by: { $0.count < $1.count }) {
      let paint = Paint(
        stroke: dash.isEmpty ? MapStyle.inner : MapStyle.state, width: dash.isEmpty ? 0.6 : 1, dash: dash)
      add("inner", inner[dash] ?? [], paint, &drawing)
    }
    for dash in state.keys.sorted(by: { $0.count < $1.count }) {
      add("state", state[dash] ?? [], Paint(stroke: MapStyle.state, width: 1.1, dash: dash), &drawing)
    }
    drawColoured(paths, &drawing)
  }

  private func drawColoured(_ paths: [(border: Int, lines: [[PagePoint]])], _ drawing: inout Drawing) {
    let width = Self.width(of: paths.map(\.lines))
    if width >= 1.5 {
      drawing.group(.init("casing", paint: Paint(stroke: MapStyle.casing, width: width + 2.4))) { drawing in
        let all = paths.flatMap(\.lines)
        if !all.isEmpty { drawing.add(.init(.lines(all))) }
      }
    }
    drawing.group(.init("borders", paint: Paint(stroke: MapStyle.noValue, width: width))) { drawing in
      guard paths.count <= Self.singleShapes else { return drawClasses(paths, width, &drawing) }
      for (index, lines) in paths where !lines.isEmpty {
        let border = analysis.borders[index]
        drawing.add(
          .init(
            .lines(lines), paint: paint(ofBorder: index, width),
            key: .init("b", borderKey(border)), tip: tip(of: index)))
      }
    }
  }

  private func paint(ofBorder index: Int, _ width: Double) -> Paint {
    let dash = MapStyle.dash(status: analysis.status(of: analysis.borders[index]))
    return Paint(
      stroke: colouring.colour(ofBorder: index), width: width,
      dash: dash.isEmpty ? [] : [2.2 * width, 1.6 * width])
  }

  /// Borders that look alike as one shape, in the order of their first: nobody points at one of thousands.
  private func drawClasses(
    _ paths: [(border: Int, lines: [[PagePoint]])], _ width: Double, _ drawing: inout Drawing
  ) {
    var order: [Paint] = []
    var lines: [Paint: [[PagePoint]]] = [:]
    for path in paths where !path.lines.isEmpty {
      let paint = paint(ofBorder: path.border, width)
      if lines[paint] == nil { order.append(paint) }
      lines[paint, default: []] += path.lines
    }
    for paint in order { drawing.add(.init(.lines(lines[paint] ?? []), paint: paint)) }
  }

  /// Thinner where borders are short, so that a map of thousands is no blot: a fifth of the length that three of four are below.
  private static func width(of borders: [[[PagePoint]]]) -> Double {
    let lengths = borders.filter { !$0.isEmpty }.map { lines in
      lines.reduce(0.0) { sum, line in
        zip(line, line.dropFirst()).reduce(sum) { sum, pair in
          let (dx, dy) = (pair.1.x - pair.0.x, pair.1.y - pair.0.y)
          return sum + (dx * dx + dy * dy).squareRoot()
        }
      }
    }.sorted()
    guard !lengths.isEmpty else { return 3.2 }
    return (max(0.8, min(3.2, lengths[lengths.count * 3 / 4] / 5)) * 10).rounded() / 10
  }

  /// The ids of both regions, that of the home country first: the id of the feature in files.
  func borderKey(_ border: Border) -> String {
    analysis.sides(of: border, home: content.home).map { analysis.regions[$0].id }.joined(separator: "|")
  }

  private func tip(of index: Int) -> String {
    let border = analysis.borders[index]
    let names = analysis.sides(of: border, home: content.home).map { side -> String in
      let region = analysis.regions[side]
      return Phrase(region.name, region.nameRussian)(language)
    }
    let km = Phrase(number: border.length.kilometres, places: 1)(language)
    return names.joined(separator: " – ") + ": \(km) " + Phrase("km", "км")(language)
  }

  private func add(_ name: String, _ lines: [[PagePoint]], _ paint: Paint, _ drawing: inout Drawing) {
    guard !lines.isEmpty else { return }
    drawing.group(.init(name, paint: paint)) { $0.add(.init(.lines(lines))) }
  }

  /// The lines of arcs that were not drawn yet and are seen in the window.
  private func lines(of arcs: some Collection<ArcID>, _ isDrawn: inout [Bool]) -> [[PagePoint]] {
    var list: [[PagePoint]] = []
    for arc in arcs where !isDrawn[arc.index] {
      isDrawn[arc.index] = true
      list += visible(map.lines[arc.index])
    }
    return list
  }

  private func visible(_ lines: [[PagePoint]]) -> [[PagePoint]] {
    lines.flatMap { map.clip.clipped(line: $0) }
  }

  /// Straight lines between the regions that share a line.
  mutating func drawGraph(_ drawing: inout Drawing) {
    let places = shapes.map(\.anchor)
    func node(_ region: RegionID) -> PagePoint? { places[region.index] }
    for isInternational in [false, true] {
      var lines: [[PagePoint]] = []
      for border in analysis.borders
      where border.isShared && analysis.isInternational(border) == isInternational {
        if let a = node(border.a), let b = node(border.b) { lines += map.clip.clipped(line: [a, b]) }
      }
      let paint = Paint(
        stroke: Colour(MapStyle.graph.rgb, opacity: isInternational ? 0.9 : 0.5),
        width: isInternational ? 1.5 : 0.8)
      add("graph", lines, paint, &drawing)
    }
    drawing.group(.init("nodes", paint: Paint(fill: MapStyle.page, stroke: MapStyle.graph, width: 1))) {
      drawing in
      for region in analysis.regions.regionIDs {
        guard let place = node(region), window.contains(place) else { continue }
        drawing.add(.init(.circle(place, radius: 2.2), tip: analysis.regions[region].id))
        placer.block(PageBox(left: place.x, top: place.y, right: place.x, bottom: place.y).grown(2.5))
      }
    }
  }
}
