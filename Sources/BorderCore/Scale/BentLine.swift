/// A line with bends at given places, by weighted least squares.
struct BentLine {
  /// Where it bends, rising.
  private(set) var knots: [Double] = []
  /// The value at 0 of its first part.
  private(set) var intercept = 0.0
  /// The slopes of its parts, one more than knots.
  private(set) var slopes = [0.0]
  /// The weighted sum of squares of what is left.
  private(set) var residualSquare = 0.0
  /// The weighted sum of squares around the mean.
  private(set) var totalSquare = 0.0
  /// The sum of the weights.
  private(set) var weight = 0.0
  /// The standard error of the slope of a line without knots, if what is left were independent.
  private(set) var slopeError = 0.0

  /// By how much the slope changes at each knot.
  var changes: [Double] { zip(slopes.dropFirst(), slopes).map { $0 - $1 } }

  /// The line that is 0 everywhere.
  init() {}

  /// Fits a line; `nil` where the points do not decide it.
  ///
  /// - Parameters:
  ///   - x: Where the points are, rising.
  ///   - y: Their values.
  ///   - knots: Where the line may bend.
  ///   - weights: How much each point counts; `nil` for all alike.
  /// - Complexity: O(*n*) for *n* points.
  init?(_ x: [Double], _ y: [Double], knots: [Double] = [], weights: [Double]? = nil) {
    let w = weights ?? [Double](repeating: 1, count: x.count)
    weight = w.reduce(0, +)
    guard x.count > knots.count + 1, weight > 0 else { return nil }
    func mean(_ values: [Double]) -> Double { zip(w, values).reduce(0) { $0 + $1.0 * $1.1 } / weight }
    let (centre, level) = (mean(x), mean(y))
    // Columns: the place, and how far beyond each knot, around their means so that the constant drops out.
    let columns =
      [x.map { $0 - centre }]
      + knots.map { knot in
        let beyond = x.map { max(0, $0 - knot) }
        let centre = mean(beyond)
        return beyond.map { $0 - centre }
      }
    let values = y.map { $0 - level }
    func product(_ a: [Double], _ b: [Double]) -> Double {
      var sum = 0.0
      for index in w.indices { sum += w[index] * a[index] * b[index] }
      return sum
    }
    totalSquare = product(values, values)
    guard
      let solution = LinearSystem.solve(
        columns.map { row in columns.map { product(row, $0) } }, columns.map { product($0, values) })
    else { return nil }
    var left = values
    for (factor, column) in zip(solution, columns) {
      for index in left.indices { left[index] -= factor * column[index] }
    }
    residualSquare = product(left, left)
    self.knots = knots
    slopes = solution.indices.map { part in solution[...part].reduce(0, +) }
    // Beyond no knot, the value is that of the first part.
    let first = x[0]
    intercept =
      level + values[0] - left[0] - slopes[0] * first
    let spread = product(columns[0], columns[0])
    slopeError =
      x.count > 2 && knots.isEmpty
      ? (residualSquare / weight * Double(x.count) / Double(x.count - 2)
        * product(columns[0].map { $0 * $0 }, w)
        / spread / spread).squareRoot() : 0
  }
}

/// Small systems of linear equations.
enum LinearSystem {
  /// Solves a symmetric system by elimination; `nil` where it is not decided.
  static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double]? {
    var rows = zip(matrix, right).map { $0 + [$1] }
    let scale = rows.indices.map { rows[$0][$0] }.max() ?? 0
    for column in rows.indices {
      guard let pivot = (column..<rows.count).max(by: { abs(rows[$0][column]) < abs(rows[$1][column]) }),
        abs(rows[pivot][column]) > 1e-12 * scale
      else { return nil }
      rows.swapAt(column, pivot)
      for row in rows.indices where row != column {
        let factor = rows[row][column] / rows[column][column]
        for index in column...rows.count { rows[row][index] -= factor * rows[column][index] }
      }
    }
    return rows.indices.map { rows[$0][rows.count] / rows[$0][$0] }
  }
}
