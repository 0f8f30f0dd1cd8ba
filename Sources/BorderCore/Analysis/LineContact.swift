/// One place where a line meets arcs, with what the line is in before and after.
struct LineContact: Sendable {
  /// What a line is in next to a place.
  enum Surroundings: Hashable, Sendable {
    /// Inside a region, or outside of all of them (`RegionID.none`).
    case region(RegionID)
    /// On an arc.
    case along(Int32)
    /// The line ends here.
    case end
  }

  /// The segment of the line, counted from its start.
  var segment: Int32
  /// Where on the segment, from 0 to less than 1, but 1 at the end of the line.
  var fraction: Double
  var position: Position
  var before: Surroundings
  var after: Surroundings
  /// The segments of borders that are met here, one for each arc; none where only other arcs are.
  var borders: [ArcGrid.Segment]
}

/// Finds the places where lines meet arcs.
///
/// Every decision is by exact orientation: whether two segments meet; whether a vertex lies on a segment; and, at a
/// vertex, between which two rays of the arcs the line comes and goes, which tells the region on both sides
/// even at nodes of many regions.
struct ContactFinder: Sendable {
  let grid: ArcGrid
  let faces: ArcFaces

  private struct Event {
    var segment: Int32
    var fraction: Double
    var position: Position
    var isProper: Bool
    var item: ArcGrid.Segment
  }

  /// The contacts of a line in its order.
  ///
  /// - Parameter line: At least two positions; consecutive ones differ.
  /// - Returns: One contact for each place. O(*n* + contacts · log) expected.
  func contacts(of line: UnsafeBufferPointer<Position>) -> [LineContact] {
    var events: [Event] = []
    for k in 0..<(line.count - 1) {
      let (p, q) = (line[k], line[k + 1])
      let west = min(p.longitude, q.longitude)
      let east = max(p.longitude, q.longitude)
      let south = min(p.latitude, q.latitude)
      let north = max(p.latitude, q.latitude)
      grid.forEachSegment(near: p, q) { item in
        if max(item.a.longitude, item.b.longitude) < west || min(item.a.longitude, item.b.longitude) > east
          || max(item.a.latitude, item.b.latitude) < south || min(item.a.latitude, item.b.latitude) > north
        {
          return
        }
        meet(p, q, item, segment: k, of: line.count - 1, into: &events)
      }
    }
    guard !events.isEmpty else { return [] }
    events.sort(by: Self.comesBefore)
    return assemble(events, line: line)
  }

  private static func comesBefore(_ a: Event, _ b: Event) -> Bool {
    if a.segment != b.segment { return a.segment < b.segment }
    if a.fraction != b.fraction { return a.fraction < b.fraction }
    if a.position != b.position { return a.position.precedes(b.position) }
    if a.isProper != b.isProper { return b.isProper }
    return a.item.arc != b.item.arc ? a.item.arc < b.item.arc : a.item.index < b.item.index
  }

  private func meet(
    _ p: Position, _ q: Position, _ item: ArcGrid.Segment, segment k: Int, of count: Int,
    into events: inout [Event]
  ) {
    let (a, b) = (item.a, item.b)
    let oa = Orientation.of(p, q, a)
    let ob = Orientation.of(p, q, b)
    if oa > 0 && ob > 0 || oa < 0 && ob < 0 { return }
    let op = Orientation.of(a, b, p)
    let oq = Orientation.of(a, b, q)
    if op > 0 && oq > 0 || op < 0 && oq < 0 { return }
    if oa != 0 && ob != 0 && op != 0 && oq != 0 {
      let t = op / (op - oq)
      let u = oa / (oa - ob)
      events.append(
        Event(
          segment: Int32(truncatingIfNeeded: k), fraction: min(max(t, 0), 1), position: Self.place(a, b, u),
          isProper: true, item: item))
      return
    }
    func add(_ position: Position, _ fraction: Double) {
      // The end of a segment is the start of the next one.
      let isEnd = fraction >= 1 && k + 1 < count
      events.append(
        Event(
          segment: Int32(truncatingIfNeeded: isEnd ? k + 1 : k), fraction: isEnd ? 0 : fraction,
          position: position, isProper: false, item: item))
    }
    if op == 0 && Self.isWithin(p, a, b) { add(p, 0) }
    if oq == 0 && Self.isWithin(q, a, b) { add(q, 1) }
    for end in [a, b] where end != p && end != q {
      let o = end == a ? oa : ob
      if o == 0 && Self.isWithin(end, p, q) { add(end, Self.fraction(of: end, p, q)) }
    }
  }

  /// The place between two positions, the same from both sides and never beyond them.
  static func place(_ a: Position, _ b: Position, _ u: Double) -> Position {
    let u = min(max(u, 0), 1)
    if u > 0.5 {
      return Position(
        longitude: b.longitude + (a.longitude - b.longitude) * (1 - u),
        latitude: b.latitude + (a.latitude - b.latitude) * (1 - u))
    }
    return Position(
      longitude: a.longitude + (b.longitude - a.longitude) * u,
      latitude: a.latitude + (b.latitude - a.latitude) * u)
  }

  private static func isWithin(_ p: Position, _ a: Position, _ b: Position) -> Bool {
    p.longitude >= min(a.longitude, b.longitude) && p.longitude <= max(a.longitude, b.longitude)
      && p.latitude >= min(a.latitude, b.latitude) && p.latitude <= max(a.latitude, b.latitude)
  }

