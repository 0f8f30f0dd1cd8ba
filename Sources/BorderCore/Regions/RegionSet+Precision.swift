extension RegionSet {
  /// With how many decimals the coordinates are written: the fewest, up to 15, that all looked at need.
  ///
  /// Looks at a sample of up to 10 000 vertices spread over the set. `nil` for an empty set.
  public var coordinateDecimals: Int? { decimals(ofCoordinatesTimes: 1) }

  /// The same of the coordinates times a power of two.
  func decimals(ofCoordinatesTimes factor: Double) -> Int? {
    guard !positions.isEmpty else { return nil }
    var decimals = 0
    let step = max(1, positions.count / 10_000)
    for index in stride(from: 0, to: positions.count, by: step) {
      for value in [positions[index].longitude, positions[index].latitude] {
        while decimals < 15 && !Self.isRounded(value * factor, decimals) { decimals += 1 }
      }
    }
    return decimals
  }

  /// Whether a value is the nearest `Double` to a number of so many decimals.
  private static func isRounded(_ value: Double, _ decimals: Int) -> Bool {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    return (value * scale).rounded() / scale == value
  }
}
