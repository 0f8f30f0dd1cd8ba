/// The lines of one region as they are now, against which is held what one of them is laid along.
///
/// Vertices are known by name, so that a vertex that was moved is where it is now.
struct OwnLines {
  /// A segment of a ring of the region.
  struct Segment {
    /// The names of its ends; -1 where another line has taken its place.
    var start: Int32
    var end: Int32
    var ring: Int32
    var arc: Int32

    var isGone: Bool { start < 0 }
  }

  private(set) var segments: [Segment] = []
  private var grid: SegmentGrid
  /// The first segment of each arc.
  private var bases: [Int32: Int32] = [:]
  /// The segments at each end of an arc.
  private var endings: [Int32: [Int32]] = [:]

  /// The lines of a region before any is matched. O(*n*) for *n* vertices of the region.
  init(of region: RegionID, in plan: MatchPlan, _ vertices: borrowing MatchVertices) {
    grid = SegmentGrid(cell: max(plan.options.tolerance, 200), scale: plan.scale)
    let topology = plan.topology
    for line in plan.lines[region.index] {
      let ring = topology.sides[Int(topology.sideStarts[line.arc.index])].ring
      add(line.vertices, ring: ring, arc: line.arc.rawValue, vertices)
    }
    for ring in plan.rings[region.index] {
      for directed in topology.arcs(ofRing: Int(ring)) {
        let arc = directed.arc
        if topology.arcs[arc.index].isCut || bases[arc.rawValue] != nil { continue }
        add(
          plan.names(of: arc), ring: Int(ring), arc: arc.rawValue, vertices)
      }
    }
  }

  private mutating func add(
    _ line: [Int32], ring: Int, arc: Int32, _ vertices: borrowing MatchVertices
  ) {
    bases[arc] = Int32(truncatingIfNeeded: segments.count)
    for k in 0..<(line.count - 1) { append(line[k], line[k + 1], ring: Int32(ring), arc: arc, vertices) }
    endings[line[0], default: []].append(bases[arc] ?? 0)
    endings[line[line.count - 1], default: []].append(Int32(truncatingIfNeeded: segments.count - 1))
  }

  private mutating func append(
    _ start: Int32, _ end: Int32, ring: Int32, arc: Int32, _ vertices: borrowing MatchVertices
  ) {
    grid.insert(
      Int32(truncatingIfNeeded: segments.count), vertices.place(start), vertices.place(end))
    segments.append(Segment(start: start, end: end, ring: ring, arc: arc))
  }

  /// The number of the first segment of an arc.
  func base(of arc: Int32) -> Int32 { bases[arc] ?? 0 }

  /// The segments of other arcs that end at a vertex.
  func endings(at vertex: Int32, notOf arc: Int32) -> [Int32] {
    (endings[vertex] ?? []).filter { segments[Int($0)].arc != arc && !segments[Int($0)].isGone }
  }

  /// The arcs that end at a vertex.
  func arcs(at vertex: Int32) -> [Int32] { (endings[vertex] ?? []).map { segments[Int($0)].arc } }

  /// Puts other segments in the place of those of an arc, which end where it did: at vertices of the same names, unless these
  /// were moved, which are not moved again.
  mutating func replace(
    _ arc: Int32, count: Int, with line: [(start: Int32, end: Int32)], _ vertices: borrowing MatchVertices
  ) {
    let base = Int(base(of: arc))
    let ring = segments[base].ring
    let (start, end) = (segments[base].start, segments[base + count - 1].end)
    for index in base..<(base + count) { segments[index].start = -1 }
    guard !line.isEmpty else { return }
    endings[start, default: []].append(Int32(truncatingIfNeeded: segments.count))
    for segment in line { append(segment.start, segment.end, ring: ring, arc: arc, vertices) }
    endings[end, default: []].append(Int32(truncatingIfNeeded: segments.count - 1))
  }

  /// Calls the body with every segment that may come within a distance of a segment; some more than once.
  @inline(__always)
  func forEachSegment(
    near a: Position, _ b: Position, within limit: Double, _ body: (Int32, Segment) -> Void
  ) {
    grid.forEachSegment(near: a, b, within: limit) { index in
      let segment = segments[Int(index)]
      if !segment.isGone { body(index, segment) }
    }
  }
}
