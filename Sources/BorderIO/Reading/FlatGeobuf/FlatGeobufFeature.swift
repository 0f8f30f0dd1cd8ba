import BorderCore
internal import BorderTables

/// Reads one feature of a FlatGeobuf file after the other.
///
/// A class, since closures hold it and no value of a feature is copied. Source: flatgeobuf.org, version 3 of the format
/// (`feature.fbs`).
final class FlatGeobufFeature {
  /// Where the text or number of a column stands.
  struct Value {
    var kind = FlatGeobufHeader.ValueKind.string
    var place = -1
    var count = 0
  }

  /// The values by slot of the plan; the place is negative where there is none.
  private(set) var values: [Value]
  private var buffer: FlatBuffer
  private let header: FlatGeobufHeader
  /// The slot of each column; -1 for columns that nobody wants.
  private let slotOfColumn: [Int]

  init(_ header: FlatGeobufHeader, slots: [Int], file: UnsafeRawBufferPointer) {
    self.header = header
    values = Array(repeating: Value(), count: slots.count)
    var slotOfColumn = Array(repeating: -1, count: header.columns.count)
    for (slot, column) in slots.enumerated() { slotOfColumn[column] = slot }
    self.slotOfColumn = slotOfColumn
    buffer = FlatBuffer(file, 0..<0)
  }

  /// Whether the text of a kind of values is certain to be the one that GDAL gives.
  static func isPlain(_ kind: FlatGeobufHeader.ValueKind) -> Bool {
    switch kind {
    case .bool, .short, .ushort, .int, .uint, .long, .float, .double, .string, .json: true
    default: false
    }
  }

  /// Turns to a feature: finds its values.
  ///
  /// - Returns: Its geometry; `nil` when it has none.
  func open(_ buffer: FlatBuffer) throws(FlatBuffer.Damage) -> FlatBuffer.Table? {
    self.buffer = buffer
    let root = try buffer.root()
    for slot in values.indices { values[slot].place = -1 }
    if let properties = try buffer.vector(1, of: root, itemSize: 1) { try find(properties) }
    return try buffer.table(0, of: root)
  }

  private func find(_ properties: FlatBuffer.Vector) throws(FlatBuffer.Damage) {
    var place = properties.place
    let end = properties.place + properties.count
    // One spare byte at the end, in which no number of a column has room, is passed over, as GDAL does.
    while place < end - 1 {
      let column = Int(try buffer.load(UInt16.self, at: place))
      guard column < slotOfColumn.count else { throw buffer.damage(place) }
      place += 2
      let kind = header.columns[column].kind
      var size: Int
      if let fixed = kind.size {
        size = fixed
      } else {
        guard place <= end - 4 else { throw buffer.damage(place) }
        size = Int(try buffer.load(UInt32.self, at: place))
        place += 4
      }
      guard size <= end - place else { throw buffer.damage(place) }
      let slot = slotOfColumn[column]
      if slot >= 0 { values[slot] = Value(kind: kind, place: place, count: size) }
      place += size
    }
  }

  /// The text in a slot; `nil` where the feature has no value.
  ///
  /// `isValidUTF8` is set to `false` when the bytes are not UTF-8.
  func text(_ slot: Int, isValidUTF8: inout Bool) -> String? {
    let value = values[slot]
    guard value.place >= 0 else { return nil }
    func number<Number: BinaryInteger & BitwiseCopyable>(_ type: Number.Type) -> String? {
      (try? buffer.load(type, at: value.place)).map { "\($0)" }
    }
    switch value.kind {
    case .bool: return number(UInt8.self)
    case .short: return number(Int16.self)
    case .ushort: return number(UInt16.self)
    case .int: return number(Int32.self)
    case .uint: return number(UInt32.self)
    case .long: return number(Int64.self)
    case .ulong: return number(UInt64.self)
    case .byte: return number(Int8.self)
    case .ubyte: return number(UInt8.self)
    case .float: return (try? buffer.load(Float.self, at: value.place)).flatMap(NumberText.of)
    case .double: return (try? buffer.load(Double.self, at: value.place)).flatMap(NumberText.of)
    case .binary: return nil
    default:
      return LayerText.string(buffer.bytes(at: value.place, count: value.count), isValidUTF8: &isValidUTF8)
    }
  }

  /// Gives the polygons of a geometry to a collector.
  ///
  /// - Returns: The number of polygons.
  /// - Throws: `FlatBuffer.Damage`, or `UnusualLayer` for what is no plain polygon.
  func addPolygons(of geometry: FlatBuffer.Table, to collector: RegionCollector) throws -> Int {
    let shape =
      header.shape == FlatGeobufHeader.Shape.unknown
      ? try buffer.number(6, of: geometry, absent: UInt8(0)) : header.shape
    if shape == FlatGeobufHeader.Shape.polygon {
      try addPolygon(geometry, to: collector)
      return 1
    }
    guard shape == FlatGeobufHeader.Shape.multiPolygon,
      let parts = try buffer.vector(7, of: geometry, itemSize: 4), parts.count > 0
    else { throw UnusualLayer() }
    for index in 0..<parts.count { try addPolygon(try buffer.table(index, of: parts), to: collector) }
    return parts.count
  }

  private func addPolygon(_ geometry: FlatBuffer.Table, to collector: RegionCollector) throws {
    guard let numbers = try buffer.vector(1, of: geometry, itemSize: 8), numbers.count > 0 else {
      throw UnusualLayer()
    }
    // An odd number has no place in pairs.
    guard numbers.count % 2 == 0 else { throw buffer.damage(numbers.place) }
    let count = numbers.count / 2
    collector.builder.beginPart()
    guard let ends = try buffer.vector(0, of: geometry, itemSize: 4), ends.count > 1 else {
      return try addRing(numbers.place, 0..<count, to: collector)
    }
    var start = 0
    for index in 0..<ends.count {
      let end = Int(try buffer.load(UInt32.self, at: ends.place + 4 * index))
      guard end >= start, end <= count else { throw buffer.damage(ends.place + 4 * index) }
      try addRing(numbers.place, start..<end, to: collector)
      start = end
    }
    if start < count { throw UnusualLayer() }
  }

  private func addRing(_ numbers: Int, _ range: Range<Int>, to collector: RegionCollector) throws {
    let source = buffer.bytes(at: numbers + 16 * range.lowerBound, count: 16 * range.count)
    guard RingBytes.isClosed(source) else { throw UnusualLayer() }
    collector.addRing(count: range.count) { UnsafeMutableRawBufferPointer($0).copyMemory(from: source) }
  }
}
