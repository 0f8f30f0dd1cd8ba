import BorderCore
import BorderTestSupport
import Testing

/// Lines that meet no line of the regions can go as they come: the crossings are the same.
@Suite struct SiftedLinesTests {
  @Test(arguments: UInt64(0)..<24)
  func `whatever goes, and when, crossings stay`(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let letters = Array(seed % 3 == 0 ? "AB." : "ABCDabcd.")
    let drawing = (0..<8).map { _ in
      String((0..<8).map { _ in letters.randomElement(using: &generator) ?? "." })
    }.joined(separator: "\n")
    let analysis = BorderAnalysis(BorderTopology(regions(drawing)), measure: PlanarMeasure())
    var whole = LineSetBuilder(columns: ["class"])
    var sifted = LineSetBuilder(columns: ["class"])
    func sift() {
      sifted.sift { LineCrossings.areMet($1, of: $0, by: analysis, threads: Int(seed % 2) + 1) }
    }
    for feature in 0..<120 {
      let row = ["\(Int.random(in: 0...2, using: &generator))"]
      whole.beginFeature(row)
      sifted.beginFeature(row)
      // Some features have no line, some several; many lie outside.
      for _ in 0..<Int.random(in: 0...2, using: &generator) {
        let corner = Double(Int.random(in: 0...1, using: &generator)) * 30
        let line = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
          Position(
            longitude: corner + Double(Int.random(in: 0...16, using: &generator)) / 2,
            latitude: Double(Int.random(in: 0...16, using: &generator)) / 2)
        }
        whole.addLine(line)
        sifted.addLine(line)
      }
      if feature % 7 == Int(seed % 7) { sift() }
    }
    sift()
    let (all, few) = (whole.finish(), sifted.finish())
    let dropped = (0..<all.lineCount).filter {
      !LineCrossings.areMet($0..<($0 + 1), of: all, by: analysis)[0]
    }
    #expect(few.lineCount == all.lineCount - dropped.count && !dropped.isEmpty, "seed \(seed)")
    #expect(few.featureCount == all.featureCount, "seed \(seed)")
    let (expected, found) = (crossings(all, analysis), crossings(few, analysis))
    #expect(expected == found && expected.count > 20, "seed \(seed)")
  }

  /// All that is known of each crossing, with the line by its feature and its vertices.
  private func crossings(_ lines: LineSet, _ analysis: BorderAnalysis) -> [String] {
    let classes = (0..<lines.lineCount).map { lines.value(ofLine: $0, 0) }
    func text(_ line: Int) -> String {
      "\(lines.feature(ofLine: line)) \(classes[line]) \(lines.positions[lines.range(ofLine: line)])"
    }
    let found = LineCrossings(of: lines, across: analysis, geometry: PlanarMeasure(), classes: classes)
    return found.crossings.map { crossing in
      var rest = crossing
      (rest.line, rest.continuation) = (0, nil)
      return "\(text(crossing.line)) \(crossing.continuation.map(text) ?? "") \(rest)"
    }
  }
}
