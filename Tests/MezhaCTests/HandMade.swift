import CMezha

/// Arrow arrays made by hand, as another program would make them. Owns all their memory.
final class HandMade {
  let schema = UnsafeMutablePointer<ArrowSchema>.allocate(capacity: 1)
  let array = UnsafeMutablePointer<ArrowArray>.allocate(capacity: 1)
  let children: [HandMade]
  /// The buffers, each with room behind it, so that lies about lengths read what is there.
  private(set) var buffers: [UnsafeMutableRawPointer?] = []
  private let pointers: UnsafeMutablePointer<UnsafeRawPointer?>
  private let schemas: UnsafeMutablePointer<UnsafeMutablePointer<ArrowSchema>?>
  private let arrays: UnsafeMutablePointer<UnsafeMutablePointer<ArrowArray>?>
  private let texts: [UnsafeMutablePointer<CChar>]
  private let metadata: UnsafeMutableRawPointer?

  static let slack = 1 << 16

  init(
    _ format: String, _ name: String, length: Int, buffers bytes: [[UInt8]?], children: [HandMade] = [],
    extensionName: String? = nil
  ) {
    self.children = children
    texts = [format, name].map { Self.text($0) }
    // With room for lies about their counts.
    pointers = .allocate(capacity: 16 + bytes.count)
    schemas = .allocate(capacity: 16 + children.count)
    arrays = .allocate(capacity: 16 + children.count)
    pointers.initialize(repeating: nil, count: 16 + bytes.count)
    schemas.initialize(repeating: nil, count: 16 + children.count)
    arrays.initialize(repeating: nil, count: 16 + children.count)
    for (index, bytes) in bytes.enumerated() {
      let buffer = bytes.map { bytes in
        let room = UnsafeMutableRawPointer.allocate(byteCount: bytes.count + Self.slack, alignment: 64)
        room.initializeMemory(as: UInt8.self, repeating: 0, count: bytes.count + Self.slack)
        bytes.withUnsafeBytes { source in
          if let start = source.baseAddress { room.copyMemory(from: start, byteCount: source.count) }
        }
        return room
      }
      buffers.append(buffer)
      pointers[index] = buffer.map { UnsafeRawPointer($0) }
    }
    for (index, child) in children.enumerated() {
      schemas[index] = child.schema
      arrays[index] = child.array
    }
    metadata = extensionName.map { name in
      var bytes: [UInt8] = []
      func add(_ number: Int) { withUnsafeBytes(of: Int32(number)) { bytes += $0 } }
      add(1)
      for text in ["ARROW:extension:name", name] {
        add(text.utf8.count)
        bytes += text.utf8
      }
      let room = UnsafeMutableRawPointer.allocate(byteCount: bytes.count, alignment: 8)
      bytes.withUnsafeBytes {
        room.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(room), byteCount: $0.count)
      }
      return room
    }
    schema.initialize(
      to: ArrowSchema(
        format: UnsafePointer(texts[0]), name: UnsafePointer(texts[1]),
        metadata: metadata.map { UnsafePointer($0.assumingMemoryBound(to: CChar.self)) }, flags: 2,
        n_children: Int64(children.count), children: schemas, dictionary: nil, release: { _ in },
        private_data: nil))
    array.initialize(
      to: ArrowArray(
        length: Int64(length), null_count: -1, offset: 0, n_buffers: Int64(bytes.count),
        n_children: Int64(children.count), buffers: pointers, children: arrays, dictionary: nil,
        release: { _ in }, private_data: nil))
  }

  deinit {
    for buffer in buffers { buffer?.deallocate() }
    for text in texts { text.deallocate() }
    metadata?.deallocate()
    pointers.deallocate()
    schemas.deallocate()
    arrays.deallocate()
    schema.deallocate()
    array.deallocate()
  }

  private static func text(_ text: String) -> UnsafeMutablePointer<CChar> {
    let room = UnsafeMutablePointer<CChar>.allocate(capacity: text.utf8.count + 1)
    for (index, byte) in text.utf8.enumerated() { room[index] = CChar(bitPattern: byte) }
    room[text.utf8.count] = 0
    return room
  }
}

