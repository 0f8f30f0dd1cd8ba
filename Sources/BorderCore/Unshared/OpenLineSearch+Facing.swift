extension OpenLineSearch {
  /// A part of a segment that another region's segment runs beside, the other way.
  struct Facing: Sendable {
    /// The position at which the segment begins.
    var segment: Int32
    var owner: Int32
    var other: Int32
    /// Which part of the segment, from 0 to 1 as its ring goes.
    var from: Double
    var to: Double
    /// How far the other line is on the owner's own side of its line at either end of the part, in metres: less than 0 where
    /// there is a gap, more where regions overlap.
    var start: Double
    var end: Double
    /// The length of the longer one of the two segments, in metres.
    var size: Double
  }
}

extension OpenLineSearch.Facing {
  /// The part of a segment that another one runs beside; `nil` for none.
  @inline(__always)
  init?(
    _ segment: Int, _ owner: OpenChain, _ p: SIMD2<Double>, _ u: SIMD2<Double>, _ length: Double,
    _ other: Int32,
    _ ends: (SIMD2<Double>, SIMD2<Double>), _ size: Double, within limit: Double
  ) {
    let square = length * length
    let (tr, ts) = (((ends.0 - p) * u).sum() / square, ((ends.1 - p) * u).sum() / square)
    guard tr != ts else { return nil }
    var (low, high) = (max(0, min(tr, ts)), min(1, max(tr, ts)))
    guard low < high else { return nil }
    let sign = owner.isLeft ? 1 / length : -1 / length
    let (dr, ds) = (
      sign * PlaneSegment.cross(u, ends.0 - p), sign * PlaneSegment.cross(u, ends.1 - p)
    )
    // How far the other line is, is linear along the segment.
    let slope = (ds - dr) / (ts - tr)
    let zero = dr - slope * tr
    if slope == 0 {
      guard abs(zero) <= limit else { return nil }
    } else {
      let (x, y) = ((-limit - zero) / slope, (limit - zero) / slope)
      low = max(low, min(x, y))
      high = min(high, max(x, y))
      guard low < high else { return nil }
    }
    self.init(
      segment: Int32(truncatingIfNeeded: segment), owner: owner.region, other: other, from: low, to: high,
      start: zero + slope * low, end: zero + slope * high, size: size)
  }
}
