import BorderTables

/// A run of bytes in the layout of FlatBuffers, read with a check of every offset and length.
///
/// Valid as long as the memory it looks at. Source of the layout: flatbuffers.dev/internals.
struct FlatBuffer {
  /// What does not fit: the place, counted from the start of the file.
  struct Damage: Error, Hashable {
    let offset: Int
  }

  private let file: UnsafeRawBufferPointer
  private let count: Int
  /// Where the bytes start in the file.
  private let origin: Int

  /// The bytes of a file that a range covers; the caller has checked that they are there.
  init(_ file: UnsafeRawBufferPointer, _ range: Range<Int>) {
    self.file = file
    count = range.count
    origin = range.lowerBound
  }

  /// A number at a place.
  @inline(__always)
  func load<Number: BitwiseCopyable>(_ type: Number.Type, at place: Int) throws(Damage) -> Number {
    guard place >= 0, place <= count - MemoryLayout<Number>.size else { throw damage(place) }
    return file.loadUnaligned(fromByteOffset: origin + place, as: type)
  }

  /// The damage at a place of this buffer.
  func damage(_ place: Int) -> Damage { Damage(offset: origin + max(0, min(place, count))) }

  /// The table that the buffer holds.
  func root() throws(Damage) -> Table { try table(at: Int(load(UInt32.self, at: 0)), from: 0) }

  private func table(at place: Int, from referrer: Int) throws(Damage) -> Table {
    guard place > 0, place <= count - 4 else { throw damage(referrer) }
    let layout = place - Int(try load(Int32.self, at: place))
    guard layout >= 0, layout <= count - 4 else { throw damage(place) }
    let size = Int(try load(UInt16.self, at: layout))
    guard size >= 4, size <= count - layout else { throw damage(layout) }
    return Table(place: place, layout: layout, layoutSize: size)
  }

  /// A table: fields by number, each of which may be absent.
  struct Table {
    fileprivate let place: Int
    fileprivate let layout: Int
    fileprivate let layoutSize: Int
  }

  /// A vector: so many items from a place on, all of them inside the buffer.
  struct Vector {
    let place: Int
    let count: Int
  }

  @inline(__always)
  private func place(of field: Int, in table: Table) throws(Damage) -> Int? {
    let slot = 4 + 2 * field
    guard slot + 2 <= table.layoutSize else { return nil }
    let offset = Int(try load(UInt16.self, at: table.layout + slot))
    return offset == 0 ? nil : table.place + offset
  }

  /// A number of a table; `absent` where the field is not there.
  func number<Number: BitwiseCopyable>(
    _ field: Int, of table: Table, absent: Number
  ) throws(Damage) -> Number {
    guard let place = try place(of: field, in: table) else { return absent }
    return try load(Number.self, at: place)
  }

  /// Where a field of a table leads.
  private func target(of field: Int, in table: Table) throws(Damage) -> (from: Int, to: Int)? {
    guard let place = try place(of: field, in: table) else { return nil }
    return (place, place + Int(try load(UInt32.self, at: place)))
  }

  /// A table inside a table.
  func table(_ field: Int, of table: Table) throws(Damage) -> Table? {
    guard let target = try target(of: field, in: table) else { return nil }
    return try self.table(at: target.to, from: target.from)
  }

  /// A vector of items of a size.
  func vector(_ field: Int, of table: Table, itemSize: Int) throws(Damage) -> Vector? {
    guard let target = try target(of: field, in: table) else { return nil }
    guard target.to <= count - 4 else { throw damage(target.from) }
    let items = Int(try load(UInt32.self, at: target.to))
    guard items <= (count - target.to - 4) / itemSize else { throw damage(target.to) }
    return Vector(place: target.to + 4, count: items)
  }

  /// A member of a vector of tables.
  func table(_ index: Int, of vector: Vector) throws(Damage) -> Table {
    let place = vector.place + 4 * index
    return try table(at: place + Int(load(UInt32.self, at: place)), from: place)
  }

  /// A text; `nil` where it is absent, empty where it is.
  func text(_ field: Int, of table: Table) throws(Damage) -> String? {
    guard let bytes = try vector(field, of: table, itemSize: 1) else { return nil }
    return String(decoding: self.bytes(bytes), as: UTF8.self)
  }

  /// The bytes of a vector of bytes.
  func bytes(_ vector: Vector) -> UnsafeRawBufferPointer { bytes(at: vector.place, count: vector.count) }

  /// Bytes that are known to be inside.
  func bytes(at place: Int, count: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: file[(origin + place)..<(origin + place + count)])
  }
}
