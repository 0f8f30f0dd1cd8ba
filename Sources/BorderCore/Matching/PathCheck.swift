/// Holds a line that is to be laid along others against the lines of its region as they are now.
///
/// The invariant of matching, held where it could be broken: what a line becomes neither touches nor crosses itself or another
/// line of its region where it did not before, does not turn back on itself, and passes over no other ring of the region.
/// Only what is new is held against what is near it.
struct PathCheck {
  let line: OuterLine
  let laid: [LaidRun]
  let path: WovenPath
  /// The ring that the line belongs to.
  let ring: Int32
  let scale: LocalScale
  /// How far lines may have been moved since they were put into the grid, in metres.
  let reach: Double
  var conflicts: [PathConflict] = []
  /// Whether the ring of a closed line would lose its area or be turned inside out.
  private(set) var isTurned = false
  /// How many segments were looked at.
  private(set) var effort = 0

  /// A segment that was not there before.
  struct New {
    var a: Position
    var b: Position
    /// The stretch that it belongs to.
    var run: Int
    /// The sample of the stretch at which it begins or ends; -1 along the stretch.
    var index: Int
    /// Whether it is of the ring of the line, not of one that has a vertex with it in common.
    var isOfRing = true
  }

  /// For each stretch where its samples come to lie.
  let positions: [[Position]]
  private var new: [New] = []
  /// Where the line is laid along vertices of others.
  private var laidPlaces: Set<Position> = []
  /// The segments of the region that end at a vertex that is moved.
  private var swung: Set<Int32> = []
  /// The segments that are not there any more.
  private var old: [(a: Position, b: Position, isOfRing: Bool)] = []
  /// How many of these, the first, are of the line itself.
  private var replacedCount = 0
  /// Those by place, once somebody asks.
  private var replaced: SegmentGrid?
  /// Where the ends of the line come to lie that are moved.
  private var moved: [Int32: Position] = [:]
  /// For other rings of the region near new segments a vertex that is on none of them.
  private var nearRings: [Int32: Position] = [:]

  init(
    _ line: OuterLine, _ laid: [LaidRun], _ path: WovenPath, ring: Int, reach: Double,
    _ lines: borrowing MatchLines
  ) {
    self.line = line
    self.laid = laid
    self.path = path
    self.ring = Int32(ring)
    self.reach = reach
    scale = lines.scale
    positions = laid.map { stretch in stretch.run.places.map { lines.place(of: $0) } }
  }

  /// Looks at everything that is new.
  mutating func look(_ own: OwnLines, _ lines: borrowing MatchLines) {
    collect(own, lines)
    if line.isClosed { lookAtArea(lines) }
    guard !isTurned, conflicts.isEmpty else { return }
    lookAtOwn(own, lines)
    lookAtNew()
    lookAtRings()
  }

  // MARK: What is new

  private mutating func collect(_ own: OwnLines, _ lines: borrowing MatchLines) {
    func place(_ vertex: Int32) -> Position { lines.vertices.place(vertex) }
    for union in path.unions {
      moved[lines.vertices.resolved(line.vertices[union.vertex])] = place(union.other)
    }
    var previous: Position?
    // A line that ends where it begins comes to that place twice.
    let comesBack = line.vertices[0] == line.vertices[line.vertices.count - 1]
    let first = path.elements.first.map { element in
      switch element {
      case .own(let part): newPlace(part.vertices[0], lines)
      case .laid(let number): place(laid[number].start)
      }
    }
    for (number, element) in path.elements.enumerated() {
      switch element {
      case .laid(let run):
        var last = place(laid[run].start)
        visit(last, after: previous, run, 0)
        for piece in laid[run].pieces {
          let next = place(lines[piece].start)
          let isEnd = comesBack && number == path.elements.count - 1 && next == first
          if !isEnd { visit(next, after: last, run, -1) }
          add(last, next, run, -1)
          last = next
        }
        previous = last
      case .own(let part):
        let count = part.vertices.count
        for k in 0..<(count - 1) {
          let (begins, ends) = (part.begins(at: k), part.ends(at: k))
          guard begins || ends else { continue }
          let isFirst = begins && !(ends && isShorter(part.after, part.before))
          let run = isFirst ? part.before : part.after
          add(
            newPlace(part.vertices[k], lines), newPlace(part.vertices[k + 1], lines), run,
            isFirst ? laid[run].run.places.count - 1 : 0)
        }
        previous = newPlace(part.vertices[count - 1], lines)
      }
    }
    for (k, isKept) in path.kept.enumerated() where !isKept {
      old.append((place(line.vertices[k]), place(line.vertices[k + 1]), true))
    }
    replacedCount = old.count
    for union in path.unions {
      let vertex = line.vertices[union.vertex]
      guard place(vertex) != place(union.other) else { continue }
      for index in own.endings(at: vertex, notOf: line.arc.rawValue) where swung.insert(index).inserted {
        let segment = own.segments[Int(index)]
        let (a, b) = (place(segment.start), place(segment.end))
        old.append((a, b, segment.ring == ring))
        add(
          newPlace(segment.start, lines), newPlace(segment.end, lines), union.run,
          union.vertex == 0 ? 0 : laid[union.run].run.places.count - 1, isOfRing: segment.ring == ring)
      }
    }
    lookAtVisits(lines, first: comesBack ? first : nil)
  }

