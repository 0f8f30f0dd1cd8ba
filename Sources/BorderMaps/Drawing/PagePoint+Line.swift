/// Places along lines of the page.
extension PagePoint {
  /// How far two places are apart, in pixels.
  static func distance(_ a: PagePoint, _ b: PagePoint) -> Double {
    ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
  }

  /// Places from one to another, the second left out, as far apart as is said, but no more than so many.
  static func between(_ a: PagePoint, _ b: PagePoint, every step: Double, most: Int = 200) -> [PagePoint] {
    let count = max(1, min(most, Int(distance(a, b) / step)))
    return (0..<count).map {
      let share = Double($0) / Double(count)
      return PagePoint(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share)
    }
  }

  /// Whether a level line to the right meets an edge: a place is inside of a ring where that is so of an odd number of edges.
  func isLeft(ofEdge a: PagePoint, _ b: PagePoint) -> Bool {
    (b.y > y) != (a.y > y) && x < (a.x - b.x) * (y - b.y) / (a.y - b.y) + b.x
  }
}
