internal import BorderCore

/// How shapes are handed out.
enum ShapeEncoding: String, CaseIterable {
  case wkb, geoarrow, none
}

/// A column of lines in the making.
struct ShapeBuilder: Sendable {
  private let encoding: ShapeEncoding
  private let validity = ArrowBits()
  private let bytes = ArrowBuffer()
  /// Where shapes end: in bytes, or in lines.
  private var ends = ArrowOffsets()
  /// Where lines end, in positions.
  private var lineEnds = ArrowOffsets()
  private var lineCount = 0
  private var positionCount = 0

  init(_ encoding: ShapeEncoding) { self.encoding = encoding }

  /// Adds the lines of a border, always as several, so that a column holds one kind, and cut at the 180th meridian: who
  /// draws them joins two vertices by the straight line between their numbers.
  mutating func append(lines whole: [[Position]]) {
    let isCut = whole.contains { Antimeridian.needsCut($0) }
    let lines = isCut ? whole.flatMap { Antimeridian.cut(line: $0) } : whole
    if encoding == .wkb {
      head(5, lines.count)
      for line in lines {
        head(2, line.count)
        add(line)
      }
      ends.append(bytes.count)
    } else {
      for line in lines {
        add(line)
        positionCount += line.count
        lineEnds.append(positionCount)
      }
      lineCount += lines.count
      ends.append(lineCount)
    }
    validity.append(true)
  }

  /// Adds points; GeoArrow's lines have no room for them.
  mutating func append(points: [Position]) {
    guard encoding == .wkb else {
      ends.append(lineCount)
      validity.append(false)
      return
    }
    head(4, points.count)
    for point in points {
      bytes.append(UInt8(1))
      bytes.append(UInt32(1).littleEndian)
      add([point])
    }
    ends.append(bytes.count)
    validity.append(true)
  }

  /// Makes room for the shapes of other columns.
  func reserve(for others: [ShapeBuilder]) {
    bytes.reserve(others.reduce(0) { $0 + $1.bytes.count })
    for (own, place) in [(ends, \ShapeBuilder.ends), (lineEnds, \.lineEnds)] {
      own.reserve(others.reduce(0) { $0 + $1[keyPath: place].count })
    }
  }

  /// Adds the shapes of a column of the same encoding that holds the rows behind these.
  mutating func append(_ other: ShapeBuilder) {
    ends.append(other.ends)
    lineEnds.append(other.lineEnds)
    bytes.append(other.bytes)
    lineCount += other.lineCount
    positionCount += other.positionCount
    validity.append(other.validity)
  }

  /// Order of bytes, type and count.
  private func head(_ type: UInt32, _ count: Int) {
    bytes.append(UInt8(1))
    bytes.append(type.littleEndian)
    bytes.append(UInt32(truncatingIfNeeded: count).littleEndian)
  }

  /// Two doubles each, longitude first: the layout that `Position` promises.
  private func add(_ line: [Position]) { unsafe line.withUnsafeBytes { unsafe bytes.append($0) } }

  /// The column.
  consuming func finish() -> ArrowNode {
    let crs = #"{"crs":"OGC:CRS84","crs_type":"authority_code"}"#
    var node = ArrowNode(format: "", name: "geometry", length: validity.count, validity: validity)
    if encoding == .wkb {
      node.format = ends.isLarge ? "Z" : "z"
      node.buffers = [ends.buffer, bytes]
      node.metadata = [("ARROW:extension:name", "geoarrow.wkb"), ("ARROW:extension:metadata", crs)]
      return node
    }
    var numbers = ArrowNode(format: "g", name: "xy", length: 2 * positionCount)
    numbers.buffers = [bytes]
    let positions = ArrowNode(format: "+w:2", name: "vertices", length: positionCount, children: [numbers])
    let lines = ArrowNode(
      format: lineEnds.isLarge ? "+L" : "+l", name: "linestrings", length: lineCount,
      buffers: [lineEnds.buffer], children: [positions])
    node.format = ends.isLarge ? "+L" : "+l"
    node.buffers = [ends.buffer]
    node.children = [lines]
    node.metadata = [
      ("ARROW:extension:name", "geoarrow.multilinestring"), ("ARROW:extension:metadata", crs),
    ]
    return node
  }
}
