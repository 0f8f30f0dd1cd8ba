extension Position {
  /// Within so many degrees of the 180th meridian a position is put on it: 11 cm at the equator.
  public static let meridianReach = 1e-6
  /// By so many degrees the edge of a sheet may lie beyond the 180th meridian, as rounding and projections leave it: 1.1 m
  /// at the equator.
  public static let edgeReach = 1e-5
  /// Within so many degrees of a pole a position is put on it: 11 cm.
  public static let poleReach = 1e-6

  /// Whether the position is a pole, where every longitude is the same place.
  @inlinable
  public var isPole: Bool { abs(latitude) == 90 }

  /// The same place as it is written everywhere in the core, so that equal places have equal numbers.
  ///
  /// Longitudes are taken modulo 360, into -180...180. What lies within `meridianReach` of the 180th meridian is put on
  /// it, on the side where it is; what is written as lying up to `edgeReach` beyond it stays so, as the edge of a sheet that
  /// was cut there; and what lies within `poleReach` of a pole is that pole, with longitude 0: a pole has
  /// none. Minus zero becomes zero. Everything else keeps its bits.
  ///
  /// A longitude beyond 180 loses whole turns without rounding (Sterbenz' lemma). Where that leaves less than 128 degrees,
  /// the number in the file had fewer binary digits than the result has room for; the result is rounded to 13 decimals,
  /// so that 350.1 and -9.9 become the same number.
  ///
  /// `nil` for what is not finite, and for longitudes beyond ±540 and latitudes beyond a pole. O(1).
  public var onGlobe: Position? {
    guard abs(longitude) <= 540, abs(latitude) <= 90 + Self.poleReach else { return nil }
    guard abs(latitude) < 90 - Self.poleReach else {
      return Position(longitude: 0, latitude: latitude < 0 ? -90 : 90)
    }
    return Position(longitude: Self.normalized(longitude), latitude: latitude + 0.0)
  }

  /// A place that was laid out on a plane, back on the globe, however many turns away it was; what is none stays as it is.
  package var folded: Position {
    onGlobe
      ?? Position(longitude: longitude.remainder(dividingBy: 360), latitude: latitude).onGlobe ?? self
  }

  private static func normalized(_ longitude: Double) -> Double {
    if abs(longitude) < 180 - meridianReach { return longitude + 0.0 }
    if abs(abs(longitude) - 180) <= meridianReach { return longitude < 0 ? -180 : 180 }
    if abs(longitude) <= 180 + edgeReach { return longitude }
    let rest = longitude - 360 * (longitude / 360).rounded()
    if abs(abs(rest) - 180) <= meridianReach { return rest < 0 ? -180 : 180 }
    // The edge of a sheet from 0 to 360, as rounding leaves it.
    if abs(rest) < 1e-9 { return 0 }
    return abs(rest) < 128 ? (rest * 1e13).rounded() / 1e13 + 0.0 : rest
  }

  /// Whether another position lies exactly half a turn of longitude away, so that no way round the earth is the shorter one.
  /// A pole has no longitude.
  func isHalfTurn(to other: Position) -> Bool {
    abs((longitude - other.longitude).remainder(dividingBy: 360)) == 180 && !isPole && !other.isPole
  }

  /// A difference of longitudes, the shorter way round the earth.
  @inline(__always)
  static func turn(_ difference: Double) -> Double {
    guard abs(difference) > 180 else { return difference }
    return difference - 360 * (difference / 360).rounded()
  }

  /// The ends of a segment as it lies on the sheet, the shorter way round the earth: to a pole it goes along the meridian of
  /// its other end, and beyond the 180th meridian longitudes go on from its first end.
  package static func laidOut(_ a: Position, _ b: Position) -> (start: Position, end: Position) {
    let start = a.isPole ? a.unwrapped(from: b) : a
    return (start, b.unwrapped(from: start))
  }

  /// The same place with the longitude that it has on the way to another position: a pole has that of the other, and
  /// beyond the 180th meridian longitudes go on.
  package func unwrapped(from other: Position) -> Position {
    if isPole { return Position(longitude: other.longitude, latitude: latitude) }
    let difference = longitude - other.longitude
    guard abs(difference) > 180 else { return self }
    return Position(longitude: longitude - 360 * (difference / 360).rounded(), latitude: latitude)
  }
}
