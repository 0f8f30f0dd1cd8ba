/// What a FlatGeobuf file says of itself before its features.
///
/// Source: flatgeobuf.org, version 3 of the format (`header.fbs`).
struct FlatGeobufHeader {
  /// The kinds of values; the raw value is that of the format.
  enum ValueKind: UInt8 {
    case byte, ubyte, bool, short, ushort, int, uint, long, ulong, float, double, string, json, dateTime
    case binary

    /// The bytes of a value; `nil` where a length stands before it.
    var size: Int? {
      switch self {
      case .byte, .ubyte, .bool: 1
      case .short, .ushort: 2
      case .int, .uint, .float: 4
      case .long, .ulong, .double: 8
      case .string, .json, .dateTime, .binary: nil
      }
    }
  }

  /// The kinds of geometry that matter here; the raw value is that of the format.
  enum Shape {
    static let unknown: UInt8 = 0
    static let polygon: UInt8 = 3
    static let multiPolygon: UInt8 = 6
  }

  /// The name of the layer.
  let name: String
  /// The kind of all geometries, or `Shape.unknown`.
  let shape: UInt8
  /// Whether positions have more than two numbers.
  let hasMoreDimensions: Bool
  /// The columns by number.
  let columns: [(name: String, kind: ValueKind)]
  /// The number of features; 0 where the writer did not know it.
  let featureCount: Int
  /// The coordinate reference system.
  let system: System
  /// Where the first feature starts in the file.
  let firstFeature: Int

  /// What is said of the coordinate reference system.
  enum System {
    case none
    case wgs84
    case other
  }

  /// Reads the header.
  ///
  /// Gives `nil` when it is no FlatGeobuf of this version, or tells what only a full reader understands.
  ///
  /// - Parameter file: The bytes of the file.
  /// - Throws: `FlatBuffer.Damage` when the header does not fit into the file.
  init?(_ file: UnsafeRawBufferPointer) throws(FlatBuffer.Damage) {
    guard file.count >= 12, Self.hasMagic(file) else { return nil }
    let size = Int(file.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
    guard size >= 8, size <= file.count - 12 else { throw FlatBuffer.Damage(offset: 8) }
    let buffer = FlatBuffer(file, 12..<(12 + size))
    let root = try buffer.root()
    guard let name = try buffer.text(0, of: root), !name.isEmpty else { return nil }
    self.name = name
    shape = try buffer.number(2, of: root, absent: UInt8(0))
    var dimensions: UInt8 = 0
    for field in 3...6 { dimensions |= try buffer.number(field, of: root, absent: UInt8(0)) }
    hasMoreDimensions = dimensions != 0
    guard let columns = try Self.columns(buffer, root) else { return nil }
    self.columns = columns
    let count = try buffer.number(8, of: root, absent: UInt64(0))
    let nodeSize = try buffer.number(9, of: root, absent: UInt16(16))
    system = try Self.system(buffer, root)
    // A feature takes 4 bytes at the least, a node of the index 40.
    guard count <= UInt64(file.count / 4) else { throw FlatBuffer.Damage(offset: 12) }
    featureCount = Int(count)
    let index = Self.indexSize(features: featureCount, nodeSize: Int(nodeSize))
    guard index <= file.count - 12 - size else { throw FlatBuffer.Damage(offset: 12 + size) }
    firstFeature = 12 + size + index
  }

  /// `fgb`, the version 3, and `fgb` again; the last byte counts revisions.
  private static func hasMagic(_ file: UnsafeRawBufferPointer) -> Bool {
    file.starts(with: [0x66, 0x67, 0x62, 3, 0x66, 0x67, 0x62])
  }

  private static func columns(
    _ buffer: FlatBuffer, _ root: FlatBuffer.Table
  ) throws(FlatBuffer.Damage) -> [(name: String, kind: ValueKind)]? {
    guard let vector = try buffer.vector(7, of: root, itemSize: 4) else { return [] }
    var columns: [(name: String, kind: ValueKind)] = []
    columns.reserveCapacity(vector.count)
    for index in 0..<vector.count {
      let column = try buffer.table(index, of: vector)
      guard let name = try buffer.text(0, of: column),
        let kind = ValueKind(rawValue: try buffer.number(1, of: column, absent: UInt8(0)))
      else { return nil }
      columns.append((name, kind))
    }
    return columns
  }

  private static func system(
    _ buffer: FlatBuffer, _ root: FlatBuffer.Table
  ) throws(FlatBuffer.Damage) -> System {
    guard let table = try buffer.table(10, of: root) else { return .none }
    let authority = try buffer.text(0, of: table)
    let code = try buffer.number(1, of: table, absent: Int32(0))
    return code == 4326 && (authority == nil || authority == "EPSG") ? .wgs84 : .other
  }

  /// The bytes of the packed R-tree: 40 for each node of each level, up to the one at the top.
  static func indexSize(features: Int, nodeSize: Int) -> Int {
    guard nodeSize > 0, features > 0 else { return 0 }
    let fan = max(nodeSize, 2)
    var level = features
    var nodes = features
    repeat {
      level = (level + fan - 1) / fan
      nodes += level
    } while level > 1
    return nodes * 40
  }
}
