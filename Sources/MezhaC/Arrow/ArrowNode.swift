internal import CMezha

// The callbacks by which owners are known as those of this file.
private let releaseSchema: @convention(c) (UnsafeMutablePointer<ArrowSchema>?) -> Void = { schema in
  guard let schema, let owner = schema.pointee.private_data else { return }
  schema.pointee.release = nil
  Unmanaged<SchemaOwner>.fromOpaque(owner).release()
}

private let releaseArray: @convention(c) (UnsafeMutablePointer<ArrowArray>?) -> Void = { array in
  guard let array, let owner = array.pointee.private_data else { return }
  array.pointee.release = nil
  Unmanaged<ArrayOwner>.fromOpaque(owner).release()
}

/// An array with its schema, to be handed out.
struct ArrowNode {
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
    target.initialize(
      to: ArrowSchema(
        format: UnsafePointer(owner.format), name: UnsafePointer(owner.name),
        metadata: owner.metadata.map { UnsafePointer($0) }, flags: Int64(ARROW_FLAG_NULLABLE),
        n_children: Int64(children.count), children: owner.children, dictionary: nil,
        release: releaseSchema,
        private_data: Unmanaged.passRetained(owner).toOpaque()))
  }

  /// Writes the array, for whoever releases it.
  func export(array target: UnsafeMutablePointer<ArrowArray>) {
    let owner = ArrayOwner(self)
    target.initialize(
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
    guard let own = schema.release, let ownArray = array.release, let owner = array.private_data,
      unsafeBitCast(own, to: UnsafeRawPointer.self)
        == unsafeBitCast(releaseSchema, to: UnsafeRawPointer.self),
      unsafeBitCast(ownArray, to: UnsafeRawPointer.self)
        == unsafeBitCast(releaseArray, to: UnsafeRawPointer.self)
    else { return nil }
    return Unmanaged<ArrayOwner>.fromOpaque(owner).takeUnretainedValue().node
  }
}

/// What a schema points to.
private final class SchemaOwner {
  let format: UnsafeMutablePointer<CChar>
  let name: UnsafeMutablePointer<CChar>
  let metadata: UnsafeMutablePointer<CChar>?
  let children: UnsafeMutablePointer<UnsafeMutablePointer<ArrowSchema>?>?
  private let childCount: Int

  init(_ node: ArrowNode) {
    format = CText.make(node.format)
    name = CText.make(node.name)
    metadata = node.metadata.isEmpty ? nil : CText.make(ArrowMetadata.bytes(node.metadata))
    childCount = node.children.count
    children = node.children.isEmpty ? nil : .allocate(capacity: childCount)
    for (index, child) in node.children.enumerated() {
      let target = UnsafeMutablePointer<ArrowSchema>.allocate(capacity: 1)
      child.export(schema: target)
      children?[index] = target
    }
  }

  deinit {
    format.deallocate()
    name.deallocate()
    metadata?.deallocate()
    for index in 0..<childCount {
      guard let child = children?[index] else { continue }
      // Whoever has moved a child has released it, or will.
      child.pointee.release?(child)
      child.deallocate()
    }
    children?.deallocate()
  }
}

/// What an array points to.
private final class ArrayOwner {
  let pointers: UnsafeMutablePointer<UnsafeRawPointer?>
  let children: UnsafeMutablePointer<UnsafeMutablePointer<ArrowArray>?>?
  private let childCount: Int
  /// Holds the buffers.
  let node: ArrowNode

  init(_ node: ArrowNode) {
    self.node = node
    let validity = node.validity.flatMap { $0.zeroCount > 0 ? $0.buffer : nil }
    pointers = .allocate(capacity: node.buffers.count + 1)
    pointers[0] = validity.map { UnsafeRawPointer($0.start) }
    for (index, buffer) in node.buffers.enumerated() { pointers[index + 1] = UnsafeRawPointer(buffer.start) }
    childCount = node.children.count
    children = node.children.isEmpty ? nil : .allocate(capacity: childCount)
    for (index, child) in node.children.enumerated() {
      let target = UnsafeMutablePointer<ArrowArray>.allocate(capacity: 1)
      child.export(array: target)
      children?[index] = target
    }
  }

  deinit {
    pointers.deallocate()
    for index in 0..<childCount {
      guard let child = children?[index] else { continue }
      child.pointee.release?(child)
      child.deallocate()
    }
    children?.deallocate()
  }
}

/// Strings of C.
enum CText {
  /// The text with a zero byte behind it, to be deallocated.
  static func make(_ text: String) -> UnsafeMutablePointer<CChar> { make(Array(text.utf8)) }

  static func make(_ bytes: [UInt8]) -> UnsafeMutablePointer<CChar> {
    let target = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count + 1)
    for (index, byte) in bytes.enumerated() { target[index] = CChar(bitPattern: byte) }
    target[bytes.count] = 0
    return target
  }
}
