/// Bytes of a file in the making.
///
/// All writers end in one: text goes in as UTF-8, numbers in the notation of files (point, no grouping, no
/// locale). The bytes depend on nothing but what was appended.
public struct OutputBuffer: Hashable, Sendable {
  /// The bytes so far.
  public package(set) var bytes: [UInt8] = []

  /// An empty buffer.
  public init() {}

  /// A buffer that holds a text.
  public init(_ text: String) { append(text) }

  /// A buffer that holds bytes.
  public init(bytes: [UInt8]) { self.bytes = bytes }

  /// The number of bytes so far.
  public var count: Int { bytes.count }

  /// Whether nothing has been written.
  public var isEmpty: Bool { bytes.isEmpty }

  /// The bytes as text; bytes that are not UTF-8 become U+FFFD. O(*n*).
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Makes room for so many bytes in all.
  public mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  /// Appends one byte.
  @inline(__always)
  public mutating func append(byte: UInt8) { bytes.append(byte) }

  /// Appends a text as UTF-8. O(length).
  public mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Appends what another buffer holds. O(length).
  public mutating func append(_ other: OutputBuffer) { bytes.append(contentsOf: other.bytes) }

  /// Appends the same byte several times; nothing for a count below one.
  public mutating func append(byte: UInt8, count: Int) {
    guard count > 0 else { return }
    bytes.append(contentsOf: repeatElement(byte, count: count))
  }

  /// Ends the line with LF, the same on every system.
  public mutating func appendNewline() { bytes.append(Ascii.newline) }
}

/// Bytes that the writers look for or write.
package enum Ascii {
  package static let tab = UInt8(ascii: "\t")
  package static let newline = UInt8(ascii: "\n")
  package static let carriageReturn = UInt8(ascii: "\r")
  package static let space = UInt8(ascii: " ")
  package static let quote = UInt8(ascii: "\"")
  package static let comma = UInt8(ascii: ",")
  package static let semicolon = UInt8(ascii: ";")
  package static let colon = UInt8(ascii: ":")
  package static let point = UInt8(ascii: ".")
  package static let minus = UInt8(ascii: "-")
  package static let plus = UInt8(ascii: "+")
  package static let zero = UInt8(ascii: "0")
  package static let nine = UInt8(ascii: "9")
  package static let backslash = UInt8(ascii: "\\")
  package static let openBracket = UInt8(ascii: "[")
  package static let closeBracket = UInt8(ascii: "]")
  package static let openBrace = UInt8(ascii: "{")
  package static let closeBrace = UInt8(ascii: "}")

  package static func isDigit(_ byte: UInt8) -> Bool { byte >= zero && byte <= nine }
}
