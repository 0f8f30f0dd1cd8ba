import BorderCore
import BorderTestSupport
import Testing

@Suite struct ReassignedAnalysisTests {
  /// The oracle measures everything anew.
  @Test(arguments: 0..<30 as Range<UInt64>)
  func `borders under another worldview are those found anew`(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let letters = Array("ABCDEF.")
    let drawing = (0..<5).map { _ in
      String((0..<6).map { _ in letters.randomElement(using: &generator) ?? "A" })
    }.joined(separator: "\n")
    let countries = Dictionary(
      uniqueKeysWithValues: letters.map {
        (String($0), ["X", "Y", ""].randomElement(using: &generator) ?? "X")
      })
    func change(_ region: inout Region) { region.country = countries[region.id] ?? "Z" }
    let set = regions(drawing).reassigned { $0.country = "X" }
    let changed = BorderAnalysis(BorderTopology(set), measure: PlanarMeasure()).reassigned(change)
    let anew = BorderAnalysis(BorderTopology(set.reassigned(change)), measure: PlanarMeasure())
    func text(_ analysis: BorderAnalysis) -> [String] {
      analysis.borders.map { border in
        let sides = [border.a, border.b].map { analysis.regions[$0].id + analysis.regions[$0].country }
        return
          "\(sides) \(analysis.isInternational(border)) \(border.length.kilometres) \(Array(border.arcs)) \(Array(border.touchNodes))"
      }
    }
    #expect(text(changed) == text(anew), "seed \(seed)\n\(drawing)")
    #expect(
      changed.countries == anew.countries && changed.lengths.values == anew.lengths.values, "seed \(seed)")
  }
}
