internal import BorderCore

extension MapComposer {
  /// Names of countries and regions. Border regions come first; those without room get a number.
  mutating func drawLabels(_ drawing: inout Drawing) {
    placer.avoid(borderPoints())
    var texts: [Drawing.Text] = []
    var hidden: [Drawing.Text] = []
    if !analysis.countries.isEmpty { placeCountries(&texts) }
    let regions = analysis.regions
    var isBorder = [Bool](repeating: false, count: regions.regionCount)
    for index in coloured {
      isBorder[analysis.borders[index].a.index] = true
      isBorder[analysis.borders[index].b.index] = true
    }
    func isHome(_ id: RegionID) -> Bool { content.home == nil || regions[id].country == content.home }
    func rank(_ id: RegionID) -> Int {
      isHome(id) ? (isBorder[id.index] ? 0 : 1) : isBorder[id.index] ? 2 : 3
    }
    let order = regions.regionIDs.filter { shapes[$0.index].anchor != nil }.sorted {
      let (x, y) = (rank($0), rank($1))
      let (p, q) = (shapes[$0.index].area, shapes[$1.index].area)
      // Small ones have the least choice, so they choose first; of what is optional, the large ones are worth most.
      return x != y ? x < y : p != q ? (x == 0) == (p < q) : $0 < $1
    }
    // A map of many regions names those that have room inside, and numbers none.
    let canNumber = order.filter { rank($0) == 0 }.count <= 150
    for id in order {
      let rank = rank(id)
      let region = regions[id]
      let name = Phrase(region.name, region.nameRussian)(language)
      let shape = shapes[id.index]
      guard let anchor = shape.anchor, window.contains(anchor) else { continue }
      let isImportant = rank == 0 && canNumber
      let size = isImportant ? 10.5 : 9
      let colour = rank == 0 ? MapStyle.ink : MapStyle.quiet
      let halo = Colour((colouring.lands[region.country] ?? MapStyle.page).rgb, opacity: 0.85)
      var done = false
      // Smaller and further away before a number.
      let tries = [(14, size), (9, size), (24, size)] + (isImportant ? [(14, 9.0), (9, 9.0)] : [])
      for (step, (longest, size)) in tries.enumerated() where !done {
        let label = LabelPlacer.Label(lines: LabelPlacer.lines(name, longest: longest), size: size)
        // What cannot lie inside needs no search.
        if !isImportant && shape.area < label.width * label.height { continue }
        let limit = isImportant ? (step < 3 ? 3.6 : 4.4) : 1.2
        let reach = isImportant ? (step < 3 ? 1.6 : 2.2) : 0.8
        if let middle = placer.place(label, at: anchor, reach: reach, inside: shape, limit: limit) {
          add(label, middle, colour, halo, &texts)
          done = true
        }
      }
      if !done && options.isBare && rank < 3 && canNumber {
        let label = LabelPlacer.Label(lines: LabelPlacer.lines(name, longest: 14), size: size)
        add(label, anchor, colour, halo, &hidden)
      } else if !done && rank == 0 && canNumber {
        let label = LabelPlacer.Label(lines: ["\(numbered.count + 1)"], size: 9.5, isBold: true)
        let middle = placer.place(label, at: anchor, reach: 1.5, inside: nil, limit: 40) ?? anchor
        numbered.append(id)
        add(label, middle, MapStyle.ink, Colour(0xFFFFFF), &texts)
      }
    }
    let name = options.isBare ? "labels lang-\(language.rawValue)" : "labels"
    drawing.group(.init(name)) { for text in texts { $0.add(text) } }
    if !hidden.isEmpty { drawing.group(.init(name + " near")) { for text in hidden { $0.add(text) } } }
  }

  private func add(
    _ label: LabelPlacer.Label, _ middle: PagePoint, _ colour: Colour, _ halo: Colour,
    _ texts: inout [Drawing.Text]
  ) {
    let first = middle.y - label.height / 2 + label.size * 0.8
    for (index, line) in label.lines.enumerated() {
      texts.append(
        .init(
          line, at: PagePoint(middle.x, first + Double(index) * label.leading), size: label.size,
          isBold: label.isBold, colour: colour, anchor: .middle, halo: halo))
    }
  }

  /// Names of countries other than the home country, in capitals where the country has the most room.
  private mutating func placeCountries(_ texts: inout [Drawing.Text]) {
    let regions = analysis.regions
    var members: [String: [RegionID]] = [:]
    for id in regions.regionIDs where !regions[id].country.isEmpty && shapes[id.index].anchor != nil {
      members[regions[id].country, default: []].append(id)
    }
    guard members.count > 1 else { return }
    let areas = members.mapValues { $0.map { shapes[$0.index].area }.reduce(0, +) }
    for country in members.keys.sorted(by: { (areas[$0] ?? 0, $1) > (areas[$1] ?? 0, $0) }) {
      let list = (members[country] ?? []).sorted { shapes[$0.index].area > shapes[$1.index].area }
      let area = areas[country] ?? 0
      guard country != content.home, area > 120 else { continue }
      let size = max(10, min(19, area.squareRoot() / 14))
      let label = LabelPlacer.Label(
        lines: LabelPlacer.lines(content.countryNames[country](language).uppercased(), longest: 16),
        size: size,
        isBold: true)
      let all = RegionShape(merging: list.map { shapes[$0.index] })
      for id in list.prefix(6) {
        guard let anchor = shapes[id.index].anchor, window.contains(anchor),
          let middle = placer.place(label, at: anchor, reach: 1.2, inside: all, limit: 3.4)
        else { continue }
        let halo = Colour((colouring.lands[country] ?? MapStyle.page).rgb, opacity: 0.7)
        add(label, middle, Colour(0x857C70), halo, &texts)
        break
      }
    }
  }

  /// Places along the coloured borders, a few pixels apart.
  private func borderPoints() -> [PagePoint] {
    var points: [PagePoint] = []
    for index in coloured {
      for arc in analysis.borders[index].arcs {
        for line in map.lines[arc.index] {
          for (a, b) in zip(line, line.dropFirst()) where window.contains(a) || window.contains(b) {
            let (dx, dy) = (b.x - a.x, b.y - a.y)
            let count = max(1, min(200, Int((dx * dx + dy * dy).squareRoot() / 5)))
            for step in 0..<count {
              let share = Double(step) / Double(count)
              points.append(PagePoint(a.x + dx * share, a.y + dy * share))
            }
          }
        }
      }
    }
    return points
  }
}

extension RegionShape {
  /// Several regions as one.
  init(merging shapes: [RegionShape]) {
    rings = shapes.flatMap(\.rings)
    box = nil
    area = shapes.map(\.area).reduce(0, +)
    anchor = nil
  }
}
