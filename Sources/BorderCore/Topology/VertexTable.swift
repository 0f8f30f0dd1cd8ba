/// A map from places to the first vertex found there: open addressing with slots of a 32-bit fingerprint and a
/// 32-bit index plus one (0 is free), which hold no positions of their own.
struct VertexTable: ~Copyable {
  let positions: UnsafeBufferPointer<Position>
  private var room: PageRoom
  private var slots: UnsafeMutablePointer<UInt64>
  private(set) var capacity: Int
  private var used = 0
  private let hash: @Sendable (Position) -> UInt64

  /// A table for so many vertices, of which about every second one repeats another's place, as along borders; it grows.
  ///
  /// - Parameters:
  ///   - positions: The places.
  ///   - vertices: How many may be entered.
  ///   - hash: The hash that `vertex(at:hash:readAhead:)` is given for a place, for when the table grows.
  init(
    positions: UnsafeBufferPointer<Position>, vertices: Int, hash: @escaping @Sendable (Position) -> UInt64
  ) {
    self.positions = positions
    self.hash = hash
    // About half full then.
    capacity = max(1024, vertices)
    room = PageRoom(zeros: 8 * capacity)
    slots = room.start.bindMemory(to: UInt64.self, capacity: capacity)
    LargePages.ask(for: UnsafeRawBufferPointer(start: slots, count: 8 * capacity))
  }

  /// Where a search begins: the upper half of the hash, as a part of the whole table.
  @inline(__always)
  private func slot(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: ((hash >> 32) &* UInt64(capacity)) >> 32)
  }

  @inline(__always)
  private func next(_ slot: Int) -> Int { slot &+ 1 == capacity ? 0 : slot &+ 1 }

  /// The slot that a search begins with: worth reading ahead, several at a time.
  @inline(__always)
  func firstSlot(_ hash: UInt64) -> UInt64 { slots[slot(hash)] }

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
    var slot = slot(hash)
    // A slot that was free when it was read ahead may be taken by now.
    var entry = readAhead == 0 ? slots[slot] : readAhead
    while entry != 0 {
      if entry & 0xFFFF_FFFF_0000_0000 == fingerprint {
        let candidate = Int(entry & 0xFFFF_FFFF) - 1
        if positions[candidate].isSamePlace(as: positions[index]) { return candidate }
      }
      slot = next(slot)
      entry = slots[slot]
    }
    slots[slot] = fingerprint | UInt64(index + 1)
    used += 1
    if used * 4 > capacity * 3 { grow() }
    return index
  }

  /// Doubles the table. Entries are few enough that hashing them again costs less than keeping whole hashes.
  private mutating func grow() {
    let old = capacity
    capacity = 2 * old
    let wider = PageRoom(zeros: 8 * capacity)
    let entries = slots
    slots = wider.start.bindMemory(to: UInt64.self, capacity: capacity)
    for index in 0..<old where entries[index] != 0 {
      var slot = slot(hash(positions[Int(entries[index] & 0xFFFF_FFFF) - 1]))
      while slots[slot] != 0 { slot = next(slot) }
      slots[slot] = entries[index]
    }
    room = wider
  }
}
