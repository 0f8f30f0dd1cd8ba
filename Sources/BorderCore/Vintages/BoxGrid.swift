/// Regions by the cells of a grid over the earth that their boxes meet: which of them may share land with another one.
package struct BoxGrid: Sendable {
  private let boxes: [[BoundingBox]]
  /// The height of a cell in degrees, and its width, of which a whole number makes a turn.
  private let cell: Double
  private let columns: Int64
  private let width: Double
  private var cells: [Int64: [Int32]] = [:]
  /// Those whose boxes meet so many cells that each is asked.
  private var large: [Int32] = []

  /// A grid whose cells have the size of a usual box. O(boxes).
  package init(_ boxes: [[BoundingBox]]) {
    self.boxes = boxes
    let sizes = boxes.joined().map { max($0.east - $0.west, $0.north - $0.south) }.sorted()
    cell = min(max(sizes.isEmpty ? 1 : 2 * sizes[sizes.count / 2], 1e-4), 30)
    columns = max(1, Int64((360 / cell).rounded(.down)))
    width = 360 / Double(columns)
    for (index, list) in boxes.enumerated() {
      let entry = Int32(truncatingIfNeeded: index)
      var keys: Set<Int64>? = []
      for box in list where keys != nil {
        if let more = self.keys(of: box, limit: 64) { keys?.formUnion(more) } else { keys = nil }
      }
      guard let keys, keys.count <= 1024 else {
        large.append(entry)
        continue
      }
      for key in keys { cells[key, default: []].append(entry) }
    }
  }

  /// The cells of a box, longitudes modulo 360; `nil` for more than a limit.
  private func keys(of box: BoundingBox, limit: Int) -> Set<Int64>? {
    let (south, north) = (Int64((box.south / cell).rounded(.down)), Int64((box.north / cell).rounded(.down)))
    let (west, east) = (Int64((box.west / width).rounded(.down)), Int64((box.east / width).rounded(.down)))
    let wide = min(east, west + columns - 1)
    guard (north - south + 1) * (wide - west + 1) <= Int64(limit) else { return nil }
    var keys: Set<Int64> = []
    for row in south...north {
      for column in west...wide { keys.insert(row << 32 | ((column % columns) + columns) % columns) }
    }
    return keys
  }

  /// The regions some of whose boxes meet one of these, in order. Expected O(regions found).
  package func meeting(_ own: [BoundingBox]) -> [Int] {
    var found: Set<Int32> = Set(large)
    for box in own {
      guard let keys = keys(of: box, limit: 4096) else {
        found.formUnion(boxes.indices.map { Int32(truncatingIfNeeded: $0) })
        break
      }
      for key in keys { found.formUnion(cells[key] ?? []) }
    }
    return found.map { Int($0) }.filter { index in
      own.contains { box in boxes[index].contains { !box.shifts(to: $0).isEmpty } }
    }.sorted()
  }
}
