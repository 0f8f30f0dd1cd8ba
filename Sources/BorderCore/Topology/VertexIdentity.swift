/// Which vertices of a region set are the same place.
///
/// `first[i]` is the index of the first position that equals position `i`: the name of the vertex. Positions
/// are equal when both coordinates are; −180° and 180° of longitude are the same meridian.
///
/// Built by one pass over the vertices with an open-addressing table. Two tricks make it fast: when a vertex
/// was found to repeat an earlier one, its successor most often repeats a neighbour of that one and is
/// compared with it directly, without touching the table; and the table is read in blocks, so
/// that the loads of a block overlap. O(*n*) expected time, 4 bytes a vertex besides the table (8 to 16 bytes a
/// vertex), which is freed at once.
struct VertexIdentity {
  /// For each position the index of the first equal one.
  let first: [Int32]

  /// Finds equal vertices.
  init(of set: RegionSet) {
    let count = set.positions.count
    first = [Int32](unsafeUninitializedCapacity: count) { buffer, initialized in
      set.positions.withUnsafeBufferPointer { positions in
        var table = VertexTable(positions: positions, first: buffer)
        table.identifyAll()
        table.deallocate()
      }
      initialized = count
    }
  }
}

extension Position {
  /// The same place with the 180th meridian always written as +180.
  @inlinable
  var canonical: Position { longitude == -180 ? Position(longitude: 180, latitude: latitude) : self }

  /// Whether both stand for the same place.
  @inlinable
  func isSamePlace(as other: Position) -> Bool {
    latitude == other.latitude
      && (longitude == other.longitude || abs(longitude) == 180 && abs(other.longitude) == 180)
  }

  /// Whether the longitude, then the latitude, is less: the order that makes results independent of the file.
  @inlinable
  func precedes(_ other: Position) -> Bool {
    longitude != other.longitude ? longitude < other.longitude : latitude < other.latitude
  }
}

/// The table behind `VertexIdentity`: slots of a 32-bit fingerprint and a 32-bit index plus one (0 is free).
private struct VertexTable {
  let positions: UnsafeBufferPointer<Position>
  let first: UnsafeMutableBufferPointer<Int32>
  var slots: UnsafeMutablePointer<UInt64>
  var mask: Int
  var used = 0

  /// How many slots are read ahead together.
  static let blockSize = 32

  init(positions: UnsafeBufferPointer<Position>, first: UnsafeMutableBufferPointer<Int32>) {
    self.positions = positions
    self.first = first
    var capacity = 1024
    while capacity < positions.count { capacity *= 2 }
    mask = capacity - 1
    slots = .allocate(capacity: capacity)
    slots.initialize(repeating: 0, count: capacity)
  }

  func deallocate() { slots.deallocate() }

  @inline(__always)
  static func hash(_ position: Position) -> UInt64 {
    let p = position.canonical
    var h = p.longitude.bitPattern &* 0x9E37_79B9_7F4A_7C15
    h ^= h >> 32
    h = (h ^ p.latitude.bitPattern) &* 0xD6E8_FEB8_6659_FD93
    h ^= h >> 29
    return h &* 0x9E37_79B9_7F4A_7C15
  }

  mutating func identifyAll() {
    let count = positions.count
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 2 * Self.blockSize) { scratch in
      let hashes = scratch.baseAddress.unsafelyUnwrapped
      let found = hashes + Self.blockSize
      var index = 0
      while index < count {
        let end = min(index + Self.blockSize, count)
        for k in index..<end {
          let h = Self.hash(positions[k])
          hashes[k - index] = h
          found[k - index] = slots[Int(truncatingIfNeeded: h >> 32) & mask]
        }
        let blockStart = index
        let blockMask = mask
        while index < end {
          let h = hashes[index - blockStart]
          // What was read ahead is void once the table has grown; a slot that was free then is read again.
          let readAhead = mask == blockMask ? found[index - blockStart] : 0
          let match = insert(index, hash: h, readAhead: readAhead)
          first[index] = Int32(truncatingIfNeeded: match)
          index += 1
          if match < index - 1 {
            let next = extendRun(from: index, along: match)
            if next > index {
              index = next
              break
            }
          }
        }
      }
    }
  }

  /// Follows the earlier ring that vertex `index - 1` was found on, as long as both go the same way.
  ///
  /// - Returns: The first index that is not identified yet.
  @inline(__always)
  private func extendRun(from index: Int, along match: Int) -> Int {
    var index = index
    let count = positions.count
    guard index < count else { return index }
    let step: Int
    if match > 0 && positions[match - 1].isSamePlace(as: positions[index]) {
      step = -1
    } else if match + 1 < index && positions[match + 1].isSamePlace(as: positions[index]) {
      step = 1
    } else {
      return index
    }
    var other = match + step
    while index < count, other >= 0, other < index, positions[other].isSamePlace(as: positions[index]) {
      first[index] = first[other]
      index += 1
      other += step
    }
    return index
  }

  /// Finds the first position equal to the one at `index`, or enters this one.
  @inline(__always)
  private mutating func insert(_ index: Int, hash: UInt64, readAhead: UInt64) -> Int {
    let fingerprint = hash << 32
    var slot = Int(truncatingIfNeeded: hash >> 32) & mask
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
      let hash = Self.hash(positions[Int(old[index] & 0xFFFF_FFFF) - 1])
      var slot = Int(truncatingIfNeeded: hash >> 32) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = old[index]
    }
    old.deallocate()
  }
}
