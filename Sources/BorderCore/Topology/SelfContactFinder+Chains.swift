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
  final class Chains: @unchecked Sendable {
    // Written before the first is read, and only read from then on.
    private let room: PageRoom
    private let chains: UnsafePointer<mezha_chain>
    let count: Int

    /// The chains of some lists, one behind the other; each list is given up when its chains stand here.
    init(_ lists: consuming [ChainList]) {
      count = lists.reduce(0) { $0 + $1.count }
      room = PageRoom(count * MemoryLayout<mezha_chain>.stride)
      LargePages.ask(for: UnsafeRawBufferPointer(start: room.start, count: room.byteCount))
      let chains = room.start.bindMemory(to: mezha_chain.self, capacity: count)
      self.chains = UnsafePointer(chains)
      var next = 0
      lists.reverse()
      while let list = lists.popLast() {
        list.copy(to: chains + next)
        next += list.count
      }
    }

    @inline(__always)
    subscript(index: Int) -> Chain {
      let chain = chains[index]
      return Chain(
        box: SIMD4(chain.box.0, chain.box.1, chain.box.2, chain.box.3), first: chain.first,
        count: chain.count,
        arc: chain.line)
    }
  }

  /// Cuts all arcs but those on cuts of the map.
  func makeChains(threads: Int) -> Chains {
    topology.chains(threads: threads, bends: bends) { [topology] in !topology.arcs[$0].isCut }
  }

  /// The segments of a chain that may meet another, each as a bit.
  @inline(__always)
  func segments(of chain: Chain, near other: Chain) -> UInt32 {
    let degrees = 1 / mezha_chain_units
    let box = SIMD4<Double>(other.box) * degrees
    return withPositions(of: chain) {
      $0.withMemoryRebound(to: Double.self, capacity: 2 * Int(chain.count) + 2) {
        mezha_segments_meeting($0, Int(chain.count), box.x, box.y, -box.z, -box.w)
      }
    }
  }

  /// The positions of a chain, of the set or of its bent segments.
  @inline(__always)
  private func withPositions(of chain: Chain, _ body: (UnsafePointer<Position>) -> UInt32) -> UInt32 {
    let first = Int(chain.first)
    let count = topology.regions.positions.count
    let positions = first < count ? topology.regions.positions : bends.positions
    return positions.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { body($0 + (first < count ? first : first - count)) } ?? 0
    }
  }

  /// The ends of the segment that begins at a position of the set, or of its bent segments.
  @inline(__always)
  func segment(at index: Int) -> (Position, Position) {
    let positions = topology.regions.positions
    if index < positions.count { return (positions[index], positions[index + 1]) }
    return (bends.positions[index - positions.count], bends.positions[index - positions.count + 1])
  }
}

/// The segments that leap over the 180th meridian or end at a pole, laid out flat.
///
/// A leap stands twice: on from the eastern edge of the sheet, and on from the western one. So whatever it meets, it meets
/// on the sheet. A segment to a pole is a piece of the meridian of its other end.
struct BentSegments: Sendable {
  /// The ends, two for each segment.
  private(set) var positions: [Position] = []
  /// The arc of each segment.
  private(set) var arcs: [Int32] = []

  var count: Int { arcs.count }

  /// Those of all arcs but those on cuts of the map. O(*n*) for *n* vertices of rings with such segments.
  init(_ topology: BorderTopology) {
    guard !topology.bentRings.isEmpty else { return }
    for arc in 0..<topology.arcCount {
      let shape = topology.arcs[arc]
      guard !shape.isCut, topology.bentRings.contains(Int(shape.ring)) else { continue }
      var line = topology.positions(of: ArcID(arc))
      // As other segments stand in the set.
      if shape.isBackward { line.reverse() }
      for (a, b) in zip(line, line.dropFirst()) where Self.isBent(a, b) {
        for (from, to) in Self.laidOut(a, b) { add(from, to, Int32(truncatingIfNeeded: arc)) }
      }
    }
  }

  static func isBent(_ a: Position, _ b: Position) -> Bool {
    a.isPole || b.isPole || abs(a.longitude - b.longitude) > 180
  }

