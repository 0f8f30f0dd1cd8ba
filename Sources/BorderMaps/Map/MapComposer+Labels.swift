internal import BorderCore
import BorderIO

extension MapComposer {
  /// How much a region's name matters.
  private enum Rank: Int, Comparable {
    /// An own one at a coloured border.
    case own
    /// A foreign one at the border.
    case foreign
    /// Another own one, or one that another map of the sheet names.
    case inner
    case rest

    static func < (a: Rank, b: Rank) -> Bool { a.rawValue < b.rawValue }

    /// Whether it must stand on the map.
    var isNeeded: Bool { self <= .foreign }

    var size: Double { self == .own ? 10.5 : self == .foreign ? 9.5 : 9 }
    var colour: Colour { self == .own ? MapStyle.ink : MapStyle.quiet }
  }

  /// Of more border regions, those are named that have room, and no others.
  static let mostNames = 150

  /// Names of countries and regions. Border regions come first; those without room stand beside, joined by a line, or
  /// where that fails too get a number.
  mutating func drawLabels(_ drawing: inout Drawing) {
    placer.avoid(borderPoints())
    var texts: [Drawing.Text] = []
    var hidden: [Drawing.Text] = []
    let named = analysis.countries.isEmpty ? [] : placeCountries(&texts)
    let ranks = labelRanks
    let regions = analysis.regions
    let order = regions.regionIDs.filter { id in
      guard shapes[id.index].anchor.map({ window.contains($0) }) ?? false else { return false }
      // A country of one region has its name once.
      let country = regions[id].country
      return !named.contains(country) || text(id) != content.countryNames[country](language)
    }.sorted {
      let (x, y) = (ranks[$0.index], ranks[$1.index])
      let (p, q) = (shapes[$0.index].area, shapes[$1.index].area)
      // Small ones have the least choice, so they choose first; of what is optional, the large ones are worth most.
      return x != y ? x < y : p != q ? x.isNeeded == (p < q) : $0 < $1
    }
    let needed = order.prefix { ranks[$0.index].isNeeded }
    // A map of many regions names those that have room inside, and no others.
    let isSparse = order.prefix { ranks[$0.index] == .own }.count <= Self.mostNames
    let important = isSparse ? needed : []
    let crowded = important.filter { !name($0, ranks[$0.index], &texts) }
    var unnamed: [RegionID] = []
    if options.isBare {
      unnamed = Array(crowded)
    } else {
      for rank in [Rank.own, .foreign] {
        unnamed += callOut(crowded.filter { ranks[$0.index] == rank }, rank, &texts, &drawing)
      }
    }
    let missed =
      unnamed + order.dropFirst(important.count).filter { !name($0, max(.inner, ranks[$0.index]), &texts) }
    for id in missed {
      let rank = ranks[id.index]
      guard let anchor = shapes[id.index].anchor, isSparse else { continue }
      if options.isBare && rank < .rest {
        let label = LabelPlacer.Label(lines: LabelPlacer.lines(text(id), longest: 14), size: rank.size)
        add(label, anchor, rank.colour, halo(regions[id].country), &hidden)
      } else if !options.isBare && rank.isNeeded {
        let number = numbered.firstIndex(of: id) ?? numbered.count
        let label = LabelPlacer.Label(lines: ["\(number + 1)"], size: 9.5, isBold: true)
        let inside = window.grown(-3 - label.width / 2)
        let near = PagePoint(
          max(inside.left, min(inside.right, anchor.x)), max(inside.top, min(inside.bottom, anchor.y)))
        let middle = placer.place(label, at: near, reach: 1.5, inside: nil, limit: 40) ?? near
        if number == numbered.count { numbered.append(id) }
        add(label, middle, rank.colour, Colour(0xFFFFFF), &texts)
      }
    }
    nameWaters(&texts)
    nameRivers(&texts)
    let group = options.isBare ? "labels lang-\(language.rawValue)" : "labels"
    drawing.group(.init(group)) { for text in texts { $0.add(text) } }
    if !hidden.isEmpty { drawing.group(.init(group + " near")) { for text in hidden { $0.add(text) } } }
  }

  /// The rank of each region.
  private var labelRanks: [Rank] {
    let regions = analysis.regions
    var isBorder = [Bool](repeating: false, count: regions.regionCount)
    for index in coloured {
      isBorder[analysis.borders[index].a.index] = true
      isBorder[analysis.borders[index].b.index] = true
    }
    let inInsets = insets.reduce(into: Set<RegionID>()) { $0.formUnion($1.regions) }
    return regions.regionIDs.map { id in
      let isHere = inset.map { $0.regions.contains(id) } ?? !inInsets.contains(id)
      let isHome = content.home == nil || regions[id].country == content.home
      guard isBorder[id.index] && isHere else { return isHome || isBorder[id.index] ? .inner : .rest }
      return isHome ? .own : .foreign
    }
  }

  private func text(_ id: RegionID) -> String {
    let region = analysis.regions[id]
    return Phrase(region.name, region.nameRussian)(language)
  }

