/// How much of a region's land another region covers, by parallels laid through it.
///
/// Each region is crossed by 48 parallels at equal distances; what the other region covers of the chords, weighed by the
/// length of a degree there, is the share. It decides which regions belong together, where a per cent more or less
/// means nothing; areas that are reported are computed exactly. Inside is what even and odd crossings say.
///
/// Work is counted: beyond a limit that grows with the data, shares are not computed any more and `isExhausted` is set.
struct SharedGround {
  private static let rows = 48
  private let set: RegionSet
  private let parts: [[Int]]
  private var shapes: [Int: FlatPart] = [:]
  private var boxes: [Int: [BoundingBox]] = [:]
  private var shares: [RegionPairKey: Double] = [:]
  private var room: Int
  /// Whether the limit was reached, so that some shares are 0 that may be more.
  private(set) var isExhausted = false

  private struct RegionPairKey: Hashable {
    let of: Int
    let by: Int
  }

  init(_ set: RegionSet, parts: [[Int]]) {
    self.set = set
    self.parts = parts
    room = 200_000_000 + 200 * set.positions.count
  }

  private mutating func shape(_ part: Int) -> FlatPart {
    if let known = shapes[part] { return known }
    let shape = FlatPart(part, of: set)
    shapes[part] = shape
    return shape
  }

  /// The boxes of a region's parts, laid out flat.
  mutating func boxes(of region: Int) -> [BoundingBox] {
    if let known = boxes[region] { return known }
    let list = parts[region].map { shapes[$0]?.box ?? FlatPart.box(ofPart: $0, of: set) }
    boxes[region] = list
    return list
  }

  /// Which share of a region's land another one covers, from 0 to 1; 0 for a region without land. O(*n*) for the vertices of
  /// both.
  mutating func share(of region: Int, by other: Int) -> Double {
    let key = RegionPairKey(of: region, by: other)
    if let known = shares[key] { return known }
    let own = boxes(of: region)
    let others = boxes(of: other)
    var (whole, covered) = (0.0, 0.0)
    var isMeeting = false
    for (part, box) in zip(parts[region], own) {
      let near = zip(parts[other], others).flatMap { other, otherBox in
        box.shifts(to: otherBox).map { (other, $0) }
      }
      isMeeting = isMeeting || !near.isEmpty
      let rows = Rows(box, count: Self.rows)
      var (mine, theirs) = (rows.empty, rows.empty)
      let flat = shape(part)
      room -= flat.rings.reduce(0) { $0 + $1.count }
      for ring in flat.rings { rows.cross(ring, east: 0, into: &mine) }
      for (other, turn) in near {
        let flat = shape(other)
        room -= flat.rings.reduce(0) { $0 + $1.count }
        for ring in flat.rings { rows.cross(ring, east: turn, into: &theirs) }
      }
      for row in 0..<Self.rows {
        let weight = rows.weights[row]
        let spans = mine[row].sorted()
        whole += weight * Rows.length(spans)
        if !near.isEmpty { covered += weight * Rows.common(spans, theirs[row].sorted()) }
      }
    }
    if room < 0 { isExhausted = true }
    let share = isMeeting && whole > 0 ? min(covered / whole, 1) : 0
    shares[key] = share
    return share
  }

  /// Whether more shares may be asked for.
  var hasRoom: Bool { room > 0 }
}

/// Parallels through a box.
private struct Rows {
  let south: Double
  let step: Double
  let count: Int
  /// The height of a row times the length of a degree of longitude on it.
  let weights: [Double]

  init(_ box: BoundingBox, count: Int) {
    south = box.south
    step = (box.north - box.south) / Double(count)
    self.count = count
    let (start, height) = (south, step)
    weights = (0..<count).map { row in
      let latitude = start + (Double(row) + 0.5) * height
      // The cosine of degrees by its chord: monotone, and within a per cent, which is enough to compare rows of one region.
      let x = latitude / 90
      return height * max(1 - x * x * (1.2234 - 0.2234 * x * x), 0)
    }
  }

  var empty: [[Double]] { [[Double]](repeating: [], count: count) }

  /// Adds where a closed ring crosses the rows, moved east by some degrees.
  func cross(_ ring: [Position], east: Double, into crossings: inout [[Double]]) {
    guard step > 0 else { return }
    for index in 1..<max(ring.count, 1) {
      let (a, b) = (ring[index - 1], ring[index])
      let (low, high) = (min(a.latitude, b.latitude), max(a.latitude, b.latitude))
      let first = ((low - south) / step - 0.5).rounded(.up)
      let last = ((high - south) / step - 0.5).rounded(.up) - 1
      guard first <= last, last >= 0, first < Double(count) else { continue }
      for row in Int(max(first, 0))...Int(min(last, Double(count - 1))) {
        let latitude = south + (Double(row) + 0.5) * step
        let share = (latitude - a.latitude) / (b.latitude - a.latitude)
        crossings[row].append(a.longitude + share * (b.longitude - a.longitude) + east)
      }
    }
  }

  /// The length of the spans between every odd and the next even crossing.
  static func length(_ crossings: [Double]) -> Double {
    var sum = 0.0
    for index in stride(from: 1, to: crossings.count, by: 2) {
      sum += crossings[index] - crossings[index - 1]
    }
    return sum
  }

  /// The length that two lists of spans have in common.
  static func common(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    var (i, j) = (1, 1)
    while i < a.count && j < b.count {
      sum += max(min(a[i], b[j]) - max(a[i - 1], b[j - 1]), 0)
      if a[i] < b[j] { i += 2 } else { j += 2 }
    }
    return sum
  }
}
