/// How values are put into classes.
public enum ClassRule: Hashable, Sendable {
  /// As many values in each class.
  case quantiles(Int)
  /// Classes whose values lie close together, by Fisher's exact method (what Jenks's natural breaks look for).
  case naturalBreaks(Int)
  /// Classes between given limits.
  case limits([Double])
}

/// Values in classes: class *i* holds what is above limit *i* - 1 and not above limit *i*.
public struct Classification: Hashable, Sendable {
  /// The upper limits of all classes but the last one, rising.
  public let limits: [Double]

  /// Finds the limits.
  ///
  /// - Parameters:
  ///   - values: What is to be put into classes. Those that are not finite are left out.
  ///   - rule: How.
  /// - Complexity: O(*n* log *n*) for quantiles, O(*k* *n*²) for natural breaks of up to 1000 different values; of more,
  ///   every *m*-th in order stands for the rest.
  public init(_ values: [Double], rule: ClassRule) {
    let sorted = values.filter(\.isFinite).sorted()
    switch rule {
    case .limits(let limits):
      self.limits = Self.distinct(limits.filter(\.isFinite).sorted())
    case .quantiles(let count):
      guard count > 1, let last = sorted.last else {
        limits = []
        return
      }
      let cuts = (1..<count).map { sorted[max(0, min(sorted.count - 1, sorted.count * $0 / count - 1))] }
      limits = Self.distinct(cuts).filter { $0 < last }
    case .naturalBreaks(let count):
      limits = Self.naturalBreaks(sorted, count: count)
    }
  }

  /// The class of a value, counted from 0.
  public func index(of value: Double) -> Int { limits.firstIndex { value <= $0 } ?? limits.count }

  /// The number of classes.
  public var count: Int { limits.count + 1 }

  private static func distinct(_ sorted: [Double]) -> [Double] {
    sorted.indices.filter { $0 == 0 || sorted[$0] != sorted[$0 - 1] }.map { sorted[$0] }
  }

  /// Fisher, 1958: the classes with the least sum of squares within, by dynamic programming.
  private static func naturalBreaks(_ sorted: [Double], count: Int) -> [Double] {
    let different = distinct(sorted)
    guard count > 1, different.count > count else { return Array(different.dropLast()) }
    let stride = max(1, (sorted.count + 999) / 1000)
    let values = sorted.enumerated().filter { $0.offset % stride == 0 }.map(\.element)
    let n = values.count
    // Sums of values and squares before each index, from the middle of the values for the sake of digits.
    let origin = values[n / 2]
    var sums = [0.0]
    var squares = [0.0]
    for value in values {
      let shifted = value - origin
      sums.append(sums[sums.count - 1] + shifted)
      squares.append(squares[squares.count - 1] + shifted * shifted)
    }
    func spread(_ from: Int, _ to: Int) -> Double {
      let sum = sums[to] - sums[from]
      return squares[to] - squares[from] - sum * sum / Double(to - from)
    }
    var cost = (0...n).map { $0 == 0 ? 0 : spread(0, $0) }
    var starts: [[Int]] = []
    for _ in 1..<count {
      var next = [Double](repeating: .infinity, count: n + 1)
      var start = [Int](repeating: 0, count: n + 1)
      for end in 1...n {
        for from in 1..<max(2, end) where from < end {
          let total = cost[from] + spread(from, end)
          if total < next[end] {
            next[end] = total
            start[end] = from
          }
        }
      }
      cost = next
      starts.append(start)
    }
    var limits: [Double] = []
    var end = n
    for start in starts.reversed() {
      end = start[end]
      guard end > 0 else { break }
      limits.append(values[end - 1])
    }
    return distinct(limits.sorted())
  }
}
