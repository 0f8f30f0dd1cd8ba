public import BorderCore

/// The great rivers that maps draw upon the land.
public struct MapRivers: Sendable {
  private let lines: LineSet

  /// Rivers.
  ///
  /// - Parameter lines: Their lines, with the columns `rank`, Natural Earth's scale rank from 1 for the greatest, and
  ///   `name_en` and `name_ru`, empty for none.
  public init(_ lines: LineSet) { self.lines = lines }

  /// What of them lies near a place, on a plane.
  func drawn(on plane: PlaneTopology, near middle: Position) -> PlaneRivers {
    PlaneRivers(lines, on: plane) { line in
      lines.positions[lines.range(ofLine: line)].contains { middle.isWithin(degrees: 95, of: $0) }
    }
  }
}

/// Rivers on the plane of a map, projected once for the map and all its insets.
struct PlaneRivers {
  /// A river.
  struct River {
    var name: Phrase
    var rank: Int
    /// The vertices of each of its lines and the box around them.
    var lines: [(range: Range<Int>, box: PageBox)] = []
  }

  /// Interleaved coordinates of the plane, y upward.
  var numbers: [Double] { vertices.numbers }
  private var vertices = PlaneVertices()
  /// The rivers, the greatest first.
  private(set) var rivers: [River] = []

  /// No rivers.
  init() {}

  /// Projects the lines that are asked for.
  init(_ lines: LineSet, on plane: PlaneTopology, where isSeen: (Int) -> Bool) {
    let (rank, english, russian) = (
      lines.index(ofColumn: "rank"), lines.index(ofColumn: "name_en"), lines.index(ofColumn: "name_ru")
    )
    var ranges: [[Range<Int>]] = []
    var last: Int?
    for line in 0..<lines.lineCount where isSeen(line) {
      // The lines of a river follow each other.
      if lines.feature(ofLine: line) != last {
        last = lines.feature(ofLine: line)
        rivers.append(
          River(
            name: Phrase(lines.value(ofLine: line, english), lines.value(ofLine: line, russian)),
            rank: Int(lines.value(ofLine: line, rank)) ?? .max))
        ranges.append([])
      }
      for piece in plane.seam.pieces(of: Array(lines.positions[lines.range(ofLine: line)])) {
        ranges[ranges.count - 1].append(vertices.add(piece))
      }
    }
    vertices.project(by: plane.projection)
    for (index, pieces) in ranges.enumerated() { rivers[index].lines = vertices.boxed(pieces) }
    rivers.sort { $0.rank < $1.rank }
  }
}
