import BorderTestSupport
import Testing

@testable import BorderCore

/// Dividers on lines of a plane, against a walk that knows nothing of segments, and by what must hold of any walk.
@Suite struct DividerWalkTests {
  /// A line of random steps.
  static func wandering(_ count: Int, seed: UInt64) -> [SIMD3<Double>] {
    var random = SplitMix64(seed: seed)
    var place = SIMD3<Double>.zero
    return (0..<count).map { _ in
      place += SIMD3(.random(in: -1...1.6, using: &random), .random(in: -1.5...1.5, using: &random), 0)
      return place
    }
  }

  /// Steps along places that stand close together; where one is far enough, the very place is found by halving.
  private func slowWalk(_ line: [SIMD3<Double>], ruler: Double) -> Double {
    func distance(_ a: SIMD3<Double>, _ b: SIMD3<Double>) -> Double { ((a - b) * (a - b)).sum().squareRoot() }
    func at(_ along: Double) -> SIMD3<Double> {
      let index = min(Int(along), line.count - 2)
      return line[index] + (line[index + 1] - line[index]) * (along - Double(index))
    }
    let (end, grain) = (Double(line.count - 1), 1.0 / 64)
    var (foot, along, steps) = (line[0], 0.0, 0)
    while true {
      var next = along
      while next < end, distance(at(next), foot) < ruler {
        next = min(end, next + grain, next.rounded(.down) + 1)
      }
      if distance(at(next), foot) < ruler { return Double(steps) * ruler + distance(foot, at(end)) }
      var (low, high) = (max(along, next - grain, (next - 1e-9).rounded(.down)), next)
      for _ in 0..<60 {
        let middle = (low + high) / 2
        if distance(at(middle), foot) < ruler { low = middle } else { high = middle }
      }
      (foot, along, steps) = (at(high), high, steps + 1)
    }
  }

  @Test func `The walk from each end is that of brute force`() throws {
    for seed in UInt64(1)...6 {
      let points = Self.wandering(40, seed: seed)
      let line = try #require(DividerLine(points))
      for ruler in [0.3, 1.1, 2.5, 7, 30] {
        let walks = line.walks(ruler: ruler)
        let forward = slowWalk(points, ruler: ruler)
        let backward = slowWalk(points.reversed(), ruler: ruler)
        #expect(abs(walks[0] - forward) < 1e-6 * forward, "seed \(seed), ruler \(ruler)")
        #expect(abs(walks[1] - backward) < 1e-6 * backward, "seed \(seed), ruler \(ruler)")
      }
    }
  }

  @Test func `A closed line is walked round as an open one from the same place`() throws {
    for seed in UInt64(1)...4 {
      let open = Self.wandering(40, seed: seed)
      let ring = open + [open[0]]
      let line = try #require(DividerLine(ring))
      #expect(line.isClosed)
      for ruler in [0.3, 1.1, 2.5] {
        let walks = line.walks(ruler: ruler)
        #expect(
          abs(walks[0] - slowWalk(ring, ruler: ruler)) < 1e-6 * walks[0], "seed \(seed), ruler \(ruler)")
        #expect(
          abs(walks[1] - slowWalk(ring.reversed(), ruler: ruler)) < 1e-6 * walks[1],
          "seed \(seed), ruler \(ruler)")
        #expect(walks.count == DividerLine.walkCount)
        #expect(walks.allSatisfy { $0 <= line.chordLength * (1 + 1e-12) }, "seed \(seed), ruler \(ruler)")
      }
      #expect(
        line.walks(ruler: 1e6).allSatisfy { $0 == 0 }, "dividers wider than the ring have nowhere to go")
    }
  }

  @Test func `Twice the line by twice the ruler is twice as long, and backwards it is as long`() throws {
    for seed in UInt64(20)...30 {
      let points = Self.wandering(300, seed: seed)
      for line in [points, points + [points[0]]] {
        let own = try #require(DividerLine(line))
        let twice = try #require(DividerLine(line.map { $0 * 2 }))
        let back = try #require(DividerLine(line.reversed()))
        for ruler in [0.5, 1.7, 5, 19] {
          let walks = own.walks(ruler: ruler)
          #expect(twice.walks(ruler: 2 * ruler) == walks.map { $0 * 2 }, "seed \(seed), ruler \(ruler)")
          for (a, b) in zip(walks.sorted(), back.walks(ruler: ruler).sorted()) {
            #expect(abs(a - b) < 1e-9 * max(a, 1), "seed \(seed), ruler \(ruler)")
          }
        }
      }
    }
  }

  @Test func `A straight line is as long by every ruler`() throws {
    let line = try #require(DividerLine((0...40).map { SIMD3(Double($0 * $0), 0.5 * Double($0 * $0), 0) }))
    for ruler in [0.001, 0.7, 13, 99.5, 1700, 1e7] {
      for walk in line.walks(ruler: ruler) {
        #expect(abs(walk - line.chordLength) < 1e-9 * line.chordLength, "\(ruler): \(walk)")
      }
    }
  }

  @Test func `The stretches of a line cover it`() throws {
    let pieces = [Self.wandering(200, seed: 5), Self.wandering(31, seed: 6), Self.wandering(3, seed: 7)]
    let lines = pieces.compactMap { DividerLine($0) }
    let length = lines.reduce(0) { $0 + $1.chordLength }
    let tiny = RulerLength(of: lines, ruler: 0.002)
    #expect(tiny.stretches.count == LengthByRuler.stretchCount)
    #expect(abs(tiny.stretches.reduce(0, +) - length) < 1e-3 * length)
    for stretch in tiny.stretches { #expect(abs(stretch - length / 8) < 2e-3 * length) }
  }

  @Test func `Lengths have the same bits for any number of threads`() {
    let borders = (UInt64(1)...9).map { seed in
      [DividerLine(Self.wandering(400, seed: seed))].compactMap { $0 }
    }
    let lengths = borders.map { $0.reduce(0) { $0 + $1.chordLength } }
    func means(_ threads: Int) -> [Double] {
      LengthByRuler.all(of: borders, lengths: lengths, threads: threads).flatMap {
        $0?.lengths.map(\.mean) ?? []
      }
    }
    #expect(means(1) == means(4))
    #expect(means(1).count > 60)
  }

  @Test func `What is no line is none`() {
    #expect(DividerLine([SIMD3(1, 2, 3)]) == nil)
    #expect(DividerLine([SIMD3(1, 2, 3), SIMD3(1, 2, 3)]) == nil)
    #expect(DividerLine([SIMD3(1, 2, 3), SIMD3(.nan, 2, 3), SIMD3(4, 5, 6)]) == nil)
  }
}
