internal import BorderCore

/// The rings of a contour as polygons: each hole goes to the smallest exterior around it.
struct ContourPolygons {
  /// Each an exterior and its holes.
  private(set) var polygons: [[[Position]]] = []

  /// Sorts closed rings, those around what is inside counterclockwise. O(*n* holes), times the vertices around them.
  init(_ rings: [[Position]]) {
    var exteriors: [(area: Double, box: BoundingBox, index: Int)] = []
    var holes: [[Position]] = []
    for ring in rings {
      let area = Self.area(ring)
      if area > 0, let box = BoundingBox(of: ring[...]) {
        exteriors.append((area, box, polygons.count))
        polygons.append([ring])
      } else if area < 0 {
        holes.append(ring)
      }
    }
    exteriors.sort { ($0.area, $0.index) < ($1.area, $1.index) }
    for hole in holes {
      let around = exteriors.first { exterior in
        exterior.box.holds(hole[0], room: 0) && Self.holds(polygons[exterior.index][0], hole[0])
      }
      if let around { polygons[around.index].append(hole) }
    }
  }

  /// Twice the area on the plane of degrees; below 0 for a clockwise ring.
  private static func area(_ ring: [Position]) -> Double {
    zip(ring, ring.dropFirst()).reduce(0) { sum, edge in
      let (a, b) = edge
      let x = a.longitude - ring[0].longitude + b.longitude - ring[0].longitude
      return sum + x * (b.latitude - a.latitude)
    }
  }

  private static func holds(_ ring: [Position], _ place: Position) -> Bool {
    zip(ring, ring.dropFirst()).reduce(false) { $0 != place.seesInTheEast($1.0, $1.1) }
  }
}
