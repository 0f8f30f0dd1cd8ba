internal import BorderCore
import BorderIO

extension MapComposer {
  /// Beyond so many kilometres a pixel, the lines of the ground are as fine as the picture.
  private static let groundScale = 1.5

  /// The land beneath a map and the lakes upon it; `nil` where they are too coarse to tell land from water, or not known.
  static func ground(_ ground: MapGround, beneath map: ProjectedTopology, around middle: Position)
    -> PlaneGround?
  {
    guard let scale = map.scaleAtMiddle(), 1 / scale.pixels >= groundScale else {
      return nil
    }
    return ground.drawn(on: map.plane, near: middle)
  }

  /// Whether the ground is fine enough to tell land from water here.
  var showsGround: Bool { ground != nil }

  /// Whether land of the ground is seen beside the data, and not only along their coasts, which are finer.
  var showsLandBeyond: Bool {
    guard let ground else { return false }
    var (land, data) = (PageCells(window, size: 4), PageCells(window, size: 4))
    for part in ground.land.parts.indices { land.cover(map.page(ground.land, part: part)) }
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
    draw(ground.land, "ground", Paint(fill: MapStyle.ground, stroke: MapStyle.ground, width: 0.7), &drawing)
  }

  /// The lakes upon the land, whether it is that of the data or not: regions reach into them.
  func drawLakes(_ drawing: inout Drawing) {
    guard let ground else { return }
    draw(ground.lakes, "lakes", Paint(fill: MapStyle.water, stroke: MapStyle.coast, width: 0.5), &drawing)
  }

  private func draw(_ rings: PlaneRings, _ name: String, _ paint: Paint, _ drawing: inout Drawing) {
    drawing.group(.init(name, paint: paint)) { drawing in
      for part in rings.parts.indices {
        let shapes = map.page(rings, part: part)
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
