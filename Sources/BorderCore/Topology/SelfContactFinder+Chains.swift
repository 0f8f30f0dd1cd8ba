extension SelfContactFinder {
  /// All chains in the order of arcs, counted first and then written in place: there are millions.
  func makeChains(threads: Int) -> [Chain] {
    let counts = mapParts(of: topology.arcCount, threads: threads, minimumPart: 256) { arcs in
      var count = 0
      forEachChain(of: arcs) { _, _, _, _ in count += 1 }
      return (arcs: arcs, count: count)
    }
    var starts = [0]
    for part in counts { starts.append(starts[starts.count - 1] + part.count) }
    let (ends, total) = (starts, starts[starts.count - 1])
    return [Chain](unsafeUninitializedCapacity: total) { buffer, initialized in
      // Each part writes its own elements only.
      nonisolated(unsafe) let chains = buffer
      _ = mapParts(of: counts.count, threads: threads, minimumPart: 1) { parts in
        for part in parts {
          var next = ends[part]
          forEachChain(of: counts[part].arcs) { positions, first, last, arc in
            chains.initializeElement(at: next, to: Self.chain(positions, first, last, arc))
            next += 1
          }
        }
        return true
      }
      initialized = total
    }
  }

  /// Hands over the first and the last position of each chain of some arcs.
  @inline(__always)
  private func forEachChain(
    of arcs: Range<Int>, _ body: (UnsafeBufferPointer<Position>, Int, Int, Int) -> Void
  ) {
    topology.regions.positions.withUnsafeBufferPointer { positions in
      for arc in arcs where !topology.arcs[arc].isCut {
        let shape = topology.arcs[arc]
        let range = topology.regions.range(ofRing: Int(shape.ring))
        let open = range.count - 1
        let count = Int(shape.segmentCount)
        var from = Int(shape.start) - range.lowerBound
        if shape.isBackward { from = ((from - count) % open + open) % open }
        let direct = min(count, open - from)
        let start = range.lowerBound + from
        Self.cut(positions, start...(start + direct)) { body(positions, $0, $1, arc) }
        if direct < count {
          Self.cut(positions, range.lowerBound...(range.lowerBound + count - direct)) {
            body(positions, $0, $1, arc)
          }
        }
      }
    }
  }

  @inline(__always)
  private static func cut(
    _ positions: UnsafeBufferPointer<Position>, _ run: ClosedRange<Int>, _ body: (Int, Int) -> Void
  ) {
    var first = run.lowerBound
    var quadrant = -1
    for index in run.lowerBound..<run.upperBound {
      let (a, b) = (positions[index], positions[index + 1])
      let own = (b.longitude >= a.longitude ? 1 : 0) + (b.latitude >= a.latitude ? 2 : 0)
      if own != quadrant {
        if quadrant >= 0 { body(first, index) }
        first = index
        quadrant = own
      }
    }
    if first < run.upperBound { body(first, run.upperBound) }
  }

  @inline(__always)
  private static func chain(
    _ positions: UnsafeBufferPointer<Position>, _ first: Int, _ last: Int, _ arc: Int
  ) -> Chain {
    let (a, b) = (positions[first], positions[last])
    return Chain(
      box: SIMD4(
        min(a.longitude, b.longitude), min(a.latitude, b.latitude), -max(a.longitude, b.longitude),
        -max(a.latitude, b.latitude)),
      first: Int32(truncatingIfNeeded: first), last: Int32(truncatingIfNeeded: last),
      arc: Int32(truncatingIfNeeded: arc))
  }
}
