import Glibc

/// A shift that most regions of a country, or of the whole map, have in common: another datum, or another way to the same one.
public struct CommonShift: Sendable {
  /// The country whose regions are shifted; `nil` for all regions.
  public let country: String?
  /// How far the new vintage lies east and north of the old one, in metres, in the middle of the regions.
  public let east: Double
  /// See `east`.
  public let north: Double
  /// Half of what was compared lies within so many metres of it.
  public let spread: Double
  /// How many regions were compared.
  public let regions: Int
  /// Over how many metres the shift changes from one end of the regions to the other.
  public let variation: Double
  private let middle: SIMD2<Double>
  private let slope: (SIMD2<Double>, SIMD2<Double>)

  /// How far it goes, in metres.
  public var metres: Double { (east * east + north * north).squareRoot() }

  /// Its direction in degrees, clockwise from north, 0..<360.
  public var azimuth: Double {
    let degrees = atan2(east, north) * 180 / .pi
    return degrees < 0 ? degrees + 360 : degrees
  }

  /// The shift at a place, in metres.
  private func vector(at place: Position) -> SIMD2<Double> {
    let x = Position.turn(place.longitude - middle.x)
    return SIMD2(east, north) + slope.0 * x + slope.1 * (place.latitude - middle.y)
  }

  /// Where a place of the new vintage would be without the shift.
  func undone(_ place: Position, _ scale: LocalScale) -> Position {
    guard !place.isPole else { return place }
    let moved = vector(at: place)
    let latitude = place.latitude - moved.y / scale.metres(at: place.latitude).y
    // The shift was measured where the old place lies; a degree there is not as long as here.
    let metres = scale.metres(at: latitude)
    let back = Position(
      longitude: place.longitude - moved.x / metres.x, latitude: place.latitude - moved.y / metres.y)
    return back.folded
  }

  /// One comparison: where, and how far the new place lies from the old one.
  struct Sample: Sendable {
    let place: Position
    let shift: SIMD2<Double>
  }

  /// The shift that samples have in common; `nil` where there is none.
  ///
  /// A median in both directions, kept when at least half of the samples lie nearer to it than half of its length; then
  /// least squares of a shift that changes evenly with longitude and latitude, over the samples that lie near it.
  ///
  /// - Parameters:
  ///   - samples: What was compared.
  ///   - regions: How many regions they are of.
  ///   - country: Whose they are.
  ///   - least: What is not more than so many metres is no shift.
  ///   - share: Which part of the length half of the samples must lie within.
  init?(_ samples: [Sample], regions: Int, country: String?, least: Double, share: Double) {
    guard samples.count >= 4, let first = samples.first else { return nil }
    let middle = SIMD2(
      Self.median(samples.map { Position.turn($0.place.longitude - first.place.longitude) })
        + first.place.longitude, Self.median(samples.map(\.place.latitude)))
    let common = SIMD2(Self.median(samples.map(\.shift.x)), Self.median(samples.map(\.shift.y)))
    func length(_ v: SIMD2<Double>) -> Double { (v * v).sum().squareRoot() }
    let spread = Self.median(samples.map { length($0.shift - common) })
    guard length(common) > least, spread <= share * length(common) else { return nil }
    var (constant, slopes) = (common, (SIMD2<Double>.zero, SIMD2<Double>.zero))
    var rest = spread
    if samples.count >= 24 {
      for _ in 0..<3 {
        let near = samples.filter {
          let at = Self.difference($0.place, middle)
          return length($0.shift - constant - slopes.0 * at.x - slopes.1 * at.y) <= 3 * rest + 1e-6
        }
        guard let fit = Self.fit(near, middle) else { break }
        (constant, slopes) = (fit.0, (fit.1, fit.2))
        rest = Self.median(
          samples.map {
            let at = Self.difference($0.place, middle)
            return length($0.shift - constant - slopes.0 * at.x - slopes.1 * at.y)
          })
      }
    }
    self.country = country
    self.regions = regions
    self.middle = middle
    (east, north) = (constant.x, constant.y)
    slope = slopes
    self.spread = min(rest, spread)
    let offsets = samples.map { sample -> SIMD2<Double> in
      let at = Self.difference(sample.place, middle)
      return slopes.0 * at.x + slopes.1 * at.y
    }
    variation = offsets.map(length).max().map { 2 * $0 } ?? 0
  }

  private static func difference(_ place: Position, _ middle: SIMD2<Double>) -> SIMD2<Double> {
    SIMD2(Position.turn(place.longitude - middle.x), place.latitude - middle.y)
  }

  static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
  }

  /// Least squares of a constant and two slopes; `nil` where the places lie in a line.
  private static func fit(
    _ samples: [Sample], _ middle: SIMD2<Double>
  ) -> (SIMD2<Double>, SIMD2<Double>, SIMD2<Double>)? {
    var (n, sx, sy, sxx, sxy, syy) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    var (b0, b1, b2) = (SIMD2<Double>.zero, SIMD2<Double>.zero, SIMD2<Double>.zero)
    for sample in samples {
      let at = difference(sample.place, middle)
      n += 1
      sx += at.x
      sy += at.y
      sxx += at.x * at.x
      sxy += at.x * at.y
      syy += at.y * at.y
      b0 += sample.shift
      b1 += sample.shift * at.x
      b2 += sample.shift * at.y
    }
    let determinant =
      n * (sxx * syy - sxy * sxy) - sx * (sx * syy - sxy * sy) + sy * (sx * sxy - sxx * sy)
    guard n >= 12, abs(determinant) > 1e-9 * n * max(sxx * syy, 1e-12) else { return nil }
    let constant = b0 * (sxx * syy - sxy * sxy) - b1 * (sx * syy - sxy * sy) + b2 * (sx * sxy - sxx * sy)
    let byX = -(b0 * (sx * syy - sy * sxy)) + b1 * (n * syy - sy * sy) - b2 * (n * sxy - sx * sy)
    let byY = b0 * (sx * sxy - sy * sxx) - b1 * (n * sxy - sx * sy) + b2 * (n * sxx - sx * sx)
    return (constant / determinant, byX / determinant, byY / determinant)
  }
}
