internal import BorderCore
import BorderIO

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension MapComposer {
  /// Beyond so many kilometres a pixel, the lines of the ground are as fine as the picture.
  private static let groundScale = 1.5

  /// Whether the ground is fine enough to tell land from water here.
  var showsGround: Bool {
    guard let ground = content.ground, let scale = scaleAtMiddle() else { return false }
    return scale.pixels > 0 && 1 / scale.pixels >= Self.groundScale && ground.regions != nil
  }

  /// What lies beneath the data: water, with the land of the world on it; where that is too coarse, or not known, a colour
  /// that says nothing of what is there.
  func drawGround(_ drawing: inout Drawing) {
    guard showsGround, let ground = content.ground?.regions else {
      drawing.group(.init("beyond", paint: Paint(fill: MapStyle.beyond))) {
        $0.add(.init(.rings([window.ring])))
      }
      return
    }
    drawing.group(.init("water", paint: Paint(fill: MapStyle.water))) { $0.add(.init(.rings([window.ring]))) }
    let paint = Paint(fill: MapStyle.ground, stroke: MapStyle.ground, width: 0.7)
    let centre = middle
    drawing.group(.init("ground", paint: paint)) { drawing in
      for part in 0..<ground.partCount {
        let rings = ground.rings(ofPart: part).map { Array(ground.positions[ground.range(ofRing: $0)]) }
        // What lies behind the earth has no shape on the plane.
        guard rings[0].contains(where: { centre.isWithin(degrees: 95, of: $0) }) else { continue }
        let shapes = rings.flatMap { map.page(ring: $0) }
        if !shapes.isEmpty { drawing.add(.init(.rings(shapes))) }
      }
    }
  }

  /// The middle of what the map goes around.
  private var middle: Position {
    let box = frameBox
    return Position(longitude: (box.west + box.east) / 2, latitude: (box.south + box.north) / 2)
  }
}

extension Position {
  /// Whether two places are no farther apart than an angle on the sphere.
  fileprivate func isWithin(degrees: Double, of other: Position) -> Bool {
    func radians(_ value: Double) -> Double { value * .pi / 180 }
    let cosine =
      sin(radians(latitude)) * sin(radians(other.latitude))
      + cos(radians(latitude)) * cos(radians(other.latitude)) * cos(radians(longitude - other.longitude))
    return cosine >= cos(radians(degrees))
  }
}
