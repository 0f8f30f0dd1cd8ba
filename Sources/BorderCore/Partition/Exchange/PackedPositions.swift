/// Positions in few bytes, without loss: differences to the one before, each in as many bytes as it needs.
///
/// Where all coordinates are decimals of so many places, as most files hold them, their differences are of whole numbers of the
/// last place: two or three bytes each. Otherwise they are of the bits of the doubles, of which neighbours share the
/// first: five or six.
enum PackedPositions {
  /// Stands for differences of bits.
  static let bits: UInt8 = 0xFF
  /// 180 · 10¹³ has fewer bits than a double.
  private static let mostPlaces = 13
  /// The most bytes that a position takes.
  static let mostBytes = 17

  private static let powers: [Double] = (0...mostPlaces).map { places in
    (0..<places).reduce(1) { power, _ in power * 10 }
  }

  /// How many places after the point all coordinates have; `bits` where they are no decimals. O(*n*).
  static func places(of positions: [Position]) -> UInt8 {
    var places = 0
    var power = powers[0]
    for position in positions {
      for number in [position.longitude, position.latitude] {
        while Double(Int64((number * power).rounded())) / power != number {
          places += 1
          guard places <= mostPlaces else { return bits }
          power = powers[places]
        }
      }
    }
    return UInt8(places)
  }

  /// Writes positions; returns the number of bytes, at most `mostBytes` for each, and eight bytes behind them are changed. O(*n*).
  static func write(_ positions: [Position], places: UInt8, to target: UnsafeMutableRawPointer) -> Int {
    let power = places == bits ? 0 : powers[Int(places)]
    func whole(_ number: Double) -> Int64 {
      places == bits ? Int64(bitPattern: number.bitPattern) : Int64((number * power).rounded())
    }
    var last: (Int64, Int64) = (0, 0)
    var place = 0
    for position in positions {
      let next = (whole(position.longitude), whole(position.latitude))
      let (x, y) = (folded(next.0 &- last.0), folded(next.1 &- last.1))
      last = next
      let (width, height) = (byteCount(x), byteCount(y))
      target.storeBytes(
        of: UInt8(truncatingIfNeeded: width | height << 4), toByteOffset: place, as: UInt8.self)
      target.storeBytes(of: x.littleEndian, toByteOffset: place + 1, as: UInt64.self)
      target.storeBytes(of: y.littleEndian, toByteOffset: place + 1 + width, as: UInt64.self)
      place += 1 + width + height
    }
    return place
  }

  /// Reads positions. O(*n*).
  ///
  /// - Parameters:
  ///   - count: How many.
  ///   - places: As they were written.
  ///   - source: The bytes, with eight more behind those that may be taken.
  ///   - limit: How many may be taken.
  ///   - positions: Gets them.
  /// - Returns: How many bytes were taken; `nil` for bytes that hold no such positions.
  static func read(
    _ count: Int, places: UInt8, from source: UnsafeRawBufferPointer, limit: Int,
    into positions: inout [Position]
  ) -> Int? {
    guard places == bits || places <= mostPlaces else { return nil }
    let power = places == bits ? 0 : powers[Int(places)]
    func number(_ whole: Int64) -> Double {
      places == bits ? Double(bitPattern: UInt64(bitPattern: whole)) : Double(whole) / power
    }
    var last: (Int64, Int64) = (0, 0)
    var place = 0
    for _ in 0..<count {
      guard place < limit else { return nil }
      let (width, height) = (Int(source[place] & 15), Int(source[place] >> 4))
      guard width <= 8, height <= 8, place + 1 + width + height <= limit else { return nil }
      last.0 &+= unfolded(word(source, place + 1, width))
      last.1 &+= unfolded(word(source, place + 1 + width, height))
      place += 1 + width + height
      let position = Position(longitude: number(last.0), latitude: number(last.1))
      guard position.isOnSheet else { return nil }
      positions.append(position)
    }
    return place
  }

  /// The first bytes of a word.
  private static func word(_ source: UnsafeRawBufferPointer, _ place: Int, _ count: Int) -> UInt64 {
    guard count > 0 else { return 0 }
    let word = UInt64(littleEndian: source.loadUnaligned(fromByteOffset: place, as: UInt64.self))
    return word & (UInt64.max >> UInt64(64 - 8 * count))
  }

  private static func byteCount(_ number: UInt64) -> Int { (71 - number.leadingZeroBitCount) >> 3 }

  private static func folded(_ number: Int64) -> UInt64 { UInt64(bitPattern: number << 1 ^ number >> 63) }

  private static func unfolded(_ number: UInt64) -> Int64 {
    Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1)
  }
}
