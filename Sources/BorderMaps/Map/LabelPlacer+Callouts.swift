extension LabelPlacer {
  /// A name that stands beside its region, and the line that joins both.
  struct Callout {
    /// The name, in the lines that were chosen.
    var label: Label
    /// Its middle.
    var middle: PagePoint
    /// From the region to the edge of the name.
    var line: (from: PagePoint, to: PagePoint)
    fileprivate var box: PageBox
    fileprivate var cost: Double

    fileprivate func clashes(with other: Callout) -> Bool {
      box.meets(other.box) || box.isCrossed(by: other.line) || other.box.isCrossed(by: line)
        || LabelPlacer.cross(line, other.line)
    }
  }

  /// A name without room in its region.
  struct Crowded {
    /// The same name in lines of different lengths.
    var forms: [Label]
    /// The place that the line points at.
    var anchor: PagePoint
  }

  /// How far a name may stand from its region, in pixels, and in how many directions it is tried.
  private static let distances = [14.0, 20, 28, 38, 50, 64, 80, 98, 118, 140, 165, 195]
  private static let directions = 40

  /// Puts names beside their regions, as near as they can be without touching another name or line of a name.
  ///
  /// Each takes its cheapest place, those with the fewest places first; then each looks again while the others stay,
  /// until none moves or four rounds are over. That is done once with each of the first forty choosing first, and the
  /// cheapest of all these is kept. Names rather stand on open water than on land.
  ///
  /// - Parameters:
  ///   - crowded: The names.
  ///   - isLand: Whether a place is on land.
  /// - Returns: A place for each name; `nil` for those without one. Places that were found are taken.
  /// - Complexity: O(names · places · names taken).
  mutating func callOut(_ crowded: [Crowded], isLand: (PagePoint) -> Bool) -> [Callout?] {
    var known: [Int: Bool] = [:]
    let places = crowded.indices.map { index in
      let others = crowded.indices.filter { $0 != index }.map { crowded[$0].anchor }
      return self.places(of: crowded[index], others) { point in
        let key = Int(point.y / 5) << 20 | Int(point.x / 5) & 0xF_FFFF
        let answer = known[key] ?? isLand(point)
        known[key] = answer
        return answer
      }
    }
    let order = crowded.indices.sorted { (places[$0].count, $0) < (places[$1].count, $1) }
    var found = Self.settled(places, order)
    for index in order.prefix(40) {
      let other = Self.settled(places, [index] + order.filter { $0 != index })
      if Self.total(other) < Self.total(found) { found = other }
    }
    for callout in found.compactMap({ $0 }) {
      block(callout.box)
      for point in Self.points(callout.line) {
        block(PageBox(left: point.x, top: point.y, right: point.x, bottom: point.y).grown(1.5))
      }
    }
    return found
  }

  /// What all places cost together; a name without one costs more than any line.
  private static func total(_ found: [Callout?]) -> Double {
    found.reduce(0) { $0 + ($1?.cost ?? 1000) }
  }

  /// Which places names take when they choose in an order, from their places, the cheapest first.
  private static func settled(_ places: [[Callout]], _ order: [Int]) -> [Callout?] {
    var found = [Callout?](repeating: nil, count: places.count)
    for _ in 0..<4 {
      var isSettled = true
      for index in order {
        let best = places[index].first { callout in
          !found.indices.contains { $0 != index && found[$0]?.clashes(with: callout) == true }
        }
        if (best?.cost ?? .infinity) < (found[index]?.cost ?? .infinity) {
          found[index] = best
          isSettled = false
        }
      }
      if isSettled { break }
    }
    return found
  }

  /// The places where a name and its line touch nothing that is taken, the cheapest first.
  private func places(
    of crowded: Crowded, _ dots: [PagePoint], _ isLand: (PagePoint) -> Bool
  ) -> [Callout] {
    var places: [Callout] = []
    // What lies over the region itself, such as the node of a graph, does not bar the line to it.
    let barriers = taken.filter { !$0.contains(crowded.anchor) }
    for form in crowded.forms {
      for reach in Self.distances {
        for direction in 0..<Self.directions {
          var callout = place(form, from: crowded.anchor, direction, reach)
          let box = callout.box
          guard window.contains(box.grown(2)), !dots.contains(where: { box.grown(3).contains($0) }),
            !taken.contains(where: { $0.meets(box) }),
            !barriers.contains(where: { $0.isCrossed(by: callout.line) })
          else { continue }
          // A level or steep line is quieter than a slanting one.
          callout.cost += direction % (Self.directions / 4) == 0 ? 0 : 0.05
          callout.cost += covered(by: box) * 1.8
          for point in Self.points(callout.line).dropFirst() {
            let around = PageBox(left: point.x, top: point.y, right: point.x, bottom: point.y)
            callout.cost += covered(by: around.grown(1.5)) * 0.25
            if dots.contains(where: { around.grown(4).contains($0) }) { callout.cost += 3 }
          }
          for x in [box.left, callout.middle.x, box.right] {
            for y in [box.top, box.bottom] where isLand(PagePoint(x, y)) { callout.cost += 0.25 }
          }
          places.append(callout)
        }
      }
    }
    return places.indices.sorted { (places[$0].cost, $0) < (places[$1].cost, $1) }.map { places[$0] }
  }

  /// A label whose nearest edge is so far from a place.
  private func place(_ label: Label, from anchor: PagePoint, _ direction: Int, _ reach: Double) -> Callout {
    let (x, y) = Self.unit[direction]
    let end = PagePoint(anchor.x + reach * x, anchor.y + reach * y)
    let (gapX, gapY) = (label.width / 2 + 2.5, label.height / 2 + 2)
    let middle =
      abs(x) > 0.35
      ? PagePoint(end.x + (x > 0 ? gapX : -gapX), end.y) : PagePoint(end.x, end.y + (y > 0 ? gapY : -gapY))
    return Callout(
      label: label, middle: middle, line: (anchor, end), box: label.box(around: middle), cost: reach * 0.025)
  }

  /// The directions, the first to the right.
  private static let unit = (0..<directions).map { step -> (x: Double, y: Double) in
    // Rotation by a fixed angle, of which sine and cosine are known: 360 / 40 = 9 degrees.
    var (x, y) = (1.0, 0.0)
    for _ in 0..<step {
      (x, y) = (
        x * 0.987_688_340_595_137_7 - y * 0.156_434_465_040_230_9,
        x * 0.156_434_465_040_230_9 + y * 0.987_688_340_595_137_7
      )
    }
    return (x, y)
  }

  /// Places along a line, three pixels apart.
  private static func points(_ line: (from: PagePoint, to: PagePoint)) -> [PagePoint] {
    PagePoint.between(line.from, line.to, every: 3, most: .max) + [line.to]
  }

  fileprivate static func cross(
    _ a: (from: PagePoint, to: PagePoint), _ b: (from: PagePoint, to: PagePoint)
  ) -> Bool {
    func side(_ p: PagePoint, _ q: PagePoint, _ r: PagePoint) -> Double {
      (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x)
    }
    return side(a.from, a.to, b.from) * side(a.from, a.to, b.to) <= 0
      && side(b.from, b.to, a.from) * side(b.from, b.to, a.to) <= 0
  }
}

extension PageBox {
  /// Whether a straight line has a place inside the box. Liang and Barsky (1984).
  func isCrossed(by line: (from: PagePoint, to: PagePoint)) -> Bool {
    let (dx, dy) = (line.to.x - line.from.x, line.to.y - line.from.y)
    var (first, last) = (0.0, 1.0)
    /// Cuts off what lies beyond an edge; `false` where that is all.
    func cut(_ slope: Double, _ room: Double) -> Bool {
      if slope == 0 { return !(room < 0) }
      if slope < 0 { first = max(first, room / slope) } else { last = min(last, room / slope) }
      return true
    }
    return cut(-dx, line.from.x - left) && cut(dx, right - line.from.x) && cut(-dy, line.from.y - top)
      && cut(dy, bottom - line.from.y) && first <= last
  }
}
