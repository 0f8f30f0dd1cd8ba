/// What the two processes say to each other.
enum MessageKind: UInt8 {
  // To the reader.
  case open, layerNamed, filter, fields, read
  // From it.
  case driver, dataset, layer, none, done, feature, end, failure
}

/// A message in the making: whole numbers of 8 bytes, and texts and bytes after their length.
struct MessageWriter {
  private(set) var bytes: [UInt8] = []

  mutating func put(_ number: Int) {
    unsafe withUnsafeBytes(of: Int64(number).littleEndian) { unsafe bytes.append(contentsOf: $0) }
  }

  mutating func put(_ number: Double) { put(Int(bitPattern: UInt(number.bitPattern))) }

  mutating func put(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  mutating func put(_ raw: [UInt8]) {
    put(raw.count)
    bytes.append(contentsOf: raw)
  }

  mutating func put(_ raw: UnsafeRawBufferPointer) {
    put(raw.count)
    unsafe bytes.append(contentsOf: raw)
  }

  mutating func put(_ text: String) {
    put(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func put(_ texts: [String]) {
    put(texts.count)
    for text in texts { put(text) }
  }
}

/// A message that came. What it says of its own length is never trusted.
struct MessageReader {
  /// The message says more than it holds.
  struct Damage: Error {}

  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private mutating func take(_ count: Int) throws(Damage) -> Range<Int> {
    guard count >= 0, count <= bytes.count - place else { throw Damage() }
    defer { place += count }
    return place..<(place + count)
  }

  mutating func number() throws(Damage) -> Int {
    let range = try take(8)
    var value: UInt64 = 0
    for index in range.reversed() { value = value << 8 | UInt64(bytes[index]) }
    return Int(Int64(bitPattern: value))
  }

  mutating func real() throws(Damage) -> Double { Double(bitPattern: UInt64(UInt(bitPattern: try number()))) }

  mutating func flag() throws(Damage) -> Bool { bytes[try take(1).lowerBound] != 0 }

  mutating func raw() throws(Damage) -> ArraySlice<UInt8> { bytes[try take(try number())] }

  mutating func text() throws(Damage) -> String { String(decoding: try raw(), as: UTF8.self) }

  mutating func texts() throws(Damage) -> [String] {
    let count = try number()
    // Each takes eight bytes at the least.
    guard count >= 0, count <= (bytes.count - place) / 8 else { throw Damage() }
    var texts: [String] = []
    for _ in 0..<count { texts.append(try text()) }
    return texts
  }
}