  private func halo(_ country: String) -> Colour {
    Colour((colouring.lands[country] ?? MapStyle.page).rgb, opacity: 0.85)
  }

  /// Puts a name into its region or close to it.
  ///
  /// - Returns: Whether there was room.
  private mutating func name(_ id: RegionID, _ rank: Rank, _ texts: inout [Drawing.Text]) -> Bool {
    let shape = shapes[id.index]
    guard let anchor = shape.anchor else { return false }
    // Smaller and further away before a name stands beside.
    let tries =
      [(14, rank.size), (9, rank.size), (24, rank.size)] + (rank == .own ? [(14, 9.5), (9, 9.5)] : [])
    for (step, (longest, size)) in tries.enumerated() {
      let label = LabelPlacer.Label(lines: LabelPlacer.lines(text(id), longest: longest), size: size)
      // What cannot lie inside needs no search.
      if rank != .own && shape.area < label.width * label.height { continue }
      let limit = rank == .own ? (step < 3 ? 3.0 : 3.6) : rank == .foreign ? 2.2 : 1.2
      let reach = rank == .own ? (step < 3 ? 1.6 : 1.9) : rank == .foreign ? 1.2 : 0.8
      if let middle = placer.place(label, at: anchor, reach: reach, inside: shape, limit: limit) {
        add(label, middle, rank.colour, halo(analysis.regions[id].country), &texts)
        return true
      }
    }
    return false
  }

  /// Names beside their regions, with lines.
  ///
  /// - Returns: The regions without a place.
  private mutating func callOut(
    _ crowded: [RegionID], _ rank: Rank, _ texts: inout [Drawing.Text], _ drawing: inout Drawing
  ) -> [RegionID] {
    guard !crowded.isEmpty else { return [] }
    let lands = shapes.filter { $0.box != nil }
    let ends = crowded.map { id -> PagePoint? in
      // The node of a graph lies over its region, and the line leads to it.
      options.hasGraph
        ? shapes[id.index].anchor : shapes[id.index].anchor(clearOf: placer.taken, in: window.grown(-3))
    }
    let requests = zip(crowded, ends).compactMap { id, end in
      end.map { anchor in
        LabelPlacer.Crowded(
          forms: [40, 16, 10].map {
            .init(lines: LabelPlacer.lines(text(id), longest: $0), size: rank == .own ? 10 : 9.5)
          },
          anchor: anchor)
      }
    }
    var found = placer.callOut(requests) { place in
      lands.contains { ($0.box?.contains(place) ?? false) && $0.contains(place) }
    }[...]
    let callouts = ends.map { $0 == nil ? nil : found.popFirst() ?? nil }
    let placed = callouts.compactMap { $0 }
    let lines = placed.map { [$0.line.from, $0.line.to] }
    guard !lines.isEmpty else { return crowded }
    drawing.group(.init("leaders", paint: Paint(stroke: MapStyle.casing, width: 2.6))) { drawing in
      drawing.add(.init(.lines(lines)))
      drawing.add(.init(.lines(lines), paint: Paint(stroke: MapStyle.ink, width: 0.7)))
      for callout in placed {
        let dot = Paint(fill: MapStyle.ink, stroke: MapStyle.page, width: 0.6)
        drawing.add(.init(.circle(callout.line.from, radius: 1.8), paint: dot))
      }
    }
    for callout in placed {
      add(callout.label, callout.middle, rank.colour, Colour(0xFFFFFF, opacity: 0.85), &texts)
    }
    return zip(crowded, callouts).filter { $0.1 == nil }.map(\.0)
  }

  func add(
    _ label: LabelPlacer.Label, _ middle: PagePoint, _ colour: Colour, _ halo: Colour,
    _ texts: inout [Drawing.Text]
  ) {
    let first = middle.y - label.height / 2 + label.size * 0.8
    for (index, line) in label.lines.enumerated() {
      texts.append(
        .init(
          line, at: PagePoint(middle.x, first + Double(index) * label.leading), size: label.size,
          isBold: label.isBold, isItalic: label.isItalic, colour: colour, anchor: .middle, halo: halo))
    }
  }

  /// Names of countries other than the home country, in capitals where the country has the most room.
  ///
  /// - Returns: The countries that have their names.
  private mutating func placeCountries(_ texts: inout [Drawing.Text]) -> Set<String> {
    var named: Set<String> = []
    let regions = analysis.regions
    var members: [String: [RegionID]] = [:]
    for id in regions.regionIDs where !regions[id].country.isEmpty && shapes[id.index].anchor != nil {
      members[regions[id].country, default: []].append(id)
    }
    guard members.count > 1 else { return named }
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
        named.insert(country)
        break
      }
    }
    return named
  }

  /// Places along the coloured borders, a few pixels apart.
  func borderPoints() -> [PagePoint] {
    var points: [PagePoint] = []
    for index in coloured {
      for arc in analysis.borders[index].arcs {
        for line in map.lines[arc.index] {
          for (a, b) in zip(line, line.dropFirst()) where window.contains(a) || window.contains(b) {
            points += PagePoint.between(a, b, every: 5)
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
