internal import BorderCore
internal import Glibc

/// Segments by the cells of a grid over longitude and latitude.
///
/// A segment is entered in every cell that its box touches, in longitude modulo 360. Segments over very many cells
/// stand in a list of their own that every query looks at.
struct CellGrid {
  private let cellsPerDegree = 4.0
  private let columns = 1440
  private var starts: [Int32] = []
  private var members: [Int32] = []
  private var cellIndex: [Int: Int] = [:]
  private var large: [Int] = []

  /// Indexes segments. O(*n*) for segments of less than a few degrees.
  init(_ segments: [(Position, Position)]) {
    var entries: [(cell: Int, segment: Int32)] = []
    entries.reserveCapacity(segments.count)
    for (index, (a, b)) in segments.enumerated() {
      let rows = row(min(a.latitude, b.latitude))...row(max(a.latitude, b.latitude))
      let low = min(a.longitude, b.longitude)
      let high = max(a.longitude, b.longitude)
      // More than half the earth apart means the other way round.
      let spans = high - low > 180 ? column(high)...(column(low + 360)) : column(low)...column(high)
      guard rows.count * spans.count <= 256 else {
        large.append(index)
        continue
      }
      for r in rows {
        for c in spans { entries.append((cell(c, r), Int32(truncatingIfNeeded: index))) }
      }
    }
    entries.sort { $0.cell != $1.cell ? $0.cell < $1.cell : $0.segment < $1.segment }
    members = entries.map(\.segment)
    for (index, entry) in entries.enumerated() where index == 0 || entries[index - 1].cell != entry.cell {
      cellIndex[entry.cell] = starts.count
      starts.append(Int32(truncatingIfNeeded: index))
    }
    starts.append(Int32(truncatingIfNeeded: entries.count))
  }

  private func row(_ latitude: Double) -> Int { Int((latitude * cellsPerDegree).rounded(.down)) }
  private func column(_ longitude: Double) -> Int { Int((longitude * cellsPerDegree).rounded(.down)) }
  private func cell(_ column: Int, _ row: Int) -> Int {
    row * columns + ((column % columns) + columns) % columns
  }

  /// The segments that may be within a distance of a place, each once, in order.
  func segments(near position: Position, within limit: Double) -> [Int] {
    let latitudes = limit / MetresPerDegree.least
    let north = min(position.latitude + latitudes, 90)
    let south = max(position.latitude - latitudes, -90)
    let narrowest = cos(max(abs(north), abs(south)) * .pi / 180)
    let longitudes = narrowest > 0.01 ? min(latitudes / narrowest * 1.01, 180) : 180
    var found: Set<Int> = Set(large)
    let last = column(position.longitude + longitudes)
    let first = max(column(position.longitude - longitudes), last - columns + 1)
    for r in row(south)...row(north) {
      for c in first...last {
        guard let index = cellIndex[cell(c, r)] else { continue }
        for k in Int(starts[index])..<Int(starts[index + 1]) { found.insert(Int(members[k])) }
      }
    }
    return found.sorted()
  }
}
