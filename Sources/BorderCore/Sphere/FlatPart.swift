internal import CVertexKernel

/// A part of a region as planar tests must see it: every ring closed on the plane of degrees.
///
/// Most parts lie on the sheet of degrees as they are. One that crosses the 180th meridian goes on beyond it, its middle
/// in -180..<180 (in 0..<360 where the regions were drawn so); one around a pole, or with a vertex there, is closed along the pole. So a place has as many numbers as
/// there are turns: what may meet the part is compared at each of `BoundingBox.shifts(to:)`.
package struct FlatPart: Sendable {
  /// The closed rings, the exterior first.
  package let rings: [[Position]]
  /// The smallest box around the exterior.
  package let box: BoundingBox

  /// Lays out a part of a set. O(*n*).
  package init(_ part: Int, of set: RegionSet) {
    let own = set.rings(ofPart: part).map { Array(set.positions[set.range(ofRing: $0)]) }
    guard !set.isOnSheet(part: part), let unwrapped = UnwrappedPolygon(own)?.rings else {
      let flat = FlatPart(rings: own)
      self = set.sheetWest == 0 && flat.box.west < 0 && flat.box.east <= 0 ? flat.moved(east: 360) : flat
      return
    }
    self.init(unwrapped, sheetWest: set.sheetWest)
  }

  /// The box of a part of a set that is laid out, without laying it out where it lies flat already. O(*n*).
  package static func box(ofPart part: Int, of set: RegionSet) -> BoundingBox {
    guard set.sheetWest != 0, set.isOnSheet(part: part), let exterior = set.rings(ofPart: part).first,
      let box = BoundingBox(of: set.positions[set.range(ofRing: exterior)])
    else { return FlatPart(part, of: set).box }
    return box
  }

  /// Lays out a closed ring by itself. O(*n*).
  init(onPlane ring: [Position]) {
    let isFlat = ring.withUnsafeBufferPointer { RingSummary($0).isFlat }
    if !isFlat, let unwrapped = UnwrappedPolygon([ring])?.rings {
      self.init(unwrapped, sheetWest: -180)
    } else {
      self.init(rings: [ring])
    }
  }

  /// Rings that were laid out, with the middle of the exterior on the sheet.
  private init(_ unwrapped: [[UnwrappedVertex]], sheetWest: Double) {
    let xs = unwrapped[0].lazy.map(\.x)
    let middle = ((xs.min() ?? 0) + (xs.max() ?? 0)) / 2
    let turn = UnwrappedVertex.turn(ofLongitude: middle - sheetWest - 180)
    self.init(
      rings: unwrapped.map { ring in
        ring.map { vertex in
          var vertex = vertex
          vertex.turn -= turn
          return Position(longitude: vertex.x, latitude: vertex.position.latitude)
        }
      })
  }

  /// Lays out parts of one region on one plane, so that parts beside each other over the 180th meridian are beside each
  /// other there. O(*n* + *p*²) for *p* parts of which some do not lie on the sheet.
  package static func together(_ parts: [Int], of set: RegionSet) -> [FlatPart] {
    let shapes = parts.map { FlatPart($0, of: set) }
    let bent = zip(parts, shapes).filter { !set.isOnSheet(part: $0.0) }.map { $0.1 }
    guard !bent.isEmpty else { return shapes }
    return zip(parts, shapes).map { part, shape in
      if set.isOnSheet(part: part),
        let turn = bent.lazy.compactMap({ $0.box.shifts(to: shape.box).first }).first
      {
        return shape.moved(east: turn)
      }
      return shape
    }
  }

  /// Whether a place on the globe lies inside, by even and odd; undecided on the edge. O(*n*).
  func contains(_ place: Position) -> Bool {
    let own = BoundingBox(
      west: place.longitude, south: place.latitude, east: place.longitude, north: place.latitude)
    return box.shifts(to: own).contains { turn in
      let spot = Position(longitude: place.longitude + turn, latitude: place.latitude)
      return rings.reduce(false) { isInside, ring in
        zip(ring, ring.dropFirst()).reduce(isInside) { $0 != spot.seesInTheEast($1.0, $1.1) }
      }
    }
  }

  /// The same part so many degrees further east.
  package func moved(east: Double) -> FlatPart {
    if east == 0 { return self }
    return FlatPart(
      rings: rings.map { ring in
        ring.map { Position(longitude: $0.longitude + east, latitude: $0.latitude) }
      })
  }

  /// A closed ring of the plane as the set has rings: on the globe, without repeated places.
  package static func folded(_ ring: [Position]) -> [Position] {
    var folded: [Position] = []
    for position in ring {
      let place = position.folded
      if let last = folded.last, last.isSamePlace(as: place) { continue }
      folded.append(place)
    }
    if let first = folded.first, folded.last?.isSamePlace(as: first) == true {
      folded[folded.count - 1] = first
    }
    return folded
  }

  /// A polygon that lies flat already: closed rings, the exterior first.
  package init(rings: [[Position]]) {
    self.rings = rings
    box = BoundingBox(of: (rings.first ?? [])[...]) ?? BoundingBox(west: 0, south: 0, east: 0, north: 0)
  }
}

extension BoundingBox {
  /// By how many degrees, in whole turns, another box is moved to meet this one; none where they are apart. At most
  /// three.
  package func shifts(to other: BoundingBox) -> [Double] {
    guard other.south <= north, other.north >= south else { return [] }
    return [0, -360, 360].filter { other.west + $0 <= east && other.east + $0 >= west }
  }

  /// Whether the box goes beyond the sheet of degrees.
  package var isBeyondSheet: Bool { west < -180 || east > 180 }
}

extension RegionSet {
  /// Whether a part lies on the sheet of degrees as it is: it does not leap over the 180th meridian, nor pass a pole.
  /// O(*n*).
  package func isOnSheet(part: Int) -> Bool {
    rings(ofPart: part).allSatisfy { ring in
      let range = range(ofRing: ring)
      return positions.withUnsafeBufferPointer { buffer in
        var facts = mezha_ring()
        UnsafeBufferPointer(rebasing: buffer[range]).withMemoryRebound(to: Double.self) {
          guard let start = $0.baseAddress else { return }
          mezha_summarize_ring(start, range.count, &facts)
        }
        return facts.is_wide == 0 && facts.south > -90 && facts.north < 90
      }
    }
  }
}
