internal import CVertexKernel

extension SelfContactFinder {
  /// Segments that go forward in one direction, so that they cannot meet each other (`mezha_chain`).
  struct Chain: Sendable {
    /// West, south, and east and north with the sign changed, in units of some centimetres, rounded outward.
    var box: SIMD4<Int32>
    /// The position in the set at which it begins.
    var first: Int32
    /// How many segments it has.
    var count: Int32
    var arc: Int32

    var segments: Range<Int> { Int(first)..<Int(first + count) }

    /// From south to north.
    @inline(__always)
    var height: Double { -Double(box.w) - Double(box.y) }

    /// What the boxes of chains that meet this one do not exceed.
    @inline(__always)
    var bound: SIMD4<Int32> { 0 &- SIMD4(box.z, box.w, box.x, box.y) }
  }

  /// All chains, in the order of arcs.
  ///
  /// The room is for as many chains as there are segments; of what stays empty hardly anything takes memory.
  final class Chains: @unchecked Sendable {
    // Written before the first is read, and only read from then on.
    private let room: UnsafeMutableBufferPointer<mezha_chain>
    /// The parts of the room that hold chains.
    let runs: [Range<Int>]
    let count: Int

    /// Chains that a function writes into room for so many; it gives the parts that it wrote.
    init(room count: Int, _ fill: (UnsafeMutableBufferPointer<mezha_chain>) -> [Range<Int>]) {
      room = .allocate(capacity: count)
      LargePages.ask(for: UnsafeRawBufferPointer(room))
      runs = fill(room)
      self.count = runs.reduce(0) { $0 + $1.count }
    }

    deinit { room.deallocate() }

    @inline(__always)
    subscript(index: Int) -> Chain {
      let chain = room[index]
      return Chain(
        box: SIMD4(chain.box.0, chain.box.1, chain.box.2, chain.box.3), first: chain.first,
        count: chain.count,
        arc: chain.line)
    }
  }

  /// Cuts all arcs but those on cuts of the map.
  func makeChains(threads: Int) -> Chains {
    topology.chains(threads: threads) { [topology] in !topology.arcs[$0].isCut }
  }

  /// The segments of a chain that may meet another, each as a bit.
  @inline(__always)
  func segments(of chain: Chain, near other: Chain) -> UInt32 {
    let degrees = 1 / mezha_chain_units
    let box = SIMD4<Double>(other.box) * degrees
    return topology.regions.positions.withUnsafeBufferPointer { positions in
      guard let base = positions.baseAddress else { return 0 }
      return (base + Int(chain.first)).withMemoryRebound(to: Double.self, capacity: 2 * Int(chain.count) + 2)
      {
        mezha_segments_meeting($0, Int(chain.count), box.x, box.y, -box.z, -box.w)
      }
    }
  }
}

extension BorderTopology {
  /// The chains of some arcs, in the order of arcs. O(*n*) for *n* segments of the arcs that are wanted.
  func chains(threads: Int, where isWanted: @Sendable (Int) -> Bool) -> SelfContactFinder.Chains {
    var starts = [0]
    starts.reserveCapacity(arcCount + 1)
    for arc in 0..<arcCount { starts.append(starts[arc] + (isWanted(arc) ? Int(arcs[arc].segmentCount) : 0)) }
    let (roomOfArcs, total) = (starts, starts[arcCount])
    return SelfContactFinder.Chains(room: total) { buffer in
      // Each part writes its own elements only.
      nonisolated(unsafe) let room = buffer
      return mapParts(of: arcCount, threads: threads, minimumPart: 256) { arcs in
        let start = roomOfArcs[arcs.lowerBound]
        var next = start
        if let chains = room.baseAddress {
          forEachRun(of: arcs, where: isWanted) { positions, first, count, arc in
            next += mezha_cut_chains(
              positions, count, Int32(truncatingIfNeeded: first), Int32(truncatingIfNeeded: arc),
              chains + next)
          }
        }
        return start..<next
      }
    }
  }

  /// Hands over the one or two lines of positions of each of some arcs: the coordinates from its first position on, the
  /// number of that position, and how many segments there are.
  private func forEachRun(
    of range: Range<Int>, where isWanted: (Int) -> Bool,
    _ body: (UnsafePointer<Double>, Int, Int, Int) -> Void
  ) {
    regions.positions.withUnsafeBufferPointer { positions in
      guard let base = positions.baseAddress else { return }
      // Two Doubles, longitude first: the layout that `Position` promises.
      base.withMemoryRebound(to: Double.self, capacity: 2 * positions.count) { coordinates in
        for arc in range where isWanted(arc) {
          let shape = arcs[arc]
          let range = regions.range(ofRing: Int(shape.ring))
          let open = range.count - 1
          let count = Int(shape.segmentCount)
          var from = Int(shape.start) - range.lowerBound
          if shape.isBackward { from = ((from - count) % open + open) % open }
          let direct = min(count, open - from)
          let start = range.lowerBound + from
          body(coordinates + 2 * start, start, direct, arc)
          if direct < count {
            body(coordinates + 2 * range.lowerBound, range.lowerBound, count - direct, arc)
          }
        }
      }
    }
  }
}
