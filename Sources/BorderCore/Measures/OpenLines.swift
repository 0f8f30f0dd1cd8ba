/// The segments that one region alone goes along: where neighbours that should share a line do not.
///
/// Segments that follow each other are taken together in runs with a box, so that a grid holds few things, and a search looks
/// at boxes first.
struct OpenLines {
  /// Some segments that follow each other, in the direction that has their region on the left.
  struct Run {
    /// Where in `places` they begin.
    let first: Int32
    /// How many they are.
    let count: Int32
    /// The number of the first among all segments.
    let number: Int
    let region: RegionID
    /// The box around them, at most a degree wide and a cell of the grid from corner to corner; `nil` for one segment.
    let box: BoundingBox?
  }

  /// How many segments a run has at most.
  private static let longest = 16

  /// The vertices, arc after arc.
  private(set) var places: [Position] = []
  /// The runs, arc after arc.
  private(set) var runs: [Run] = []
  /// How many segments there are.
  private(set) var segmentCount = 0
  private let cell: Double
  private let scale: LocalScale

  /// The outer arcs of a topology, or of some of its regions. O(*n*) for *n* vertices of outer arcs.
  ///
  /// - Parameters:
  ///   - topology: The exact topology.
  ///   - cell: The size of the smallest cells of a grid of them, in metres.
  ///   - scale: Metres a degree.
  ///   - isWanted: Of which regions.
  init(
    _ topology: BorderTopology, cell: Double, scale: LocalScale,
    where isWanted: (RegionID) -> Bool = { _ in true }
  ) {
    self.cell = cell
    self.scale = scale
    for arc in topology.arcIDs where topology.kind(of: arc) == .outer {
      let side = topology.sides[topology.sideRange(of: arc.index).lowerBound]
      let region = topology.region(of: side)
      guard isWanted(region) else { continue }
      let first = places.count
      topology.withRuns(of: arc) { run in
        places.append(
          contentsOf: places.count == first ? run : UnsafeBufferPointer(rebasing: run.dropFirst()))
      }
      if topology.arcs[arc.index].isBackward == side.isLeft { turn(from: first) }
      cut(from: first, region)
    }
  }

  /// Turns the last vertices round, in place.
  private mutating func turn(from first: Int) {
    var (low, high) = (first, places.count - 1)
    while low < high {
      places.swapAt(low, high)
      (low, high) = (low + 1, high - 1)
    }
  }

  /// Cuts the line of the last vertices into runs.
  private mutating func cut(from first: Int, _ region: RegionID) {
    let last = places.count - 1
    var at = first
    var size = Self.longest
    while at < last {
      // A line is about as rough here as it was just before.
      size = min(2 * size, Self.longest, last - at)
      var box = size > 1 ? self.box(at, size) : nil
      while let found = box, !isSmall(found) {
        size /= 2
        box = size > 1 ? self.box(at, size) : nil
      }
      runs.append(
        Run(
          first: Int32(truncatingIfNeeded: at), count: Int32(truncatingIfNeeded: size), number: segmentCount,
          region: region, box: box))
      segmentCount += size
      at += size
    }
  }

  private func box(_ first: Int, _ count: Int) -> BoundingBox? {
    places.withUnsafeBufferPointer { places in
      var low = SIMD2(places[first].longitude, places[first].latitude)
      var high = low
      for index in (first + 1)...(first + count) {
        let place = SIMD2(places[index].longitude, places[index].latitude)
        low = pointwiseMin(low, place)
        high = pointwiseMax(high, place)
      }
      return BoundingBox(west: low.x, south: low.y, east: high.x, north: high.y)
    }
  }

  private func isSmall(_ box: BoundingBox) -> Bool {
    let degrees = SIMD2(box.east - box.west, box.north - box.south)
    guard degrees.x <= 1 else { return false }
    let size = scale.metres(at: (box.south + box.north) / 2) * degrees
    return (size * size).sum() < cell * cell
  }

  /// The length of all segments in metres, each on the plane at its first end. O(*n*).
  var length: Double {
    var total = 0.0
    for run in runs {
      for index in Int(run.first)..<Int(run.first) + Int(run.count) {
        let size = LocalPlane(at: places[index], scale).vector(places[index + 1])
        total += (size * size).sum().squareRoot()
      }
    }
    return total
  }

  /// Some of the runs in a grid, by their indices.
  func grid(of chosen: [Int]) -> SegmentGrid {
    var grid = SegmentGrid(cell: cell, scale: scale)
    for index in chosen {
      let run = runs[index]
      // What is shorter than two cells stands in all cells of the box around its ends.
      let (a, b) =
        run.box.map {
          (
            Position(longitude: $0.west, latitude: $0.south),
            Position(longitude: $0.east, latitude: $0.north)
          )
        }
        ?? (places[Int(run.first)], places[Int(run.first) + 1])
      grid.insert(Int32(truncatingIfNeeded: index), a, b)
    }
    return grid
  }
}

extension LocalPlane {
  /// How far a box at most a degree wide is from the origin at least, in metres.
  @inline(__always)
  func distance(to box: BoundingBox) -> Double {
    let (width, west) = (box.east - box.west, Position.turn(box.west - origin.longitude))
    // Around a pole the way to its other side may be the shorter one.
    let x = west > 0 ? max(0, min(west, 360 - west - width)) : max(0, -west - width)
    let y = max(0, box.south - origin.latitude, origin.latitude - box.north)
    let gap = SIMD2(x, y) * scale
    return (gap * gap).sum().squareRoot()
  }
}
