/// Damages bytes: at any place, or where they are numbers and words.
package struct Mutator {
  private var generator: SplitMix64

  package init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  private static let numbers = [
    "NaN", "nan", "Infinity", "-inf", "1e300", "-1e308", "1e999", "1e-320", "-0", "0", "-1", "180", "-180",
    "180.0000001",
    "540", "90", "-90", "91", "99999999999999999999", "4294967296", "-2147483649", "0.1e", "1.", ".5", "00",
    "0x10", "1,5",
    "", "null", "\"7\"", "[1]", "30.000000000000004",
  ]
  private static let tokens = [
    "[", "]", "{", "}", ",", ":", "\"", "\\", "\\u0000", "\\ud800", "\\", "\n", "\r\n", "\r", "\t", ";", "|",
    "\0", "\u{FEFF}",
    "\u{202E}", "null", "true", "\"type\"", "\"id\":",
    "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:3857\"}},",
    "<!--", "]]>", "<td>", "</", "&#0;", "&amp", "=1+1", "@SUM(A1)", "'; DROP TABLE x; --", "POLYGON EMPTY",
    "POLYGON((", "GEOMETRYCOLLECTION(", "Polygon", "MultiPolygon", "LineString", "Point", "Россия", "é",
    "e\u{301}",
  ]
  private static let raw: [[UInt8]] = [
    [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82], [0x80], [0xFF, 0xFE],
    [0xEF, 0xBB, 0xBF],
    [0], [0x1A],
  ]
  private static let doubles: [Double] = [
    .nan, .infinity, -.infinity, 1e300, -1e300, .leastNonzeroMagnitude, 180, -180, 180.0000001, 90, -90, 91,
    540, 1e15, 0,
    -0.0,
  ]
  private static let integers: [UInt32] = [
    0, 1, 2, 3, 0xFFFF_FFFF, 0x7FFF_FFFF, 0x8000_0000, 0x8000_0001, 0xFFFF, 0x1_0000, 0x00FF_FFFF,
    0x0FFF_FFFF, 1000, 1001,
    3006, 0x8000_0003, 17, 10, 7,
  ]

  /// Damages some places; now and then very many.
  package mutating func spoil(_ bytes: inout [UInt8]) {
    let count = Int.random(in: 0..<20, using: &generator) == 0 ? 60 : Int.random(in: 1...4, using: &generator)
    for _ in 0..<count { spoilOnce(&bytes) }
  }

  private mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: 0..<values.count, using: &generator)]
  }

  private mutating func spoilOnce(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return bytes = Array(pick(Self.tokens).utf8) }
    let place = Int.random(in: 0..<bytes.count, using: &generator)
    let stretch = place..<min(bytes.count, place + Int.random(in: 1...80, using: &generator))
    switch Int.random(in: 0..<14, using: &generator) {
    case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
    case 1: bytes[place] = UInt8.random(in: 0...255, using: &generator)
    case 2: bytes.removeSubrange(stretch)
    case 3: bytes.insert(contentsOf: pick(Self.tokens).utf8, at: place)
    case 4: bytes.insert(contentsOf: bytes[stretch], at: place)
    case 5: bytes.removeLast(bytes.count - place)
    case 6: bytes.insert(contentsOf: pick(Self.raw), at: place)
    case 7: bytes.insert(contentsOf: bytes[stretch], at: Int.random(in: 0...bytes.count, using: &generator))
    case 8: overwrite(&bytes, place, withUnsafeBytes(of: pick(Self.doubles).bitPattern, Array.init))
    case 9: overwrite(&bytes, place & ~3, withUnsafeBytes(of: pick(Self.integers), Array.init))
    case 10: overwrite(&bytes, place & ~3, withUnsafeBytes(of: pick(Self.integers).bigEndian, Array.init))
    case 11: nest(&bytes, place)
    default: replaceNumber(&bytes, from: place)
    }
  }

  private func overwrite(_ bytes: inout [UInt8], _ place: Int, _ value: [UInt8]) {
    let end = min(bytes.count, place + value.count)
    bytes.replaceSubrange(place..<end, with: value.prefix(end - place))
  }

  /// Many brackets in a row.
  private mutating func nest(_ bytes: inout [UInt8], _ place: Int) {
    let text = pick(["[", "{\"a\":", "(", "<a>", "[[]", "GEOMETRYCOLLECTION(", "\"", ","])
    let count = pick([3, 40, 1500, 20_000])
    bytes.insert(contentsOf: String(repeating: text, count: count).utf8, at: place)
  }

  /// The next number of a text becomes another.
  private mutating func replaceNumber(_ bytes: inout [UInt8], from place: Int) {
    func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
    guard let start = bytes[place...].firstIndex(where: isDigit) else { return }
    let end =
      bytes[start...].firstIndex { !isDigit($0) && ![43, 45, 46, 69, 101].contains($0) } ?? bytes.count
    bytes.replaceSubrange(start..<end, with: pick(Self.numbers).utf8)
  }
}
