/// Lines as a network in which one can travel, such as railways.
///
/// Lines are joined where they have a vertex in common, to the last bit. Layers are often cut in tiles, so that pieces
/// end a little apart: a loose end is joined with the nearest vertex of another line within a gap, and how much
/// of a route lies in such gaps is reported.
public struct LineNetwork: Sendable {
  /// The shortest way between two places.
  public struct Route: Sendable {
    /// Its vertices; at least two.
    public var positions: [Position]
    /// Its length in metres, gaps included.
    public var length: Double
    /// How much of that lies in gaps, in metres.
    public var bridged: Double
  }

  private struct Edge {
    var from: Int32
    var to: Int32
    var length: Double
    var isGap = false
  }

  private let places: [Position]
  /// The edges of each place, both ways, from `starts[place]` on.
  private let edges: [Edge]
  private let starts: [Int]
  private let index: PlaceBands
  /// How many loose ends were not joined, because too many places lie within the gap of each other.
  public let unjoinedEnds: Int
  private let geometry: any LineGeometry

  /// The network of some lines.
  ///
  /// - Parameters:
  ///   - lines: The lines; where they only cross, without a common vertex, no turn is possible.
  ///   - geometry: Measures lengths.
  ///   - gap: How far a loose end may be from the line that it goes on in, in metres.
  ///   - limit: How many vertices near loose ends may be looked at; as said below if not given.
  /// - Complexity: O(*n* log *n*) for *n* vertices, plus the vertices near loose ends: 20 million and 100 for each
  ///   vertex at most.
  public init(_ lines: LineSet, geometry: any LineGeometry, gap: Double, limit: Int? = nil) {
    var numbers: [Position: Int32] = [:]
    var places: [Position] = []
    var lineOf: [Int32] = []
    var list: [Edge] = []
    for line in 0..<lines.lineCount {
      var last: Int32 = -1
      for position in lines.positions[lines.range(ofLine: line)] {
        let place = position.canonical
        let number = numbers[place] ?? Int32(places.count)
        if number == places.count {
          numbers[place] = number
          places.append(place)
          lineOf.append(Int32(line))
        }
        if last >= 0, last != number {
          let length = geometry.distance(places[Int(last)], place)
          list.append(Edge(from: last, to: number, length: length))
        }
        last = number
      }
    }
    self.geometry = geometry
    self.places = places
    let bands = PlaceBands(places)
    index = bands
    var degrees = [Int](repeating: 0, count: places.count)
    for edge in list {
      degrees[Int(edge.from)] += 1
      degrees[Int(edge.to)] += 1
    }
    var (effort, unjoined) = (0, 0)
    for place in places.indices where degrees[place] == 1 {
      guard effort < limit ?? 20_000_000 + 100 * places.count else {
        unjoined += 1
        continue
      }
      var best: (place: Int, distance: Double)?
      bands.forEachPlace(near: places[place], within: gap, geometry) { other, distance in
        effort += 1
        guard lineOf[other] != lineOf[place] else { return }
        if best.map({ distance < $0.distance }) ?? true { best = (other, distance) }
      }
      guard let best else { continue }
      list.append(Edge(from: Int32(place), to: Int32(best.place), length: best.distance, isGap: true))
    }
    unjoinedEnds = unjoined
    let both = list + list.map { Edge(from: $0.to, to: $0.from, length: $0.length, isGap: $0.isGap) }
    var starts = [Int](repeating: 0, count: places.count + 1)
    for edge in both { starts[Int(edge.from) + 1] += 1 }
    for place in places.indices { starts[place + 1] += starts[place] }
    var next = starts
    var sorted = both
    for edge in both {
      sorted[next[Int(edge.from)]] = edge
      next[Int(edge.from)] += 1
    }
    self.starts = starts
    edges = sorted
  }

