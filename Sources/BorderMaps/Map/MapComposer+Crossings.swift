internal import BorderCore
import BorderIO
import BorderTables

/// The sign of a kind of crossings.
struct CrossingSign {
  /// The outlines, the most frequent mode first.
  enum Outline: Int, CaseIterable {
    case circle, square, diamond, triangle, cross
  }
  /// How the sign is filled.
  enum Filling: Int, CaseIterable {
    /// One can cross.
    case open
    /// One cannot.
    case closed
    /// The list does not say.
    case unknown
    /// The list has another word for it.
    case other
    /// It does not exist yet.
    case planned

    init(status: CrossingStatus, isPlanned: Bool) {
      guard !isPlanned else {
        self = .planned
        return
      }
      self =
        switch status.meaning {
        case .open: .open
        case .closed: .closed
        case .planned: .planned
        case .unknown: .unknown
        case .other: .other
        }
    }

    /// The name of the layer.
    var name: String {
      switch self {
      case .open: "open"
      case .closed: "closed"
      case .unknown: "unknown"
      case .other: "other"
      case .planned: "planned"
      }
    }

    /// What a sign means where the list has no statuses.
    static let plainLabel = Phrase("crossing", "переход")

    var label: Phrase {
      switch self {
      case .open: Phrase("open", "открыт")
      case .closed: Phrase("closed or suspended", "закрыт или приостановлен")
      case .unknown: Phrase("status not known", "состояние неизвестно")
      case .other: Phrase("another status", "иное состояние")
      case .planned: Phrase("planned", "планируется")
      }
    }

    var paint: Paint {
      switch self {
      case .open: Paint(fill: MapStyle.crossing, stroke: MapStyle.page, width: 0.8)
      case .closed: Paint(fill: MapStyle.page, stroke: MapStyle.crossing, width: 1.2)
      case .unknown, .other: Paint(fill: MapStyle.crossingUnknown, stroke: MapStyle.crossing, width: 0.9)
      case .planned:
        Paint(fill: Colour(0xFFFFFF, opacity: 0.6), stroke: MapStyle.quiet, width: 0.9, dash: [1.2, 1.8])
      }
    }
  }

  /// What stands around the sign of a crossing whose place is known to worse than 5 km: a ring of dots.
  enum Rough {
    /// The name of the layer.
    static let name = "rough"
    static let label = MapWords.rough
    static let paint = Paint(stroke: MapStyle.crossing, width: 0.8, dash: [1.2, 1.6])

    static func path(at place: PagePoint, radius: Double) -> Drawing.Path.Shape {
      .circle(place, radius: radius * 1.9)
    }
  }

  /// The outline of a mode; rare modes share the last one.
  static func outline(ofMode mode: CrossingMode, in modes: [CrossingMode]) -> Outline {
    Outline(rawValue: min(modes.firstIndex(of: mode) ?? 0, Outline.allCases.count - 1)) ?? .cross
  }

  /// A sign at a place.
  static func path(_ outline: Outline, at p: PagePoint, radius r: Double) -> Drawing.Path.Shape {
    func ring(_ offsets: [(Double, Double)]) -> Drawing.Path.Shape {
      .rings([offsets.map { PagePoint(p.x + $0.0 * r, p.y + $0.1 * r) }])
    }
    switch outline {
    case .circle: return .circle(p, radius: r)
    case .square: return ring([(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)])
    case .diamond: return ring([(0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)])
    case .triangle: return ring([(0, -1.2), (1.15, 0.85), (-1.15, 0.85)])
    case .cross:
      return ring([
        (-0.4, -1.1), (0.4, -1.1), (0.4, -0.4), (1.1, -0.4), (1.1, 0.4), (0.4, 0.4), (0.4, 1.1), (-0.4, 1.1),
        (-0.4, 0.4), (-1.1, 0.4), (-1.1, -0.4), (-0.4, -0.4),
      ])
    }
  }
}

extension MapComposer {
  /// The modes that occur, the most frequent first.
  var modes: [CrossingMode] {
    var counts: [CrossingMode: Int] = [:]
    for entry in content.assignment?.entries ?? [] { counts[entry.crossing.mode, default: 0] += 1 }
    return counts.keys.sorted { (counts[$0] ?? 0, $1) > (counts[$1] ?? 0, $0) }
  }

  /// The outline of a mode; rare modes share the last one.
  func outline(_ mode: CrossingMode, in modes: [CrossingMode]) -> CrossingSign.Outline {
    CrossingSign.outline(ofMode: mode, in: modes)
  }

  /// The radius of a sign, in pixels.
  static let signRadius = 3.2