extension HandMade {
  static func bytes<Value>(_ values: [Value]) -> [UInt8] { values.withUnsafeBytes { Array($0) } }

  /// A column of texts.
  static func text(_ name: String, _ values: [String], isLarge: Bool = false) -> HandMade {
    var ends = [0]
    for value in values { ends.append((ends.last ?? 0) + value.utf8.count) }
    return HandMade(
      isLarge ? "U" : "u", name, length: values.count,
      buffers: [
        nil, isLarge ? bytes(ends.map { Int64($0) }) : bytes(ends.map { Int32($0) }), values.flatMap(\.utf8),
      ])
  }

  /// A column of whole numbers.
  static func integers(_ name: String, _ values: [Int]) -> HandMade {
    HandMade("l", name, length: values.count, buffers: [nil, bytes(values.map { Int64($0) })])
  }

  /// A column of well-known binary, or of other bytes.
  static func binary(_ name: String, _ values: [[UInt8]?], isLarge: Bool = false) -> HandMade {
    var ends = [0]
    for value in values { ends.append((ends.last ?? 0) + (value?.count ?? 0)) }
    var bits = [UInt8](repeating: 0, count: (values.count + 7) / 8)
    for (index, value) in values.enumerated() where value != nil { bits[index / 8] |= 1 << (index % 8) }
    return HandMade(
      isLarge ? "Z" : "z", name, length: values.count,
      buffers: [
        bits, isLarge ? bytes(ends.map { Int64($0) }) : bytes(ends.map { Int32($0) }),
        values.flatMap { $0 ?? [] },
      ])
  }

  /// A list of a child.
  static func list(
    _ name: String, ends: [Int], of child: HandMade, isLarge: Bool = false, extensionName: String? = nil
  ) -> HandMade {
    HandMade(
      isLarge ? "+L" : "+l", name, length: ends.count,
      buffers: [nil, isLarge ? bytes([0] + ends.map { Int64($0) }) : bytes([0] + ends.map { Int32($0) })],
      children: [child], extensionName: extensionName)
  }

  /// A record batch.
  static func table(_ columns: [HandMade], count: Int) -> HandMade {
    HandMade("+s", "", length: count, buffers: [nil], children: columns)
  }
}

/// What a function of the library answered.
final class Called {
  var schema = ArrowSchema()
  var array = ArrowArray()
  var outcome = mezha_outcome()
  let code: Int32

  typealias Function = (
    UnsafePointer<ArrowSchema>?, UnsafePointer<UnsafePointer<ArrowArray>?>?, Int64,
    UnsafePointer<mezha_option>?,
    Int64, UnsafeMutablePointer<ArrowSchema>?, UnsafeMutablePointer<ArrowArray>?,
    UnsafeMutablePointer<mezha_outcome>?
  ) -> Int32

  /// A function that takes two tables.
  typealias Merge = (
    UnsafePointer<ArrowSchema>?, UnsafePointer<UnsafePointer<ArrowArray>?>?, Int64,
    UnsafePointer<ArrowSchema>?,
    UnsafePointer<UnsafePointer<ArrowArray>?>?, Int64, UnsafePointer<mezha_option>?, Int64,
    UnsafeMutablePointer<ArrowSchema>?, UnsafeMutablePointer<ArrowArray>?,
    UnsafeMutablePointer<mezha_outcome>?
  ) -> Int32

  convenience init(_ function: Function, _ tables: [HandMade], _ options: [(String, String)] = []) {
    self.init({ function($0, $1, $2, $6, $7, $8, $9, $10) }, tables, [], options)
  }

