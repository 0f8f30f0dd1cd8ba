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
    guard ground != nil else { return false }
    return cells(of: land).shows(besides: cells(of: shapes.map(\.rings)))
  }

  /// What some shapes cover of the window.
  func cells(of shapes: [[[PagePoint]]]) -> PageCells {
    var cells = PageCells(window, size: 4)
    for rings in shapes { cells.cover(rings) }
    return cells
  }

  /// The parts of other data that a window shows; those without any are left out.
  static func seen(_ rings: PlaneRings?, on map: ProjectedTopology) -> [[[PagePoint]]] {
    guard let rings else { return [] }
    return rings.parts.indices.map { map.page(rings, part: $0) }.filter { !$0.isEmpty }
  }

  /// What lies beneath the data: water, with the land of the world on it; where that is too coarse, or not known, a colour
  /// that says nothing of what is there.
  func drawGround(_ drawing: inout Drawing) {
    guard ground != nil else {
      drawing.group(.init("beyond", paint: Paint(fill: MapStyle.beyond))) {
        $0.add(.init(.rings([map.clip.ring])))
      }
      return
    }
    drawing.group(.init("water", paint: Paint(fill: MapStyle.water))) {
      $0.add(.init(.rings([map.clip.ring])))
    }
    draw(land, "ground", Paint(fill: MapStyle.ground, stroke: MapStyle.ground, width: 0.7), &drawing)
  }

  /// The lakes upon the land, whether it is that of the data or not: regions reach into them.
  func drawLakes(_ drawing: inout Drawing) {
    guard let ground else { return }
    draw(
      Self.seen(ground.lakes, on: map), "lakes",
      Paint(fill: MapStyle.water, stroke: MapStyle.coast, width: 0.5), &drawing)
  }

  private func draw(
    _ shapes: [[[PagePoint]]], _ name: String, _ paint: Paint, _ drawing: inout Drawing
  ) {
    drawing.group(.init(name, paint: paint)) { drawing in
      for rings in shapes { drawing.add(.init(.rings(rings))) }
    }
  }

  /// The middle of what a map goes around.
  static func middle(of content: MapContent) -> Position {
    let box = content.frameBox
    return Position(longitude: (box.west + box.east) / 2, latitude: (box.south + box.north) / 2)
  }
}
