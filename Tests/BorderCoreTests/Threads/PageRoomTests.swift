import Testing

@testable import BorderCore

/// Room for bytes, of the allocator's or of whole pages.
@Suite struct PageRoomTests {
  @Test(arguments: [0, 1, 100, 1 << 17 - 1, 1 << 17, 3 << 20 + 5])
  func `room begins with zeros at a multiple of 64, and keeps its bytes as it grows`(size: Int) {
    var room = PageRoom(zeros: size)
    #expect(room.byteCount >= size && UInt(bitPattern: room.start) % 64 == 0)
    let bytes = UnsafeRawBufferPointer(start: room.start, count: size)
    #expect(bytes.allSatisfy { $0 == 0 })
    for index in 0..<size {
      room.start.storeBytes(of: UInt8(truncatingIfNeeded: index % 251), toByteOffset: index, as: UInt8.self)
    }
    for wanted in [size / 2, size + 1, 2 * size + 200_000] {
      room.grow(to: wanted)
      #expect(room.byteCount >= max(size, wanted) && UInt(bitPattern: room.start) % 64 == 0)
      let kept = UnsafeRawBufferPointer(start: room.start, count: size)
      #expect(kept.enumerated().allSatisfy { $1 == UInt8($0 % 251) }, "grown to \(wanted)")
    }
    room.start.storeBytes(of: 1, toByteOffset: room.byteCount - 1, as: UInt8.self)
  }
}