  /// Where a vertex will be: those at the ends of an open line may be moved.
  private func newPlace(_ vertex: Int32, _ lines: borrowing MatchLines) -> Position {
    moved.isEmpty
      ? lines.vertices.place(vertex) : moved[lines.vertices.resolved(vertex)] ?? lines.vertices.place(vertex)
  }

  private mutating func add(
    _ a: Position, _ b: Position, _ run: Int, _ index: Int, isOfRing: Bool = true
  ) {
    if a != b { new.append(New(a: a, b: b, run: run, index: index, isOfRing: isOfRing)) }
  }

  /// Notes a vertex along which the line is laid; it may come there once.
  private mutating func visit(_ place: Position, after previous: Position?, _ run: Int, _ index: Int) {
    guard place != previous else { return }
    if !laidPlaces.insert(place).inserted { note(run, index, at: place) }
  }

  /// Vertices of the line itself to which it comes again where it is laid along others.
  ///
  /// - Parameters:
  ///   - lines: Where the vertices are.
  ///   - first: Where the line begins, if it ends there too.
  private mutating func lookAtVisits(_ lines: borrowing MatchLines, first: Position?) {
    for (number, element) in path.elements.enumerated() {
      guard case .own(let part) = element else { continue }
      let places = part.vertices.map { newPlace($0, lines) }
      for k in places.indices where laidPlaces.contains(places[k]) {
        if part.before >= 0 && places[...k].allSatisfy({ $0 == places[0] }) { continue }
        let goesOn = part.after >= 0 || number == path.elements.count - 1 && places[places.count - 1] == first
        if goesOn && places[k...].allSatisfy({ $0 == places[places.count - 1] }) { continue }
        noteNearest(to: places[k])
      }
    }
  }

  // MARK: Contacts

  /// Whether a segment of the region gives way to the path.
  private func isReplaced(_ index: Int32, _ segment: OwnLines.Segment, _ own: OwnLines) -> Bool {
    guard segment.arc == line.arc.rawValue else { return false }
    let count = path.kept.count
    let k = (Int(index - own.base(of: segment.arc)) - line.rotation + count) % count
    return !path.kept[k]
  }