  /// A segment as it lies on the sheet: twice where it leaps over the 180th meridian.
  static func laidOut(_ a: Position, _ b: Position) -> [(Position, Position)] {
    guard isBent(a, b) else { return [(a, b)] }
    let first: (Position, Position) = Position.laidOut(a, b)
    return a.isPole || b.isPole ? [first] : [first, (a.unwrapped(from: b), b)]
  }

  private mutating func add(_ a: Position, _ b: Position, _ arc: Int32) {
    positions += [a, b]
    arcs.append(arc)
  }
}

/// The chains of some lines, in the making. One thread fills it, another takes them.
final class ChainList: @unchecked Sendable {
  private var room = PageRoom(0)
  private(set) var count = 0

  private static let stride = MemoryLayout<mezha_chain>.stride

  /// Adds the chains of a line.
  ///
  /// - Parameters:
  ///   - positions: Its longitudes and latitudes in turn.
  ///   - segments: How many segments it has.
  ///   - first: The number of its first segment.
  ///   - arc: The arc that it is of.
  func cut(_ positions: UnsafePointer<Double>, _ segments: Int, first: Int, arc: Int32) {
    // As many as there are segments, if each turns back; room that is not written to costs nothing.
    let needed = (count + segments) * Self.stride
    if needed > room.byteCount { room.grow(to: max(needed, 2 * room.byteCount)) }
    let chains = (room.start + count * Self.stride).assumingMemoryBound(to: mezha_chain.self)
    count += mezha_cut_chains(positions, segments, Int32(truncatingIfNeeded: first), arc, chains)
  }

  /// Copies the chains to their place.
  func copy(to target: UnsafeMutablePointer<mezha_chain>) {
    UnsafeMutableRawPointer(target).copyMemory(from: room.start, byteCount: count * Self.stride)
  }
}

extension Range<Int> {
  /// The pieces between the numbers that meet a condition.
  fileprivate func split(where isLeftOut: (Int) -> Bool) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = lowerBound
    for index in self where isLeftOut(index) {
      pieces.append(start..<index)
      start = index + 1
    }
    return pieces + [start..<upperBound]
  }
}

extension BorderTopology {
  /// The chains of some arcs, in the order of arcs, and after them one for each bent segment that is handed in.
  ///
  /// A segment that leaps over the 180th meridian or ends at a pole is in no chain of its arc: laid out flat it stands
  /// among the bent ones. O(*n*) for *n* segments of the arcs that are wanted.
  func chains(
    threads: Int, bends: BentSegments? = nil, where isWanted: @Sendable (Int) -> Bool
  ) -> SelfContactFinder.Chains {
    var lists = mapParts(of: arcCount, threads: threads, minimumPart: 256) { arcs in
      let list = ChainList()
      forEachRun(of: arcs, where: isWanted) { positions, first, count, arc in
        list.cut(positions, count, first: first, arc: Int32(truncatingIfNeeded: arc))
      }
      return list
    }
    if let bends, bends.count > 0 { lists.append(list(of: bends)) }
    return SelfContactFinder.Chains(lists)
  }

  /// A chain of each bent segment.
  private func list(of bends: BentSegments) -> ChainList {
    let list = ChainList()
    bends.positions.withUnsafeBufferPointer { positions in
      guard let base = positions.baseAddress else { return }
      base.withMemoryRebound(to: Double.self, capacity: 2 * positions.count) { coordinates in
        for (index, arc) in bends.arcs.enumerated() {
          list.cut(coordinates + 4 * index, 1, first: regions.positions.count + 2 * index, arc: arc)
        }
      }
    }
    return list
  }

  /// Hands over the one or two lines of positions of each of some arcs, without its bent segments: the coordinates from
  /// its first position on, the number of that position, and how many segments there are.
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
          let isBent = bentRings.contains(Int(shape.ring))
          func handOver(_ run: Range<Int>) {
            if run.isEmpty { return }
            guard isBent else {
              return body(coordinates + 2 * run.lowerBound, run.lowerBound, run.count, arc)
            }
            for piece in run.split(where: { BentSegments.isBent(positions[$0], positions[$0 + 1]) })
            where !piece.isEmpty {
              body(coordinates + 2 * piece.lowerBound, piece.lowerBound, piece.count, arc)
            }
          }
          handOver(start..<(start + direct))
          handOver(range.lowerBound..<(range.lowerBound + count - direct))
        }
      }
    }
  }
}
