internal import CVertexKernel

/// Joins equal vertices from anchors on: the way of `VertexIdentity` for long rings.
///
/// While it works, `first` is a forest: each vertex points to an equal one with a lesser index, or to itself. `flatten`
/// lets all point to the root, which is the least of its tree.
struct AnchoredIdentity {
  // The threads of one pass read both, and write to `first` never.
  nonisolated(unsafe) let positions: UnsafeBufferPointer<Position>
  nonisolated(unsafe) let first: UnsafeMutableBufferPointer<Int32>
  let threads: Int
  let hash: PlaceHash

  /// Begins with every vertex alone.
  init(
    positions: UnsafeBufferPointer<Position>, first: UnsafeMutableBufferPointer<Int32>, threads: Int,
    hash: PlaceHash
  ) {
    self.hash = hash
    self.positions = positions
    self.first = first
    self.threads = threads
    // Each part writes its own elements only.
    nonisolated(unsafe) let alone = first
    _ = mapParts(of: first.count, threads: threads, minimumPart: 1 << 16) { range in
      for index in range { alone[index] = Int32(truncatingIfNeeded: index) }
      return true
    }
  }

  /// Joins the last vertex of each ring, which closes it, to its first.
  func joinRingEnds(_ set: RegionSet) {
    for ring in 0..<set.ringCount {
      let range = set.range(ofRing: ring)
      first[range.upperBound - 1] = Int32(truncatingIfNeeded: range.lowerBound)
    }
  }

  /// Joins anchors at one place, and the vertices beside them as far as they agree.
  func joinAnchors(bits: Int) {
    let shift = UInt64(64 - bits)
    let anchors = mapParts(of: positions.count, threads: threads, minimumPart: 1 << 16) { range in
      var list: [Anchor] = []
      list.reserveCapacity(range.count >> bits + 64)
      withUnsafeTemporaryAllocation(of: UInt64.self, capacity: Self.blockSize) { hashes in
        forEachBlock(of: range) { start, block in
          guard let room = hashes.baseAddress else { return }
          hashPlaces(of: block, into: room)
          for index in 0..<block.count where room[index] >> shift == 0 {
            list.append(Anchor(hash: room[index], index: start + index))
          }
        }
      }
      return list
    }
    let hash = hash
    var table = VertexTable(positions: positions, vertices: anchors.reduce(0) { $0 + $1.count }) {
      Anchor.tableHash(hash($0))
    }
    for list in anchors {
      for anchor in list where isAlone(anchor.index) {
        let match = table.vertex(at: anchor.index, hash: Anchor.tableHash(anchor.hash))
        if match < anchor.index { extend(from: anchor.index, match) }
      }
    }
  }

  /// A vertex whose hash begins with zeros.
  private struct Anchor {
    let hash: UInt64
    let index: Int
    /// The zeros say nothing: the bits from which the table takes its slots must differ.
    static func tableHash(_ hash: UInt64) -> UInt64 { hash &* 0xD6E8_FEB8_6659_FD93 }
  }

  @inline(__always)
  func isAlone(_ index: Int) -> Bool { Int(first[index]) == index }

  /// Joins two equal vertices, the lesser second, and their neighbours in both directions.
  private func extend(from index: Int, _ match: Int) {
    join(index, match)
    // The rings of two neighbours run against each other, those of two copies with each other.
    for step in [1, -1] {
      if follow(from: index, match, step: step, otherStep: -step) == 0 {
        follow(from: index, match, step: step, otherStep: step)
      }
    }
  }

  /// - Returns: How many vertices were joined.
  @discardableResult
  private func follow(from start: Int, _ match: Int, step: Int, otherStep: Int) -> Int {
    var index = start + step
    var other = match + otherStep
    var joined = 0
    while index >= 0, index < positions.count, other >= 0, other < index,
      positions[other].isSamePlace(as: positions[index])
    {
      if isAlone(index) {
        first[index] = first[other]
      } else if !join(index, other) {
        // What lies ahead was joined before.
        return joined + 1
      }
      joined += 1
      index += step
      other += otherStep
    }
    return joined
  }

  /// - Returns: Whether they were not joined yet.
  @discardableResult
  func join(_ a: Int, _ b: Int) -> Bool {
    var sets = UnionFind(first)
    return sets.join(a, b)
  }

  static let blockSize = 256

  private func hashPlaces(of block: UnsafeBufferPointer<Position>, into hashes: UnsafeMutablePointer<UInt64>)
  {
    guard let start = block.baseAddress else { return }
    // Two Doubles, longitude first: the layout that `Position` promises.
    start.withMemoryRebound(to: Double.self, capacity: 2 * block.count) {
      mezha_place_hashes($0, block.count, hash.factors, hashes)
    }
  }

  /// Hands over the positions of a range in blocks, with the index of the first of each.
  @inline(__always)
  func forEachBlock(of range: Range<Int>, _ body: (Int, UnsafeBufferPointer<Position>) -> Void) {
    var start = range.lowerBound
    while start < range.upperBound {
      let end = min(start + Self.blockSize, range.upperBound)
      body(start, UnsafeBufferPointer(rebasing: positions[start..<end]))
      start = end
    }
  }

  /// Lets every vertex point to its root. One pass upward, for whatever a vertex points to is less and done.
  func flatten() {
    for index in 0..<first.count { first[index] = first[Int(first[index])] }
  }
}
