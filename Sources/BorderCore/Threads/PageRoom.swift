internal import CVertexKernel
import Glibc

/// Room for bytes that goes back to the system as soon as it is given up, and grows without a second copy.
///
/// What a program frees, its allocator mostly keeps: after one large table was freed, glibc takes the next ones of that
/// size from a heap that never shrinks. A library in another program's process must not leave such a heap behind.
/// Small room is the allocator's all the same.
package struct PageRoom: ~Copyable {
  /// Where it begins: at a multiple of 64.
  package private(set) var start: UnsafeMutableRawPointer
  /// How many bytes there are. Those that were never written to take no memory, where there are many.
  package private(set) var byteCount: Int
  private var isMapped: Bool

  private static let alignment = 64
  /// Room of less is the allocator's.
  private static let leastMapped = 1 << 17

  /// Room for so many bytes, which hold zeros.
  package init(zeros byteCount: Int) {
    self.init(byteCount)
    if !isMapped { memset(start, 0, self.byteCount) }
  }

  /// Room for so many bytes, which hold anything.
  package init(_ byteCount: Int) {
    if byteCount >= Self.leastMapped, let pages = Self.map(byteCount) {
      (start, self.byteCount, isMapped) = (pages, byteCount, true)
      return
    }
    // Where the system gives no pages, the allocator gives nothing either, and stops the process as Swift's arrays do.
    self.byteCount = max(byteCount, Self.alignment)
    start = .allocate(byteCount: self.byteCount, alignment: Self.alignment)
    isMapped = false
  }

  deinit {
    if isMapped { munmap(start, byteCount) } else { start.deallocate() }
  }

  /// Makes room for more bytes. Those that are there keep their values; the pointer may be another one.
  package mutating func grow(to wanted: Int) {
    guard wanted > byteCount else { return }
    if isMapped, let moved = mezha_grow_pages(start, byteCount, wanted) {
      (start, byteCount) = (moved, wanted)
      return
    }
    let wider = PageRoom(wanted)
    wider.start.copyMemory(from: start, byteCount: byteCount)
    self = wider
  }

  private static func map(_ byteCount: Int) -> UnsafeMutableRawPointer? {
    let pages = mmap(nil, byteCount, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    return pages == MAP_FAILED ? nil : pages
  }
}
