internal import BorderCore

extension OutlineRefiner {
  /// Moves vertices outwards, so that the chords enclose what the curves do.
  ///
  /// Between a chord of length *e* and a curve that turns by *t* evenly lies *e*²*t*/12.
  func filled(_ bends: [Bend]) -> [Position] {
    let planes = bends.map { EarthPlane(at: $0.place) }
    let spots = bends.map(\.place.earthCentred)
    func chord(_ index: Int) -> (length: Double, lack: Double) {
      let length = SegmentTree.length(spots[(index + 1) % bends.count] - spots[index])
      // A larger turn is that of a corner that could not be found.
      let turn = abs(bends[index].turn) < 0.2 ? bends[index].turn : 0
      return (length, length * length * turn / 12)
    }
    return bends.indices.map { index in
      let before = (index + bends.count - 1) % bends.count
      let (first, second) = (chord(before), chord(index))
      let out = (first.lack + second.lack) / max(first.length + second.length, 1e-9)
      let plane = planes[index]
      let along = plane.drop(spots[(index + 1) % bends.count]) - plane.drop(spots[before])
      let length = Self.length(along)
      guard !bends[index].isOnFrame, out != 0, length > 0,
        let lifted = plane.lift(SIMD2(along.y, -along.x) * (out / length))
      else { return bends[index].place }
      return plane.position(of: lifted)
    }
  }

  /// Closes a ring, and leaves out vertices that lie on the straight line between their neighbours.
  func thinned(_ ring: [Position]) -> [Position] {
    guard ring.count > 4 else { return ring + [ring[0]] }
    let spots = ring.map(\.earthCentred)
    var kept = [ring[0]]
    var last = 0
    for index in 1..<ring.count {
      let plane = EarthPlane(at: ring[index])
      let (a, b) = (plane.drop(spots[last]), plane.drop(spots[(index + 1) % ring.count]))
      let length = Self.length(b - a)
      let height = abs(a.x * b.y - a.y * b.x) / max(length, 1e-9)
      if height < 5e-8 * width, length < BeltOutline.longestChord { continue }
      kept.append(ring[index])
      last = index
    }
    return kept + [kept[0]]
  }
}
