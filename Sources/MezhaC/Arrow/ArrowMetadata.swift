internal import CMezha

/// The key-value pairs of a schema.
///
/// Source: the Arrow C data interface, `ArrowSchema.metadata`: counts and lengths of 32 bits in the order of the machine.
enum ArrowMetadata {
  /// The value of a key; `nil` where there is none.
  static func value(_ key: String, in metadata: UnsafePointer<CChar>?) -> String? {
    guard let metadata = unsafe UnsafeRawPointer(metadata) else { return nil }
    var place = 0
    func count() -> Int {
      defer { place += 4 }
      return unsafe Int(metadata.loadUnaligned(fromByteOffset: place, as: Int32.self))
    }
    func text() -> String? {
      let length = count()
      // The whole has no length; what is absurd is not followed.
      guard (0...(1 << 24)).contains(length) else { return nil }
      defer { place += length }
      return unsafe String(
        decoding: UnsafeRawBufferPointer(start: metadata + place, count: length), as: UTF8.self)
    }
    let pairs = count()
    guard (0...(1 << 16)).contains(pairs) else { return nil }
    for _ in 0..<pairs {
      guard let name = text(), let value = text() else { return nil }
      if name == key { return value }
    }
    return nil
  }

  /// Pairs as bytes.
  static func bytes(_ pairs: [(String, String)]) -> [UInt8] {
    var bytes: [UInt8] = []
    func add(_ number: Int) {
      unsafe withUnsafeBytes(of: Int32(truncatingIfNeeded: number)) { unsafe bytes.append(contentsOf: $0) }
    }
    add(pairs.count)
    for (key, value) in pairs {
      for text in [key, value] {
        add(text.utf8.count)
        bytes.append(contentsOf: text.utf8)
      }
    }
    return bytes
  }
}
