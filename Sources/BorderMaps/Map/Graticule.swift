internal import BorderCore
import BorderIO

/// Meridians and parallels of a map.
struct Graticule {
  /// A line with what it is called.
  struct Line {
    var label: String
    var isMeridian: Bool
    var pieces: [[PagePoint]]
  }

  private(set) var lines: [Line]

  /// The same lines where a part of the page is enlarged.
  func enlarging(_ part: PageBox, to box: PageBox) -> Graticule {
    let scale = box.width / part.width
    var graticule = self
    for index in lines.indices {
      graticule.lines[index].pieces = lines[index].pieces.map { piece in
        piece.map { PagePoint(box.left + ($0.x - part.left) * scale, box.top + ($0.y - part.top) * scale) }
      }
    }
    return graticule
  }

  /// Lines at a round distance, so that a handful crosses the window.
  init(_ map: ProjectedTopology, of box: BoundingBox, language: Language) {
    let span = max(box.north - box.south, 0.01)
    let step = [0.1, 0.2, 0.5, 1, 2, 5, 10].first { span / $0 <= 9 } ?? 10
    let meridianStep = box.north > 70 && step == 10 || span > 60 ? 20 : step
    func degrees(_ value: Double, _ positive: Phrase, _ negative: Phrase) -> String {
      let text = Phrase(number: abs(value), places: step < 1 ? 1 : 0)(language)
      return value == 0 || abs(value) == 180
        ? text + "°" : text + "°" + (value > 0 ? positive : negative)(language)
    }
    func steps(_ from: Double, _ to: Double, _ step: Double) -> [Double] {
      guard to >= from else { return [] }
      return (Int((from / step).rounded(.down))...Int((to / step).rounded(.up))).map { Double($0) * step }
    }
    var lines: [Line] = []
    let isWide = box.east - box.west > 90
    let south = max(-85, box.south - 20)
    let north = min(85, box.north + 10)
    let meridians =
      isWide
      ? steps(-180, 180, meridianStep).filter { $0 > -180 }
      : steps(box.west - span, box.east + span, meridianStep)
    for meridian in meridians {
      let line = [
        Position(longitude: meridian, latitude: south), Position(longitude: meridian, latitude: north),
      ]
      lines.append(
        Line(
          label: degrees(meridian, Phrase("E", " в. д."), Phrase("W", " з. д.")), isMeridian: true,
          pieces: map.whole(line)))
    }
    for parallel in steps(south, north, step) where abs(parallel) < 90 {
      let (west, east) = isWide ? (-180.0, 180.0) : (box.west - 2 * span, box.east + 2 * span)
      let line = stride(from: west, through: east, by: (east - west) / 4).map {
        Position(longitude: $0, latitude: parallel)
      }
      lines.append(
        Line(
          label: degrees(parallel, Phrase("N", " с. ш."), Phrase("S", " ю. ш.")), isMeridian: false,
          pieces: map.whole(line)))
    }
    self.lines = lines
  }

  /// Where a line leaves a box: places on its edges.
  static func exits(_ pieces: [[PagePoint]], of box: PageBox) -> [PagePoint] {
    var exits: [PagePoint] = []
    for piece in pieces {
      for (a, b) in zip(piece, piece.dropFirst()) where box.contains(a) != box.contains(b) {
        var (inside, outside) = box.contains(a) ? (a, b) : (b, a)
        for _ in 0..<24 {
          let middle = PagePoint((inside.x + outside.x) / 2, (inside.y + outside.y) / 2)
          if box.contains(middle) { inside = middle } else { outside = middle }
        }
        exits.append(inside)
      }
    }
    return exits
  }
}
