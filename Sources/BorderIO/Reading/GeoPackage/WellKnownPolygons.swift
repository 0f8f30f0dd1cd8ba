/// Reads polygons in well-known binary, with a check of every count.
///
/// Source: OGC 06-103r4, section 8.2 (the types of SQL/MM for more dimensions are left to GDAL).
struct WellKnownPolygons {
  /// What does not fit: the byte, counted from the start of the value.
  struct Damage: Error, Hashable {
    let offset: Int
  }

  private let bytes: UnsafeRawBufferPointer
  private var place: Int
  private var isLittle = true
  /// The number of polygons so far.
  private(set) var count = 0

  init(_ bytes: UnsafeRawBufferPointer, from place: Int) {
    self.bytes = bytes
    self.place = place
  }

  private enum Shape {
    static let polygon: UInt32 = 3
    static let multiPolygon: UInt32 = 6
  }

  /// Gives a polygon or several to a collector.
  ///
  /// - Throws: `Damage`, or `UnusualLayer` for what is no plain polygon.
  mutating func add(to collector: RegionCollector) throws {
    switch try readType() {
    case Shape.polygon: try addPolygon(to: collector)
    case Shape.multiPolygon:
      // A polygon takes nine bytes at the least.
      for _ in 0..<(try readCount(ofAtLeast: 9)) {
        guard try readType() == Shape.polygon else { throw UnusualLayer() }
        try addPolygon(to: collector)
      }
    default: throw UnusualLayer()
    }
  }

  private mutating func addPolygon(to collector: RegionCollector) throws {
    count += 1
    collector.beginPolygon()
    for _ in 0..<(try readCount(ofAtLeast: 4)) {
      let positions = try readCount(ofAtLeast: 16)
      let source = UnsafeRawBufferPointer(rebasing: bytes[place..<(place + 16 * positions)])
      guard RingBytes.isClosed(source) || (!isLittle && positions > 0) else { throw UnusualLayer() }
      place += source.count
      let isLittle = isLittle
      var isClosed = true
      collector.addRing(count: positions) { target in
        let target = UnsafeMutableRawBufferPointer(target)
        target.copyMemory(from: source)
        if !isLittle {
          for number in target.bindMemory(to: UInt64.self).indices {
            let bits = target.loadUnaligned(fromByteOffset: 8 * number, as: UInt64.self)
            target.storeBytes(of: bits.byteSwapped, toByteOffset: 8 * number, as: UInt64.self)
          }
          isClosed = RingBytes.isClosed(UnsafeRawBufferPointer(target))
        }
      }
      if !isClosed { throw UnusualLayer() }
    }
  }

  /// The order of bytes and the type of a geometry.
  private mutating func readType() throws(Damage) -> UInt32 {
    guard place < bytes.count, bytes[place] <= 1 else { throw Damage(offset: place) }
    isLittle = bytes[place] == 1
    place += 1
    return try readNumber()
  }

  private mutating func readNumber() throws(Damage) -> UInt32 {
    guard place <= bytes.count - 4 else { throw Damage(offset: place) }
    let number = bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)
    place += 4
    return isLittle ? UInt32(littleEndian: number) : UInt32(bigEndian: number)
  }

  /// The number of items, each of which takes so many bytes of the rest.
  private mutating func readCount(ofAtLeast size: Int) throws(Damage) -> Int {
    let start = place
    let count = Int(try readNumber())
    guard count <= (bytes.count - place) / size else { throw Damage(offset: start) }
    return count
  }
}
