internal import BorderTables

extension OutputBuffer {
  /// Appends positions as JSON arrays with commas between them: `[37.6,55.75],[37.7,55.8]`.
  ///
  /// Most of a GeoJSON file is written here, so the digits go straight into room made for a block of positions.
  mutating func append(coordinates positions: ArraySlice<GridPosition>, grid: CoordinateGrid) {
    switch grid {
    case .rounded(let scale):
      append(blocksOf: positions, scale: scale) { cursor, key in cursor.put(count: key) }
    case .exact:
      // Most numbers in files are decimals of no more places than these, and those are the fewest digits.
      append(blocksOf: positions, scale: DecimalScale(places: 9)) { cursor, key in cursor.put(exact: key) }
    }
  }

  /// Appends the coordinate of a key.
  mutating func append(coordinate key: Int64, grid: CoordinateGrid) {
    switch grid {
    case .rounded(let scale): append(count: key, scale: scale)
    case .exact: append(shortest: CoordinateGrid.value(ofExact: key))
    }
  }

  @inline(__always)
  private mutating func append(
    blocksOf positions: ArraySlice<GridPosition>, scale: DecimalScale,
    _ put: (inout Cursor, Int64) -> Void
  ) {
    // Two numbers of up to 24 letters, two brackets and two commas.
    let longest = 52
    var rest = positions
    var isFirst = true
    while !rest.isEmpty {
      let block = rest.prefix(1024)
      rest = rest.dropFirst(block.count)
      let start = bytes.count
      bytes.append(contentsOf: repeatElement(0, count: block.count * longest))
      let end = bytes.withUnsafeMutableBufferPointer { buffer in
        var cursor = Cursor(buffer: buffer, index: start, units: UInt64(scale.units), places: scale.places)
        for position in block {
          if !isFirst { cursor.put(Ascii.comma) }
          isFirst = false
          cursor.put(Ascii.openBracket)
          put(&cursor, position.x)
          cursor.put(Ascii.comma)
          put(&cursor, position.y)
          cursor.put(Ascii.closeBracket)
        }
        return cursor.index
      }
      bytes.removeSubrange(end...)
    }
  }
}

/// Writes numbers into a block of bytes that has room for them.
private struct Cursor {
  let buffer: UnsafeMutableBufferPointer<UInt8>
  var index: Int
  let units: UInt64
  let places: Int

  @inline(__always)
  mutating func put(_ byte: UInt8) {
    buffer[index] = byte
    index += 1
  }

  /// The number of an exact key, by the fewest digits that read back as the same number.
  @inline(__always)
  mutating func put(exact key: Int64) {
    let value = CoordinateGrid.value(ofExact: key)
    // Two decimals of up to 15 digits are never the same number: one that reads back is the shortest.
    let count = (value * Double(units)).rounded()
    if count.magnitude < 1e15, count / Double(units) == value {
      put(count: Int64(count))
      return
    }
    for byte in value.description.utf8 { put(byte) }
  }

  /// A count of `1 / units`, without zeros at its end.
  @inline(__always)
  mutating func put(count: Int64) {
    if count < 0 { put(Ascii.minus) }
    let (whole, fraction) = count.magnitude.quotientAndRemainder(dividingBy: units)
    if whole >= 100 { put(Ascii.zero + UInt8(truncatingIfNeeded: whole / 100)) }
    if whole >= 10 { put(Ascii.zero + UInt8(truncatingIfNeeded: whole / 10 % 10)) }
    put(Ascii.zero + UInt8(truncatingIfNeeded: whole % 10))
    guard fraction != 0 else { return }
    put(Ascii.point)
    var rest = fraction
    var place = index + places
    index = place
    while place > index - places {
      place -= 1
      buffer[place] = Ascii.zero + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    while buffer[index - 1] == Ascii.zero { index -= 1 }
  }
}
