/// Bytes that grow at their end, and go to whoever reads the array.
///
/// Not an array of Swift: its memory must stay where it is until the reader releases it. Whoever fills it has it alone, and
/// hands it on when it is full.
@safe final class ArrowBuffer: @unchecked Sendable {
  private(set) var start: UnsafeMutableRawPointer
  private(set) var count = 0
  private var capacity: Int

  /// As Arrow recommends.
  private static let alignment = 64

  init(capacity: Int = 64) {
    self.capacity = max(64, capacity)
    unsafe start = .allocate(byteCount: self.capacity, alignment: Self.alignment)
  }

  deinit { unsafe start.deallocate() }

  /// Makes room for so many bytes more.
  func reserve(_ more: Int) {
    guard count + more > capacity else { return }
    capacity = max(2 * capacity, count + more)
    let wider = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: Self.alignment)
    unsafe wider.copyMemory(from: start, byteCount: count)
    unsafe start.deallocate()
    unsafe start = wider
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
