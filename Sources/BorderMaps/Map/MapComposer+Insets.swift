internal import BorderCore
import BorderIO

extension PageBox {
  /// The box around both.
  func joined(with other: PageBox) -> PageBox {
    PageBox(
      left: min(left, other.left), top: min(top, other.top), right: max(right, other.right),
      bottom: max(bottom, other.bottom))
  }
}

extension MapComposer {
  /// Finds what lies in each inset: the neighbours by the length of border, and the regions that have most of theirs in it.
  mutating func describeInsets() {
    guard !insets.isEmpty else { return }
    let graticule = Graticule(map, of: content.frameBox, language: language)
    let isOfStates = content.isOfStates
    var shares: [RegionID: [Double]] = [:]
    var names = insets.map { _ in [String: Double]() }
    for index in coloured {
      let border = analysis.borders[index]
      var lengths = [Double](repeating: 0, count: insets.count + 1)
      for arc in border.arcs {
        for line in map.lines[arc.index] {
          for (a, b) in zip(line, line.dropFirst()) {
            let middle = PagePoint((a.x + b.x) / 2, (a.y + b.y) / 2)
            let length = ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
            lengths[insets.count] += length
            for inset in insets where inset.part.contains(middle) { lengths[inset.index] += length }
          }
        }
      }
      for side in [border.a, border.b] {
        var share = shares[side] ?? [Double](repeating: 0, count: insets.count + 1)
        for slot in share.indices { share[slot] += lengths[slot] }
        shares[side] = share
        let name = isOfStates ? analysis.regions[side].country : analysis.regions[side].id
        guard name != content.home || content.home == nil else { continue }
        for inset in insets where lengths[inset.index] > 0 {
          names[inset.index][name, default: 0] += lengths[inset.index]
        }
      }
    }
    for (region, share) in shares {
      // The largest scale that shows most of it.
      let able = insets.indices.filter { share[$0] * 2 >= share[insets.count] }
      guard let best = able.max(by: { insets[$0].magnification < insets[$1].magnification }) else { continue }
      insets[best].regions.insert(region)
    }
    for index in insets.indices {
      let sorted = names[index].sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }.map(
        \.key)
      let phrases = sorted.map { key -> Phrase in
        guard !isOfStates else { return content.countryNames[key] }
        return analysis.regions.regions.first { $0.id == key }.map { Phrase($0.name, $0.nameRussian) }
          ?? Phrase(same: key)
      }
      let shown = phrases.prefix(isOfStates ? 5 : 2)
      let rest = phrases.count > shown.count ? ", …" : ""
      insets[index].name = Phrase(
        shown.map(\.english).joined(separator: ", ") + rest,
        shown.map(\.russian).joined(separator: ", ") + rest)
      insets[index].graticule = graticule.enlarging(insets[index].part, to: insets[index].box)
    }
  }

  /// The frames of what insets show, with their letters, on the map.
  mutating func drawInsetMarks(_ drawing: inout Drawing) {
    guard !insets.isEmpty else { return }
    var letters: [(text: String, middle: PagePoint)] = []
    for inset in insets {
      let part = inset.part
      let corners = [
        PagePoint(part.left, part.top), PagePoint(part.right, part.top), PagePoint(part.left, part.bottom),
        PagePoint(part.right, part.bottom),
      ]
      let boxes = corners.map { corner in
        PageBox(left: corner.x, top: corner.y, right: corner.x, bottom: corner.y).grown(7)
      }
      let others = insets.filter { $0.index != inset.index }.map(\.part)
      let choice =
        boxes.indices.first { index in
          window.contains(boxes[index]) && !placer.taken.contains { $0.meets(boxes[index]) }
            && !others.contains { $0.contains(corners[index]) }
        } ?? 0
      placer.block(boxes[choice])
      letters.append((inset.letter(language), corners[choice]))
      placer.avoid(Self.points(around: part))
    }
    drawing.group(.init("insets")) { drawing in
      for inset in insets {
        drawing.add(.init(.rings([inset.part.ring]), paint: Paint(stroke: MapStyle.casing, width: 2.6)))
        drawing.add(.init(.rings([inset.part.ring]), paint: MapInset.mark))
      }
      for (text, middle) in letters { drawLetter(text, middle, &drawing) }
    }
  }

  /// Places along the edges of a box.
  private static func points(around box: PageBox) -> [PagePoint] {
    var points: [PagePoint] = []
    for step in 0...25 {
      let share = Double(step) / 25
      let (x, y) = (box.left + box.width * share, box.top + box.height * share)
      for edge in [box.top, box.bottom] { points.append(PagePoint(x, edge)) }
      for edge in [box.left, box.right] { points.append(PagePoint(edge, y)) }
    }
    return points
  }

  private func drawLetter(_ text: String, _ middle: PagePoint, _ drawing: inout Drawing) {
    let box = PageBox(left: middle.x, top: middle.y, right: middle.x, bottom: middle.y).grown(6.5)
    drawing.add(
      .init(.rings([box.ring]), paint: Paint(fill: MapStyle.page, stroke: MapStyle.ink, width: 0.8)))
    drawing.add(
      .init(
        text, at: PagePoint(middle.x, middle.y + 4), size: 11, isBold: true, colour: MapStyle.ink,
        anchor: .middle))
  }

  /// Draws an inset in its frame.
  mutating func draw(_ inset: MapInset, _ drawing: inout Drawing) {
    var composer = MapComposer(inset, of: self)
    drawing.add(.begin(.init("inset", clip: inset.box)))
    composer.drawLayers(&drawing)
    drawing.add(.end)
    drawing.group(.init("frame", paint: Paint(stroke: MapStyle.ink, width: 1))) {
      $0.add(.init(.rings([inset.box.ring])))
    }
    numbered = composer.numbered
    signs.hasMoved = signs.hasMoved || composer.signs.hasMoved
    signs.hidden += composer.signs.hidden
  }

  /// The letter of an inset and its scale bar, in the corners where they hide least.
  mutating func drawInsetHead(_ drawing: inout Drawing) {
    guard let inset else { return }
    let text = inset.letter(language)
    var points = borderPoints()
    points += (content.assignment?.entries ?? []).compactMap { $0.crossing.position.flatMap(map.page) }
    func corner(_ width: Double, _ height: Double) -> PageBox {
      let box = inset.box
      let boxes = [box.top, box.bottom - height].flatMap { top in
        [box.left, box.right - width].map { left in
          PageBox(left: left, top: top, right: left + width, bottom: top + height)
        }
      }
      let free = boxes.filter { corner in !placer.taken.contains { $0.meets(corner) } }
      func cost(_ corner: PageBox) -> Int { points.count { corner.grown(4).contains($0) } }
      return free.min { cost($0) < cost($1) } ?? boxes[0]
    }
    let badge = corner(20, 20)
    placer.block(badge)
    let bar = ScaleBar(map, longest: inset.box.width * 0.28)
    let label = bar?.label(language) ?? ""
    let width = (bar?.width ?? 0) + FontMetrics.width(of: label, size: 10) + 20
    let foot = corner(width, 18)
    if bar != nil { placer.block(foot) }
    drawing.group(.init("head")) { drawing in
      drawing.add(
        .init(.rings([badge.ring]), paint: Paint(fill: MapStyle.page, stroke: MapStyle.ink, width: 1)))
      drawing.add(
        .init(
          text, at: PagePoint(badge.left + 10, badge.top + 14.5), size: 13, isBold: true,
          colour: MapStyle.ink,
          anchor: .middle))
      guard let bar else { return }
      drawing.add(.init(.rings([foot.ring]), paint: Paint(fill: Colour(0xFFFFFF, opacity: 0.8))))
      bar.draw(at: PagePoint(foot.left + 7, foot.top + 10), &drawing)
      drawing.add(
        .init(
          label, at: PagePoint(foot.left + bar.width + 13, foot.top + 13), size: 10, colour: MapStyle.ink))
    }
  }
}
