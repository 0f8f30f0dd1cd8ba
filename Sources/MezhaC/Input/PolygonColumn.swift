internal import BorderCore
internal import CMezha

/// A column of polygons, in well-known binary or in one of GeoArrow's layouts.
///
/// Source: GeoArrow, "Format and extension types", version 0.2.
struct PolygonColumn {
  private enum Kind {
    case binary
    case polygons(rings: ArrowColumn, Coordinates)
    case multiPolygons(parts: ArrowColumn, rings: ArrowColumn, Coordinates)
  }

  private let column: ArrowColumn
  private let kind: Kind
  /// How many vertices there may be, for making room.
  let vertexEstimate: Int

  init(_ column: ArrowColumn) throws(CallError) {
    self.column = column
    func nothing(_ what: String) -> CallError {
      CallError(
        .schema, "column \(column.name) holds no polygons: \(what)",
        hint: "Geometry is well-known binary, geoarrow.polygon or geoarrow.multipolygon")
    }
    switch column.layout {
    case .bytes(_, false), .view(false):
      kind = .binary
      vertexEstimate = try column.byteCount / 16
    case .list:
      let first = column.children[0]
      guard case .list = first.layout else { throw nothing("it is a list of no lists") }
      let second = first.children[0]
      if case .list = second.layout {
        kind = .multiPolygons(parts: first, rings: second, try Coordinates(second.children[0]))
      } else {
        kind = .polygons(rings: first, try Coordinates(second))
      }
      vertexEstimate =
        switch kind {
        case .polygons(_, let coordinates), .multiPolygons(_, _, let coordinates): coordinates.count
        case .binary: 0
        }
    default: throw nothing("its values are numbers, texts or structures")
    }
  }

  /// Adds the polygons of a row to the region that was begun last; a missing geometry has none.
  func add(_ row: Int, to builder: inout RegionSetBuilder) throws(CallError) {
    if column.isNull(row) { return }
    switch kind {
    case .binary:
      guard let bytes = unsafe try column.bytes(row) else { return }
      var reader = unsafe WellKnownBinary(bytes)
      try reader.add(to: &builder)
    case .polygons(let rings, let coordinates):
      try add(column.range(row), rings, coordinates, to: &builder)
    case .multiPolygons(let parts, let rings, let coordinates):
      for part in try column.range(row) {
        try add(parts.range(part), rings, coordinates, to: &builder)
      }
    }
  }

  /// Adds a polygon of some rings.
  private func add(
    _ polygon: Range<Int>, _ rings: ArrowColumn, _ coordinates: Coordinates,
    to builder: inout RegionSetBuilder
  ) throws(CallError) {
    builder.beginPart()
    for ring in polygon {
      let places = try rings.range(ring)
      unsafe builder.addRing(count: places.count) { unsafe coordinates.copy(places, to: $0) }
    }
  }
}

/// Positions in one array of pairs, triples or quadruples, or in an array for each axis.
@safe private struct Coordinates {
  /// The number of positions.
  let count: Int
  private let longitudes: UnsafeRawPointer?
  private let latitudes: UnsafeRawPointer?
  /// From one position to the next, in bytes.
  private let stride: Int

  init(_ column: ArrowColumn) throws(CallError) {
    func wrong(_ what: String) -> CallError { CallError(.schema, "column \(column.name): \(what)") }
    count = column.length
    switch column.layout {
    case .fixedList(let size) where (2...4).contains(size):
      let numbers = column.children[0]
      guard numbers.layout == .float(bytes: 8) else { throw wrong("coordinates that are no doubles") }
      guard numbers.length / size >= column.offset + column.length else {
        throw CallError(.data, "column \(column.name): \(numbers.length) numbers for \(count) positions")
      }
      let step = 8 * size
      stride = step
      unsafe longitudes = numbers.doubles.map { unsafe $0 + step * column.offset }
      unsafe latitudes = numbers.doubles.map { unsafe $0 + step * column.offset + 8 }
    case .structure:
      guard let x = column.children.first(where: { $0.name == "x" }),
        let y = column.children.first(where: { $0.name == "y" }), x.layout == .float(bytes: 8),
        y.layout == .float(bytes: 8)
      else { throw wrong("coordinates without doubles x and y") }
      guard min(x.length, y.length) >= column.offset + column.length else {
        throw CallError(.data, "column \(column.name): fewer numbers than positions (\(count))")
      }
      stride = 8
      unsafe longitudes = x.doubles.map { unsafe $0 + 8 * column.offset }
      unsafe latitudes = y.doubles.map { unsafe $0 + 8 * column.offset }
    default: throw wrong("lists of something that is no position")
    }
  }

  /// Copies some positions, which are in `0..<count`.
  func copy(_ range: Range<Int>, to target: UnsafeMutableBufferPointer<Position>) {
    guard let longitudes = unsafe longitudes, let latitudes = unsafe latitudes else { return }
    if stride == 16 {
      unsafe UnsafeMutableRawBufferPointer(target).copyMemory(
        from: UnsafeRawBufferPointer(start: longitudes + 16 * range.lowerBound, count: 16 * range.count))
      return
    }
    for (index, place) in range.enumerated() {
      unsafe target[index] = unsafe Position(
        longitude: longitudes.loadUnaligned(fromByteOffset: stride * place, as: Double.self),
        latitude: latitudes.loadUnaligned(fromByteOffset: stride * place, as: Double.self))
    }
  }
}
