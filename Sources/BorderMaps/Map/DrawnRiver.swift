import BorderCore
import BorderIO
import Glibc

/// A river as a window shows it.
struct DrawnRiver {
  let name: Phrase
  let rank: Int
  let lines: [[PagePoint]]

  /// The rivers that the scale of a map bears, the greatest first.
  static func list(_ ground: PlaneGround?, on map: ProjectedTopology) -> [DrawnRiver] {
    guard let ground, let scale = map.scaleAtMiddle() else { return [] }
    let last = lastRank(kilometresPerPixel: 1 / scale.pixels)
    return ground.rivers.rivers.prefix { $0.rank <= last }.compactMap { river in
      let lines = river.lines.flatMap { map.page($0.range, of: ground.rivers.numbers, box: $0.box) }
      return lines.isEmpty ? nil : DrawnRiver(name: river.name, rank: river.rank, lines: lines)
    }
  }

  /// The last scale rank of Natural Earth that a map of a scale shows: ranks are the levels at which maps on the web begin
  /// to show what has them, and a pixel is 156.5 km wide at level 0, half of that at the next.
  static func lastRank(kilometresPerPixel scale: Double) -> Int {
    guard scale > 0 else { return .max }
    return Int(max(0, min(20, log2(156.543 / scale))))
  }

  /// The rivers up to this rank have broader lines.
  static let lastGreat = 2

  static func paint(rank: Int) -> Paint {
    Paint(stroke: MapStyle.river, width: rank <= lastGreat ? 1.1 : 0.8)
  }

  /// The longest line, by pixels.
  private var longest: (length: Double, line: [PagePoint])? {
    lines.map { line in
      let steps = zip(line, line.dropFirst()).map { PagePoint.distance($0, $1) }
      return (steps.reduce(0, +), line)
    }.max { $0.0 < $1.0 }
  }

  /// Where the name may stand: beside the longest line, near its middle first; nothing where the line is shorter than it.
  func middles(of label: LabelPlacer.Label) -> [PagePoint] {
    guard let (length, line) = longest, length > 1.3 * label.width else { return [] }
    var middles: [PagePoint] = []
    for share in [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82] {
      guard let (place, along) = Self.place(on: line, at: share * length) else { continue }
      // Beside a level line the name stands above or below it, beside a steep one to the right or the left.
      let (x, y) = (-along.y, along.x)
      let away = abs(x) * label.width / 2 + abs(y) * label.height / 2 + 2.5
      for side in [-1.0, 1] {
        middles.append(PagePoint(place.x + side * x * away, place.y + side * y * away))
      }
    }
    return middles
  }

  /// The place so far along a line, and the direction there.
  private static func place(on line: [PagePoint], at distance: Double) -> (PagePoint, along: PagePoint)? {
    var rest = distance
    for (a, b) in zip(line, line.dropFirst()) {
      let step = PagePoint.distance(a, b)
      if step > 0, rest <= step {
        let along = PagePoint((b.x - a.x) / step, (b.y - a.y) / step)
        return (PagePoint(a.x + along.x * rest, a.y + along.y * rest), along)
      }
      rest -= step
    }
    return nil
  }
}
