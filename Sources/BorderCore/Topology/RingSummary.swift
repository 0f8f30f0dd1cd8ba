internal import CVertexKernel

/// Facts of one ring that take one look at all its vertices.
struct RingSummary {
  /// Twice the signed area in square degrees; positive for counter-clockwise.
  var doubleArea: Double
  /// The smallest box around the ring.
  var box: BoundingBox

  /// Looks at a closed ring of at least one position. O(*n*).
  ///
  /// A step of more than 180° of longitude is taken to go the other way round the earth, so a ring that crosses
  /// the 180th meridian without having been cut keeps its orientation.
  init(_ ring: UnsafeBufferPointer<Position>) {
    var facts = mezha_ring()
    // Two Doubles, longitude first: the layout that `Position` promises.
    ring.baseAddress?.withMemoryRebound(to: Double.self, capacity: 2 * ring.count) {
      mezha_summarize_ring($0, ring.count, &facts)
    }
    box = BoundingBox(west: facts.west, south: facts.south, east: facts.east, north: facts.north)
    doubleArea = facts.is_wide != 0 ? Self.unwrappedArea(ring) : facts.double_area
  }

  /// Twice the signed area of a ring that crosses the 180th meridian.
  private static func unwrappedArea(_ ring: UnsafeBufferPointer<Position>) -> Double {
    let origin = ring[0]
    var doubleArea = 0.0
    var x = 0.0
    for index in 1..<max(ring.count, 1) {
      let a = ring[index - 1]
      let b = ring[index]
      var step = b.longitude - a.longitude
      if step > 180 { step -= 360 } else if step < -180 { step += 360 }
      // Coordinates relative to the first vertex keep the products small.
      doubleArea += x * (b.latitude - origin.latitude) - (x + step) * (a.latitude - origin.latitude)
      x += step
    }
    return doubleArea
  }

  /// Whether the inside of the polygon lies to the left of the ring.
  func hasInteriorOnLeft(isExterior: Bool) -> Bool { (doubleArea > 0) == isExterior }

  /// The summaries of all rings of a set. O(*n*).
  static func all(of set: RegionSet, threads: Int = 1) -> [RingSummary] {
    mapParts(of: set.ringCount, threads: threads, minimumPart: 16) { rings in
      set.positions.withUnsafeBufferPointer { buffer in
        rings.map { RingSummary(UnsafeBufferPointer(rebasing: buffer[set.range(ofRing: $0)])) }
      }
    }.flatMap { $0 }
  }
}