  /// The shortest way from one place to another; `nil` where no line leads.
  ///
  /// - Parameters:
  ///   - start: Where the way begins, perhaps beside the lines.
  ///   - end: Where it ends.
  ///   - reach: How far the lines may be from the two places, in metres; the way to the line counts when the route is
  ///     chosen, but is no part of it.
  ///   - favoured: Says of a place whether the way prefers to lie there: elsewhere it counts three times; `nil` for no
  ///     preference. Asked once for each place that is reached.
  /// - Returns: The route.
  /// - Complexity: O(*n* log *n*) (Dijkstra).
  public func route(
    from start: Position, to end: Position, reach: Double, favouring favoured: ((Position) -> Bool)? = nil
  ) -> Route? {
    var goals: [Int: Double] = [:]
    index.forEachPlace(near: end, within: reach, geometry) { goals[$0] = $1 }
    guard !goals.isEmpty else { return nil }
    var best = [Double](repeating: .infinity, count: places.count)
    var arrival = [Int](repeating: -1, count: places.count)
    var queue = LeastFirst<CostedPlace>()
    index.forEachPlace(near: start, within: reach, geometry) { place, distance in
      best[place] = distance
      queue.insert(CostedPlace(place: place, cost: distance))
    }
    var found: (place: Int, cost: Double)?
    while let next = queue.removeFirst() {
      let (place, cost) = (next.place, next.cost)
      if let found, cost >= found.cost { break }
      guard cost <= best[place] else { continue }
      if let rest = goals[place], cost + rest < found?.cost ?? .infinity { found = (place, cost + rest) }
      let weight = favoured.map { $0(places[place]) ? 1.0 : 3 } ?? 1
      for number in starts[place]..<starts[place + 1] {
        let edge = edges[number]
        let sum = cost + edge.length * weight
        guard sum < best[Int(edge.to)] else { continue }
        best[Int(edge.to)] = sum
        arrival[Int(edge.to)] = number
        queue.insert(CostedPlace(place: Int(edge.to), cost: sum))
      }
    }
    guard let found, arrival[found.place] >= 0 else { return nil }
    var route = Route(positions: [places[found.place]], length: 0, bridged: 0)
    var place = found.place
    while arrival[place] >= 0 {
      let edge = edges[arrival[place]]
      route.length += edge.length
      if edge.isGap { route.bridged += edge.length }
      place = Int(edge.from)
      route.positions.append(places[place])
    }
    route.positions.reverse()
    return route
  }
}

/// Places in bands of latitude, from west to east in each, so that those near a position are found among few others.
private struct PlaceBands: Sendable {
  /// The height of a band, in degrees: about a kilometre.
  private static let height = 0.01
  private let places: [Position]
  private let order: [Int32]

  /// O(*n* log *n*).
  init(_ places: [Position]) {
    self.places = places
    order = places.indices.map { Int32($0) }.sorted {
      let (a, b) = (places[Int($0)], places[Int($1)])
      return (Self.band(a.latitude), a.longitude, $0) < (Self.band(b.latitude), b.longitude, $1)
    }
  }

  private static func band(_ latitude: Double) -> Int { Int((latitude / height).rounded(.down)) }

  /// Calls the body with the places near a position and their distances in metres. O(log *n*) for each band, and the places
  /// in a box around the position.
  func forEachPlace(
    near position: Position, within metres: Double, _ geometry: any LineGeometry,
    _ body: (Int, Double) -> Void
  ) {
    // A degree of longitude is as much shorter as its parallel.
    let reach = metres / MetresPerDegree.least
    let north = min(abs(position.latitude) + reach, 90)
    let narrowest = Self.cosine(ofDegrees: north)
    let width = narrowest > 1e-6 ? min(reach / narrowest, 360) : 360
    let (west, east) = (position.longitude - width, position.longitude + width)
    // Beyond the 180th meridian longitudes go on at the other edge of the sheet.
    let ranges =
      width >= 180 ? [-180...180] : [west...east, (west - 360)...(east - 360), (west + 360)...(east + 360)]
    for band in Self.band(position.latitude - reach)...Self.band(position.latitude + reach) {
      for range in ranges where range.upperBound >= -180 && range.lowerBound <= 180 {
        var next = first(band, range.lowerBound)
        while next < order.count {
          let number = Int(order[next])
          let place = places[number]
          guard Self.band(place.latitude) == band, place.longitude <= range.upperBound else { break }
          next += 1
          let distance = geometry.distance(position, place)
          if distance <= metres { body(number, distance) }
        }
      }
    }
  }

  private func first(_ band: Int, _ longitude: Double) -> Int {
    order.partitioningIndex { number in
      let place = places[Int(number)]
      return (Self.band(place.latitude), place.longitude) >= (band, longitude)
    }
  }

  /// A cosine that is never greater than the true one, by two terms of its series beyond which it falls short.
  private static func cosine(ofDegrees degrees: Double) -> Double {
    let angle = (90 - degrees) * .pi / 180
    // The sine of what is left to a right angle: at least two thirds of a chord of it.
    return max(0, angle * (1 - angle * angle / 6))
  }
}

/// A place by its cost.
private struct CostedPlace: Comparable {
  let place: Int
  let cost: Double

  static func < (a: CostedPlace, b: CostedPlace) -> Bool { a.cost < b.cost }
}
