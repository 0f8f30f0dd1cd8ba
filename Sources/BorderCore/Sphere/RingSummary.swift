internal import CVertexKernel

/// Facts of one ring that take one look at all its vertices.
struct RingSummary {
  /// Twice the signed area in square degrees; positive for counter-clockwise.
  var doubleArea: Double
  /// The smallest box around the ring's vertices as they are.
  var box: BoundingBox
  /// Whether the ring lies on the sheet of degrees as it is: it does not leap over the 180th meridian, nor pass a pole.
  let isFlat: Bool
  /// How often it goes around the earth, to the east.
  let winding: Int

  /// Looks at a closed ring of at least one position. O(*n*).
  ///
  /// A ring that crosses the 180th meridian or a pole is laid out flat (`UnwrappedVertex`). One that goes around the
  /// earth is taken to enclose the pole that it is nearer to.
  init(_ ring: UnsafeBufferPointer<Position>) {
    var facts = mezha_ring()
    // Two Doubles, longitude first: the layout that `Position` promises.
    ring.baseAddress?.withMemoryRebound(to: Double.self, capacity: 2 * ring.count) {
      mezha_summarize_ring($0, ring.count, &facts)
    }
    box = BoundingBox(west: facts.west, south: facts.south, east: facts.east, north: facts.north)
    isFlat = facts.is_wide == 0 && facts.south > -90 && facts.north < 90
    guard !isFlat, let (path, winding) = UnwrappedPolygon.unwrap(Array(ring)) else {
      (doubleArea, winding) = (facts.double_area, 0)
      return
    }
    self.winding = winding
    if winding == 0 {
      doubleArea = 2 * UnwrappedVertex.area(path)
    } else {
      doubleArea = 0
      encloses(northPole: UnwrappedVertex.meanLatitude(path) >= 0)
    }
  }

  /// Gives a ring around the earth the sign of its area with the pole that it encloses.
  private mutating func encloses(northPole: Bool) {
    // What goes east has the north on its left. The size means nothing, but stands for much.
    doubleArea = (winding > 0) == northPole ? 2 * 360 * 90 : -2 * 360 * 90
  }

  /// Whether the inside of the polygon lies to the left of the ring.
  func hasInteriorOnLeft(isExterior: Bool) -> Bool { (doubleArea > 0) == isExterior }

  /// The summaries of all rings of a set. O(*n*).
  static func all(of set: RegionSet, threads: Int = 1) -> [RingSummary] {
    var list = mapParts(of: set.ringCount, threads: threads, minimumPart: 16) { rings in
      set.positions.withUnsafeBufferPointer { buffer in
        rings.map { RingSummary(UnsafeBufferPointer(rebasing: buffer[set.range(ofRing: $0)])) }
      }
    }.flatMap { $0 }
    for ring in list.indices where list[ring].winding != 0 && set.isExterior(ring: ring) {
      // A belt lies on the side of its other edge, whichever pole is nearer.
      let rings = set.rings(ofPart: Int(set.ringParts[ring]))
      guard let hole = rings.dropFirst().first(where: { list[$0].winding != 0 }) else { continue }
      let isNorth = list[hole].box.south + list[hole].box.north > list[ring].box.south + list[ring].box.north
      list[ring].encloses(northPole: isNorth)
      list[hole].encloses(northPole: isNorth)
    }
    return list
  }
}
