/// A map from places to the first vertex found there: open addressing with slots of a 32-bit fingerprint and a
/// 32-bit index plus one (0 is free), which hold no positions of their own.
struct VertexTable: ~Copyable {
  let positions: UnsafeBufferPointer<Position>
  private var slots: UnsafeMutablePointer<UInt64>
  private(set) var mask: Int
  private var used = 0
  private let hash: @Sendable (Position) -> UInt64

  /// A table for about so many places; it grows.
  ///
  /// - Parameters:
  ///   - positions: The places.
  ///   - expected: How many places there may be.
  ///   - hash: The hash that `vertex(at:hash:readAhead:)` is given for a place, for when the table grows.
  init(
    positions: UnsafeBufferPointer<Position>, expected: Int, hash: @escaping @Sendable (Position) -> UInt64
  ) {
    self.positions = positions
    self.hash = hash
    var capacity = 1024
    while capacity < expected { capacity *= 2 }
    mask = capacity - 1
    slots = .allocate(capacity: capacity)
    LargePages.ask(for: UnsafeRawBufferPointer(start: slots, count: 8 * capacity))
    slots.initialize(repeating: 0, count: capacity)
  }

  deinit { slots.deallocate() }

  /// The slot that a search begins with: worth reading ahead, several at a time.
  @inline(__always)
  func firstSlot(_ hash: UInt64) -> UInt64 { slots[Int(truncatingIfNeeded: hash >> 32) & mask] }

  /// The first vertex entered at the same place as this one, which is entered when there is none.
  ///
  /// - Parameters:
  ///   - index: The vertex.
  ///   - hash: The hash of its place.
  ///   - readAhead: What `firstSlot` gave for it, or 0.
  /// - Returns: An earlier vertex, or `index`. Expected O(1).
  @inline(__always)
  mutating func vertex(at index: Int, hash: UInt64, readAhead: UInt64 = 0) -> Int {
    let fingerprint = hash << 32
    var slot = Int(truncatingIfNeeded: hash >> 32) & mask
    // A slot that was free when it was read ahead may be taken by now.
    var entry = readAhead == 0 ? slots[slot] : readAhead
    while entry != 0 {
      if entry & 0xFFFF_FFFF_0000_0000 == fingerprint {
        let candidate = Int(entry & 0xFFFF_FFFF) - 1
        if positions[candidate].isSamePlace(as: positions[index]) { return candidate }
      }
      slot = (slot + 1) & mask
      entry = slots[slot]
    }
    slots[slot] = fingerprint | UInt64(index + 1)
    used += 1
    if used * 4 > (mask + 1) * 3 { grow() }
    return index
  }

  /// Doubles the table. Entries are few enough that hashing them again costs less than keeping whole hashes.
  private mutating func grow() {
    let old = slots
    let oldCapacity = mask + 1
    mask = 2 * oldCapacity - 1
    slots = .allocate(capacity: 2 * oldCapacity)
    slots.initialize(repeating: 0, count: 2 * oldCapacity)
    for index in 0..<oldCapacity where old[index] != 0 {
      let hash = hash(positions[Int(old[index] & 0xFFFF_FFFF) - 1])
      var slot = Int(truncatingIfNeeded: hash >> 32) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = old[index]
    }
    old.deallocate()
  }
}
