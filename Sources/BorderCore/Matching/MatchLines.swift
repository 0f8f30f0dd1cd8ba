/// The lines that other lines can be moved onto: directed segments with their region on the left.
///
/// A segment may be split where a vertex is inserted: it then has two children that stand for it. A segment is
/// *taken* when another region's line has been laid along it: it is a shared border then, and nothing more is
/// matched with it.
///
/// Not copyable: it is passed on for every sample of every line, and copies would cost more than what is done there.
struct MatchLines: ~Copyable {
  /// A segment.
  struct Segment {
    /// The vertex that it starts from, its region on the left.
    var start: Int32
    /// The vertex that it goes to.
    var end: Int32
    var region: RegionID
    /// The segment that ends where this one starts, on the same line; -1 where the line begins.
    var previous: Int32
    /// The first of two children, or -1.
    var child: Int32 = -1
    /// The length in metres on the plane, good enough to compare ways.
    var length: Float
    var isTaken = false
  }

  private(set) var segments: [Segment] = []
  var vertices: MatchVertices
  private(set) var grid: SegmentGrid
  let scale: LocalScale
  /// Longer segments are not found, in metres.
  private let longestSegment: Double
  private var splits: [Int32: Double] = [:]
  private var enders: [Int32: [Int32]] = [:]
  /// What has been done since `begin`, so that it can be undone.
  private var trial = Trial()

  /// Changes that may be undone.
  private struct Trial {
    var segmentCount = 0
    var insertedCount = 0
    var split: [Int32] = []
    var taken: [Int32] = []
    var registered: [Int32] = []
    var joined: [Int32] = []
  }

  init(_ positions: [Position], scale: LocalScale, cell: Double, longestSegment: Double) {
    self.longestSegment = longestSegment
    vertices = MatchVertices(positions)
    grid = SegmentGrid(cell: cell, scale: scale)
    self.scale = scale
  }

  @inline(__always)
  subscript(segment: Int32) -> Segment { segments[Int(segment)] }

  /// Where a segment starts and ends now.
  @inline(__always)
  func ends(of segment: Int32) -> (start: Position, end: Position) {
    (vertices.place(segments[Int(segment)].start), vertices.place(segments[Int(segment)].end))
  }

  /// Where a candidate lies.
  func place(of candidate: MatchCandidate) -> Position {
    let (a, b) = ends(of: candidate.segment)
    return a.towards(b, candidate.fraction)
  }

  /// Adds the segments between consecutive vertices of a line.
  ///
  /// - Parameters:
  ///   - line: The vertices, the region on their left.
  ///   - region: The region on their left.
  ///   - isClosed: Whether the last vertex is the first one again and the segments follow each other around.
  ///   - isFindable: Whether other lines may be matched with them.
  /// - Returns: The numbers of the segments, which are consecutive.
  mutating func add(_ line: [Int32], of region: RegionID, isClosed: Bool, isFindable: Bool) -> Range<Int32> {
    let first = Int32(truncatingIfNeeded: segments.count)
    for k in 0..<max(0, line.count - 1) {
      let (a, b) = (vertices.place(line[k]), vertices.place(line[k + 1]))
      let turn = Position.turn(b.longitude - a.longitude)
      let size = scale.metres(at: (a.latitude + b.latitude) / 2) * SIMD2(turn, b.latitude - a.latitude)
      let number = first + Int32(truncatingIfNeeded: k)
      let length = (size * size).sum().squareRoot()
      segments.append(
        Segment(
          start: line[k], end: line[k + 1], region: region, previous: k == 0 ? -1 : number - 1,
          length: Float(length)))
      if isFindable && length <= longestSegment { grid.insert(number, a, b) }
    }
    let end = Int32(truncatingIfNeeded: segments.count)
    if end > first {
      if isClosed { segments[Int(first)].previous = end - 1 }
      register(end - 1, at: line[line.count - 1])
    }
    return first..<end
  }

  /// Notes that a segment ends at a vertex, so that lines that start there can be followed backward.
  private mutating func register(_ segment: Int32, at vertex: Int32) {
    let vertex = vertices.resolved(vertex)
    if enders[vertex]?.contains(segment) == true { return }
    enders[vertex, default: []].append(segment)
    trial.registered.append(vertex)
  }

