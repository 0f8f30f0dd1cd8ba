/// What was found as bytes, for others who look at other rings.
extension MapCutSearch {
  /// The same with other indices of regions.
  func renumbered(_ index: (Int32) -> Int32) -> MapCutSearch {
    var copy = self
    copy.segments = segments.map {
      EdgeSegment(side: $0.side, region: index($0.region), place: $0.place, extent: $0.extent)
    }
    copy.alongGreenwich = [:]
    for (region, along) in alongGreenwich { copy.alongGreenwich[index(region)] = along }
    return copy
  }

  /// Writes what was found; of regions, their keys. Segments that lie along no edge as far as it is known are left out.
  func write(to writer: inout SealedWriter, keys: [UInt64]) {
    writer.add(byte: box == nil ? 0 : 1)
    guard let box else { return }
    for number in [box.west, box.south, box.east, box.north] { writer.add(number) }
    let along = segments.filter { isAlong($0.place, $0.side, box) }
    writer.add(count: along.count)
    for segment in along {
      writer.add(byte: segment.side.rawValue)
      writer.add(fixed: keys[Int(segment.region)])
      writer.add(segment.place)
      writer.add(segment.extent)
    }
    writer.add(count: alongGreenwich.count)
    for (region, along) in alongGreenwich.sorted(by: { keys[Int($0.key)] < keys[Int($1.key)] }) {
      writer.add(fixed: keys[Int(region)])
      writer.add(along.west)
      writer.add(along.east)
    }
  }

  /// Reads what was found, and the keys of its regions in the order of their new indices.
  init(_ reader: inout SealedReader, keys: inout [UInt64]) throws(ExchangeFault) {
    guard try reader.byte() == 1 else { return }
    var indices: [UInt64: Int32] = [:]
    func index(_ key: UInt64) -> Int32 {
      if let known = indices[key] { return known }
      let new = Int32(truncatingIfNeeded: keys.count)
      indices[key] = new
      keys.append(key)
      return new
    }
    box = BoundingBox(
      west: try reader.double(), south: try reader.double(), east: try reader.double(),
      north: try reader.double())
    for _ in 0..<(try reader.count(ofAtLeast: 25)) {
      guard let side = Side(rawValue: try reader.byte()) else { throw reader.fault(.unknownSide) }
      segments.append(
        EdgeSegment(
          side: side, region: index(try reader.fixed()), place: try reader.double(),
          extent: try reader.double()))
    }
    for _ in 0..<(try reader.count(ofAtLeast: 24)) {
      alongGreenwich[index(try reader.fixed())] = (west: try reader.double(), east: try reader.double())
    }
  }
}
