internal import CMezha

// The callbacks by which owners are known as those of this file.
private let releaseSchema: @convention(c) (UnsafeMutablePointer<ArrowSchema>?) -> Void = { schema in
  guard let schema = unsafe schema, let owner = unsafe schema.pointee.private_data else { return }
  unsafe schema.pointee.release = nil
  unsafe Unmanaged<SchemaOwner>.fromOpaque(owner).release()
}

private let releaseArray: @convention(c) (UnsafeMutablePointer<ArrowArray>?) -> Void = { array in
  guard let array = unsafe array, let owner = unsafe array.pointee.private_data else { return }
  unsafe array.pointee.release = nil
  unsafe Unmanaged<ArrayOwner>.fromOpaque(owner).release()
}

/// An array with its schema, to be handed out.
struct ArrowNode: Sendable {
  var format: String
  var name: String
  var metadata: [(String, String)] = []
  var length: Int
  /// Which values are there; `nil` where all are.
  var validity: ArrowBits?
  /// The buffers after that of validity.
  var buffers: [ArrowBuffer] = []
  var children: [ArrowNode] = []

  /// Writes the schema, for whoever releases it.
  func export(schema target: UnsafeMutablePointer<ArrowSchema>) {
    let owner = SchemaOwner(self)
    unsafe target.initialize(
      to: ArrowSchema(
        format: UnsafePointer(owner.format), name: UnsafePointer(owner.name),
        metadata: owner.metadata.map { unsafe UnsafePointer($0) }, flags: Int64(ARROW_FLAG_NULLABLE),
        n_children: Int64(children.count), children: unsafe owner.children, dictionary: nil,
        release: unsafe releaseSchema,
        private_data: unsafe Unmanaged.passRetained(owner).toOpaque()))
  }

  /// Writes the array, for whoever releases it.
  func export(array target: UnsafeMutablePointer<ArrowArray>) {
    let owner = ArrayOwner(self)
    unsafe target.initialize(
      to: ArrowArray(
        length: Int64(length), null_count: Int64(validity?.zeroCount ?? 0), offset: 0,
        n_buffers: Int64(buffers.count + 1), n_children: Int64(children.count), buffers: owner.pointers,
        children: owner.children, dictionary: nil,
        release: releaseArray,
        private_data: Unmanaged.passRetained(owner).toOpaque()))
  }
}

extension ArrowNode {
  /// What a schema and an array that were written here were made from; `nil` for those of others.
  static func of(_ schema: ArrowSchema, _ array: ArrowArray) -> ArrowNode? {
    guard let own = unsafe schema.release, let ownArray = unsafe array.release,
      let owner = unsafe array.private_data,
      unsafe unsafeBitCast(own, to: UnsafeRawPointer.self)
        == unsafeBitCast(releaseSchema, to: UnsafeRawPointer.self),
      unsafe unsafeBitCast(ownArray, to: UnsafeRawPointer.self)
        == unsafeBitCast(releaseArray, to: UnsafeRawPointer.self)
    else { return nil }
    return unsafe Unmanaged<ArrayOwner>.fromOpaque(owner).takeUnretainedValue().node
  }
}

/// What a schema points to.
@safe private final class SchemaOwner {
  let format: UnsafeMutablePointer<CChar>
  let name: UnsafeMutablePointer<CChar>
  let metadata: UnsafeMutablePointer<CChar>?
  let children: UnsafeMutablePointer<UnsafeMutablePointer<ArrowSchema>?>?
  private let childCount: Int

  init(_ node: ArrowNode) {
    unsafe format = CText.make(node.format)
    unsafe name = CText.make(node.name)
    unsafe metadata = node.metadata.isEmpty ? nil : CText.make(ArrowMetadata.bytes(node.metadata))
    childCount = node.children.count
    unsafe children = node.children.isEmpty ? nil : .allocate(capacity: childCount)
    for (index, child) in node.children.enumerated() {
      let target = UnsafeMutablePointer<ArrowSchema>.allocate(capacity: 1)
      unsafe child.export(schema: target)
      unsafe children?[index] = unsafe target
    }
  }

  deinit {
    unsafe format.deallocate()
    unsafe name.deallocate()
    unsafe metadata?.deallocate()
    for index in 0..<childCount {
      guard let child = unsafe children?[index] else { continue }
      // Whoever has moved a child has released it, or will.
      unsafe child.pointee.release?(child)
      unsafe child.deallocate()
    }
    unsafe children?.deallocate()
  }
}

/// What an array points to.
@safe private final class ArrayOwner {
  let pointers: UnsafeMutablePointer<UnsafeRawPointer?>
  let children: UnsafeMutablePointer<UnsafeMutablePointer<ArrowArray>?>?
  private let childCount: Int
  /// Holds the buffers.
  let node: ArrowNode

  init(_ node: ArrowNode) {
    self.node = node
    let validity = node.validity.flatMap { $0.zeroCount > 0 ? $0.buffer : nil }
    unsafe pointers = .allocate(capacity: node.buffers.count + 1)
    unsafe pointers[0] = unsafe validity.map { unsafe UnsafeRawPointer($0.start) }
    for (index, buffer) in node.buffers.enumerated() {
      unsafe pointers[index + 1] = unsafe UnsafeRawPointer(buffer.start)
    }
    childCount = node.children.count
    unsafe children = node.children.isEmpty ? nil : .allocate(capacity: childCount)
    for (index, child) in node.children.enumerated() {
      let target = UnsafeMutablePointer<ArrowArray>.allocate(capacity: 1)
      unsafe child.export(array: target)
      unsafe children?[index] = unsafe target
    }
  }

  deinit {
    unsafe pointers.deallocate()
    for index in 0..<childCount {
      guard let child = unsafe children?[index] else { continue }
      unsafe child.pointee.release?(child)
      unsafe child.deallocate()
    }
    unsafe children?.deallocate()
  }
}

/// Strings of C.
enum CText {
  /// The text with a zero byte behind it, to be deallocated.
  static func make(_ text: String) -> UnsafeMutablePointer<CChar> { unsafe make(Array(text.utf8)) }

  static func make(_ bytes: [UInt8]) -> UnsafeMutablePointer<CChar> {
    let target = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count + 1)
    for (index, byte) in bytes.enumerated() { unsafe target[index] = CChar(bitPattern: byte) }
    unsafe target[bytes.count] = 0
    return unsafe target
  }
}