  /// Where on a segment a position of it lies, by the longer of its extents.
  static func fraction(of p: Position, _ a: Position, _ b: Position) -> Double {
    let (x, y) = (b.longitude - a.longitude, b.latitude - a.latitude)
    if x == 0 && y == 0 { return 0 }
    let t = abs(x) >= abs(y) ? (p.longitude - a.longitude) / x : (p.latitude - a.latitude) / y
    return min(max(t, 0), 1)
  }

  private func assemble(_ events: [Event], line: UnsafeBufferPointer<Position>) -> [LineContact] {
    var contacts: [LineContact] = []
    var start = 0
    while start < events.count {
      var stop = start + 1
      let first = events[start]
      while stop < events.count, events[stop].segment == first.segment,
        events[stop].fraction == first.fraction, events[stop].position == first.position,
        events[stop].isProper == first.isProper,
        !first.isProper
          || events[stop].item.arc == first.item.arc && events[stop].item.index == first.item.index
      {
        stop += 1
      }
      contacts.append(first.isProper ? crossing(first, line) : meeting(events[start..<stop], line))
      start = stop
    }
    return contacts
  }

  private func crossing(_ event: Event, _ line: UnsafeBufferPointer<Position>) -> LineContact {
    let arc = Int(event.item.arc)
    let comesFromLeft = Orientation.of(event.item.a, event.item.b, line[Int(event.segment)]) > 0
    let (from, to) =
      comesFromLeft ? (faces.left[arc], faces.right[arc]) : (faces.right[arc], faces.left[arc])
    return LineContact(
      segment: event.segment, fraction: event.fraction, position: event.position, before: .region(from),
      after: .region(to), borders: faces.isShared[arc] ? [event.item] : [])
  }

  /// What a line meets at a vertex of its own or of an arc.
  private func meeting(
    _ events: ArraySlice<Event>, _ line: UnsafeBufferPointer<Position>
  ) -> LineContact {
    let first = events[events.startIndex]
    let place = first.position
    var fan = RayFan(apex: place)
    var borders: [ArcGrid.Segment] = []
    for event in events {
      let item = event.item
      let arc = Int(item.arc)
      let sides = (left: faces.left[arc], right: faces.right[arc])
      if item.b != place { fan.add(to: item.b, left: sides.left, right: sides.right, arc: item.arc) }
      if item.a != place { fan.add(to: item.a, left: sides.right, right: sides.left, arc: item.arc) }
      if faces.isShared[arc], !borders.contains(where: { $0.arc == item.arc }) { borders.append(item) }
    }
    let segment = Int(first.segment)
    let isAtEnd = first.fraction >= 1
    let isAtVertex = first.fraction == 0 && place == line[segment]
    var before = LineContact.Surroundings.end
    var after = LineContact.Surroundings.end
    if isAtVertex {
      if segment > 0 { before = fan.surroundings(toward: line[segment - 1]) }
    } else {
      before = fan.surroundings(toward: line[segment])
    }
    if !isAtEnd { after = fan.surroundings(toward: line[segment + 1]) }
    return LineContact(
      segment: first.segment, fraction: first.fraction, position: place, before: before, after: after,
      borders: borders)
  }
}

/// The segments of arcs that go out from one place, to tell what lies between them. All decisions are exact.
private struct RayFan {
  let apex: Position
  private var rays: [(to: Position, left: RegionID, right: RegionID, arc: Int32)] = []

  init(apex: Position) { self.apex = apex }

  mutating func add(to end: Position, left: RegionID, right: RegionID, arc: Int32) {
    for ray in rays where ray.to == end && ray.arc == arc { return }
    rays.append((end, left, right, arc))
  }

  /// What lies in a direction: an arc, or the region between the rays on both sides.
  func surroundings(toward target: Position) -> LineContact.Surroundings {
    // The first ray clockwise from the direction has it on its left.
    var best: Int?
    for (index, ray) in rays.enumerated() {
      if isSameDirection(ray.to, target) { return .along(ray.arc) }
      guard let known = best else {
        best = index
        continue
      }
      if comesFirstClockwise(ray.to, than: rays[known].to, from: target) { best = index }
    }
    return .region(best.map { rays[$0].left } ?? .none)
  }

  private func isSameDirection(_ p: Position, _ q: Position) -> Bool {
    guard Orientation.of(apex, p, q) == 0 else { return false }
    // Collinear: the same side of the apex, by the signs of the differences, which are exact.
    func sign(_ x: Double) -> Int { x > 0 ? 1 : (x < 0 ? -1 : 0) }
    return sign(p.longitude - apex.longitude) == sign(q.longitude - apex.longitude)
      && sign(p.latitude - apex.latitude) == sign(q.latitude - apex.latitude)
  }

  /// Which of three sectors, clockwise from a direction: 0 right of it, 1 opposite, 2 left of it.
  private func sector(_ p: Position, from target: Position) -> Int {
    let side = Orientation.of(apex, target, p)
    return side < 0 ? 0 : (side == 0 ? 1 : 2)
  }

  private func comesFirstClockwise(_ p: Position, than q: Position, from target: Position) -> Bool {
    let (s, t) = (sector(p, from: target), sector(q, from: target))
    if s != t { return s < t }
    // Both within one half: what lies to the left of the other comes first.
    return Orientation.of(apex, q, p) > 0
  }
}
