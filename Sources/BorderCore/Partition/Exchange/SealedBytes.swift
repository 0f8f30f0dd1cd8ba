/// Bytes in the making, that another process will read: a mark of what they are, numbers, and a sum of all at the end.
struct SealedWriter {
  private(set) var bytes: [UInt8]

  /// Begins bytes of a kind.
  ///
  /// - Parameters:
  ///   - kind: What they are.
  ///   - capacity: How many bytes there may be.
  init(_ kind: ExchangeKind, capacity: Int = 256) {
    bytes = []
    bytes.reserveCapacity(capacity)
    bytes.append(contentsOf: kind.rawValue.utf8)
  }

  mutating func add(byte: UInt8) { bytes.append(byte) }

  /// A number of 64 bits in eight bytes, the least first.
  mutating func add(fixed number: UInt64) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func add(_ number: Double) { add(fixed: number.bitPattern) }

  mutating func add(_ place: Position) {
    add(place.longitude)
    add(place.latitude)
  }

  /// A number in as many groups of seven bits as it needs.
  mutating func add<Number: FixedWidthInteger & UnsignedInteger>(_ number: Number) {
    var rest = number
    while rest > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// A count or an index.
  mutating func add(count: Int) { add(UInt64(max(count, 0))) }

  /// A number of either sign; small ones are short.
  mutating func add(signed number: Int64) { add(UInt64(bitPattern: number << 1 ^ number >> 63)) }

  /// A text of UTF-8 behind its length.
  mutating func add(_ text: String) {
    add(count: text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  /// Adds bytes that are written in place.
  ///
  /// - Parameters:
  ///   - limit: How many at most.
  ///   - body: Writes them, and gives their number.
  mutating func add(upTo limit: Int, _ body: (UnsafeMutableRawPointer) -> Int) {
    bytes.append(addingCapacity: limit) { span in
      span.withUnsafeMutableBufferPointer { buffer, initialized in
        guard let start = buffer.baseAddress else { return }
        initialized = body(UnsafeMutableRawPointer(start))
      }
    }
  }

  /// The bytes, with the sum of all at their end.
  consuming func sealed() -> [UInt8] {
    let sum = bytes.withUnsafeBytes { SealedReader.sum(of: $0) }
    add(fixed: sum)
    return bytes
  }
}

/// Reads what `SealedWriter` wrote, with a check of everything: what is wrong, cut short or changed is a fault.
struct SealedReader {
  private let bytes: UnsafeRawBufferPointer
  private let kind: ExchangeKind
  private var place: Int
  /// Where the sum stands, behind all else.
  private let end: Int

  /// Looks at the mark and at the sum. O(bytes).
  ///
  /// - Parameters:
  ///   - bytes: The bytes, which outlive the reader.
  ///   - kind: What they must be.
  /// - Throws: Bytes of another kind or version, or with another sum.
  init(_ bytes: UnsafeRawBufferPointer, _ kind: ExchangeKind) throws(ExchangeFault) {
    self.bytes = bytes
    self.kind = kind
    let mark = Array(kind.rawValue.utf8)
    guard bytes.count >= mark.count + 8, bytes.prefix(mark.count).elementsEqual(mark) else {
      throw bytes.prefix(mark.count - 1).elementsEqual(mark.dropLast()) ? .otherVersion(kind) : .foreign(kind)
    }
    place = mark.count
    end = bytes.count - 8
    let sum = Self.sum(of: UnsafeRawBufferPointer(rebasing: bytes[..<end]))
    guard UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: end, as: UInt64.self)) == sum else {
      throw .damaged(kind)
    }
  }

  /// A sum that changes with any bit and any order; it guards against accidents, not against malice.
  static func sum(of bytes: UnsafeRawBufferPointer) -> UInt64 {
    var sum = UInt64(bytes.count) &* 0x9E37_79B9_7F4A_7C15
    var place = 0
    func take(_ word: UInt64) {
      sum = (sum ^ word) &* 0xD6E8_FEB8_6659_FD93
      sum ^= sum >> 32
    }
    while place + 8 <= bytes.count {
      take(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)))
      place += 8
    }
    for byte in bytes[place...] { take(UInt64(byte)) }
    return sum
  }

  func fault(_ flaw: ExchangeFault.Flaw) -> ExchangeFault { .malformed(kind, flaw) }

  mutating func byte() throws(ExchangeFault) -> UInt8 {
    guard place < end else { throw fault(.endsEarly) }
    defer { place += 1 }
    return bytes[place]
  }

  mutating func fixed() throws(ExchangeFault) -> UInt64 {
    guard place + 8 <= end else { throw fault(.endsEarly) }
    defer { place += 8 }
    return UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
  }

  mutating func double() throws(ExchangeFault) -> Double { Double(bitPattern: try fixed()) }

  /// A place on the globe.
  mutating func position() throws(ExchangeFault) -> Position {
    let place = Position(longitude: try double(), latitude: try double())
    guard place.isOnSheet else { throw fault(.invalidPosition) }
    return place
  }

  mutating func number<Number: FixedWidthInteger & UnsignedInteger>(
    _ type: Number.Type = UInt64.self
  ) throws(ExchangeFault) -> Number {
    var number: Number = 0
    var shift = 0
    while true {
      let byte = try byte()
      let group = Number(truncatingIfNeeded: byte & 0x7F)
      guard shift < Number.bitWidth, (group << shift) >> shift == group else {
        throw fault(.numberTooLarge)
      }
      number |= group << shift
      if byte & 0x80 == 0 { return number }
      shift += 7
    }
  }

  mutating func signed() throws(ExchangeFault) -> Int64 {
    let number = try number()
    return Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1)
  }

  /// A number up to a limit.
  mutating func count(upTo limit: Int) throws(ExchangeFault) -> Int {
    let number = try number()
    guard number <= UInt64(max(limit, 0)) else { throw fault(.countTooLarge(number)) }
    return Int(number)
  }

  /// The number of items, each of which takes so many bytes of the rest.
  mutating func count(ofAtLeast size: Int) throws(ExchangeFault) -> Int {
    try count(upTo: (end - place) / size)
  }

  /// An index below a number.
  mutating func index(below limit: Int) throws(ExchangeFault) -> Int {
    let number = try number()
    guard number < UInt64(max(limit, 0)) else { throw fault(.indexTooLarge) }
    return Int(number)
  }

  mutating func text() throws(ExchangeFault) -> String {
    let count = try count(ofAtLeast: 1)
    defer { place += count }
    return String(decoding: bytes[place..<(place + count)], as: UTF8.self)
  }

  /// What is not read yet, the sum behind it included, to be read in place.
  ///
  /// - Parameter body: Gets the bytes and how many of them may be taken, and gives how many it took.
  /// - Throws: What the body throws.
  mutating func take(
    _ body: (UnsafeRawBufferPointer, _ limit: Int) throws(ExchangeFault) -> Int
  ) throws(ExchangeFault) {
    place += try body(UnsafeRawBufferPointer(rebasing: bytes[place...]), end - place)
  }

  /// Checks that all was read.
  func finish() throws(ExchangeFault) {
    guard place == end else { throw fault(.endsLate) }
  }
}

extension Position {
  /// Whether the place is one that a set of regions can hold: see `onGlobe`.
  var isOnSheet: Bool { abs(longitude) <= 180 + Self.edgeReach && abs(latitude) <= 90 }
}

/// The name of a region between processes: 64 bits made of its id.
package enum RegionKey {
  /// The key of an id. Different ids have different keys but by chance: once in 10⁸ for 600,000 of them, which whoever has all
  /// ids finds out.
  package static func of(_ id: String) -> UInt64 {
    var key: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in id.utf8 { key = (key ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    key ^= key >> 32
    key = key &* 0xD6E8_FEB8_6659_FD93
    return key ^ key >> 32
  }
}
