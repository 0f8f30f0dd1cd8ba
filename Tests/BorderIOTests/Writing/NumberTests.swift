import BorderCore
import BorderTables
import BorderTestSupport
import Foundation
import Testing

@testable import BorderIO

@Suite struct NumberTests {
  private func fixed(_ value: Double, _ places: Int) -> String {
    var buffer = OutputBuffer()
    buffer.append(fixed: value, places: places)
    return buffer.text
  }

  private func rounded(_ value: Double, _ decimals: Int = 7) -> String {
    var buffer = OutputBuffer()
    buffer.append(rounded: value, decimals: decimals)
    return buffer.text
  }

  private func shortest(_ value: Double) -> String {
    var buffer = OutputBuffer()
    buffer.append(shortest: value)
    return buffer.text
  }

  @Test(arguments: [
    (0.5, 0, "0"), (1.5, 0, "2"), (2.5, 0, "2"), (0.125, 2, "0.12"), (0.375, 2, "0.38"), (0.15, 1, "0.1"),
    (0.25, 1, "0.2"), (-0.25, 1, "-0.2"), (1.005, 2, "1.00"), (2.675, 2, "2.67"), (9.995, 2, "9.99"),
    (0.999, 2, "1.00"), (99.999, 2, "100.00"), (-0.001, 2, "0.00"), (-0.0, 0, "0"), (-0.0, 3, "0.000"),
    (1234567.891, 1, "1234567.9"), (1e22, 1, "10000000000000000000000.0"),
    (-1.5e300, 0, "-15" + String(repeating: "0", count: 299)),
    (5e18, 2, "5000000000000000000.00"), (0.1, 15, "0.100000000000000"), (12.5, -3, "12"),
  ])
  func `fixed places round exactly, ties to even, and never give minus zero`(
    value: Double, places: Int, expected: String
  ) {
    #expect(fixed(value, places) == expected)
  }

  @Test func `fixed places agree with printf`() {
    let seed: UInt64 = 20_240_601
    var random = SplitMix64(seed: seed)
    for _ in 0..<40_000 {
      let places = Int.random(in: 0...15, using: &random)
      // Numbers of few digits, whose ties are true ones, and numbers of all bits.
      let value: Double =
        switch Int.random(in: 0..<4, using: &random) {
        case 0: Double(Int.random(in: -100_000...100_000, using: &random)) / 1024
        case 1: Double(Int.random(in: -1_000_000...1_000_000, using: &random)) / 1000
        case 2: Double.random(in: -180...180, using: &random)
        default: Double.random(in: -1...1, using: &random) * 1e15
        }
      var expected = String(format: "%.\(places)f", value)
      if expected.hasPrefix("-") && !expected.contains(where: { ("1"..."9").contains($0) }) {
        expected.removeFirst()
      }
      #expect(fixed(value, places) == expected, "seed \(seed), value \(value.bitPattern), places \(places)")
    }
  }

  @Test(arguments: [
    (37.6, "37.6"), (-180, "-180"), (180, "180"), (0, "0"), (-0.0, "0"), (-0.00000001, "0"),
    (55.75222224, "55.7522222"), (0.1 + 0.2, "0.3"), (100, "100"), (1e-7, "0.0000001"), (12.30, "12.3"),
  ])
  func `coordinates drop zeros at their end`(value: Double, expected: String) {
    #expect(rounded(value) == expected)
  }

  @Test func `steps of a grid read as rounding does`() {
    let seed: UInt64 = 7
    var random = SplitMix64(seed: seed)
    for _ in 0..<20_000 {
      let decimals = Int.random(in: 0...15, using: &random)
      let value = Double.random(in: -540...540, using: &random)
      let scale = DecimalScale(places: decimals)
      var buffer = OutputBuffer()
      buffer.append(count: scale.count(value), scale: scale)
      #expect(buffer.text == rounded(value, decimals), "seed \(seed), value \(value), decimals \(decimals)")
    }
  }

  @Test(arguments: [
    (5, "5"), (0.1, "0.1"), (-0.0, "0"), (1e16, "1e+16"), (1e-7, "1e-07"),
    (0.30000000000000004, "0.30000000000000004"),
    (-12.5, "-12.5"), (Double.infinity, ""), (Double.nan, ""),
    (Double.greatestFiniteMagnitude, "1.7976931348623157e+308"),
  ])
  func `the shortest form has no point zero`(value: Double, expected: String) {
    #expect(shortest(value) == expected)
  }

  @Test func `the shortest form reads back as the same number`() {
    let seed: UInt64 = 99
    var random = SplitMix64(seed: seed)
    for _ in 0..<20_000 {
      let value = Double(bitPattern: random.next())
      guard value.isFinite else { continue }
      #expect(Double(shortest(value)) == value, "seed \(seed), bits \(value.bitPattern)")
    }
  }

  @Test func `whole numbers go to both ends`() {
    var buffer = OutputBuffer()
    for value in [Int.min, -10, -1, 0, 9, 10, Int.max] {
      buffer.append(value)
      buffer.append(byte: Ascii.space)
    }
    #expect(buffer.text == "-9223372036854775808 -10 -1 0 9 10 9223372036854775807 ")
  }

  @Test func `nothing is written for what is no number`() {
    #expect(fixed(.nan, 2).isEmpty)
    #expect(rounded(-.infinity).isEmpty)
  }
}
