/// Lines in chunks with boxes: how far places are from them.
///
/// On the plane that touches the earth at each place, as matching has it.
struct LineNearness {
  private static let chunk = 16
  private let scale: LocalScale
  /// Segment after segment.
  private var ends: [(a: Position, b: Position)] = []
  private var boxes: [BoundingBox] = []
  /// A box around each 16 of them.
  private var outerBoxes: [BoundingBox] = []
  /// The chunk that held the nearest segment of the place before, where that of the next one most often is.
  private var last = 0

  /// Lines. O(*n*).
  init(_ lines: [[Position]], scale: LocalScale) {
    self.scale = scale
    for line in lines {
      for (a, b) in zip(line, line.dropFirst()) { ends.append((a, b)) }
    }
    for start in stride(from: 0, to: ends.count, by: Self.chunk) {
      let own = ends[start..<min(start + Self.chunk, ends.count)]
      var box = BoundingBox(
        west: own[start].a.longitude, south: own[start].a.latitude, east: own[start].a.longitude,
        north: own[start].a.latitude)
      let origin = own[start].a
      for segment in own {
        box.include(segment.a.unwrapped(from: origin))
        box.include(segment.b.unwrapped(from: origin))
      }
      boxes.append(box)
    }
    for start in stride(from: 0, to: boxes.count, by: Self.chunk) {
      var box = boxes[start]
      for other in boxes[start..<min(start + Self.chunk, boxes.count)] {
        // Chunks beyond the 180th meridian beside others: the box goes on beyond it.
        let middle = (box.west + box.east) / 2
        let shift = (other.west + other.east) / 2 - middle
        let turn = shift - Position.turn(shift)
        box.include(
          BoundingBox(
            west: other.west - turn, south: other.south, east: other.east - turn, north: other.north))
      }
      outerBoxes.append(box)
    }
  }

  /// The distance of a place from the nearest line in metres; infinite without lines. O(*n* / 256) and what lies near.
  mutating func distance(of place: Position) -> Double {
    let plane = LocalPlane(at: place, scale)
    var best = Double.infinity
    guard !boxes.isEmpty else { return best }
    best = nearest(in: last, plane)
    let start = last
    for outer in outerBoxes.indices where Self.distance(outerBoxes[outer], plane) < best {
      for index in (outer * Self.chunk)..<min((outer + 1) * Self.chunk, boxes.count) where index != start {
        guard Self.distance(boxes[index], plane) < best else { continue }
        let own = nearest(in: index, plane)
        if own < best { (best, last) = (own, index) }
      }
    }
    return best
  }

  private func nearest(in index: Int, _ plane: LocalPlane) -> Double {
    var best = Double.infinity
    for segment in ends[(index * Self.chunk)..<min((index + 1) * Self.chunk, ends.count)] {
      let (a, b) = plane.segment(segment.a, segment.b)
      best = min(best, LocalPlane.nearest(SIMD2(0, 0), on: a, b).distance)
    }
    return best
  }

  /// How far a box is at least from the origin of a plane.
  private static func distance(_ box: BoundingBox, _ plane: LocalPlane) -> Double {
    let origin = plane.origin
    let middle = (box.west + box.east) / 2
    let x = abs(Position.turn(middle - origin.longitude)) - (box.east - box.west) / 2
    let y = max(box.south - origin.latitude, origin.latitude - box.north)
    let gap = SIMD2(max(x, 0), max(y, 0)) * plane.scale
    return (gap * gap).sum().squareRoot()
  }
}
