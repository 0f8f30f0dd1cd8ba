import BorderCore

/// Counts the pairs of boxes that overlap, without looking at each pair.
///
/// A pair that does not overlap lies apart in longitude, in latitude or in both. Those apart in one of them are counted by
/// sorting, those apart in both by a sweep from west to east over a tree of sums (Fenwick, 1994).
struct OverlappingBoxes {
  private var west: [Double] = []
  private var east: [Double] = []
  private var south: [Double] = []
  private var north: [Double] = []

  /// How many boxes there are.
  var boxCount: Int { west.count }

  mutating func append(_ box: BoundingBox) {
    west.append(box.west)
    east.append(box.east)
    south.append(box.south)
    north.append(box.north)
  }

  /// How many pairs overlap or touch. O(*n* log *n*) for *n* boxes.
  func pairCount() -> Int {
    let count = boxCount
    return count * (count - 1) / 2 - Self.apart(west, east) - Self.apart(south, north) + apartInBoth()
  }

  /// How many pairs of intervals lie apart.
  private static func apart(_ lows: [Double], _ highs: [Double]) -> Int {
    let (lows, highs) = (lows.sorted(), highs.sorted())
    var pairs = 0
    var before = 0
    for low in lows {
      while before < highs.count, highs[before] < low { before += 1 }
      pairs += before
    }
    return pairs
  }

  /// How many pairs lie apart in longitude and in latitude.
  private func apartInBoth() -> Int {
    let byWest = west.indices.sorted { west[$0] < west[$1] }
    let byEast = east.indices.sorted { east[$0] < east[$1] }
    let latitudes = (south + north).sorted()
    /// How many latitudes are less.
    func rank(_ latitude: Double) -> Int { latitudes.partitioningIndex { $0 >= latitude } }
    // Of the boxes that end in the west of the present one: how many have their north, or their south, at a rank.
    var (norths, souths) = (SumTree(count: latitudes.count), SumTree(count: latitudes.count))
    var (pairs, before) = (0, 0)
    for index in byWest {
      while before < byEast.count, east[byEast[before]] < west[index] {
        norths.add(at: rank(north[byEast[before]]))
        souths.add(at: rank(south[byEast[before]]))
        before += 1
      }
      pairs += norths.sum(below: rank(south[index]))
      pairs += before - souths.sum(below: rank(north[index].nextUp))
    }
    return pairs
  }
}

/// Sums over the first entries of a list of counts.
private struct SumTree {
  private var sums: [Int]

  init(count: Int) { sums = [Int](repeating: 0, count: count + 1) }

  /// Adds one to an entry.
  mutating func add(at index: Int) {
    var node = index + 1
    while node < sums.count {
      sums[node] += 1
      node += node & -node
    }
  }

  /// The sum of the entries before one.
  func sum(below index: Int) -> Int {
    var (node, sum) = (index, 0)
    while node > 0 {
      sum += sums[node]
      node -= node & -node
    }
    return sum
  }
}
