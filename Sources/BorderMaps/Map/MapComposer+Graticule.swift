import BorderCore
import BorderIO

/// Parallels and meridians, and their degrees beside the map.
extension MapComposer {
  func drawGraticule(_ drawing: inout Drawing) -> Graticule {
    let graticule = inset?.graticule ?? Graticule(map, of: content.frameBox, language: language)
    let paint = Paint(stroke: Colour(MapStyle.graticule.rgb, opacity: 0.75), width: 0.6)
    drawing.group(.init("graticule", paint: paint)) { drawing in
      for line in graticule.lines {
        let seen = line.pieces.flatMap { map.clip.clipped(line: $0) }
        if !seen.isEmpty { drawing.add(.init(.lines(seen))) }
      }
    }
    return graticule
  }

  func drawGraticuleLabels(_ graticule: Graticule, _ drawing: inout Drawing) {
    var taken: [PageBox] = []
    func add(_ text: String, _ place: PagePoint, _ anchor: Drawing.Text.Anchor) {
      let width = FontMetrics.width(of: text, size: 9.5)
      let left = anchor == .start ? place.x : anchor == .end ? place.x - width : place.x - width / 2
      let box = PageBox(left: left - 5, top: place.y - 9, right: left + width + 5, bottom: place.y + 2)
      guard left > 2, box.right < options.width - 2, !taken.contains(where: { $0.meets(box) }) else { return }
      taken.append(box)
      drawing.add(.init(text, at: place, size: 9.5, colour: MapStyle.quiet, anchor: anchor))
    }
    for line in graticule.lines {
      for exit in Graticule.exits(line.pieces, of: window) {
        if line.isMeridian && exit.y > window.bottom - 1 {
          add(line.label, PagePoint(exit.x, window.bottom + 12), .middle)
        } else if line.isMeridian && exit.y < window.top + 1 {
          add(line.label, PagePoint(exit.x, window.top - 4), .middle)
        }
      }
    }
  }
}
