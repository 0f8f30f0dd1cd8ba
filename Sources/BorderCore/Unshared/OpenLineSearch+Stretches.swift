extension OpenLineSearch {
  /// The stretches along which regions run beside each other, from the longest to the shortest.
  ///
  /// - Complexity: O(*k* log *k*) for *k* parts of segments that lie beside another region.
  func stretches(measure: any LineMeasure) -> [UnsharedStretch] {
    let sorted = facings.sorted {
      ($0.segment, $0.from, $0.to, $0.other, $0.start) < ($1.segment, $1.from, $1.to, $1.other, $1.start)
    }
    var walk = StretchWalk(topology.regions, hole: 2 * max(reach, ownReach), measure: measure)
    var start = 0
    while start < sorted.count {
      var end = start + 1
      while end < sorted.count, sorted[end].segment == sorted[start].segment { end += 1 }
      for piece in Self.nearest(sorted[start..<end]) { walk.add(piece) }
      start = end
    }
    walk.close()
    return walk.stretches.sorted {
      $0.length != $1.length ? $0.length > $1.length : $0.place.precedes($1.place)
    }
  }

  /// Of the parts of one segment, by their beginnings, what is nearest everywhere.
  private static func nearest(_ parts: ArraySlice<Facing>) -> [Facing] {
    guard parts.count > 1 else { return Array(parts) }
    let places = Set(parts.flatMap { [$0.from, $0.to] }).sorted()
    var pieces: [Facing] = []
    var active: [Facing] = []
    var next = parts.startIndex
    for (from, to) in zip(places, places.dropFirst()) {
      active.removeAll { $0.to <= from }
      while next < parts.endIndex, parts[next].from <= from {
        active.append(parts[next])
        next += 1
      }
      let middle = (from + to) / 2
      // Where so many lines lie above each other, the nearest at one end is near enough.
      if active.count > 64 {
        active.sort { (abs($0.offset(at: from)), $0.other) < (abs($1.offset(at: from)), $1.other) }
        active.removeLast(active.count - 32)
      }
      // Of equally near ones the lesser region.
      guard
        let best = active.min(by: {
          (abs($0.offset(at: middle)), $0.other) < (abs($1.offset(at: middle)), $1.other)
        })
      else { continue }
      var piece = best
      (piece.from, piece.to) = (from, to)
      (piece.start, piece.end) = (best.offset(at: from), best.offset(at: to))
      pieces.append(piece)
    }
    return pieces
  }
}

extension OpenLineSearch.Facing {
  /// How far the other line is on the owner's side of its line, in metres, at a place from 0 to 1 along the segment.
  @inline(__always)
  func offset(at place: Double) -> Double {
    from == to ? start : start + (place - from) / (to - from) * (end - start)
  }
}

/// Joins parts of segments that follow each other beside one region.
private struct StretchWalk {
  private(set) var stretches: [UnsharedStretch] = []
  private let set: RegionSet
  /// How much may be missing between two parts of one stretch, in metres: at the corners of lines.
  private let hole: Double
  private let measure: any LineMeasure
  private var open: [(part: OpenLineSearch.Facing, length: Double)] = []
  /// The length of the segment that was looked at last.
  private var known: (segment: Int32, length: Double) = (-1, 0)

  init(_ set: RegionSet, hole: Double, measure: any LineMeasure) {
    self.set = set
    self.hole = hole
    self.measure = measure
  }

  private mutating func length(of segment: Int32) -> Double {
    if known.segment != segment {
      let index = Int(segment)
      known = (segment, measure.distance(set.positions[index], set.positions[index + 1]))
    }
    return known.length
  }

  mutating func add(_ part: OpenLineSearch.Facing) {
    if let last = open.last?.part,
      last.owner != part.owner || last.other != part.other || !follows(last, part)
    {
      close()
    }
    // The other side is measured along its own line, which is not asked for.
    guard part.owner < part.other else { return }
    open.append((part, (part.to - part.from) * length(of: part.segment)))
  }

  /// Whether hardly anything is missing between two parts.
  private mutating func follows(_ last: OpenLineSearch.Facing, _ next: OpenLineSearch.Facing) -> Bool {
    if last.segment == next.segment {
      return (next.from - last.to) * length(of: next.segment) <= hole
    }
    guard next.segment - last.segment <= 16 else { return false }
    var gap = (1 - last.to) * length(of: last.segment)
    for between in (last.segment + 1)..<next.segment where gap <= hole { gap += length(of: between) }
    return gap + next.from * length(of: next.segment) <= hole
  }

  mutating func close() {
    defer { open = [] }
    guard let first = open.first?.part else { return }
    let length = open.reduce(0) { $0 + $1.length }
    // Where segments meet in a point, rounding makes them lie beside each other for some nanometres.
    guard length > 1e-6 else { return }
    let mean = open.reduce(0) { $0 + $1.part.meanDistance * $1.length } / length
    guard length >= 4 * mean else { return }
    var half = length / 2
    let middle =
      open.first {
        half -= $0.length
        return half <= 0
      } ?? open[open.count - 1]
    let share = middle.length > 0 ? 1 + half / middle.length : 0.5
    let fraction = middle.part.from + max(0, min(1, share)) * (middle.part.to - middle.part.from)
    let index = Int(middle.part.segment)
    stretches.append(
      UnsharedStretch(
        a: RegionID(Int(first.owner)), b: RegionID(Int(first.other)), length: length, meanDistance: mean,
        distance95: distance(covering: 0.95 * length),
        maxDistance: open.reduce(0) { max($0, abs($1.part.start), abs($1.part.end)) }, crossings: crossings,
        spacing: open.reduce(0) { $0 + $1.part.size * $1.length } / length,
        place: set.positions[index].towards(set.positions[index + 1], fraction)))
  }

  /// Within which distance so much of the open stretch has the other line.
  private func distance(covering length: Double) -> Double {
    var rest = length
    let sorted = open.map { (distance: max(abs($0.part.start), abs($0.part.end)), length: $0.length) }
      .sorted { $0.distance < $1.distance }
    for entry in sorted {
      rest -= entry.length
      if rest <= 0 { return entry.distance }
    }
    return sorted.last?.distance ?? 0
  }

  /// How often the other line changes sides along the open stretch. What rounding explains is no change.
  private var crossings: Int {
    var side = 0.0
    var count = 0
    for offset in open.flatMap({ [$0.part.start, $0.part.end] }) where abs(offset) > 1e-6 {
      if side * offset < 0 { count += 1 }
      side = offset
    }
    return count
  }
}

extension OpenLineSearch.Facing {
  /// The mean of the distance along the part, in metres.
  fileprivate var meanDistance: Double {
    let (a, b) = (abs(start), abs(end))
    guard start * end < 0 else { return (a + b) / 2 }
    return (a * a + b * b) / (2 * (a + b))
  }
}