  /// From here on, splitting and taking can be undone.
  mutating func begin() {
    trial = Trial(segmentCount: segments.count, insertedCount: vertices.insertedCount)
  }

  /// Undoes what was split and taken since `begin`.
  mutating func undo() {
    for piece in trial.taken { segments[Int(piece)].isTaken = false }
    for vertex in trial.registered.reversed() { enders[vertex]?.removeLast() }
    for piece in trial.split {
      segments[Int(piece)].child = -1
      splits[piece] = nil
    }
    segments.removeLast(segments.count - trial.segmentCount)
    for vertex in trial.joined { vertices.moveBack(vertex) }
    vertices.removeInserted(after: trial.insertedCount)
    trial = Trial()
  }

  /// Moves a vertex onto another one, and what is known of lines that end there.
  mutating func move(_ vertex: Int32, onto other: Int32) {
    let (from, to) = (vertices.resolved(vertex), vertices.resolved(other))
    guard from != to else { return }
    vertices.move(from, onto: to)
    guard let list = enders.removeValue(forKey: from) else { return }
    for segment in list { register(segment, at: to) }
  }

  /// The last of the pieces that a segment was split into; itself when it was not.
  @inline(__always)
  func lastPiece(of segment: Int32) -> Int32 {
    var segment = segment
    while segment >= 0, segments[Int(segment)].child >= 0 { segment = segments[Int(segment)].child + 1 }
    return segment
  }

  /// Calls the body with every segment from which a line comes to the start of a segment; taken ones are left out.
  @inline(__always)
  func forEachPredecessor(of segment: Int32, _ body: (Int32) -> Void) {
    let direct = lastPiece(of: segments[Int(segment)].previous)
    if direct >= 0, !segments[Int(direct)].isTaken {
      body(direct)
      return
    }
    guard let list = enders[vertices.resolved(segments[Int(segment)].start)] else { return }
    for entry in list {
      let piece = lastPiece(of: entry)
      if !segments[Int(piece)].isTaken && piece != segment { body(piece) }
    }
  }

  /// Calls the body with the pieces that a segment was split into, from its end to its start.
  func forEachPieceBackward(of segment: Int32, _ body: (Int32) -> Void) {
    let child = segments[Int(segment)].child
    guard child >= 0 else { return body(segment) }
    forEachPieceBackward(of: child + 1, body)
    forEachPieceBackward(of: child, body)
  }

  /// The vertex at a fraction of a segment, which is split there unless one of its ends is nearer than `snap` metres.
  mutating func vertex(at fraction: Double, of segment: Int32, snap: Double) -> Int32 {
    var piece = segment
    var f = fraction
    while segments[Int(piece)].child >= 0 {
      let split = splits[piece] ?? 0.5
      if f <= split {
        piece = segments[Int(piece)].child
        f = split > 0 ? f / split : 1
      } else {
        piece = segments[Int(piece)].child + 1
        f = (f - split) / (1 - split)
      }
    }
    let whole = segments[Int(piece)]
    let length = Double(whole.length)
    if f * length <= snap { return whole.start }
    if (1 - f) * length <= snap { return whole.end }
    let (a, b) = (vertices.place(whole.start), vertices.place(whole.end))
    let place = a.towards(b, f)
    if place == a { return whole.start }
    if place == b { return whole.end }
    let middle = vertices.insert(place)
    splits[piece] = f
    let first = Int32(truncatingIfNeeded: segments.count)
    segments[Int(piece)].child = first
    trial.split.append(piece)
    segments.append(
      Segment(
        start: whole.start, end: middle, region: whole.region, previous: whole.previous,
        length: Float(f * length), isTaken: whole.isTaken))
    segments.append(
      Segment(
        start: middle, end: whole.end, region: whole.region, previous: first,
        length: Float((1 - f) * length), isTaken: whole.isTaken))
    return middle
  }

