internal import BorderCore

extension GeoJSONGeometry {
  /// The geometry as well-known binary, little-endian; lines and polygons always as their multi kinds, so that a layer
  /// holds one kind.
  var wellKnownBinary: [UInt8] {
    var bytes: [UInt8] = []
    func add<Number: FixedWidthInteger>(_ number: Number) {
      withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }
    func head(_ type: UInt32) {
      bytes.append(1)
      add(type)
    }
    func add(_ positions: [Position]) {
      add(UInt32(positions.count))
      for position in positions {
        add(position.longitude.bitPattern)
        add(position.latitude.bitPattern)
      }
    }
    func point(_ position: Position) {
      head(1)
      add(position.longitude.bitPattern)
      add(position.latitude.bitPattern)
    }
    func lines(_ lines: [[Position]]) {
      head(5)
      add(UInt32(lines.count))
      for line in lines {
        head(2)
        add(line)
      }
    }
    func polygons(_ polygons: [[[Position]]]) {
      head(6)
      add(UInt32(polygons.count))
      for rings in polygons {
        head(3)
        add(UInt32(rings.count))
        for ring in rings { add(ring) }
      }
    }
    switch self {
    case .point(let position): point(position)
    case .multiPoint(let positions):
      head(4)
      add(UInt32(positions.count))
      for position in positions { point(position) }
    case .lineString(let line): lines([line])
    case .multiLineString(let list): lines(list)
    case .polygon(let rings): polygons([rings])
    case .multiPolygon(let list): polygons(list)
    }
    return bytes
  }
}