  private mutating func lookAtOwn(_ own: OwnLines, _ lines: borrowing MatchLines) {
    // Where the line begins and ends others of its ring go on.
    var goingOn: [Position: Set<Int32>] = [:]
    for vertex in line.isClosed ? [] : [line.vertices[0], line.vertices[line.vertices.count - 1]] {
      goingOn[lines.vertices.place(vertex), default: []].formUnion(own.arcs(at: vertex))
    }
    /// Where the line comes to: such a place lies on no side of it. Only a region with other rings near asks.
    var known: Set<Position>?
    func touches(_ place: Position) -> Bool {
      if known == nil {
        known = laidPlaces
        for (a, b, _) in old { known?.formUnion([a, b]) }
        for piece in new { known?.formUnion([piece.a, piece.b]) }
      }
      return known?.contains(place) ?? false
    }
    for piece in new {
      var met = false
      var seen: [(index: Int32, segment: OwnLines.Segment)] = []
      own.forEachSegment(near: piece.a, piece.b, within: reach) { seen.append(($0, $1)) }
      effort += seen.count + 20
      for (index, segment) in seen where !met && !swung.contains(index) {
        if isReplaced(index, segment, own) { continue }
        let (c, d) = (lines.vertices.place(segment.start), lines.vertices.place(segment.end))
        if segment.ring != ring, nearRings[segment.ring] == nil, !touches(c) {
          nearRings[segment.ring] = c
        }
        guard let place = SegmentMeeting.of(piece.a, piece.b, c, d) else { continue }
        if place.isCommonEnd {
          let isPinch =
            segment.ring == ring && laidPlaces.contains(place.position)
            && goingOn[place.position]?.contains(segment.arc) != true
          guard place.isAlong || isPinch else { continue }
        }
        met = !wasThere(c, d)
        if met { note(piece, at: place.position) }
      }
    }
  }

  /// Whether what gives way to the path had met a segment of the region too: what was unsound before may stay so.
  private mutating func wasThere(_ c: Position, _ d: Position) -> Bool {
    let grid = replaced ?? gridOfReplaced()
    replaced = grid
    var seen: [Int32] = []
    grid.forEachSegment(near: c, d, within: 0.01) { seen.append($0) }
    effort += seen.count
    return seen.contains { index in
      let segment = old[Int(index)]
      guard let place = SegmentMeeting.of(segment.a, segment.b, c, d) else { return false }
      return !place.isCommonEnd || place.isAlong
    }
  }

  /// The segments of the line itself that give way, by place.
  private func gridOfReplaced() -> SegmentGrid {
    var grid = SegmentGrid(cell: 200, scale: scale)
    for (index, segment) in old[..<replacedCount].enumerated() {
      grid.insert(Int32(truncatingIfNeeded: index), segment.a, segment.b)
    }
    return grid
  }

  /// Holds what is new against itself.
  private mutating func lookAtNew() {
    var grid = SegmentGrid(cell: 200, scale: scale)
    for (number, piece) in new.enumerated() {
      var seen: [Int32] = []
      grid.forEachSegment(near: piece.a, piece.b, within: 0.01) { seen.append($0) }
      effort += seen.count + 20
      for other in seen {
        let other = new[Int(other)]
        guard let place = SegmentMeeting.of(piece.a, piece.b, other.a, other.b),
          !place.isCommonEnd || place.isAlong
        else { continue }
        note(piece, other, at: place.position)
        break
      }
      grid.insert(Int32(truncatingIfNeeded: number), piece.a, piece.b)
    }
  }

  // MARK: Rings

  /// Other rings of the region that the ring of the line passes over.
  private mutating func lookAtRings() {
    for (_, place) in nearRings.sorted(by: { $0.key < $1.key }) {
      effort += old.count + new.count
      var isPassed = false
      for segment in old where segment.isOfRing {
        if place.seesInTheEastOnGlobe(segment.a, segment.b) { isPassed.toggle() }
      }
      for segment in new where segment.isOfRing {
        if place.seesInTheEastOnGlobe(segment.a, segment.b) { isPassed.toggle() }
      }
      if isPassed { noteNearest(to: place) }
    }
  }

  /// Whether the ring of a closed line keeps its sense.
  private mutating func lookAtArea(_ lines: borrowing MatchLines) {
    let origin = lines.vertices.place(line.vertices[0])
    func twice(_ a: Position, _ b: Position) -> Double {
      let x = (Position.turn(a.longitude - origin.longitude), Position.turn(b.longitude - origin.longitude))
      return x.0 * (b.latitude - origin.latitude) - x.1 * (a.latitude - origin.latitude)
    }
    var (before, after) = (0.0, 0.0)
    for (k, isKept) in path.kept.enumerated() {
      let area = twice(lines.vertices.place(line.vertices[k]), lines.vertices.place(line.vertices[k + 1]))
      before += area
      if isKept { after += area }
    }
    for piece in new { after += twice(piece.a, piece.b) }
    isTurned = before != 0 && before * after <= 0
  }
}
