import BorderIO
import Glibc

/// Which parts of a map need a larger scale: where signs or border regions stand so close that the map cannot show each.
struct InsetChooser {
  /// What must be read: a sign, or a region by its border.
  struct Item {
    /// Where it stands on the map.
    var place: PagePoint
    /// How many times larger the map would have to be for it to be read; up to 1 it can be read as it is.
    var need: Double

    /// How much it matters that it is shown at a scale: what four times that of the map is needed for counts in full, what is
    /// nearly read without counts little, and where the scale is too small still, it is a twentieth as good.
    func weight(at scale: Double) -> Double { min(1, log2(need) / 2) * (need <= scale ? 1 : 0.05) }
  }

  /// The width and the height of an inset on the page.
  let cell: (width: Double, height: Double)
  /// The window of the map.
  let window: PageBox
  /// How many insets the sheet has room for.
  let most: Int
  /// How many times larger an inset may be at most.
  let greatest: Double

  private static let steps = [2.0, 2.8, 4, 5.6, 8]
  /// What must stay unread without it for an inset to be worth its room.
  private static let least = 2.0
  /// Beyond so many no sheet can show each.
  static let mostItems = 600

  /// How near two signs may come to be read, in pixels.
  private static let nearness = 11.0

  /// Signs as items: one needs as much room as it takes to keep off its third nearest, as a few beside each other can be
  /// moved apart and read.
  ///
  /// O(*n*²).
  static func signs(at places: [PagePoint]) -> [Item] {
    places.indices.map { index in
      var nearest = (Double.infinity, Double.infinity, Double.infinity)
      for other in places.indices where other != index {
        let (dx, dy) = (places[other].x - places[index].x, places[other].y - places[index].y)
        let distance = dx * dx + dy * dy
        guard distance < nearest.2 else { continue }
        if distance < nearest.0 {
          nearest = (distance, nearest.0, nearest.1)
        } else if distance < nearest.1 {
          nearest = (nearest.0, distance, nearest.1)
        } else {
          nearest.2 = distance
        }
      }
      let room = nearest.2.squareRoot()
      return Item(place: places[index], need: room > 0 ? nearness / room : 100)
    }
  }

  /// The parts of the map that insets show.
  ///
  /// Greedy: of all windows of some scales around what cannot be read, the one in which most becomes readable; then the next
  /// for what is left, until too little is.
  ///
  /// - Parameter items: What must be read.
  /// - Returns: The parts, from left to right; empty where the map shows all.
  /// - Complexity: O(insets · *n*²) for *n* items that cannot be read.
  func parts(for items: [Item]) -> [PageBox] {
    var left = items.filter { $0.need > 1 && window.contains($0.place) }
    guard left.count <= Self.mostItems else { return [] }
    var parts: [PageBox] = []
    while parts.count < most, !left.isEmpty {
      var best: (score: Double, part: PageBox, scale: Double)?
      for scale in Self.steps where scale <= greatest {
        let (width, height) = (cell.width / scale, cell.height / scale)
        for item in left {
          for (dx, dy) in [(0.0, 0.0), (-0.35, 0), (0.35, 0), (0, -0.35), (0, 0.35)] {
            let part = kept(
              around: PagePoint(item.place.x + dx * width, item.place.y + dy * height), width, height)
            var score = 0.0
            let inner = part.grown(-7 / scale)
            for other in left where inner.contains(other.place) { score += other.weight(at: scale) }
            if score > (best?.score ?? 0) + 1e-9 { best = (score, part, scale) }
          }
        }
      }
      guard let best, best.score >= Self.least else { break }
      let covered = left.filter { best.part.contains($0.place) }
      let part = tightened(around: covered, scale: best.scale)
      parts.append(part)
      let scale = cell.width / part.width
      let before = left.count
      // What needs far more than this is left for another inset.
      left.removeAll {
        (part.contains($0.place) || best.part.contains($0.place)) && $0.need <= 1.6 * scale
      }
      if left.count == before { break }
    }
    return parts.sorted { ($0.left + $0.right, $0.top) < ($1.left + $1.right, $1.top) }
  }

  /// A part in the middle of what it is for, as large as it bears.
  private func tightened(around covered: [Item], scale: Double) -> PageBox {
    guard let box = PageBox(covered.map(\.place)) else { return window }
    let room = 0.8
    let fitting = min(
      cell.width * room / max(box.width, 1), cell.height * room / max(box.height, 1), greatest)
    let scale = max(min(scale, fitting), min(fitting, scale * 1.5))
    return kept(
      around: PagePoint((box.left + box.right) / 2, (box.top + box.bottom) / 2), cell.width / scale,
      cell.height / scale)
  }

  /// A box of a size around a place, moved into the window.
  private func kept(around middle: PagePoint, _ width: Double, _ height: Double) -> PageBox {
    let x = max(window.left + width / 2, min(window.right - width / 2, middle.x))
    let y = max(window.top + height / 2, min(window.bottom - height / 2, middle.y))
    return PageBox(left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2)
  }
}
