/// How much of each pixel of a raster a polygon covers, exactly.
///
/// Every edge adds the area between it and the right edge of its row, with a sign; what the edges of a row leave
/// together, summed from the left, is the covered share of each pixel. The same is done for glyphs of fonts.
package struct PixelCoverage {
  /// The columns that are looked at.
  package let columns: Range<Int>
  /// The rows that are looked at.
  package let rows: Range<Int>
  private var shares: [Double]

  /// Nothing is covered yet.
  package init(columns: Range<Int>, rows: Range<Int>) {
    self.columns = columns
    self.rows = rows
    shares = [Double](repeating: 0, count: (columns.count + 2) * rows.count)
  }

  /// Covers the inside of a closed ring, or uncovers a hole.
  ///
  /// - Parameters:
  ///   - ring: The ring in pixels, x to the right from the first column of the raster, y downward from the first row.
  ///   - isHole: Whether what is inside is not covered.
  /// - Complexity: O(*n* + pixels on its edges).
  package mutating func add(_ ring: [SIMD2<Double>], isHole: Bool) {
    let twice = zip(ring, ring.dropFirst()).reduce(0) { $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y }
    let sign = (twice >= 0) == isHole ? 1.0 : -1.0
    for (a, b) in zip(ring, ring.dropFirst()) where a.y != b.y {
      if a.y < b.y { addEdge(a, b, sign) } else { addEdge(b, a, -sign) }
    }
  }

  /// An edge that goes down.
  private mutating func addEdge(_ a: SIMD2<Double>, _ b: SIMD2<Double>, _ sign: Double) {
    let (top, bottom) = (max(a.y, Double(rows.lowerBound)), min(b.y, Double(rows.upperBound)))
    guard top < bottom else { return }
    let slope = (b.x - a.x) / (b.y - a.y)
    var y = top
    while y < bottom {
      let row = Int(y.rounded(.down))
      let next = min(bottom, Double(row + 1))
      addInRow(row, a.x + (y - a.y) * slope, a.x + (next - a.y) * slope, (next - y) * sign)
      y = next
    }
  }

  /// A piece of an edge within a row, from one x to another, that goes down by so much.
  private mutating func addInRow(_ row: Int, _ from: Double, _ to: Double, _ height: Double) {
    let base = (row - rows.lowerBound) * (columns.count + 2)
    let origin = Double(columns.lowerBound)
    let limit = Double(columns.count)
    var x = min(max(from - origin, 0), limit)
    let end = min(max(to - origin, 0), limit)
    let whole = to - from
    // What lies left of the window counts for its first pixel, what lies right of it for none.
    guard whole != 0, x != end else {
      return put(base, at: whole == 0 ? x : nil, from: from - origin, to: to - origin, limit, height)
    }
    let outside = height * (1 - abs(end - x) / abs(whole))
    if outside != 0 {
      let left = min(max(0, -min(from, to) + origin) / abs(whole), 1) * height
      shares[base] += left
      let right = outside - left
      shares[base + columns.count] += right
    }
    while x != end {
      let pixel = x < end ? Int(x.rounded(.down)) : Int(x.rounded(.up)) - 1
      let next = x < end ? min(end, Double(pixel + 1)) : max(end, Double(pixel))
      put(base, pixel, middle: (x + next) / 2, height * abs(next - x) / abs(whole))
      x = next
    }
  }

  private mutating func put(
    _ base: Int, at x: Double?, from: Double, to: Double, _ limit: Double, _ height: Double
  ) {
    let place = x ?? min(max(from, 0), limit)
    put(base, min(Int(place.rounded(.down)), columns.count), middle: place, height)
  }

  /// Adds a height at a place of a pixel: what lies right of it is covered.
  private mutating func put(_ base: Int, _ pixel: Int, middle: Double, _ height: Double) {
    let inside = middle - Double(pixel)
    shares[base + pixel] += height * (1 - inside)
    shares[base + pixel + 1] += height * inside
  }

  /// Calls a body for each pixel of which something is covered, row by row: the column, the row, and the share.
  package func forEach(_ body: (Int, Int, Double) -> Void) {
    for row in rows {
      let base = (row - rows.lowerBound) * (columns.count + 2)
      var sum = 0.0
      for column in 0..<columns.count {
        sum += shares[base + column]
        if abs(sum) > 1e-12 { body(column + columns.lowerBound, row, min(max(sum, 0), 1)) }
      }
    }
  }
}
