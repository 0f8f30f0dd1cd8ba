public import BorderCore
internal import Glibc

/// What the window of a map goes around.
///
/// A few islands at the other end of the world would make all else as small as a stamp. So where the regions fall into
/// groups that are more than 1000 km from each other, where one group holds at least 98 of 100 regions, and where the
/// others would take a quarter of the window or more, the window goes around that group alone.
///
/// Method: cells of two degrees that hold vertices are joined while they are near each other; O(vertices + cells).
public struct MapExtent: Hashable, Sendable {
  /// Whether the window goes around a ring, by ring.
  public private(set) var rings: [Bool]
  /// The regions that lie in groups left aside.
  public private(set) var outside: [RegionID] = []

  private static let cell = 2.0
  private static let columns = 180
  private static let reach = 1000.0

  /// The extent of the regions of a country, or of all.
  ///
  /// - Parameters:
  ///   - regions: The regions.
  ///   - home: The country; `nil`, or one without regions, for all regions.
  ///   - isWhole: Whether nothing is left aside.
  public init(of regions: RegionSet, home: String?, isWhole: Bool = false) {
    let own = (0..<regions.ringCount).map {
      home == nil || regions[regions.region(ofRing: $0)].country == home
    }
    rings = own.contains(true) ? own : own.map { _ in true }
    guard !isWhole else { return }
    let groups = Groups(regions, rings)
    guard let main = groups.main, groups.count > 1 else { return }
    let all = Self.surface(groups.cells)
    guard Self.surface(groups.cells.filter { groups.group[$0] == main }) < 0.75 * all else { return }
    let far = regions.regionIDs.filter { groups.byRegion[$0.index].map { $0 != main } ?? false }
    let count = groups.byRegion.filter { $0 != nil }.count
    guard far.count * 50 <= count else { return }
    for ring in rings.indices where rings[ring] {
      guard let first = regions.positions[regions.range(ofRing: ring)].first else { continue }
      if groups.group[Self.cell(of: first)] != main { rings[ring] = false }
    }
    outside = far
  }

  private static func cell(of position: Position) -> Int {
    let row = Int(((position.latitude + 90) / cell).rounded(.down))
    let column = Int(((position.longitude + 180) / cell).rounded(.down))
    return max(0, min(89, row)) * columns + (column % columns + columns) % columns
  }

  /// The surface of the box around cells as a share of the sphere's surface, times 4π: the narrowest box, wherever the
  /// 180th meridian is.
  private static func surface(_ cells: [Int]) -> Double {
    let used = Set(cells.map { $0 % columns }).sorted()
    guard let first = used.first, let south = cells.map({ $0 / columns }).min(),
      let north = cells.map({ $0 / columns }).max()
    else { return 0 }
    let gaps = zip(used, used.dropFirst() + [first + columns]).map { $1 - $0 - 1 }
    let width = Double(columns - (gaps.max() ?? 0)) * cell * .pi / 180
    func height(_ row: Int) -> Double { sin((Double(row) * cell - 90) * .pi / 180) }
    return width * (height(north + 1) - height(south))
  }

  /// Cells in groups.
  private struct Groups {
    var cells: [Int] = []
    /// The group of each cell that holds vertices.
    var group: [Int: Int] = [:]
    /// The group where each region has most of its vertices; `nil` for regions that do not count.
    var byRegion: [Int?]
    var count = 0
    /// The group with the most regions.
    var main: Int?

    init(_ regions: RegionSet, _ rings: [Bool]) {
      byRegion = [Int?](repeating: nil, count: regions.regionCount)
      var vertices: [[Int: Int]] = Array(repeating: [:], count: regions.regionCount)
      var isUsed = [Bool](repeating: false, count: 90 * MapExtent.columns)
      for ring in rings.indices where rings[ring] {
        let region = regions.region(ofRing: ring).index
        for position in regions.positions[regions.range(ofRing: ring)] {
          let cell = MapExtent.cell(of: position)
          isUsed[cell] = true
          vertices[region][cell, default: 0] += 1
        }
      }
      cells = isUsed.indices.filter { isUsed[$0] }
      for cell in cells where group[cell] == nil {
        spread(from: cell, isUsed)
        count += 1
      }
      var sizes = [Int](repeating: 0, count: count)
      for (region, cells) in vertices.enumerated() where !cells.isEmpty {
        var weights = [Int](repeating: 0, count: count)
        for (cell, number) in cells { weights[group[cell] ?? 0] += number }
        guard let heaviest = weights.indices.max(by: { weights[$0] < weights[$1] }) else { continue }
        byRegion[region] = heaviest
        sizes[heaviest] += 1
      }
      main = sizes.indices.max { sizes[$0] < sizes[$1] }
    }

    /// Gives a cell and all that are near it, or near those, the next group.
    private mutating func spread(from start: Int, _ isUsed: [Bool]) {
      var queue = [start]
      group[start] = count
      while let cell = queue.popLast() {
        let (row, column) = (cell / MapExtent.columns, cell % MapExtent.columns)
        let degrees = MapExtent.reach / 111.2
        for other in max(0, row - 5)...min(89, row + 5) {
          let latitude = max(abs(Double(row) - 44.5), abs(Double(other) - 44.5)) * MapExtent.cell
          let narrowing = max(cos(min(latitude, 89) * .pi / 180), 0.05)
          let rise = Double(max(0, abs(other - row) - 1)) * MapExtent.cell
          let run = max(0, degrees * degrees - rise * rise).squareRoot() / narrowing
          let steps = min(MapExtent.columns / 2, Int(run / MapExtent.cell) + 1)
          for step in -steps...steps {
            let place = (column + step + MapExtent.columns) % MapExtent.columns
            let near = other * MapExtent.columns + place
            if isUsed[near] && group[near] == nil {
              group[near] = count
              queue.append(near)
            }
          }
        }
      }
    }
  }
}
