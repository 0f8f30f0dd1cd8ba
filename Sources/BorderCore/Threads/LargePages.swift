import Glibc

/// Pages of 2 MB for the few arrays that hold something of every vertex.
///
/// A large array gets its memory a page at a time, as it is first written to. With pages of 4 KB that takes an eighth of
/// the time of a whole run. Systems that give large pages only to those who ask (`madvise` in
/// /sys/kernel/mm/transparent_hugepage/enabled, the usual setting) are asked here; others do as they are set.
enum LargePages {
  private static let size = 1 << 21

  /// Asks for large pages under room that is not written to yet. Room of less than four of them is left as it is.
  static func ask(for room: UnsafeRawBufferPointer) {
    guard let start = room.baseAddress, room.count >= 4 * size else { return }
    let address = UInt(bitPattern: start)
    // A page that reaches beyond the room belongs to others too.
    let first = (address + UInt(size) - 1) & ~UInt(size - 1)
    let end = (address + UInt(room.count)) & ~UInt(size - 1)
    // Without them all works as well, only slower: whether it was granted does not matter.
    _ = madvise(UnsafeMutableRawPointer(bitPattern: first), Int(end - first), MADV_HUGEPAGE)
  }

  /// Asks for large pages under the whole capacity of an array that has just been reserved.
  static func ask<Element>(for array: inout [Element]) {
    let capacity = array.capacity
    array.withUnsafeMutableBufferPointer { elements in
      guard let start = elements.baseAddress else { return }
      ask(for: UnsafeRawBufferPointer(start: start, count: capacity * MemoryLayout<Element>.stride))
    }
  }
}
