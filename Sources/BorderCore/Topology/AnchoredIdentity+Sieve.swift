extension AnchoredIdentity {
  /// Joins what anchors have not found: only roots can be equal and not joined.
  func joinOthers() {
    let counts = mapParts(of: positions.count, threads: threads, minimumPart: 1 << 16) { range in
      (range: range, roots: range.count { isAlone($0) })
    }
    let roots = counts.reduce(0) { $0 + $1.roots }
    // Two halves of about as many roots: those that come late in the file have mostly been joined.
    var halves = [0..<positions.count]
    var before = 0
    if threads > 1,
      let middle = counts.first(where: {
        before += $0.roots; return 2 * before >= roots
      })
    {
      halves = [0..<middle.range.upperBound, middle.range.upperBound..<positions.count]
    }
    let filter = VertexFilter(expected: roots, halves: halves.count, positions: positions, hash: hash)
    enter(halves, into: filter)
    joinSuspects(candidates(halves, filter))
  }

  private func enter(_ halves: [Range<Int>], into filter: borrowing VertexFilter) {
    // A pointer to a borrowed value; it lives until the threads have ended.
    withUnsafePointer(to: filter) { pointer in
      nonisolated(unsafe) let shared = pointer
      _ = mapParts(of: halves.count, threads: threads, minimumPart: 1) { parts in
        let scratch = SlotScratch(Self.blockSize)
        for half in parts {
          forEachRootBlock(of: halves[half], scratch) { places in
            shared.pointee.findSlots(of: places, words: scratch.words, lows: scratch.lows)
            shared.pointee.enter(
              places.count, half: half, words: scratch.words, lows: scratch.lows, seen: scratch.seen)
          }
        }
        return true
      }
    }
  }

  /// The roots that may have an equal, in order.
  private func candidates(_ halves: [Range<Int>], _ filter: borrowing VertexFilter) -> [[Int32]] {
    withUnsafePointer(to: filter) { pointer in
      nonisolated(unsafe) let shared = pointer
      return mapParts(of: halves.count, threads: threads, minimumPart: 1) { parts in
        var list: [Int32] = []
        let scratch = SlotScratch(Self.blockSize)
        for half in parts {
          forEachRootBlock(of: halves[half], scratch) { places in
            shared.pointee.findSlots(of: places, words: scratch.words, lows: scratch.lows)
            let count = shared.pointee.findShared(
              places.count, half: half, words: scratch.words, lows: scratch.lows, seen: scratch.seen,
              seenInOther: scratch.seenInOther, into: scratch.found)
            for place in 0..<count { list.append(scratch.indices[Int(scratch.found[place])]) }
          }
        }
        return list
      }
    }
  }

  /// Joins the equal ones among some roots. Equal ones are one thread's, and so is all that points to them.
  private func joinSuspects(_ suspects: [[Int32]]) {
    let strips = LatitudeStrips(positions, parts: threads > 1 ? 2 : 1)
    let count = suspects.reduce(0) { $0 + $1.count } / strips.parts
    let hash = hash
    _ = mapParts(of: strips.parts, threads: threads, minimumPart: 1) { range in
      for part in range {
        var table = VertexTable(positions: positions, vertices: count) { hash($0) }
        for index in suspects.joined().lazy.map({ Int($0) }) where strips.part(of: positions[index]) == part {
          let match = table.vertex(at: index, hash: hash(positions[index]))
          if match < index { join(index, match) }
        }
      }
      return true
    }
  }

  /// Hands over the places of the roots in a range, in blocks; `scratch.indices` are the vertices they are of.
  @inline(__always)
  private func forEachRootBlock(
    of range: Range<Int>, _ scratch: borrowing SlotScratch, _ body: (UnsafeBufferPointer<Position>) -> Void
  ) {
    let (places, indices) = (scratch.places, scratch.indices)
    forEachBlock(of: range) { start, block in
      var roots = 0
      for index in 0..<block.count {
        // Without a branch: what is not wanted is written over.
        indices[roots] = Int32(truncatingIfNeeded: start + index)
        roots &+= isAlone(start + index) ? 1 : 0
      }
      // Most blocks hold roots alone, or, of borders that were joined, none.
      if roots == block.count { return body(block) }
      for root in 0..<roots { places[root] = block[Int(indices[root]) - start] }
      if roots > 0 { body(UnsafeBufferPointer(start: places, count: roots)) }
    }
  }

  /// What a thread writes of one block.
  private struct SlotScratch: ~Copyable {
    let places: UnsafeMutablePointer<Position>
    let indices: UnsafeMutablePointer<Int32>
    let words: UnsafeMutablePointer<UInt32>
    let lows: UnsafeMutablePointer<UInt64>
    let seen: UnsafeMutablePointer<UInt64>
    let seenInOther: UnsafeMutablePointer<UInt64>
    let found: UnsafeMutablePointer<Int32>

    init(_ count: Int) {
      places = .allocate(capacity: count)
      // One more is written to than there are.
      indices = .allocate(capacity: count + 1)
      words = .allocate(capacity: count)
      lows = .allocate(capacity: count)
      seen = .allocate(capacity: count)
      seenInOther = .allocate(capacity: count)
      seenInOther.initialize(repeating: 0, count: count)
      found = .allocate(capacity: count + 1)
    }

    deinit {
      places.deallocate()
      indices.deallocate()
      words.deallocate()
      lows.deallocate()
      seen.deallocate()
      seenInOther.deallocate()
      found.deallocate()
    }
  }
}
