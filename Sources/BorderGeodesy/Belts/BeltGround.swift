internal import BorderCore
internal import BorderMeasures

/// The borders that belts are measured from, in trees for questions of distance.
struct BeltGround: Sendable {
  /// No segment is longer, so that chords lie within 8 cm of the earth's surface.
  static let longestSegment = 2000.0

  private let borders: [(sides: BorderSides, distance: LineDistance)]

  /// The trees of some lines. O(*n* log *n*) for *n* vertices.
  init(_ lines: BeltLines, threads: Int = 1) {
    let list = lines.lines
    borders = mapParts(of: list.count, threads: threads, minimumPart: 1) { range in
      range.map { (list[$0].sides, LineDistance(Self.tree(of: list[$0].lines))) }
    }.flatMap { $0 }
  }

  private static func tree(of lines: [[Position]]) -> SegmentTree {
    SegmentTree(
      lines.flatMap { line in
        SegmentTree.segments(
          along: GeodesicLineCut.dense(line, atMost: longestSegment), isOuter: false)
      })
  }

  /// The borders of a country. O(borders), whatever their lengths: it is asked for each of many places.
  func borders(of country: String) -> BeltCountry {
    let own = borders.filter { $0.sides.contains(country) }
    return BeltCountry(
      distance: LineDistance(joining: own.map(\.distance)),
      sides: own.map { ($0.sides.across(from: country), $0.distance) }
        .sorted { $0.neighbour < $1.neighbour })
  }
}

/// The borders of a country.
struct BeltCountry: Sendable {
  /// The distance from all of them.
  let distance: LineDistance
  /// The distance from each of them, by the country beyond, which is empty for the edge.
  let sides: [(neighbour: String, distance: LineDistance)]
}
