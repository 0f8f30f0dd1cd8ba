internal import BorderCore
internal import GEOS

extension GEOSPolygonCoordinates {
  /// The polygons of some parts of a set, as they stand on the sheet of degrees.
  init(_ parts: [Int], of set: RegionSet) {
    self.init()
    for part in parts {
      for ring in set.rings(ofPart: part) { append(ring: set.positions[set.range(ofRing: ring)]) }
      polygonEnds.append(ringEnds.count)
    }
  }

  /// Polygons of closed rings.
  init(_ polygons: [[[Position]]]) {
    self.init()
    for polygon in polygons {
      for ring in polygon { append(ring: ring) }
      polygonEnds.append(ringEnds.count)
    }
  }

  private mutating func append(ring: some Sequence<Position>) {
    for position in ring {
      xy.append(position.longitude)
      xy.append(position.latitude)
    }
    ringEnds.append(xy.count / 2)
  }

  /// The polygons as positions.
  var polygons: [[[Position]]] {
    var list: [[[Position]]] = []
    var (firstRing, first) = (0, 0)
    for end in polygonEnds {
      var rings: [[Position]] = []
      for ring in firstRing..<end {
        rings.append(
          (first..<ringEnds[ring]).map { Position(longitude: xy[2 * $0], latitude: xy[2 * $0 + 1]) })
        first = ringEnds[ring]
      }
      list.append(rings)
      firstRing = end
    }
    return list
  }
}
