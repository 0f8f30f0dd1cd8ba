/// Columns that are no cells of a table: numbers and bytes that one call hands to another.
enum PlainColumn {
  /// Whole numbers.
  static func integers(_ name: String, _ values: [Int]) -> ArrowNode {
    let buffer = ArrowBuffer(capacity: 8 * values.count)
    for value in values { buffer.append(Int64(value)) }
    return ArrowNode(format: "l", name: name, length: values.count, buffers: [buffer])
  }

  /// Numbers.
  static func decimals(_ name: String, _ values: [Double]) -> ArrowNode {
    let buffer = ArrowBuffer(capacity: 8 * values.count)
    for value in values { buffer.append(value) }
    return ArrowNode(format: "g", name: name, length: values.count, buffers: [buffer])
  }

  /// Bytes, or texts of UTF-8.
  static func bytes(_ name: String, _ values: [[UInt8]], isText: Bool = false) -> ArrowNode {
    let buffer = ArrowBuffer(capacity: values.reduce(0) { $0 + $1.count })
    var ends = ArrowOffsets()
    for value in values {
      unsafe value.withUnsafeBytes { unsafe buffer.append($0) }
      ends.append(buffer.count)
    }
    let format = isText ? (ends.isLarge ? "U" : "u") : ends.isLarge ? "Z" : "z"
    return ArrowNode(format: format, name: name, length: values.count, buffers: [ends.buffer, buffer])
  }
}