  /// Signs of all crossings that have a point; open ones on top.
  ///
  /// Where there are few enough for each to be seen, none hides another, and no name hides one: those without room stand
  /// beside their places. What an inset shows is a dot on the map.
  mutating func drawCrossings(_ drawing: inout Drawing) {
    guard let assignment = content.assignment else { return }
    let modes = modes
    let seen = assignment.entries.compactMap {
      entry -> (entry: CrossingAssignment.Entry, place: PagePoint)? in
      guard let place = entry.crossing.position.flatMap({ map.page($0) }), window.contains(place) else {
        return nil
      }
      return (entry, place)
    }
    let dots = seen.filter { sign in insets.contains { $0.part.contains(sign.place) } }.map(\.place)
    if !dots.isEmpty {
      signs.hasDots = true
      drawing.group(.init("crossings dots", paint: Paint(fill: MapStyle.crossing))) {
        for place in dots { $0.add(.init(.circle(place, radius: SignUse.dot))) }
      }
      placer.avoid(dots)
    }
    let own = seen.filter { sign in !insets.contains { $0.part.contains(sign.place) } }
    let isReadable = !options.isBare && own.count <= InsetChooser.mostItems
    var spreader = SignPlacer(radius: Self.signRadius, window: window, taken: placer.taken)
    let places = isReadable ? spreader.spread(own.map(\.place)) : own.map(\.place)
    let moved = zip(own, places).compactMap { sign, place in
      place.flatMap { $0 == sign.place ? nil : (from: sign.place, to: $0) }
    }
    signs.hidden += places.count { $0 == nil }
    if !moved.isEmpty {
      signs.hasMoved = true
      drawing.group(.init("crossings ties")) { drawing in
        for tie in moved { SignUse.drawTie(from: tie.from, to: tie.to, &drawing) }
      }
    }
    drawSigns(zip(own, places).map { ($0.entry, $1 ?? $0.place) }, modes, &drawing)
    let taken = zip(own, places).map { $1 ?? $0.place }
    placer.avoid(taken)
    guard isReadable else { return }
    for place in taken {
      let box = PageBox(left: place.x, top: place.y, right: place.x, bottom: place.y)
      placer.block(box.grown(Self.signRadius))
    }
  }

  private func drawSigns(
    _ placed: [(entry: CrossingAssignment.Entry, place: PagePoint)], _ modes: [CrossingMode],
    _ drawing: inout Drawing
  ) {
    var signs: [(filling: CrossingSign.Filling, path: Drawing.Path)] = []
    var rings: [Drawing.Path] = []
    for (entry, place) in placed {
      let crossing = entry.crossing
      let filling = CrossingSign.Filling(
        status: crossing.status, isPlanned: content.planned.contains(crossing))
      let shape = CrossingSign.path(outline(crossing.mode, in: modes), at: place, radius: 3)
      // What the list does not say stays unsaid.
      let hasStatuses = content.tallies?.facts.hasStatuses ?? true
      let words =
        [crossing.mode.words(language)].filter { !$0.isEmpty }
        + (hasStatuses ? [filling.label(language)] : [])
      var tip = ([crossing.name(language)] + (words.isEmpty ? [] : [words.joined(separator: ", ")]))
        .joined(separator: ": ")
      if crossing.isRough {
        tip += ", " + CrossingSign.Rough.label(language)
        rings.append(.init(CrossingSign.Rough.path(at: place, radius: 3), key: .init("c", crossing.id)))
      }
      signs.append((filling, .init(shape, key: .init("c", crossing.id), tip: tip)))
    }
    if !rings.isEmpty {
      drawing.group(.init("crossings \(CrossingSign.Rough.name)", paint: CrossingSign.Rough.paint)) {
        for ring in rings { $0.add(ring) }
      }
    }
    for filling in CrossingSign.Filling.allCases.reversed() {
      let group = signs.filter { $0.filling == filling }
      guard !group.isEmpty else { continue }
      drawing.group(.init("crossings \(filling.name)", paint: filling.paint)) {
        for sign in group { $0.add(sign.path) }
      }
    }
  }
}

/// How signs of crossings are used on a map and its insets, for the legend.
struct SignUse {
  /// Whether some are dots, as an inset shows them.
  var hasDots = false
  /// Whether some stand beside their places.
  var hasMoved = false
  /// How many found no room.
  var hidden = 0

  /// The radius of a dot, in pixels.
  static let dot = 1.1

  /// What joins a sign with its place.
  static func drawTie(from place: PagePoint, to sign: PagePoint, _ drawing: inout Drawing) {
    let lines = Drawing.Path.Shape.lines([[place, sign]])
    drawing.add(.init(lines, paint: Paint(stroke: MapStyle.casing, width: 2)))
    drawing.add(.init(lines, paint: Paint(stroke: MapStyle.crossing, width: 0.7)))
    drawing.add(.init(.circle(place, radius: 0.9), paint: Paint(fill: MapStyle.crossing)))
  }
}
