import BorderCore
import Testing

@Suite struct PoissonIntervalTests {
  /// Garwood (1936), and the chi-square form: χ²(0.025; 2n)/2 and χ²(0.975; 2n + 2)/2 to four digits.
  @Test(arguments: [
    (0, 0.0, 3.6889), (1, 0.0253, 5.5716), (2, 0.2422, 7.2247), (3, 0.6187, 8.7673), (4, 1.0899, 10.2416),
    (5, 1.6235, 11.6683), (10, 4.7954, 18.3904), (20, 12.2165, 30.8884), (50, 37.1110, 65.9188),
    (100, 81.3640, 121.6268),
  ])
  func `published values`(count: Int, low: Double, high: Double) {
    let interval = PoissonInterval(count: count)
    #expect(abs(interval.low - low) < 6e-5)
    #expect(abs(interval.high - high) < 6e-5)
  }

  @Test func `ends stay in order for any count`() {
    var last = PoissonInterval(count: 0)
    for count in 1...400 {
      let interval = PoissonInterval(count: count)
      #expect(interval.low > last.low && interval.high > last.high)
      #expect(interval.low < Double(count) && interval.high > Double(count))
      last = interval
    }
    // Close to the normal approximation for large counts.
    let large = PoissonInterval(count: 1_000_000)
    #expect(abs(large.high - 1_001_962) < 5 && abs(large.low - 998_041) < 5)
    #expect(PoissonInterval(count: -3) == PoissonInterval(count: 0))
  }
}
