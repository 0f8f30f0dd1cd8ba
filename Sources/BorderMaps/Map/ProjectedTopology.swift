internal import BorderCore

/// The arcs of a topology on a page: each placed and simplified once, so that fills and lines meet.
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

    /// The place on the plane.
    func plane(_ page: PagePoint) -> PagePoint {
      PagePoint(origin.x + (page.x - box.left) / scale, origin.y - (page.y - box.top) / scale)
    }

    /// A box of the plane on the page.
    func page(_ plane: PageBox) -> PageBox {
      let (a, b) = (page(plane.left, plane.bottom), page(plane.right, plane.top))
      return PageBox(left: a.x, top: a.y, right: b.x, bottom: b.y)
    }

    /// The frame that shows a part of this window, enlarged, in another box of the page.
    func enlarging(_ part: PageBox, to box: PageBox) -> Frame {
      Frame(
        box: box, scale: scale * box.width / part.width,
        origin: PagePoint(
          origin.x + (part.left - self.box.left) / scale, origin.y - (part.top - self.box.top) / scale))
    }
  }

  let plane: PlaneTopology
  let frame: Frame
  /// What is cut off: what lies outside of it is drawn nowhere.
  let clip: PageBox
  /// The lines of each arc on the page, several where the plane is torn; by arc.
  ///
  /// An arc whose box does not meet `clip` goes straight from its first vertex to its last: inside of `clip` rings with it
  /// have the same shape.
  let lines: [[[PagePoint]]]

  private var topology: BorderTopology { plane.topology }
  var seam: Seam { plane.seam }

  /// Vertices nearer than this to the line that is kept are not drawn, in pixels.
  private let tolerance: Double

  /// The tolerance of what is printed: on a sheet of 42 cm a tenth of a millimetre. A page zooms, and has less.
  static let inPrint = 0.45

  /// Places all arcs on the page.
  ///
  /// - Parameters:
  ///   - plane: The arcs on the plane.
  ///   - frame: How the page lies over it.
  ///   - margin: How far beyond the window something may be drawn.
  ///   - tolerance: How far a vertex may lie from the line without it, in pixels, and be left out.
  init(_ plane: PlaneTopology, frame: Frame, margin: Double, tolerance: Double) {
    self.plane = plane
    self.tolerance = tolerance
    self.frame = frame
    let clip = frame.box.grown(margin)
    self.clip = clip
    lines = plane.topology.arcIDs.map { arc in
      plane.pieces(of: arc).flatMap { piece -> [[PagePoint]] in
        guard let box = PlaneTopology.box(piece, of: plane.numbers) else { return [] }
        let around = frame.page(box)
        // A lone line of no width or height has a box that meets nothing: it is near where it touches.
        let isNear =
          around.left <= clip.right && clip.left <= around.right && around.top <= clip.bottom
          && clip.top <= around.bottom
        if isNear { return Self.finite(piece, of: plane.numbers, frame, tolerance) }
        let (first, last) = (piece.lowerBound, piece.upperBound - 1)
        let ends = [first, last].map { frame.page(plane.numbers[2 * $0], plane.numbers[2 * $0 + 1]) }
        return ends.allSatisfy { $0.x.isFinite && $0.y.isFinite }
          ? [ends] : Self.finite(piece, of: plane.numbers, frame, tolerance)
      }
    }
  }

  /// The parts of a line that have an image, simplified.
  private static func finite(
    _ range: Range<Int>, of numbers: [Double], _ frame: Frame, _ tolerance: Double
  ) -> [[PagePoint]] {
    placed(range, of: numbers, frame).map { LineSimplifier.simplified($0, within: tolerance) }
  }

  /// The parts of a line that have an image, without vertices in the same tenth of a pixel.
  private static func placed(_ range: Range<Int>, of numbers: [Double], _ frame: Frame) -> [[PagePoint]] {
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
    return parts
  }

  /// A line of positions on the page, torn and bent as the plane asks, as far as it is seen.
  func page(_ line: [Position]) -> [[PagePoint]] {
    whole(line).flatMap { clip.clipped(line: $0) }
  }

  /// A line of positions on the page, with what lies outside of the window.
  func whole(_ line: [Position]) -> [[PagePoint]] { project(seam.pieces(of: line)) }

  /// A ring of other data on the page, without what is too small to be seen or lies outside of the window.
  func page(ring: [Position]) -> [[PagePoint]] { seen(project(seam.pieces(ofRing: ring))) }

  /// A part of other data on the page, by ring, in the same way.
  func page(_ rings: PlaneRings, part: Int) -> [[PagePoint]] {
    rings.parts[part].flatMap { ring -> [[PagePoint]] in
      let around = frame.page(ring.box)
      guard around.meets(clip), max(around.width, around.height) > 0.4 else { return [] }
      // Cut first: of a continent little is seen.
      return Self.placed(ring.range, of: rings.numbers, frame).map { clip.clipped(ring: $0) }
        .map { LineSimplifier.simplified($0, within: tolerance) }.filter { $0.count > 2 }
    }
  }

  /// A line of other data on the page, as far as it is seen.
  ///
  /// - Parameters:
  ///   - range: Its vertices.
  ///   - numbers: Interleaved coordinates of the plane.
  ///   - box: What lies around it on the plane.
  /// - Returns: The stretches that are seen.
  func page(_ range: Range<Int>, of numbers: [Double], box: PageBox) -> [[PagePoint]] {
    guard frame.page(box).grown(1).meets(clip) else { return [] }
    return Self.placed(range, of: numbers, frame).flatMap { clip.clipped(line: $0) }
      .map { LineSimplifier.simplified($0, within: tolerance) }
  }

  /// The parts of rings that are seen.
  private func seen(_ rings: [[PagePoint]]) -> [[PagePoint]] {
    rings.compactMap { ring in
      guard ring.count > 2, let box = PageBox(ring), max(box.width, box.height) > 0.4 else { return nil }
      let inside = clip.clipped(ring: ring)
      return inside.isEmpty ? nil : inside
    }
  }

  /// A position on the page; `nil` where it has no image.
  func page(_ position: Position) -> PagePoint? { plane.place(position).map { frame.page($0.x, $0.y) } }

  private func project(_ pieces: [[Position]]) -> [[PagePoint]] {
    pieces.flatMap { piece -> [[PagePoint]] in
      var numbers = piece.flatMap { [$0.longitude, $0.latitude] }
      plane.projection.project(&numbers)
      return Self.finite(0..<piece.count, of: numbers, frame, tolerance)
    }
  }

  /// The rings of a part on the page, cut at the window, without those that are too small to be seen.
  func rings(ofPart part: Int) -> [[PagePoint]] {
    topology.regions.rings(ofPart: part).flatMap { ring -> [[PagePoint]] in
      guard isNear(ring) else { return [] }
      return seen(assembled(ring).map { [$0] } ?? project(seam.pieces(ofRing: raw(ring))))
    }
  }

  /// Whether the box around the lines of a ring meets what may be drawn.
  private func isNear(_ ring: Int) -> Bool {
    var box: PageBox?
    for step in topology.arcs(ofRing: ring) {
      for line in lines[step.arc.index] {
        for point in line {
          guard var grown = box else {
            box = PageBox(left: point.x, top: point.y, right: point.x, bottom: point.y)
            continue
          }
          grown.left = min(grown.left, point.x)
          grown.right = max(grown.right, point.x)
          grown.top = min(grown.top, point.y)
          grown.bottom = max(grown.bottom, point.y)
          box = grown
        }
      }
    }
    return box?.meets(clip) ?? false
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
