/// Surfaces of water: tells whether a position lies on one.
struct WaterAreas: Sendable {
  private struct Area: Sendable {
    var box: (west: Double, south: Double, east: Double, north: Double)
    var rowsPerDegree: Double
    /// The edges that pass through each row of latitudes.
    var rows: [[Edge]]
  }

  private struct Edge: Sendable {
    var a: Position
    var b: Position
  }

  private let areas: [Area]
  /// Whether there are none.
  var isEmpty: Bool { areas.isEmpty }

  /// Sorts the edges of each surface into rows. O(*n*) for *n* edges shorter than a row.
  init(_ areas: [[[Position]]]) { self.areas = areas.compactMap { Self.area($0) } }

  private static func area(_ rings: [[Position]]) -> Area? {
    let all = rings.lazy.joined()
    guard let first = all.first else { return nil }
    var box = (west: first.longitude, south: first.latitude, east: first.longitude, north: first.latitude)
    var count = 0
    for position in all {
      box.west = min(box.west, position.longitude)
      box.east = max(box.east, position.longitude)
      box.south = min(box.south, position.latitude)
      box.north = max(box.north, position.latitude)
      count += 1
    }
    guard box.north > box.south else { return nil }
    let rowCount = max(1, min(4096, count / 8))
    let rowsPerDegree = Double(rowCount) / (box.north - box.south)
    var rows = [[Edge]](repeating: [], count: rowCount)
    func row(_ latitude: Double) -> Int {
      min(rowCount - 1, max(0, Int((latitude - box.south) * rowsPerDegree)))
    }
    for ring in rings where ring.count > 2 {
      for (index, a) in ring.enumerated() {
        let b = ring[index + 1 == ring.count ? 0 : index + 1]
        guard a.latitude != b.latitude else { continue }
        for number in row(min(a.latitude, b.latitude))...row(max(a.latitude, b.latitude)) {
          rows[number].append(Edge(a: a, b: b))
        }
      }
    }
    return Area(box: box, rowsPerDegree: rowsPerDegree, rows: rows)
  }

  /// Whether a position lies on a surface: inside an odd number of the rings of one of them.
  ///
  /// Decided in degrees, exactly. A position on a shore may be on either side.
  func contain(_ position: Position) -> Bool {
    areas.contains { area in
      guard position.longitude >= area.box.west, position.longitude <= area.box.east,
        position.latitude >= area.box.south, position.latitude <= area.box.north
      else { return false }
      let row = Int((position.latitude - area.box.south) * area.rowsPerDegree)
      var isInside = false
      for edge in area.rows[min(max(row, 0), area.rows.count - 1)] {
        let isAbove = (edge.a.latitude > position.latitude, edge.b.latitude > position.latitude)
        guard isAbove.0 != isAbove.1 else { continue }
        let side = Orientation.of(edge.a, edge.b, position)
        if isAbove.1 && side > 0 || isAbove.0 && side < 0 { isInside.toggle() }
      }
      return isInside
    }
  }
}
