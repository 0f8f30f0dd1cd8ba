internal import BorderCore

/// Reads polygons of well-known binary into a builder, with a check of every count.
///
/// Polygons, multipolygons and collections of them, in either order of bytes, with Z and M values, which are passed over.
/// Source: OGC 06-103r4, section 8.2, and the extended form of PostGIS, whose types have flags in their high bits.
@safe struct WellKnownBinary {
  private let bytes: UnsafeRawBufferPointer
  private var place = 0
  private var isLittle = true

  /// Collections within collections.
  private static let deepest = 16

  init(_ bytes: UnsafeRawBufferPointer) { unsafe self.bytes = bytes }

  /// Adds the polygons to the region that was begun last.
  mutating func add(to builder: inout RegionSetBuilder) throws(CallError) {
    try addGeometry(to: &builder, depth: 0)
  }

  private mutating func addGeometry(to builder: inout RegionSetBuilder, depth: Int) throws(CallError) {
    let (kind, dimension) = try readType()
    switch kind {
    case 3: try addPolygon(to: &builder, dimension: dimension)
    case 6, 7:
      guard depth < Self.deepest else { throw damage("collections within collections") }
      // The least geometry takes nine bytes.
      for _ in 0..<(try readCount(ofAtLeast: 9)) { try addGeometry(to: &builder, depth: depth + 1) }
    default:
      throw CallError(
        .data, "the geometry is \(Self.name(kind)), and regions are polygons",
        hint: "Pass polygons or multipolygons; lines become polygons by shapely.polygonize or st_polygonize")
    }
  }

  private mutating func addPolygon(to builder: inout RegionSetBuilder, dimension: Int) throws(CallError) {
    builder.beginPart()
    for _ in 0..<(try readCount(ofAtLeast: 4)) {
      let stride = 8 * dimension
      let positions = try readCount(ofAtLeast: stride)
      let source = unsafe UnsafeRawBufferPointer(rebasing: bytes[place..<(place + stride * positions)])
      place += source.count
      let isPlain = isLittle && dimension == 2
      let isLittle = isLittle
      unsafe builder.addRing(count: positions) { target in
        if isPlain { return unsafe UnsafeMutableRawBufferPointer(target).copyMemory(from: source) }
        func number(_ place: Int) -> Double {
          let bits = unsafe source.loadUnaligned(fromByteOffset: place, as: UInt64.self)
          return Double(bitPattern: isLittle ? UInt64(littleEndian: bits) : UInt64(bigEndian: bits))
        }
        for index in target.indices {
          unsafe target[index] = Position(
            longitude: number(stride * index), latitude: number(stride * index + 8))
        }
      }
    }
  }

  /// The order of bytes, the type, and how many numbers a position has.
  private mutating func readType() throws(CallError) -> (kind: UInt32, dimension: Int) {
    guard unsafe place < bytes.count, unsafe bytes[place] <= 1 else { throw damage("no order of bytes") }
    isLittle = unsafe bytes[place] == 1
    place += 1
    let type = try readNumber()
    let plain = type & 0x1FFF_FFFF
    var dimension = 2
    if type & 0xE000_0000 != 0 {
      dimension += (type & 0x8000_0000 != 0 ? 1 : 0) + (type & 0x4000_0000 != 0 ? 1 : 0)
      if type & 0x2000_0000 != 0 { _ = try readNumber() }
    }
    switch plain / 1000 {
    case 0: break
    case 1, 2: dimension = 3
    case 3: dimension = 4
    default: throw damage("a type \(type)")
    }
    return (plain % 1000, dimension)
  }

  private mutating func readNumber() throws(CallError) -> UInt32 {
    guard unsafe place <= bytes.count - 4 else { throw damage("an end in the middle of a number") }
    let number = unsafe bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)
    place += 4
    return isLittle ? UInt32(littleEndian: number) : UInt32(bigEndian: number)
  }

  /// The number of items, each of which takes so many bytes of the rest.
  private mutating func readCount(ofAtLeast size: Int) throws(CallError) -> Int {
    let count = Int(try readNumber())
    guard unsafe count <= (bytes.count - place) / size else {
      throw damage("a count of \(count), more than there is")
    }
    return count
  }

  private func damage(_ what: String) -> CallError {
    CallError(
      .data, unsafe "the geometry is no well-known binary: \(what) at byte \(place) of \(bytes.count)")
  }

  private static func name(_ kind: UInt32) -> String {
    switch kind {
    case 1: "a point"
    case 2: "a line"
    case 4: "points"
    case 5: "lines"
    case 8...14: "a curve or a curved surface"
    default: "of the unknown type \(kind)"
    }
  }
}
