/// The outer lines of all regions where they were, to be asked what a line may be laid beside that is not laid yet.
///
/// Lines are laid one region after the other. A line that is laid along those before it knows nothing of the
/// regions after it: where one of these is a spike between two others, narrower than the tolerance, the line would be laid
/// across the spike.
struct PendingLines: Sendable {
  private struct Segment {
    let start: Position
    let end: Position
    let region: RegionID
  }

  private let scale: LocalScale
  private var segments: [Segment] = []
  private var grid: SegmentGrid

  /// All outer lines, by their region. O(*n*) for *n* vertices.
  init(_ lines: [[OuterLine]], at positions: [Position], tolerance: Double, scale: LocalScale) {
    self.scale = scale
    grid = SegmentGrid(cell: max(tolerance, 200), scale: scale)
    for (region, own) in lines.enumerated() {
      for line in own {
        for (a, b) in zip(line.vertices, line.vertices.dropFirst()) {
          let (start, end) = (positions[Int(a)], positions[Int(b)])
          grid.insert(Int32(truncatingIfNeeded: segments.count), start, end)
          segments.append(Segment(start: start, end: end, region: RegionID(region)))
        }
      }
    }
  }

  /// Whether the ground of a region lies between a sample and the place that it would be moved to.
  ///
  /// Of such a region one line faces the sample and is nearer to it than the place is, and one on its other side faces the place
  /// and is nearer to that than the sample is: sample and place belong to the region, not to each other.
  ///
  /// - Parameters:
  ///   - sample: Where a sample of a moving line is.
  ///   - heading: Where the line goes there.
  ///   - place: Where it would be moved to.
  ///   - distance: How far that is, in metres.
  ///   - effort: Is raised by the number of segments that were looked at.
  ///   - isPending: Whether the lines of a region are laid later.
  /// - Returns: Whether there is one.
  /// - Complexity: O(*k*) for *k* segments within that distance.
  func lieBetween(
    _ sample: Position, heading: Position, and place: Position, distance: Double, effort: inout Int,
    isPending: (RegionID) -> Bool
  ) -> Bool {
    let plane = LocalPlane(at: sample, scale)
    let direction = plane.vector(heading)
    var facing: Set<RegionID> = []
    /// The ends of facing lines that are near: a corner between two of them is one of a facing line too.
    var corners: [RegionID: [(place: Position, isStart: Bool)]] = [:]
    grid.forEachSegment(near: sample, sample, within: distance) { index in
      effort += 1
      let segment = segments[Int(index)]
      guard isPending(segment.region), !facing.contains(segment.region) else { return }
      let (a, b) = plane.segment(segment.start, segment.end)
      guard ((b - a) * direction).sum() < 0 else { return }
      let (fraction, gap) = LocalPlane.nearest(.zero, on: a, b)
      guard gap < distance else { return }
      if fraction > 0 && fraction < 1 {
        facing.insert(segment.region)
      } else {
        let isStart = fraction == 0
        let corner = isStart ? segment.start : segment.end
        let isBetween = corners[segment.region]?.contains { $0.place == corner && $0.isStart != isStart }
        if isBetween == true { facing.insert(segment.region) }
        corners[segment.region, default: []].append((corner, isStart))
      }
    }
    guard !facing.isEmpty else { return false }
    let target = LocalPlane(at: place, scale)
    var isBetween = false
    grid.forEachSegment(near: place, place, within: distance) { index in
      effort += 1
      let segment = segments[Int(index)]
      guard !isBetween, facing.contains(segment.region) else { return }
      let (a, b) = target.segment(segment.start, segment.end)
      isBetween = ((b - a) * direction).sum() > 0 && LocalPlane.nearest(.zero, on: a, b).distance < distance
    }
    return isBetween
  }
}
