import BorderMaps

@testable import Mezha

/// A map as it was drawn, taken apart: what a reader of the printed sheet sees.
struct DrawnMap {
  /// A sign of a crossing.
  struct Sign {
    var id: String
    var centre: PagePoint
    var frame: Int
  }
  /// A name on the map, its lines joined.
  struct Name {
    var text: String
    var size: Double
    var frame: Int
    var box: PageBox
  }

  let drawing: Drawing
  /// The windows of the map and its insets.
  private(set) var frames: [PageBox] = []
  private(set) var signs: [Sign] = []
  private(set) var names: [Name] = []
  /// The lines that join a region with its name beside it.
  private(set) var leaders: [(frame: Int, from: PagePoint, to: PagePoint)] = []
  /// The badges and scale bars in the corners of insets.
  private(set) var badges: [(frame: Int, box: PageBox)] = []
  /// The names of the layers of each frame, in the order of drawing.
  private(set) var layers: [(frame: Int, name: String)] = []
  /// What the legend says.
  private(set) var legend: [String] = []
  /// The fills of each frame, from the ground up.
  private(set) var fills: [(frame: Int, rings: [[PagePoint]], box: PageBox, colour: Colour)] = []

  init(_ drawing: Drawing) {
    self.drawing = drawing
    var groups: [Drawing.Group] = []
    var frame: Int?
    for command in drawing.commands {
      switch command {
      case .begin(let group):
        groups.append(group)
        if let clip = group.clip {
          frame = frames.count
          frames.append(clip)
        }
        if let frame { layers.append((frame, group.name)) }
      case .end:
        if let group = groups.popLast(), group.clip != nil { frame = nil }
      case .path(let path):
        guard let frame, let group = groups.last else { continue }
        if let key = path.key, key.kind == "c", group.name.hasPrefix("crossings"),
          !group.name.hasSuffix("rough")
        {
          signs.append(Sign(id: key.id, centre: Self.centre(of: path.shape), frame: frame))
        }
        if group.name == "head", case .rings(let rings) = path.shape, let box = PageBox(rings.flatMap { $0 })
        {
          badges.append((frame, box))
        }
        // Each line is there twice, white beneath.
        if group.name == "leaders", path.paint != nil, case .lines(let lines) = path.shape {
          leaders += lines.map { (frame, $0[0], $0[$0.count - 1]) }
        }
        let isLand = ["water", "ground", "beyond", "land", "lakes"].contains { group.name.hasPrefix($0) }
        if isLand, case .rings(let rings) = path.shape, let colour = (path.paint ?? group.paint).fill {
          if let box = PageBox(rings.flatMap { $0 }) { fills.append((frame, rings, box, colour)) }
        }
      case .text(let text):
        if groups.contains(where: { $0.name == "legend" }) { legend.append(text.text) }
        guard let frame, groups.last?.name == "labels" else { continue }
        add(text, frame)
      }
    }
  }

  /// Lines of one name follow each other, one below the other.
  private mutating func add(_ text: Drawing.Text, _ frame: Int) {
    let width = Double(text.text.count) * text.size * 0.52
    let box = PageBox(
      left: text.place.x - width / 2, top: text.place.y - text.size * 0.7, right: text.place.x + width / 2,
      bottom: text.place.y)
    if let last = names.last, last.frame == frame, last.size == text.size,
      abs((last.box.left + last.box.right) / 2 - text.place.x) < 0.01, text.place.y > last.box.bottom,
      text.place.y < last.box.bottom + 1.3 * text.size
    {
      names[names.count - 1].text += " " + text.text
      names[names.count - 1].box = PageBox(
        left: min(last.box.left, box.left), top: last.box.top, right: max(last.box.right, box.right),
        bottom: box.bottom)
    } else {
      names.append(Name(text: text.text, size: text.size, frame: frame, box: box))
    }
  }

  private static func centre(of shape: Drawing.Path.Shape) -> PagePoint {
    switch shape {
    case .circle(let centre, _): return centre
    case .lines(let lines), .rings(let lines):
      let box = PageBox(lines.flatMap { $0 }) ?? PageBox(left: 0, top: 0, right: 0, bottom: 0)
      return PagePoint((box.left + box.right) / 2, (box.top + box.bottom) / 2)
    }
  }

  /// Millimetres of a pixel on a sheet A3, laid as it fits better.
  var millimetres: Double {
    max(
      min(420 / drawing.width, 297 / drawing.height), min(297 / drawing.width, 420 / drawing.height))
  }

  /// The signs that no other sign and no name hides, and that stand whole in their frames.
  var readableSigns: [Sign] {
    signs.enumerated().filter { index, sign in
      frames[sign.frame].grown(-3).contains(sign.centre)
        && !names.contains { $0.frame == sign.frame && $0.box.contains(sign.centre) }
        && !signs.enumerated().contains { other, another in
          guard other != index, another.frame == sign.frame else { return false }
          let (dx, dy) = (another.centre.x - sign.centre.x, another.centre.y - sign.centre.y)
          return dx * dx + dy * dy < 36
        }
    }.map(\.element)
  }

  /// The colour on top at a place of a frame.
  func colour(at place: PagePoint, frame: Int) -> Colour? {
    var found: Colour?
    for fill in fills where fill.frame == frame && fill.box.contains(place) {
      var isInside = false
      for ring in fill.rings {
        guard var previous = ring.last else { continue }
        for next in ring {
          if (next.y > place.y) != (previous.y > place.y),
            place.x < (previous.x - next.x) * (place.y - next.y) / (previous.y - next.y) + next.x
          {
            isInside.toggle()
          }
          previous = next
        }
      }
      if isInside { found = fill.colour }
    }
    return found
  }
}
