internal import BorderCore
import BorderIO
import Glibc

extension MapComposer {
  /// Beyond so many kilometres a pixel, the lines of the ground are as fine as the picture.
  private static let groundScale = 1.5

  /// The land beneath a map; `nil` where it is too coarse to tell land from water, or not known.
  static func ground(_ ground: MapGround, beneath map: ProjectedTopology, around middle: Position)
    -> PlaneRings?
  {
    guard let scale = map.scaleAtMiddle(), 1 / scale.pixels >= groundScale else {
      return nil
    }
    // What lies behind the earth has no shape on the plane.
    let land = ground.regions
    let parts = (0..<land.partCount).filter { part in
      land.rings(ofPart: part).first.map { ring in
        land.positions[land.range(ofRing: ring)].contains { middle.isWithin(degrees: 95, of: $0) }
      } ?? false
    }
    return PlaneRings(land, parts: parts, on: map.plane)
  }

  /// Whether the ground is fine enough to tell land from water here.
  var showsGround: Bool { ground != nil }

  /// Whether land of the ground is seen beside the data, and not only along their coasts, which are finer.
  var showsLandBeyond: Bool {
    guard let ground else { return false }
    var (land, data) = (PageCells(window, size: 4), PageCells(window, size: 4))
    for part in ground.parts.indices { land.cover(map.page(ground, part: part)) }
    for shape in shapes { data.cover(shape.rings) }
    return land.shows(besides: data)
  }

  /// What lies beneath the data: water, with the land of the world on it; where that is too coarse, or not known, a colour
  /// that says nothing of what is there.
  func drawGround(_ drawing: inout Drawing) {
    guard let ground else {
      drawing.group(.init("beyond", paint: Paint(fill: MapStyle.beyond))) {
        $0.add(.init(.rings([map.clip.ring])))
      }
      return
    }
    drawing.group(.init("water", paint: Paint(fill: MapStyle.water))) {
      $0.add(.init(.rings([map.clip.ring])))
    }
    let paint = Paint(fill: MapStyle.ground, stroke: MapStyle.ground, width: 0.7)
    drawing.group(.init("ground", paint: paint)) { drawing in
      for part in ground.parts.indices {
        let shapes = map.page(ground, part: part)
        if !shapes.isEmpty { drawing.add(.init(.rings(shapes))) }
      }
    }
  }

  /// The middle of what a map goes around.
  static func middle(of content: MapContent) -> Position {
    let box = content.frameBox
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
