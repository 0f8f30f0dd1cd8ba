/// A map from the directed first segment of an arc to the arc: open addressing, no deletion.
struct ArcTable {
  private var keys: [UInt64]
  private var arcs: [Int32]
  private var mask: Int
  private var used = 0
  private let hash: PlaceHash

  /// A table for about so many arcs; it grows.
  init(expected: Int, hash: PlaceHash = .drawn()) {
    var size = 16
    while size < 2 * expected { size *= 2 }
    mask = size - 1
    keys = [UInt64](repeating: 0, count: size)
    arcs = [Int32](repeating: -1, count: size)
    self.hash = hash
  }

  /// The arc that begins with the segment from one vertex to another, or the given one, which is entered.
  ///
  /// - Parameters:
  ///   - from: The index of the first vertex.
  ///   - to: The index of the second vertex.
  ///   - new: The arc to enter when there is none.
  /// - Returns: The arc of that segment. Expected O(1).
  mutating func arc(from: Int32, to: Int32, orNew new: Int32) -> Int32 {
    let key = UInt64(UInt32(bitPattern: from)) << 32 | UInt64(UInt32(bitPattern: to))
    let slot = slot(of: key)
    if arcs[slot] >= 0 { return arcs[slot] }
    keys[slot] = key
    arcs[slot] = new
    used += 1
    // A quarter stays free, so that every search ends.
    if used * 4 > (mask + 1) * 3 { grow() }
    return new
  }

  /// Where a key stands, or the free slot that it belongs in.
  private func slot(of key: UInt64) -> Int {
    let hash = hash(Int32(truncatingIfNeeded: key >> 32), Int32(truncatingIfNeeded: key))
    var slot = Int(truncatingIfNeeded: hash >> 32) & mask
    while arcs[slot] >= 0 && keys[slot] != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let (oldKeys, oldArcs) = (keys, arcs)
    mask = 2 * oldKeys.count - 1
    keys = [UInt64](repeating: 0, count: mask + 1)
    arcs = [Int32](repeating: -1, count: mask + 1)
    for index in oldArcs.indices where oldArcs[index] >= 0 {
      let slot = slot(of: oldKeys[index])
      keys[slot] = oldKeys[index]
      arcs[slot] = oldArcs[index]
    }
  }
}
