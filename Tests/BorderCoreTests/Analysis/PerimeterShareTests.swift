import BorderCore
import BorderTestSupport
import Testing

@Suite struct PerimeterShareTests {
  private func analysis(_ set: RegionSet) -> BorderAnalysis {
    BorderAnalysis(BorderTopology(set), measure: PlanarMeasure())
  }

  @Test func `neighbours stand by the length that they share, the coast last`() throws {
    // A is 4 wide and 2 high: 4 units below b and c, 2 beside d, the rest is coast.
    let found = analysis(regions("bbbc\nAAAA\nAAAA"))
    let a = try #require(found.regions.regionIDs.first { found.regions[$0].id == "A" })
    let shares = found.perimeterShares(of: [a])
    let names = shares.map { share -> String in
      guard let border = share.border else { return "coast" }
      return found.regions[found.borders[border].other(than: a)].id
    }
    #expect(names == ["b", "c", "coast"])
    let parts = shares.map { $0.share ?? 0 }
    let expected: [Double] = [3, 1, 8]
    for (part, expected) in zip(parts, expected.map { $0 / 12 }) {
      #expect(abs(part - expected) < 1e-9, "\(parts)")
    }
    // Of two that share as much, the lesser id stands first.
    let equal = analysis(regions("cb\nAA"))
    let own = try #require(equal.regions.regionIDs.first { equal.regions[$0].id == "A" })
    let order = equal.perimeterShares(of: [own]).compactMap(\.border).map { border -> String in
      equal.regions[equal.borders[border].b].id
    }
    #expect(order == ["b", "c"])
  }

  /// The parts of a boundary are the boundary: their lengths add up to it, and so do their lines.
  @Test(arguments: 0..<40 as Range<UInt64>)
  func `shares add up where no line lies between more than two regions`(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let letters = Array("ABCDE.")
    let drawing = (0..<5).map { _ in
      String((0..<6).map { _ in letters.randomElement(using: &generator) ?? "A" })
    }.joined(separator: "\n")
    let found = analysis(regions(drawing))
    let perimeters = found.perimeters
    let outer = found.outerArcs()
    for region in found.regions.regionIDs {
      let shares = found.perimeterShares(of: [region])
      let sum = shares.reduce(ExactLength.zero) { $0 + $1.length }
      #expect(sum == perimeters[region.index].boundary, "seed \(seed):\n\(drawing)")
      let total = shares.compactMap(\.share).reduce(0, +)
      #expect(abs(total - 1) < 1e-9, "seed \(seed):\n\(drawing)")
      let lines = shares.flatMap { found.lines(of: $0, outerArcs: outer) }
      let drawn = lines.map { PlanarMeasure().length(of: $0).metres }.reduce(0, +)
      #expect(abs(drawn - sum.metres) < 1e-3, "seed \(seed):\n\(drawing)")
    }
  }

  /// Every border belongs to one pair of countries, and its length to that of the pair.
  @Test func `pairs of countries hold every border once`() {
    // Letters of either case are countries here.
    let set = regions("AAbb\nCcbb\nCCDd").reassigned { $0.country = $0.id.uppercased() < "C" ? "X" : "Y" }
    let found = analysis(set)
    let all = Array(found.borders.indices)
    let pairs = CountryPair.all(of: all, in: found)
    #expect(pairs.map(\.countries) == [["X", "X"], ["X", "Y"], ["Y", "Y"]])
    #expect(pairs.flatMap(\.pairs).sorted() == all.filter { found.borders[$0].isShared })
    let total = pairs.map(\.length).reduce(ExactLength.zero, +)
    let arcs = Set(found.borders.flatMap(\.arcs))
    let measured = arcs.map { found.lengths[$0] }.reduce(ExactLength.zero, +)
    #expect(total == measured)
    let home = CountryBorder.all(of: "X", in: found)
    #expect(home.map(\.length) == [pairs[1].length])
    #expect(pairs[1].regions(of: "X", in: found).map { found.regions[$0].id } == ["A", "b"])
  }
}
