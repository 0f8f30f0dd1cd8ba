import BorderTestSupport
import Testing

@testable import BorderCore

/// Lines that others are laid along.
@Suite struct MatchLinesTests {
  private let north: Int32 = 0
  private let east: Int32 = 1

  /// Two lines of a segment that cross in the middle: one from south to north, one from west to east.
  private func crossing() -> MatchLines {
    let places = [(0.0, -0.01), (0, 0.01), (-0.01, 0), (0.01, 0)]
      .map { Position(longitude: $0.0, latitude: $0.1) }
    var lines = MatchLines(
      places, scale: LocalScale(PlanarMeasure()), cell: 200, longestSegment: .infinity)
    for (region, line) in [[0, 1], [2, 3] as [Int32]].enumerated() {
      _ = lines.add(line, of: RegionID(region), isClosed: false, isFindable: true)
    }
    return lines
  }

  private func jump(_ from: Int32, _ to: Int32) -> MatchedRun.Jump {
    MatchedRun.Jump(
      from: MatchCandidate(segment: from, fraction: 0.5, distance: 0),
      to: MatchCandidate(segment: to, fraction: 0.5, distance: 0))
  }

  /// A stretch may end, or begin, at the very place where it goes from one line to the other: the line loses nothing then.
  @Test(arguments: [false, true])
  func `a stretch ends where two lines cross`(begins: Bool) throws {
    var lines = crossing()
    lines.begin()
    let snap = 1e-3
    let end = lines.vertex(at: 0.5, of: begins ? north : east, snap: snap)
    let joined = lines.join(jump(north, east), snap: snap)
    let (leaving, arriving) = try #require(joined)
    let areOne = lines.vertices.resolved(leaving) == lines.vertices.resolved(arriving)
    #expect(areOne)
    let none =
      begins
      ? lines.pieces(along: [north], from: end, to: leaving)
      : lines.pieces(along: [east], from: arriving, to: end)
    let rest =
      begins
      ? lines.pieces(along: [east], from: arriving, to: 2)
      : lines.pieces(along: [north], from: 1, to: leaving)
    #expect(none == [] && rest?.count == 1)
    lines.undo()
    let isUndone = lines.vertices.insertedCount == 0 && lines.vertices.hasNoAliases
    let isWhole = !lines.isSplit(north) && !lines.isSplit(east)
    #expect(isUndone && isWhole)
  }

  /// A vertex of a line stays where it was.
  @Test func `vertices of before are not joined`() {
    var lines = crossing()
    lines.begin()
    _ = lines.vertex(at: 0.5, of: north, snap: 1e-3)
    _ = lines.vertex(at: 0.5001, of: east, snap: 1e-3)
    lines.begin()
    var other = jump(north, east)
    other.to.fraction = 0.5001
    let joined = lines.join(other, snap: 1e-3)
    #expect(joined == nil)
  }
}
