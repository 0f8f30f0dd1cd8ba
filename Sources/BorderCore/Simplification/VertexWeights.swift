internal import Glibc

/// By which measure vertices of a line may go.
public enum SimplificationMethod: String, CaseIterable, Sendable {
  /// Douglas and Peucker: a vertex stays when the line without it would pass it by more than the tolerance.
  case distance
  /// Visvalingam and Whyatt: a vertex goes when the triangle with its neighbours is smaller than the tolerance squared.
  case area
}

/// How much each vertex of a line matters: the tolerance, in metres, from which on it may go.
///
/// Weights are those of the line alone; with a smaller tolerance more vertices stay, and never others. The ends weigh
/// infinitely much. On a closed line so do two vertices between them, so that it stays a ring.
///
/// Sources: D. Douglas and T. Peucker, Cartographica 10 (1973) 112-122; M. Visvalingam and J. Whyatt, Cartographic
/// Journal 30 (1993) 46-51.
struct VertexWeights {
  /// The earth as a sphere: 0.6 per cent off at most, which is nothing to a tolerance.
  private static let radius = 6_371_008.8

  let weights: [Double]

  /// The weights of the vertices of a line. O(*n* log *n*), and O(*n*²) at most for `distance`.
  init(_ line: [Position], by method: SimplificationMethod) {
    let places = line.map(Self.unit)
    guard line.count > 2 else {
      weights = [Double](repeating: .infinity, count: line.count)
      return
    }
    switch method {
    case .distance: weights = Self.byDistance(places, isClosed: line.first == line.last)
    case .area: weights = Self.byArea(places, isClosed: line.first == line.last)
    }
  }

  private static func unit(_ place: Position) -> SIMD3<Double> {
    let (lon, lat) = (place.longitude * .pi / 180, place.latitude * .pi / 180)
    return SIMD3(cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat))
  }

  private static func cross(_ a: SIMD3<Double>, _ b: SIMD3<Double>) -> SIMD3<Double> {
    SIMD3(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x)
  }

  private static func length(_ v: SIMD3<Double>) -> Double { (v * v).sum().squareRoot() }

  /// The distance of a place from an arc of a great circle, in metres.
  private static func distance(_ p: SIMD3<Double>, _ a: SIMD3<Double>, _ b: SIMD3<Double>) -> Double {
    let ends = radius * min(length(p - a), length(p - b))
    let normal = cross(a, b)
    let size = length(normal)
    // Beside the arc: on the inner side of the planes that stand on its ends.
    guard size > 1e-15, (cross(normal, a) * p).sum() > 0, (cross(b, normal) * p).sum() > 0 else {
      return ends
    }
    return min(ends, radius * abs((normal * p).sum()) / size)
  }

  // MARK: Douglas and Peucker

  private static func byDistance(_ line: [SIMD3<Double>], isClosed: Bool) -> [Double] {
    var weights = [Double](repeating: 0, count: line.count)
    (weights[0], weights[line.count - 1]) = (.infinity, .infinity)
    var pending: [(from: Int, to: Int, limit: Double)] = []
    if isClosed, let anchors = anchors(of: line) {
      weights[anchors.0] = .infinity
      weights[anchors.1] = .infinity
      pending = [
        (0, anchors.0, .infinity), (anchors.0, anchors.1, .infinity), (anchors.1, line.count - 1, .infinity),
      ]
    } else {
      pending = [(0, line.count - 1, .infinity)]
    }
    while let (from, to, limit) = pending.popLast() {
      guard to - from > 1 else { continue }
      var farthest = (index: from + 1, distance: -1.0)
      for index in from + 1..<to {
        let distance = distance(line[index], line[from], line[to])
        if distance > farthest.distance { farthest = (index, distance) }
      }
      // What stands on a stretch that goes goes with it.
      let weight = min(farthest.distance, limit)
      weights[farthest.index] = weight
      pending.append((from, farthest.index, weight))
      pending.append((farthest.index, to, weight))
    }
    return weights
  }

  /// Two vertices that keep a closed line a ring: the one farthest from its start, and the one farthest from both.
  private static func anchors(of line: [SIMD3<Double>]) -> (Int, Int)? {
    guard line.count > 3 else { return nil }
    let inner = 1..<(line.count - 1)
    guard let far = inner.max(by: { length(line[$0] - line[0]) < length(line[$1] - line[0]) }),
      let third = inner.filter({ $0 != far }).max(by: {
        distance(line[$0], line[0], line[far]) < distance(line[$1], line[0], line[far])
      })
    else { return nil }
    return (min(far, third), max(far, third))
  }

  // MARK: Visvalingam and Whyatt

  private static func byArea(_ line: [SIMD3<Double>], isClosed: Bool) -> [Double] {
    let count = line.count
    var weights = [Double](repeating: .infinity, count: count)
    var previous = (0..<count).map { $0 - 1 }
    var next = (0..<count).map { $0 + 1 }
    var version = [Int](repeating: 0, count: count)
    var heap = LeastFirst<WeighedVertex>()
    func area(_ index: Int) -> Double {
      let (a, b, c) = (line[previous[index]], line[index], line[next[index]])
      return radius * (length(cross(b - a, c - a)) / 2).squareRoot()
    }
    for index in 1..<(count - 1) {
      heap.insert(WeighedVertex(weight: area(index), vertex: index, version: 0))
    }
    var left = count
    var greatest = 0.0
    // The last vertices of a ring stay.
    let least = isClosed ? 4 : 2
    while left > least, let entry = heap.removeFirst() {
      let index = entry.vertex
      guard entry.version == version[index], weights[index] == .infinity else { continue }
      greatest = max(greatest, entry.weight)
      weights[index] = greatest
      left -= 1
      let (before, after) = (previous[index], next[index])
      next[before] = after
      previous[after] = before
      for neighbour in [before, after] where neighbour > 0 && neighbour < count - 1 {
        version[neighbour] += 1
        heap.insert(
          WeighedVertex(weight: area(neighbour), vertex: neighbour, version: version[neighbour]))
      }
    }
    return weights
  }
}

/// A vertex by its weight, as it was when its neighbours had changed so often.
private struct WeighedVertex: Comparable {
  let weight: Double
  let vertex: Int
  let version: Int

  static func < (a: WeighedVertex, b: WeighedVertex) -> Bool { (a.weight, a.vertex) < (b.weight, b.vertex) }
}
