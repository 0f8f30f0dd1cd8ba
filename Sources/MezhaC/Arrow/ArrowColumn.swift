internal import BorderTables
internal import CMezha

/// An array of the Arrow C data interface whose structure has been checked: lengths, offsets, counts and pointers.
///
/// Offsets inside buffers are checked when they are used: nothing outside of what the lengths allow is ever read.
@safe struct ArrowColumn {
  let name: String
  let layout: ArrowLayout
  /// The number of values, which stand behind `offset` others.
  let length: Int
  let offset: Int
  let children: [ArrowColumn]
  /// One where the values are indices into it, else none.
  let dictionary: [ArrowColumn]
  private let buffers: [UnsafeRawPointer?]
  /// The sizes of the buffers of a view.
  private let viewSizes: UnsafeRawPointer?

  /// No array of a process is longer.
  static let longest = 1 << 40
  /// A multipolygon's coordinates stand five deep.
  private static let deepest = 6

  /// Checks an array.
  ///
  /// - Parameters:
  ///   - schema: What it should be.
  ///   - array: The array.
  ///   - path: Its column, for messages.
  ///   - depth: How many arrays it is in.
  /// - Throws: What contradicts the schema, or itself.
  init(
    _ schema: UnsafePointer<ArrowSchema>, _ array: UnsafePointer<ArrowArray>, path: String, depth: Int = 0
  ) throws(CallError) {
    func wrong(_ what: String) -> CallError { CallError(.data, "column \(path): \(what)") }
    let (schema, array) = unsafe (schema.pointee, array.pointee)
    guard unsafe schema.release != nil, unsafe array.release != nil else {
      throw wrong("the array has been released")
    }
    guard depth < Self.deepest else { throw wrong("lists within lists, deeper than polygons are") }
    let format = unsafe schema.format.map { unsafe String(cString: $0) } ?? ""
    guard let layout = ArrowLayout(format) else {
      throw CallError(.schema, "column \(path): values of the Arrow format '\(format)' cannot be read here")
    }
    self.layout = layout
    name = unsafe schema.name.map { unsafe String(cString: $0) } ?? ""
    guard unsafe array.length >= 0, unsafe array.offset >= 0, unsafe array.length <= Self.longest,
      unsafe array.offset <= Self.longest
    else { throw wrong(unsafe "a length of \(array.length) at an offset of \(array.offset)") }
    length = unsafe Int(array.length)
    offset = unsafe Int(array.offset)

    let count = layout.bufferCount
    let isView = if case .view = layout { true } else { false }
    guard unsafe isView ? (3...(1 << 24)).contains(array.n_buffers) : array.n_buffers == count else {
      throw wrong(unsafe "\(array.n_buffers) buffers where the format '\(format)' has \(count)")
    }
    guard unsafe array.n_buffers == 0 || array.buffers != nil else { throw wrong("no buffers") }
    var buffers: [UnsafeRawPointer?] = unsafe []
    for index in unsafe 0..<Int(array.n_buffers) { unsafe buffers.append(array.buffers[index]) }
    // Validity may be missing, and so may the bytes of texts that are all empty.
    if length > 0, unsafe buffers.count > 1, unsafe buffers[1] == nil { throw wrong("no buffer of values") }
    unsafe viewSizes = isView ? buffers.removeLast() : nil
    guard unsafe !isView || buffers.count == 2 || viewSizes != nil || length == 0 else {
      throw wrong("no sizes of the buffers of views")
    }
    unsafe self.buffers = buffers

    let childCount =
      switch layout {
      case .list, .fixedList: 1
      case .structure: unsafe Int(truncatingIfNeeded: min(schema.n_children, 64))
      default: 0
      }
    guard unsafe schema.n_children == childCount, unsafe array.n_children == childCount else {
      throw wrong(
        unsafe "\(schema.n_children) and \(array.n_children) children where there should be \(childCount)")
    }
    var children: [ArrowColumn] = []
    for index in 0..<childCount {
      guard let child = unsafe schema.children?[index], let values = unsafe array.children?[index] else {
        throw wrong("child \(index) is missing")
      }
      unsafe children.append(try ArrowColumn(child, values, path: path, depth: depth + 1))
    }
    self.children = children
    guard let words = unsafe schema.dictionary else {
      dictionary = []
      return
    }
    guard case .integer = layout, let values = unsafe array.dictionary else {
      throw wrong("a dictionary without indices, or indices without one")
    }
    dictionary = unsafe [try ArrowColumn(words, values, path: path, depth: depth + 1)]
    guard dictionary[0].layout.isField, dictionary[0].dictionary.isEmpty else {
      throw wrong("a dictionary of values that are no texts or numbers")
    }
  }

  /// Whether a value is missing.
  func isNull(_ row: Int) -> Bool {
    if layout == .null { return true }
    guard let validity = unsafe buffers[0] else { return false }
    let bit = offset + row
    return unsafe validity.load(fromByteOffset: bit >> 3, as: UInt8.self) >> (bit & 7) & 1 == 0
  }

  /// The value of a list as a range of its child.
  func range(_ row: Int) throws(CallError) -> Range<Int> {
    let size = if case .list(let size) = layout { size } else { 4 }
    let (start, end) = (number(row, size: size), number(row + 1, size: size))
    guard start >= 0, start <= end, end <= children[0].length else {
      throw CallError(
        .data, "column \(name): a list from \(start) to \(end) of \(children[0].length) values", row: nil)
    }
    return start..<end
  }

