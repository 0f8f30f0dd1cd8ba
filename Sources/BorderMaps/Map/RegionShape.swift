/// A region on the page, and where its name has the most room.
struct RegionShape {
  /// All rings that are seen.
  let rings: [[PagePoint]]
  /// The box of the largest ring.
  let box: PageBox?
  /// The surface of the largest ring in square pixels.
  let area: Double
  /// The place inside with the most room for a wide label.
  let anchor: PagePoint?

  init(rings: [[PagePoint]], window: PageBox) {
    self.rings = rings
    let largest = rings.max { Self.area($0) < Self.area($1) }
    area = largest.map(Self.area) ?? 0
    box = largest.flatMap { PageBox($0) }
    anchor = largest.flatMap { Self.anchor($0, window: window) }
  }

  private static func area(_ ring: [PagePoint]) -> Double {
    var total = 0.0
    for (a, b) in zip(ring, ring.dropFirst() + ring.prefix(1)) { total += a.x * b.y - b.x * a.y }
    return abs(total) / 2
  }

  /// Whether a place is inside of an odd number of rings.
  func contains(_ point: PagePoint) -> Bool {
    var isInside = false
    for ring in rings { if Self.contains(ring, point) { isInside.toggle() } }
    return isInside
  }

  private static func contains(_ ring: [PagePoint], _ point: PagePoint) -> Bool {
    guard var previous = ring.last else { return false }
    var isInside = false
    for next in ring {
      if point.isLeft(ofEdge: previous, next) { isInside.toggle() }
      previous = next
    }
    return isInside
  }

  /// The best place of a grid inside the ring and the window: the farthest from the edge, with heights counted more, as
  /// labels are wide.
  private static func anchor(_ ring: [PagePoint], window: PageBox) -> PagePoint? {
    guard let box = PageBox(ring) else { return nil }
    let left = max(box.left, window.left)
    let right = min(box.right, window.right)
    let top = max(box.top, window.top)
    let bottom = min(box.bottom, window.bottom)
    guard right > left, bottom > top else { return nil }
    let stretch = 2.2
    // Few vertices are enough to know how far the edge is.
    let step = max(1, ring.count / 160)
    let vertices = stride(from: 0, to: ring.count, by: step).map {
      PagePoint(ring[$0].x, ring[$0].y * stretch)
    }
    let edges = Array(zip(vertices, vertices.dropFirst() + vertices.prefix(1)))
    let cells = min(16, max(4, Int((right - left) / 6)))
    var best: (room: Double, place: PagePoint)?
    for row in 0..<cells {
      for column in 0..<cells {
        let place = PagePoint(
          left + (right - left) * (Double(column) + 0.5) / Double(cells),
          top + (bottom - top) * (Double(row) + 0.5) / Double(cells))
        guard contains(ring, place) else { continue }
        let target = PagePoint(place.x, place.y * stretch)
        var room = min(
          place.x - window.left, window.right - place.x, (place.y - window.top) * stretch,
          (window.bottom - place.y) * stretch)
        room *= room
        for (a, b) in edges {
          room = min(room, LineSimplifier.squaredDistance(target, a, b))
          if room < best?.room ?? 0 { break }
        }
        if best == nil || room > best?.room ?? 0 { best = (room, place) }
      }
    }
    return best?.place ?? PagePoint((left + right) / 2, (top + bottom) / 2)
  }

  /// The place inside nearest to the anchor that no box hides: where a line to a name may begin.
  ///
  /// - Parameters:
  ///   - boxes: What lies over the region.
  ///   - window: What is seen.
  /// - Returns: The anchor itself where it is free; `nil` where nothing is.
  func anchor(clearOf boxes: [PageBox], in window: PageBox) -> PagePoint? {
    guard let anchor, let box else { return nil }
    let near = boxes.map { $0.grown(2.5) }.filter { $0.meets(box) }
    func isClear(_ place: PagePoint) -> Bool { !near.contains { $0.contains(place) } }
    if isClear(anchor) { return anchor }
    let cells = 24
    var places: [(distance: Double, place: PagePoint)] = []
    for row in 0..<cells {
      for column in 0..<cells {
        let place = PagePoint(
          box.left + box.width * (Double(column) + 0.5) / Double(cells),
          box.top + box.height * (Double(row) + 0.5) / Double(cells))
        let (dx, dy) = (place.x - anchor.x, place.y - anchor.y)
        if window.contains(place), isClear(place) { places.append((dx * dx + dy * dy, place)) }
      }
    }
    return places.sorted { $0.distance < $1.distance }.first { contains($0.place) }?.place
  }

  /// Parallel strokes over the region, rising to the right, so many pixels apart.
  func hatch(spacing: Double, window: PageBox) -> [[PagePoint]] {
    guard let all = PageBox(rings.flatMap { $0 }), all.meets(window) else { return [] }
    var strokes: [[PagePoint]] = []
    // Along a stroke x + y is constant.
    var sum = ((all.left + all.top) / spacing).rounded(.up) * spacing
    while sum < all.right + all.bottom {
      var crossings: [Double] = []
      for ring in rings {
        for (a, b) in zip(ring, ring.dropFirst() + ring.prefix(1)) {
          let (u, v) = (a.x + a.y - sum, b.x + b.y - sum)
          if (u > 0) != (v > 0) { crossings.append(a.x + (b.x - a.x) * u / (u - v)) }
        }
      }
      crossings.sort()
      for pair in stride(from: 0, to: crossings.count - 1, by: 2)
      where crossings[pair + 1] - crossings[pair] > 0.5 {
        strokes.append([
          PagePoint(crossings[pair], sum - crossings[pair]),
          PagePoint(crossings[pair + 1], sum - crossings[pair + 1]),
        ])
      }
      sum += spacing
    }
    return strokes
  }
}
