import BorderIO

/// Where signs stand that would hide each other: beside their places, as near as they can.
///
/// Signs whose neighbours are far enough stay; of the others, in order, each takes the nearest free place of a spiral.
struct SignPlacer {
  /// The radius of a sign in pixels.
  let radius: Double
  /// Where signs may stand.
  let window: PageBox
  /// What they may not hide.
  let taken: [PageBox]
  private var cells: [Int: [PagePoint]] = [:]

  /// How near two signs may come: they touch.
  private var room: Double { 2 * radius + 0.6 }

  init(radius: Double, window: PageBox, taken: [PageBox]) {
    self.radius = radius
    self.window = window
    self.taken = taken
  }

  private func cell(_ value: Double) -> Int { Int((value / room).rounded(.down)) }

  private static func key(_ column: Int, _ row: Int) -> Int { row << 20 | column & 0xF_FFFF }

  private func isFree(_ place: PagePoint) -> Bool {
    let box = PageBox(left: place.x, top: place.y, right: place.x, bottom: place.y).grown(radius + 0.5)
    guard window.contains(box), !taken.contains(where: { $0.meets(box) }) else { return false }
    let (column, row) = (cell(place.x), cell(place.y))
    for r in row - 1...row + 1 {
      for c in column - 1...column + 1 {
        for other in cells[Self.key(c, r)] ?? [] {
          let (dx, dy) = (other.x - place.x, other.y - place.y)
          if dx * dx + dy * dy < room * room { return false }
        }
      }
    }
    return true
  }

  private mutating func take(_ place: PagePoint) {
    cells[Self.key(cell(place.x), cell(place.y)), default: []].append(place)
  }

  /// The places of signs.
  ///
  /// - Parameter places: What they stand for.
  /// - Returns: A place for each; `nil` where none is free within nine radii.
  /// - Complexity: O(*n*) for a bounded number of signs in each place.
  mutating func spread(_ places: [PagePoint]) -> [PagePoint?] {
    var found = [PagePoint?](repeating: nil, count: places.count)
    // Those that are in nobody's way, first: none is moved for another's sake.
    var counts: [Int: [PagePoint]] = [:]
    for place in places { counts[Self.key(cell(place.x), cell(place.y)), default: []].append(place) }
    func isAlone(_ place: PagePoint) -> Bool {
      let (column, row) = (cell(place.x), cell(place.y))
      var near = 0
      for r in row - 1...row + 1 {
        for c in column - 1...column + 1 {
          for other in counts[Self.key(c, r)] ?? [] {
            let (dx, dy) = (other.x - place.x, other.y - place.y)
            if dx * dx + dy * dy < room * room { near += 1 }
          }
        }
      }
      return near == 1
    }
    for (index, place) in places.enumerated() where isAlone(place) && isFree(place) {
      found[index] = place
      take(place)
    }
    for (index, place) in places.enumerated() where found[index] == nil {
      for step in Self.spiral {
        let free = PagePoint(place.x + step.x * radius, place.y + step.y * radius)
        guard isFree(free) else { continue }
        found[index] = free
        take(free)
        break
      }
    }
    return found
  }

  /// Steps in radii, the shortest first.
  private static let spiral: [(x: Double, y: Double)] = {
    var steps = [(x: 0.0, y: 0.0)]
    // Rotation by 22.5 degrees.
    let (cosine, sine) = (0.923_879_532_511_286_8, 0.382_683_432_365_089_8)
    var (x, y) = (1.0, 0.0)
    var unit: [(x: Double, y: Double)] = []
    for _ in 0..<16 {
      unit.append((x, y))
      (x, y) = (x * cosine - y * sine, x * sine + y * cosine)
    }
    for reach in [2.3, 3, 3.8, 4.6, 5.6, 6.8, 8, 9] {
      for direction in unit { steps.append((direction.x * reach, direction.y * reach)) }
    }
    return steps
  }()
}