  init(_ function: Merge, _ tables: [HandMade], _ others: [HandMade], _ options: [(String, String)] = []) {
    let texts = options.flatMap { [$0.0, $0.1] }.map { Array($0.utf8CString) }
    let pointers = texts.map { text -> UnsafeMutablePointer<CChar> in
      let room = UnsafeMutablePointer<CChar>.allocate(capacity: text.count)
      room.initialize(from: text, count: text.count)
      return room
    }
    defer { for pointer in pointers { pointer.deallocate() } }
    let list = options.indices.map {
      mezha_option(key: UnsafePointer(pointers[2 * $0]), value: UnsafePointer(pointers[2 * $0 + 1]))
    }
    let batches: [UnsafePointer<ArrowArray>?] = tables.map { UnsafePointer($0.array) }
    let more: [UnsafePointer<ArrowArray>?] = others.map { UnsafePointer($0.array) }
    code = function(
      tables.first.map { UnsafePointer($0.schema) }, batches, Int64(batches.count),
      others.first.map { UnsafePointer($0.schema) }, more, Int64(more.count), list, Int64(list.count),
      &schema,
      &array, &outcome)
  }

  deinit {
    schema.release?(&schema)
    array.release?(&array)
    outcome.release?(&outcome)
  }

  var message: String { outcome.message.map { String(cString: $0) } ?? "" }

  var notes: [String] {
    (0..<Int(outcome.note_count)).compactMap { outcome.notes[$0].map { String(cString: $0) } }
  }

  var columns: [String] {
    (0..<Int(schema.n_children)).compactMap { index in
      schema.children[index].flatMap { $0.pointee.name.map { String(cString: $0) } }
    }
  }

  private func child(_ name: String) -> (format: String, array: ArrowArray)? {
    guard let index = columns.firstIndex(of: name), let schema = schema.children[index],
      let array = array.children[index], let format = schema.pointee.format
    else { return nil }
    return (String(cString: format), array.pointee)
  }

  private func isThere(_ array: ArrowArray, _ row: Int) -> Bool {
    guard let bits = array.buffers[0] else { return true }
    return bits.load(fromByteOffset: row / 8, as: UInt8.self) >> (row % 8) & 1 == 1
  }

  /// The values of a column as texts; empty where there is none.
  func texts(_ name: String) -> [String] {
    guard let (format, array) = child(name) else { return [] }
    return (0..<Int(array.length)).map { row in
      guard isThere(array, row), let values = array.buffers[1] else { return "" }
      switch format {
      case "l": return "\(values.load(fromByteOffset: 8 * row, as: Int64.self))"
      case "g": return "\(values.load(fromByteOffset: 8 * row, as: Double.self))"
      case "u", "z":
        let start = Int(values.load(fromByteOffset: 4 * row, as: Int32.self))
        let end = Int(values.load(fromByteOffset: 4 * row + 4, as: Int32.self))
        guard let data = array.buffers[2] else { return "" }
        return String(
          decoding: UnsafeRawBufferPointer(start: data + start, count: end - start), as: UTF8.self)
      default: return "?"
      }
    }
  }

  /// The values of a column of bytes.
  func bytes(_ name: String) -> [[UInt8]] {
    guard let (format, array) = child(name), format == "z", let ends = array.buffers[1],
      let data = array.buffers[2]
    else { return [] }
    return (0..<Int(array.length)).map { row in
      let start = Int(ends.load(fromByteOffset: 4 * row, as: Int32.self))
      let end = Int(ends.load(fromByteOffset: 4 * row + 4, as: Int32.self))
      return Array(UnsafeRawBufferPointer(start: data + start, count: end - start))
    }
  }

  /// All rows, whatever the columns, but shapes.
  var rows: [String] {
    let columns = columns.filter { $0 != "geometry" }.map { texts($0) }
    return (0..<Int(array.length)).map { row in columns.map { $0[row] }.joined(separator: "|") }
  }
}