  /// Makes one vertex where two segments cross.
  ///
  /// - Returns: The vertex on either segment, which are at one place now; `nil` when both were there before the trial and are
  ///   not.
  mutating func join(_ jump: MatchedRun.Jump, snap: Double) -> (from: Int32, to: Int32)? {
    let from = vertex(at: jump.from.fraction, of: jump.from.segment, snap: snap)
    let to = vertex(at: jump.to.fraction, of: jump.to.segment, snap: snap)
    let (a, b) = (vertices.resolved(from), vertices.resolved(to))
    guard a != b else { return (from, to) }
    // What was inserted in the trial, be it as the end of a stretch, may be moved: nothing else goes through it yet.
    let inserted = Int32(truncatingIfNeeded: vertices.count - vertices.insertedCount + trial.insertedCount)
    guard max(a, b) >= inserted else { return nil }
    move(max(a, b), onto: min(a, b))
    trial.joined.append(max(a, b))
    return (from, to)
  }

  /// The pieces between two vertices of a chain of segments, in the direction against the lines.
  ///
  /// A chain may end on the segment that it begins on, when it goes round a closed line; so the first vertex is looked for
  /// on the first segment only, and the last one on the last.
  ///
  /// - Parameters:
  ///   - chain: Segments, each the predecessor of the one before.
  ///   - from: A vertex of the first segment.
  ///   - to: A vertex of the last segment.
  /// - Returns: The pieces, none from a vertex to itself on one segment; `nil` when one of them is taken already or comes
  ///   twice, or the vertices do not lie on them in this order.
  func pieces(along chain: [Int32], from: Int32, to: Int32) -> [Int32]? {
    let (from, to) = (vertices.resolved(from), vertices.resolved(to))
    if from == to && chain.count == 1 { return [] }
    var pieces: [Int32] = []
    for (k, segment) in chain.enumerated() {
      var own: [Int32] = []
      forEachPieceBackward(of: segment) { own.append($0) }
      if k == 0 {
        if let begin = own.firstIndex(where: { vertices.resolved(segments[Int($0)].end) == from }) {
          own.removeFirst(begin)
        } else if let last = own.last, vertices.resolved(segments[Int(last)].start) == from {
          own = []
        } else {
          return nil
        }
      }
      if k == chain.count - 1 {
        if let end = own.firstIndex(where: { vertices.resolved(segments[Int($0)].start) == to }) {
          own.removeLast(own.count - 1 - end)
        } else if let first = own.first, vertices.resolved(segments[Int(first)].end) == to {
          own = []
        } else {
          return nil
        }
      }
      pieces += own
    }
    guard !pieces.isEmpty, !pieces.contains(where: { segments[Int($0)].isTaken }) else { return nil }
    return Set(pieces).count == pieces.count ? pieces : nil
  }

  /// Whether nothing is taken of a way along segments, each the predecessor of the one before, from a place on the
  /// first to a place on the last one.
  func isFree(_ way: [Int32], from start: MatchCandidate, to end: MatchCandidate) -> Bool {
    for (k, segment) in way.enumerated() {
      let high = k == 0 && segment == start.segment ? start.fraction : 1
      let low = k == way.count - 1 && segment == end.segment ? end.fraction : 0
      if !isFree(segment, from: low, to: high) { return false }
    }
    return true
  }

  /// Whether nothing is taken of a part of a segment.
  private func isFree(_ segment: Int32, from low: Double, to high: Double) -> Bool {
    guard low < high else { return true }
    let child = segments[Int(segment)].child
    guard child >= 0 else { return !segments[Int(segment)].isTaken }
    let split = splits[segment] ?? 0.5
    return isFree(child, from: low / split, to: min(high / split, 1))
      && isFree(child + 1, from: max(low - split, 0) / (1 - split), to: (high - split) / (1 - split))
  }

  /// Marks pieces as shared border, and notes what ends beside them.
  mutating func take(_ pieces: [Int32]) {
    for piece in pieces { segments[Int(piece)].isTaken = true }
    trial.taken += pieces
    guard let last = pieces.last else { return }
    let before = lastPiece(of: segments[Int(last)].previous)
    if before >= 0 { register(before, at: segments[Int(last)].start) }
  }

  /// Whether a segment has been split.
  @inline(__always)
  func isSplit(_ segment: Int32) -> Bool { segments[Int(segment)].child >= 0 }
}
