/// Where two segments meet.
struct SegmentMeeting {
  /// One place that both have.
  var position: Position
  /// Whether they meet in an end of both.
  var isCommonEnd: Bool
  /// Whether they have more than one place.
  var isAlong: Bool

  /// Where two segments meet, decided without rounding error; `nil` when they do not.
  static func of(_ a: Position, _ b: Position, _ c: Position, _ d: Position) -> SegmentMeeting? {
    if a == c || a == d || b == c || b == d {
      let (p, q) = a == c || a == d ? (a, b) : (b, a)
      let r = p == c ? d : c
      let (s, t) = (q.unwrapped(from: p), r.unwrapped(from: p))
      let along =
        (s.longitude - p.longitude) * (t.longitude - p.longitude)
        + (s.latitude - p.latitude) * (t.latitude - p.latitude)
      let isAlong = along > 0 && Orientation.of(p, s, t) == 0
      return SegmentMeeting(position: p, isCommonEnd: true, isAlong: isAlong)
    }
    let (start, end) = Position.laidOut(a, b)
    let first = Position.laidOut(c, d).start.unwrapped(from: start)
    let second = d.unwrapped(from: first)
    return planar(start, end, first, second)
  }

  private static func planar(
    _ a: Position, _ b: Position, _ c: Position, _ d: Position
  ) -> SegmentMeeting? {
    guard
      max(min(a.longitude, b.longitude), min(c.longitude, d.longitude))
        <= min(max(a.longitude, b.longitude), max(c.longitude, d.longitude)),
      max(min(a.latitude, b.latitude), min(c.latitude, d.latitude))
        <= min(max(a.latitude, b.latitude), max(c.latitude, d.latitude))
    else { return nil }
    let (o1, o2) = (Orientation.of(a, b, c), Orientation.of(a, b, d))
    if o1 > 0 && o2 > 0 || o1 < 0 && o2 < 0 { return nil }
    let (o3, o4) = (Orientation.of(c, d, a), Orientation.of(c, d, b))
    if o3 > 0 && o4 > 0 || o3 < 0 && o4 < 0 { return nil }
    let isAlong = o1 == 0 && o2 == 0
    let place = o1 == 0 ? c : o2 == 0 ? d : o3 == 0 ? a : o4 == 0 ? b : a.towards(b, o3 / (o3 - o4))
    return SegmentMeeting(position: place, isCommonEnd: false, isAlong: isAlong)
  }
}
