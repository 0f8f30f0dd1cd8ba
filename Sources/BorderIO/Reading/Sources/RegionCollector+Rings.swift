internal import BorderCore
internal import GDAL

extension RegionCollector: PolygonVisitor {
  func beginPolygon() {
    builder.beginPart()
    isExterior = true
  }

  func visitRing(_ ring: borrowing PositionBlock) {
    let isShell = isExterior
    isExterior = false
    addRing(count: ring.count) { positions in
      let written = ring.copy(to: UnsafeMutableRawBufferPointer(positions))
      // A ring that GDAL cannot give is reported as one without numbers.
      for index in written..<positions.count { positions[index] = Position(longitude: .nan, latitude: .nan) }
      if watchesWinding { lookAtWinding(Self.area(of: positions), isShell: isShell) }
    }
  }
}

extension RegionCollector {
  private func lookAtWinding(_ area: Double, isShell: Bool) {
    if isShell { shellArea = abs(area) }
    if isShell ? area > 0 : abs(area) > shellArea { hasWrongWinding = true }
  }

  /// Twice the surface in the plane, positive where a ring runs counter-clockwise; from the first vertex, so that large
  /// coordinates lose nothing.
  private static func area(of ring: UnsafeMutableBufferPointer<Position>) -> Double {
    guard let origin = ring.first else { return 0 }
    var doubled = 0.0
    for index in 1..<max(ring.count, 1) {
      let (a, b) = (ring[index - 1], ring[index])
      doubled +=
        (a.longitude - origin.longitude) * (b.latitude - origin.latitude)
        - (b.longitude - origin.longitude) * (a.latitude - origin.latitude)
    }
    return doubled
  }
}
