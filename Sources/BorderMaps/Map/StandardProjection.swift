public import BorderCore

/// The projection that suits an extent.
public enum StandardProjection {
  /// A PROJ string for positions: equal-area, with its axis in the middle of what is to be shown.
  ///
  /// The extent in longitude is the shortest one that holds all positions, wherever the 180th meridian is. Wide extents
  /// that reach over both hemispheres get the pseudocylindrical Equal Earth, extents around a pole or near the equator
  /// or of small size the azimuthal of Lambert, the others the conic of Albers with standard parallels a sixth of the
  /// height inside.
  ///
  /// - Parameters:
  ///   - positions: Positions.
  ///   - ranges: Which of them are to be shown; all if not given.
  /// - Returns: The definition; Equal Earth when there are no positions.
  /// - Complexity: O(*n*).
  public static func definition(for positions: [Position], in ranges: [Range<Int>]? = nil) -> String {
    var isTaken = [Bool](repeating: false, count: 360)
    var (south, north) = (90.0, -90.0)
    for range in ranges ?? [positions.indices] {
      for position in positions[range] {
        isTaken[Int((position.longitude + 720).rounded(.down)) % 360] = true
        south = min(south, position.latitude)
        north = max(north, position.latitude)
      }
    }
    guard south <= north else { return "+proj=eqearth +datum=WGS84 +units=m" }
    let (width, middle) = extent(isTaken)
    let centre = (south + north) / 2
    func text(_ value: Double) -> String { String(Int(value.rounded())) }
    func tenths(_ value: Double) -> String { String((value * 10).rounded() / 10) }
    let rest = "+datum=WGS84 +units=m"
    let isBothSides = south < -15 && north > 15
    if width > 200 && (south > 20 || north < -20) {
      return
        "+proj=laea +lat_0=\(centre > 0 ? "90" : "-90") +lon_0=\(width >= 359 ? "0" : text(middle)) \(rest)"
    }
    if width >= 359 || isBothSides && north - south > 100 {
      return "+proj=eqearth +lon_0=\(width >= 359 ? "0" : text(middle)) \(rest)"
    }
    if width > 200 && abs(centre) > 40 || abs(centre) > 75 {
      return "+proj=laea +lat_0=\(centre > 0 ? "90" : "-90") +lon_0=\(text(middle)) \(rest)"
    }
    let height = north - south
    if height < 3 && width < 6 || abs(centre) < 15 || isBothSides {
      return "+proj=laea +lat_0=\(tenths(centre)) +lon_0=\(tenths(middle)) \(rest)"
    }
    let (lower, upper) = (south + height / 6, north - height / 6)
    let precise = height < 20
    return "+proj=aea +lat_1=\(precise ? tenths(lower) : text(lower)) "
      + "+lat_2=\(precise ? tenths(upper) : text(upper)) +lat_0=\(precise ? tenths(centre) : text(centre)) "
      + "+lon_0=\(precise ? tenths(middle) : text(middle)) \(rest)"
  }

  /// The width of what is taken on the circle of degrees, and its middle: all but the widest gap.
  private static func extent(_ isTaken: [Bool]) -> (width: Double, middle: Double) {
    guard let first = isTaken.firstIndex(of: true) else { return (0, 0) }
    var widest = (length: 0, end: first)
    var length = 0
    for step in 1...360 {
      let index = (first + step) % 360
      if isTaken[index] {
        if length > widest.length { widest = (length, index) }
        length = 0
      } else {
        length += 1
      }
    }
    let width = Double(360 - widest.length)
    var middle = Double(widest.end) + width / 2
    while middle > 180 { middle -= 360 }
    return (width, middle)
  }
}