  /// The bytes of a value of bytes or text; `nil` where it is missing.
  func bytes(_ row: Int) throws(CallError) -> UnsafeRawBufferPointer? {
    if isNull(row) { return nil }
    switch layout {
    case .bytes(let size, _):
      let (start, end) = (number(row, size: size), number(row + 1, size: size))
      guard start >= 0, start <= end, end <= Self.longest, unsafe end == start || buffers[2] != nil else {
        throw CallError(.data, "column \(name): a value from byte \(start) to \(end)")
      }
      return unsafe UnsafeRawBufferPointer(start: buffers[2].map { unsafe $0 + start }, count: end - start)
    case .view: return unsafe try view(row)
    default: return nil
    }
  }

  /// How many bytes the values have in all; 0 for views, whose buffers may hold more.
  var byteCount: Int {
    get throws(CallError) {
      guard case .bytes(let size, _) = layout, length > 0 else { return 0 }
      let (start, end) = (number(0, size: size), number(length, size: size))
      guard start >= 0, start <= end, end <= Self.longest else {
        throw CallError(.data, "column \(name): values from byte \(start) to \(end)")
      }
      return end - start
    }
  }

  private func view(_ row: Int) throws(CallError) -> UnsafeRawBufferPointer {
    guard let views = unsafe buffers[1] else { return unsafe UnsafeRawBufferPointer(start: nil, count: 0) }
    let view = unsafe views + 16 * (offset + row)
    let count = unsafe Int(view.loadUnaligned(as: Int32.self))
    if (0...12).contains(count) { return unsafe UnsafeRawBufferPointer(start: view + 4, count: count) }
    let index = unsafe Int(view.loadUnaligned(fromByteOffset: 8, as: Int32.self))
    let start = unsafe Int(view.loadUnaligned(fromByteOffset: 12, as: Int32.self))
    guard count > 0, index >= 0, unsafe index < buffers.count - 2, start >= 0,
      let data = unsafe buffers[index + 2],
      let size = unsafe viewSizes?.loadUnaligned(fromByteOffset: 8 * index, as: Int64.self),
      start + count <= size
    else { throw CallError(.data, "column \(name): a view of \(count) bytes that are not there") }
    return unsafe UnsafeRawBufferPointer(start: data + start, count: count)
  }

  /// An offset, by its row.
  private func number(_ row: Int, size: Int) -> Int {
    guard let values = unsafe buffers[1] else { return 0 }
    let place = size * (offset + row)
    return unsafe size == 4
      ? Int(values.loadUnaligned(fromByteOffset: place, as: Int32.self))
      : Int(values.loadUnaligned(fromByteOffset: place, as: Int64.self))
  }

  /// Where the numbers of eight bytes begin, the offset passed over; `nil` for other layouts.
  var doubles: UnsafeRawPointer? {
    guard layout == .float(bytes: 8) else { return nil }
    return unsafe buffers[1].map { unsafe $0 + 8 * offset }
  }

  /// The value as the text of a field, as the command reads it; `nil` where it is missing.
  func text(_ row: Int) throws(CallError) -> String? {
    if isNull(row) { return nil }
    switch layout {
    case .null: return nil
    case .bytes, .view: return unsafe try bytes(row).map { unsafe String(decoding: $0, as: UTF8.self) }
    case .boolean:
      let bit = offset + row
      return unsafe buffers[1].map {
        unsafe $0.load(fromByteOffset: bit >> 3, as: UInt8.self) >> (bit & 7) & 1 == 1 ? "1" : "0"
      }
    case .float(let size):
      guard let values = unsafe buffers[1] else { return nil }
      let place = size * (offset + row)
      return unsafe size == 4
        ? NumberText.of(values.loadUnaligned(fromByteOffset: place, as: Float.self))
        : NumberText.of(values.loadUnaligned(fromByteOffset: place, as: Double.self))
    case .integer(let size, let isSigned):
      guard let values = unsafe buffers[1] else { return nil }
      let value = unsafe Self.integer(values + size * (offset + row), size: size, isSigned: isSigned)
      guard let words = dictionary.first else { return value.map { "\($0)" } ?? nil }
      guard let value, value >= 0, value < words.length else {
        throw CallError(.data, "column \(name): an index beyond its dictionary of \(words.length) values")
      }
      return try words.text(value)
    default: return nil
    }
  }

  /// An integer of so many bytes; `nil` beyond 63 bits.
  private static func integer(_ place: UnsafeRawPointer, size: Int, isSigned: Bool) -> Int? {
    switch (size, isSigned) {
    case (1, true): unsafe Int(place.load(as: Int8.self))
    case (1, false): unsafe Int(place.load(as: UInt8.self))
    case (2, true): unsafe Int(place.loadUnaligned(as: Int16.self))
    case (2, false): unsafe Int(place.loadUnaligned(as: UInt16.self))
    case (4, true): unsafe Int(place.loadUnaligned(as: Int32.self))
    case (4, false): unsafe Int(place.loadUnaligned(as: UInt32.self))
    case (8, true): unsafe Int(place.loadUnaligned(as: Int64.self))
    default: unsafe Int(exactly: place.loadUnaligned(as: UInt64.self))
    }
  }
}
