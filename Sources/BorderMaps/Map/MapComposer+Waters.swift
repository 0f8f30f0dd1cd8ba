internal import BorderCore
import BorderIO

extension MapComposer {
  /// Names of seas and lakes that the scale bears, where there is room after those of regions, the greatest first; of
  /// places of one sea the first that has room.
  mutating func nameWaters(_ texts: inout [Drawing.Text]) {
    guard let ground, let scale = map.scaleAtMiddle() else { return }
    let last = DrawnRiver.lastRank(kilometresPerPixel: 1 / scale.pixels)
    var named: Set<String> = []
    var covered: PageCells?
    for water in ground.waters where water.rank <= last {
      let name = water.name(language)
      guard !named.contains(name), let place = map.page(water.place), window.contains(place) else { continue }
      let label = LabelPlacer.Label(
        lines: LabelPlacer.lines(name, longest: 14), size: water.rank < 3 ? 13 : water.kind == .sea ? 11 : 9,
        isItalic: true)
      let middles: [PagePoint]
      switch water.kind {
      case .sea:
        // Hundreds of places are asked for.
        let cells = covered ?? self.cells(of: land)
        covered = cells
        middles = Self.middles(around: place, label).filter { !cells.covers(some: label.box(around: $0)) }
      case .lake: middles = self.middles(ofLakeAt: place, label, ground.lakes)
      }
      guard let middle = placer.place(label, amid: middles, limit: 0.7) else { continue }
      add(label, middle, MapStyle.waterName, Colour(0xFFFFFF, opacity: 0.6), &texts)
      named.insert(name)
    }
  }

  /// A place, and those half a label from it.
  private static func middles(around place: PagePoint, _ label: LabelPlacer.Label) -> [PagePoint] {
    let (x, y) = (label.width * 0.4, label.height * 1.2)
    return [(0, 0), (0, -1), (0, 1), (-1, 0), (1, 0), (-1, -1), (1, -1), (-1, 1), (1, 1)].map {
      PagePoint(place.x + x * $0.0, place.y + y * $0.1)
    }
  }

  /// In a lake where its name has room there, else beside its shores.
  private func middles(ofLakeAt place: PagePoint, _ label: LabelPlacer.Label, _ lakes: PlaneRings)
    -> [PagePoint]
  {
    func isWater(_ x: Double, _ y: Double) -> Bool { lakes.contains(map.frame.plane(PagePoint(x, y))) }
    /// How far the shore is in a direction, in pixels.
    func reach(_ x: Double, _ y: Double) -> Double {
      for step in 1...200 where !isWater(place.x + x * Double(step), place.y + y * Double(step)) {
        return Double(step)
      }
      return 200
    }
    let (left, right, up, down) = (reach(-1, 0), reach(1, 0), reach(0, -1), reach(0, 1))
    // What is hardly seen needs no name.
    guard max(left + right, up + down) > 7 else { return [] }
    let (width, height) = (label.width / 2 + 3, label.height / 2 + 2)
    return (min(left, right) > width && min(up, down) > height ? [place] : []) + [
      PagePoint(place.x + right + width, place.y), PagePoint(place.x - left - width, place.y),
      PagePoint(place.x, place.y + down + height), PagePoint(place.x, place.y - up - height),
    ]
  }
}
