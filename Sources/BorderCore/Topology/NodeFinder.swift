/// Finds the vertices where arcs end.
struct NodeFinder {
  let set: RegionSet
  let first: [Int32]
  let cut: MapCut

  /// The nodes, as a set over position indices; each node stands at its first position.
  ///
  /// A vertex is a node when two visits of rings have different pairs of neighbours, when a ring turns back
  /// on itself there, or when the cut of the map begins or ends there.
  ///
  /// - Parameters:
  ///   - isNearCut: For each ring, whether it may touch the cut.
  ///   - threads: How many threads may work.
  /// - Returns: The nodes. O(*n*).
  func find(isNearCut: [Bool], threads: Int = 1) -> BitSet {
    var ringStarts = BitSet(count: set.positions.count)
    for ring in 0..<set.ringCount { ringStarts.insert(set.ringStarts[ring]) }
    ringStarts.indexRanks()
    let starts = ringStarts
    let found = mapParts(of: set.ringCount, threads: threads, minimumPart: 16) { rings in
      var found: [Int32] = []
      for ring in rings {
        find(on: ring, ringStarts: starts, into: &found)
        if isNearCut[ring] { findEndsOfCut(on: ring, into: &found) }
      }
      return found
    }
    var nodes = BitSet(count: set.positions.count)
    for part in found { for node in part { nodes.insert(Int(node)) } }
    return nodes
  }

  private func find(on ring: Int, ringStarts: BitSet, into nodes: inout [Int32]) {
    let range = set.range(ofRing: ring)
    let last = range.upperBound - 1
    find(range.lowerBound..<last, after: last - 1, ringStarts: ringStarts, into: &nodes)
  }

  /// Finds the nodes among some visits that follow each other.
  ///
  /// - Parameters:
  ///   - visits: The positions; after each stands its successor.
  ///   - before: The position of the predecessor of the first.
  ///   - ringStarts: Where closed rings start, with ranks: a predecessor that does not stand before stands at the ring's end.
  ///   - nodes: Gets the nodes.
  func find(_ visits: Range<Int>, after before: Int, ringStarts: BitSet, into nodes: inout [Int32]) {
    first.withUnsafeBufferPointer { first in
      var previous = first[before]
      for index in visits {
        let vertex = first[index]
        let next = first[index + 1]
        let home = Int(vertex)
        if previous == next {
          nodes.append(vertex)
        } else if home != index {
          // Not the first visit: compare with the neighbours that the first one had.
          let homeNext = first[home + 1]
          let before =
            ringStarts.contains(home)
            ? set.ringStarts[ringStarts.rank(of: home) + 1] - 2 : home - 1
          let homePrevious = first[before]
          let agrees =
            (homePrevious == next && homeNext == previous) || (homePrevious == previous && homeNext == next)
          if !agrees { nodes.append(vertex) }
        }
        previous = vertex
      }
    }
  }

  /// Finds the vertices of a ring where it comes onto the cut or leaves it.
  private func findEndsOfCut(on ring: Int, into nodes: inout [Int32]) {
    let range = set.range(ofRing: ring)
    let last = range.upperBound - 1
    findEndsOfCut(range.lowerBound..<last, after: last - 1, into: &nodes)
  }

  /// Finds among some visits those where the ring comes onto the cut or leaves it. See `find(_:after:ringStarts:into:)`.
  func findEndsOfCut(_ visits: Range<Int>, after before: Int, into nodes: inout [Int32]) {
    guard let start = visits.first else { return }
    var wasOnCut = cut.contains(set.positions[before], set.positions[start])
    for index in visits {
      let isOnCut = cut.contains(set.positions[index], set.positions[index + 1])
      if isOnCut != wasOnCut { nodes.append(first[index]) }
      wasOnCut = isOnCut
    }
  }
}
