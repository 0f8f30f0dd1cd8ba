internal import BorderCore

extension MapProjection {
  func project(longitude: Double, latitude: Double) -> PagePoint? {
    var numbers = [longitude, latitude]
    project(&numbers)
    return numbers[0].isFinite && numbers[1].isFinite ? PagePoint(numbers[0], numbers[1]) : nil
  }

  /// Whether the plane has no end towards a pole, as Mercator's.
  ///
  /// Four degrees before a pole then take more than three times the room of four degrees before them.
  func isEndless(towards pole: Double, longitude: Double) -> Bool {
    let places = [0.93, 0.97, 0.9999].map { project(longitude: longitude, latitude: pole * $0) }
    guard let a = places[0], let b = places[1] else { return false }
    guard let c = places[2] else { return true }
    return PagePoint.distance(b, c) > 3 * PagePoint.distance(a, b)
  }

  /// The meridian where the plane is torn, as where an easternmost edge meets a westernmost one; `nil` when there is
  /// none on a parallel, as around a pole.
  func seam(atLatitude latitude: Double) -> Double? {
    let steps = 720
    func longitude(_ step: Int) -> Double { -180 + Double(step) * 0.5 }
    var numbers = (0...steps).flatMap { [longitude($0) + 0.013, latitude] }
    project(&numbers)
    var jumps: [(length: Double, step: Int)] = []
    for step in 0..<steps {
      let (dx, dy) = (
        numbers[2 * step + 2] - numbers[2 * step], numbers[2 * step + 3] - numbers[2 * step + 1]
      )
      let length = (dx * dx + dy * dy).squareRoot()
      if length.isFinite { jumps.append((length, step)) }
    }
    let lengths = jumps.map(\.length).sorted()
    guard let widest = jumps.max(by: { $0.length < $1.length }), lengths.count > 20,
      widest.length > 12 * lengths[lengths.count / 2]
    else { return nil }
    // Halve the step with the tear until its place is known to a thousandth of a second.
    var (west, east) = (longitude(widest.step) + 0.013, longitude(widest.step + 1) + 0.013)
    for _ in 0..<32 {
      let middle = (west + east) / 2
      guard let a = project(longitude: west, latitude: latitude),
        let b = project(longitude: middle, latitude: latitude)
      else { break }
      let gap = ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
      if gap > widest.length / 2 { east = middle } else { west = middle }
    }
    // Tears stand at round meridians; the search ends a hair beside them.
    let seam = ((west + east) / 2 * 1e6).rounded() / 1e6
    return seam > 180 ? seam - 360 : seam
  }
}
