import BorderCore
import BorderMaps
import Testing

@Suite struct ClassificationTests {
  @Test func `quantiles hold as many values each`() {
    let classes = Classification((1...20).map(Double.init), rule: .quantiles(4))
    #expect(classes.limits == [5, 10, 15])
    #expect(classes.index(of: 5) == 0)
    #expect(classes.index(of: 5.1) == 1)
    #expect(classes.index(of: 99) == 3)
  }

  @Test func `natural breaks find the groups`() {
    let classes = Classification([1, 2, 1.5, 50, 52, 51, 200, 201], rule: .naturalBreaks(3))
    #expect(classes.limits == [2, 52])
  }

  @Test(arguments: [2, 3, 4])
  func `natural breaks have the least sum of squares of all ways`(count: Int) {
    let values = [3.0, 7, 8, 9.5, 20, 21, 35, 36, 50, 80].sorted()
    func cost(_ classes: Classification) -> Double {
      (0..<classes.count).map { index -> Double in
        let held = values.filter { classes.index(of: $0) == index }
        guard !held.isEmpty else { return 0 }
        let mean = held.reduce(0, +) / Double(held.count)
        return held.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
      }.reduce(0, +)
    }
    func ways(_ from: Int, _ left: Int) -> [[Double]] {
      left == 0
        ? [[]]
        : (from..<(values.count - left)).flatMap { first in
          ways(first + 1, left - 1).map { [values[first]] + $0 }
        }
    }
    let best = ways(0, count - 1).map { cost(Classification(values, rule: .limits($0))) }.min() ?? 0
    #expect(abs(cost(Classification(values, rule: .naturalBreaks(count))) - best) < 1e-9)
  }

  @Test func `few, equal and unfit values`() {
    #expect(Classification([], rule: .quantiles(5)).count == 1)
    #expect(Classification([4, 4, 4], rule: .naturalBreaks(5)).limits.isEmpty)
    #expect(Classification([.nan, .infinity, 1, 2], rule: .naturalBreaks(2)).limits == [1])
    #expect(Classification([1], rule: .limits([10, 5, 5])).limits == [5, 10])
  }
}
