/// A map from the directed first segment of an arc to the arc: open addressing, no deletion.
struct ArcTable {
  private var keys: [UInt64]
  private var arcs: [Int32]
  private let mask: Int

  /// A table with room for so many arcs.
  init(capacity: Int) {
    var size = 16
    while size < 2 * capacity { size *= 2 }
    mask = size - 1
    keys = [UInt64](repeating: 0, count: size)
    arcs = [Int32](repeating: -1, count: size)
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
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 20) & mask
    while arcs[slot] >= 0 {
      if keys[slot] == key { return arcs[slot] }
      slot = (slot + 1) & mask
    }
    keys[slot] = key
    arcs[slot] = new
    return new
  }
}
