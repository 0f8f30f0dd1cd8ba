internal import BorderCore

/// Bytes that grow at their end, and go to whoever reads the array.
///
/// Not an array of Swift: its memory must stay where it is until the reader releases it. Whoever fills it has it alone, and
/// hands it on when it is full.
@safe final class ArrowBuffer: @unchecked Sendable {
  private var room: PageRoom
  // Of the room, which is another module's: asked for at each value, they would be calls.
  /// Where it begins: at a multiple of 64, as Arrow recommends.
  private(set) var start: UnsafeMutableRawPointer
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int = 64) {
    let room = PageRoom(capacity)
    unsafe start = room.start
    self.capacity = room.byteCount
    self.room = room
  }

  /// Makes room for so many bytes more.
  @inline(__always)
  func reserve(_ more: Int) {
    if count + more > capacity { grow(more) }
  }

  private func grow(_ more: Int) {
    room.grow(to: max(2 * capacity, count + more))
    unsafe start = room.start
    capacity = room.byteCount
  }

  func append<Value: BitwiseCopyable>(_ value: Value) {
    reserve(MemoryLayout<Value>.size)
    unsafe start.storeBytes(of: value, toByteOffset: count, as: Value.self)
    count += MemoryLayout<Value>.size
  }

  func append(_ bytes: UnsafeRawBufferPointer) {
    reserve(bytes.count)
    if let source = bytes.baseAddress {
      unsafe (start + count).copyMemory(from: source, byteCount: bytes.count)
    }
    count += bytes.count
  }

  func append(_ other: ArrowBuffer) {
    unsafe append(UnsafeRawBufferPointer(start: other.start, count: other.count))
  }

  func append(_ text: String) {
    var text = text
    text.withUTF8 { unsafe append(UnsafeRawBufferPointer($0)) }
  }

  /// The last value of so many that stand here.
  func load<Value: BitwiseCopyable>(_ index: Int, as type: Value.Type) -> Value {
    unsafe start.loadUnaligned(fromByteOffset: index * MemoryLayout<Value>.stride, as: type)
  }
}

/// Bits that say which values are there; filled by one, as a buffer is.
final class ArrowBits: @unchecked Sendable {
  let buffer = ArrowBuffer()
  private(set) var count = 0
  /// How many of them are 0.
  private(set) var zeroCount = 0

  func append(_ bit: Bool) {
    if count & 7 == 0 { buffer.append(UInt8(0)) }
    if bit {
      let place = unsafe buffer.start + count >> 3
      unsafe place.storeBytes(of: place.load(as: UInt8.self) | 1 << UInt8(count & 7), as: UInt8.self)
    } else {
      zeroCount += 1
    }
    count += 1
  }

  /// Adds bits, a byte at a time; behind the last bit of a buffer there are zeros.
  func append(_ other: ArrowBits) {
    let shift = UInt8(count & 7)
    let total = count + other.count
    for index in 0..<(other.count + 7) >> 3 {
      let byte = other.buffer.load(index, as: UInt8.self)
      if shift > 0 {
        let place = unsafe buffer.start + (count >> 3) + index
        unsafe place.storeBytes(of: place.load(as: UInt8.self) | byte << shift, as: UInt8.self)
      }
      if buffer.count < (total + 7) >> 3 { buffer.append(shift > 0 ? byte >> (8 - shift) : byte) }
    }
    count = total
    zeroCount += other.zeroCount
  }
}

/// Where the values of a list or a text end: in four bytes each, or in eight from the one on for which four are too few.
struct ArrowOffsets: Sendable {
  private(set) var buffer = ArrowBuffer()
  private(set) var isLarge = false
  /// Where the last value ends.
  private(set) var last = 0
  /// How many values there are.
  private(set) var count = 0

  init() { buffer.append(Int32(0)) }

  /// Makes room for so many values more.
  func reserve(_ more: Int) { buffer.reserve((isLarge ? 8 : 4) * more) }

  mutating func append(_ end: Int) {
    if !isLarge, end > Int(Int32.max) { widen() }
    if isLarge { buffer.append(Int64(end)) } else { buffer.append(Int32(truncatingIfNeeded: end)) }
    last = end
    count += 1
  }

  /// Adds values that stand behind these.
  mutating func append(_ other: ArrowOffsets) {
    let before = last
    reserve(other.count)
    for index in 1..<(other.count + 1) { append(before + other.end(index)) }
  }

  private func end(_ index: Int) -> Int {
    isLarge ? Int(buffer.load(index, as: Int64.self)) : Int(buffer.load(index, as: Int32.self))
  }

  private mutating func widen() {
    let wider = ArrowBuffer(capacity: 16 * (count + 1))
    for index in 0...count { wider.append(Int64(end(index))) }
    (buffer, isLarge) = (wider, true)
  }
}
