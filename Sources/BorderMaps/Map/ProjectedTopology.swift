internal import BorderCore

/// The arcs of a topology on a page: each projected and simplified once, so that fills and lines meet.
struct ProjectedTopology {
  /// The window of the page and how it lies over the plane.
  struct Frame {
    /// The window on the page.
    var box: PageBox
    /// Pixels per unit of the plane.
    var scale: Double
    /// The place of the plane at the upper left corner of the window.
    var origin: PagePoint

    /// The place on the page.
    func page(_ x: Double, _ y: Double) -> PagePoint {
      PagePoint(box.left + (x - origin.x) * scale, box.top + (origin.y - y) * scale)
    }
  }

  let frame: Frame
  let seam: Seam
  private let projection: any MapProjection
  private let topology: BorderTopology
  /// The lines of each arc on the page, several where the plane is torn; by arc.
  let lines: [[[PagePoint]]]

  /// Vertices nearer than this to the line that is kept are not drawn, in pixels.
  static let tolerance = 0.25

  /// Projects all arcs and fits the frame around some regions.
  ///
  /// - Parameters:
  ///   - topology: The arcs.
  ///   - projection: To the plane.
  ///   - focus: Whether the frame goes around a ring, by ring.
  ///   - place: Makes the frame from the box that the regions take on the plane.
  init(
    _ topology: BorderTopology, projection: any MapProjection, focus: [Bool], place: (PageBox) -> Frame
  ) {
    self.topology = topology
    self.projection = projection
    let box = topology.regions.boundingBox ?? BoundingBox(west: -1, south: -1, east: 1, north: 1)
    let middle = max(-75, min(75, (box.south + box.north) / 2))
    let seam = Seam(at: projection.seam(atLatitude: middle), cut: topology.cut)
    self.seam = seam

    // All vertices go through the projection in one call.
    var numbers: [Double] = []
    numbers.reserveCapacity(2 * topology.regions.positions.count)
    var pieceStarts: [Int] = [0]
    var arcStarts: [Int] = [0]
    for arc in topology.arcIDs {
      for piece in seam.pieces(of: topology.positions(of: arc)) {
        for position in piece {
          numbers.append(position.longitude)
          numbers.append(position.latitude)
        }
        pieceStarts.append(numbers.count / 2)
      }
      arcStarts.append(pieceStarts.count - 1)
    }
    let isOpen = box.south < -85 || box.north > 85
    let latitudes = isOpen ? (0..<numbers.count / 2).map { numbers[2 * $0 + 1] } : []
    projection.project(&numbers)

    // Where the plane is endless towards a pole, the frame ends at the usual 85 degrees.
    let longitude = seam.middle ?? (box.west + box.east) / 2
    let south = projection.isEndless(towards: -90, longitude: longitude) ? -85.0 : -90
    let north = projection.isEndless(towards: 90, longitude: longitude) ? 85.0 : 90
    var extent: PageBox?
    for arc in topology.arcIDs where topology.sides(of: arc).contains(where: { focus[$0.ring] }) {
      for index in pieceStarts[arcStarts[arc.index]]..<pieceStarts[arcStarts[arc.index + 1]] {
        let (x, y) = (numbers[2 * index], numbers[2 * index + 1])
        guard x.isFinite, y.isFinite, latitudes.isEmpty || (south...north).contains(latitudes[index]) else {
          continue
        }
        var grown = extent ?? PageBox(left: x, top: y, right: x, bottom: y)
        grown.left = min(grown.left, x)
        grown.right = max(grown.right, x)
        grown.top = min(grown.top, y)
        grown.bottom = max(grown.bottom, y)
        extent = grown
      }
    }
    let frame = place(extent ?? PageBox(left: -1, top: -1, right: 1, bottom: 1))
    self.frame = frame
    lines = topology.arcIDs.map { arc in
      (arcStarts[arc.index]..<arcStarts[arc.index + 1]).flatMap { piece in
        Self.finite(pieceStarts[piece]..<pieceStarts[piece + 1], of: numbers, frame)
      }
    }
  }

  /// The parts of a line that have an image, simplified.
  private static func finite(_ range: Range<Int>, of numbers: [Double], _ frame: Frame) -> [[PagePoint]] {
    var parts: [[PagePoint]] = []
    var part: [PagePoint] = []
    for index in range {
      let (x, y) = (numbers[2 * index], numbers[2 * index + 1])
      if x.isFinite && y.isFinite {
        let point = frame.page(x, y)
        // Dense data has many vertices in one pixel: only the first goes on to the slower step.
        if let last = part.last, index + 1 < range.upperBound, abs(last.x - point.x) < 0.1,
          abs(last.y - point.y) < 0.1
        {
          continue
        }
        part.append(point)
      } else if !part.isEmpty {
        parts.append(part)
        part = []
      }
    }
    if part.count > 1 { parts.append(part) }
    return parts.map { LineSimplifier.simplified($0, within: tolerance) }
  }

  /// A line of positions on the page, torn and bent as the plane asks.
  func page(_ line: [Position]) -> [[PagePoint]] { project(seam.pieces(of: line)) }

  /// A ring of other data on the page, without what is too small to be seen or lies outside of the window.
  func page(ring: [Position]) -> [[PagePoint]] {
    project(seam.pieces(ofRing: ring)).filter(isSeen)
  }

  private func isSeen(_ ring: [PagePoint]) -> Bool {
    guard ring.count > 2, let box = PageBox(ring) else { return false }
    return box.meets(frame.box) && max(box.width, box.height) > 0.4
  }

  /// A position on the page; `nil` where it has no image.
  func page(_ position: Position) -> PagePoint? {
    projection.project(longitude: position.longitude, latitude: position.latitude).map {
      frame.page($0.x, $0.y)
    }
  }

  private func project(_ pieces: [[Position]]) -> [[PagePoint]] {
    pieces.flatMap { piece -> [[PagePoint]] in
      var numbers = piece.flatMap { [$0.longitude, $0.latitude] }
      projection.project(&numbers)
      return Self.finite(0..<piece.count, of: numbers, frame)
    }
  }

  /// The rings of a part on the page, without those that are too small to be seen or lie outside of the window.
  func rings(ofPart part: Int) -> [[PagePoint]] {
    topology.regions.rings(ofPart: part).flatMap { ring in
      assembled(ring).map { [$0] } ?? project(seam.pieces(ofRing: raw(ring)))
    }.filter(isSeen)
  }

  private func raw(_ ring: Int) -> [Position] {
    Array(topology.regions.positions[topology.regions.range(ofRing: ring)])
  }

  /// The ring from its arcs; `nil` where one of them is torn, or where the two sides of a cut are not one place.
  private func assembled(_ ring: Int) -> [PagePoint]? {
    var points: [PagePoint] = []
    for step in topology.arcs(ofRing: ring) {
      let pieces = lines[step.arc.index]
      guard pieces.count == 1, let line = pieces.first else { return nil }
      let directed = step.isBackward ? line.reversed() : line
      if let last = points.last, let first = directed.first {
        guard abs(last.x - first.x) < 1, abs(last.y - first.y) < 1 else { return nil }
      }
      points.append(contentsOf: points.isEmpty ? directed[...] : directed.dropFirst())
    }
    guard let first = points.first, let last = points.last, abs(last.x - first.x) < 1,
      abs(last.y - first.y) < 1
    else { return nil }
    return points
  }
}
