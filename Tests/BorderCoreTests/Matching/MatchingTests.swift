import BorderCore
import BorderTestSupport
import Testing

/// Lengths of a coverage on the plane where a degree is a kilometre.
struct Measured {
  let analysis: BorderAnalysis
  let outer: Double

  init(_ set: RegionSet) {
    analysis = BorderAnalysis(BorderTopology(set), measure: PlanarMeasure())
    outer = analysis.perimeters.map(\.outer).sum().kilometres
  }

  /// The pairs that share a line of more than so many kilometres: `AB`.
  func pairs(longerThan limit: Double = 0) -> Set<String> {
    Set(
      analysis.borders.filter { $0.isShared && $0.length.kilometres > limit }
        .map { analysis.regions[$0.a].id + analysis.regions[$0.b].id })
  }

  var shared: Double { analysis.borders.map(\.length).sum().kilometres }
}

let drawings = [
  "AAB\nACB\nCCB", "AABB\nAABB\nCCDD\nCCDD", "AAAA\nABBA\nABBA\nAAAA", "AAAAC\nABB.C\nDDDDC", "ABC\nABC",
  "AAAAA\nABBCA\nADDCA\nAAAAA",
]

func matched(
  _ set: RegionSet, _ tolerance: Double, held: Int? = nil, scope: MatchScope = .all
) -> MatchedRegions {
  set.matched(
    MatchOptions(tolerance: tolerance, heldSource: held, scope: scope), measure: PlanarMeasure())
}

@Suite struct MatchingTests {
  @Test(arguments: drawings)
  func `a clean drawing stays bit for bit`(drawing: String) {
    let set = regions(drawing)
    let result = matched(set, 400)
    #expect(result.regions.positions == set.positions)
    #expect(result.regions.ringStarts == set.ringStarts)
    #expect(result.report.pairs.isEmpty && result.report.movedVertices == 0)
  }

  /// A long edge beside two shorter ones whose common vertex it lacks.
  @Test(arguments: [nil, 0, 1])
  func `a T-junction is closed`(held: Int?) {
    var builder = RegionSetBuilder()
    func add(_ id: String, _ source: Int, _ ring: [(Double, Double)]) {
      builder.beginRegion(Region(id: id, source: source))
      builder.beginPart()
      builder.addRing(ring.map { Position(longitude: $0.0, latitude: $0.1) })
    }
    add("A", 0, [(0, 0), (4, 0), (4, -1), (0, -1), (0, 0)])
    add("B", 1, [(0, 0), (1.3, 0), (1.3, 1), (0, 1), (0, 0)])
    add("C", 1, [(1.3, 0), (4, 0), (4, 1), (1.3, 1), (1.3, 0)])
    let set = builder.finish()
    let result = matched(set, 0.5, held: held, scope: .between)
    let measured = Measured(result.regions)
    #expect(measured.pairs() == ["AB", "AC", "BC"])
    #expect(abs(measured.shared - 5) < 1e-9)
    #expect(result.report.greatestMove < 1e-6)
  }

  @Test(arguments: drawings, [UInt64(1), 2, 3, 4, 5])
  func `a perturbed drawing comes back`(drawing: String, seed: UInt64) {
    let clean = Measured(regions(drawing))
    let tolerance = 1.5
    var generator = SplitMix64(seed: seed)
    let spoilt = perturbed(
      regions(drawing), Perturbation(shift: tolerance / 3 / 1000), by: &generator)
    #expect(Measured(spoilt).shared == 0)
    let result = matched(spoilt, tolerance)
    let found = Measured(result.regions)
    let message: Comment = "seed \(seed): \(drawing) \(found.outer - clean.outer) of \(clean.shared)"
    #expect(found.pairs().isSuperset(of: clean.pairs()), message)
    #expect(found.pairs(longerThan: tolerance / 1000) == clean.pairs(), message)
    #expect(found.shared >= 0.999 * clean.shared, message)
    #expect(found.outer - clean.outer <= 0.001 * clean.shared, message)
    #expect(result.report.greatestMove <= tolerance, message)
  }

  /// Vertices closer to each other than the tolerance, moved by as much as they are apart.
  @Test(arguments: drawings, [UInt64(31), 32, 33])
  func `a rough drawing keeps its pairs`(drawing: String, seed: UInt64) {
    let clean = Measured(regions(drawing))
    var generator = SplitMix64(seed: seed)
    let spoilt = perturbed(regions(drawing), Perturbation(shift: 0.02, pieces: 25), by: &generator)
    let result = matched(spoilt, 60)
    let found = Measured(result.regions)
    let message: Comment = "seed \(seed): \(drawing) \(found.shared) of \(clean.shared)"
    #expect(found.pairs(longerThan: 0.06) == clean.pairs(), message)
    #expect(found.outer - clean.outer <= 0.08 * clean.shared, message)
    #expect(result.report.greatestMove <= 60, message)
  }

  @Test(arguments: drawings, [UInt64(11), 12])
  func `the order of the file does not matter`(drawing: String, seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let spoilt = perturbed(regions(drawing), Perturbation(shift: 0.01), by: &generator)
    let other = shuffled(spoilt, by: &generator)
    let (a, b) = (Measured(matched(spoilt, 40).regions), Measured(matched(other, 40).regions))
    func rows(_ m: Measured) -> [String] {
      m.analysis.borders.map {
        "\(m.analysis.regions[$0.a].id) \(m.analysis.regions[$0.b].id) \($0.length.ticks) \($0.touchNodes.count)"
      }
    }
    #expect(rows(a) == rows(b), "seed \(seed)")
  }

  @Test func `the held source only gains vertices`() {
    var generator = SplitMix64(seed: 21)
    let clean = regions("AABB\nAABB\nCCDD\nCCDD")
    let spoilt = perturbed(clean, Perturbation(shift: 0.005), by: &generator)
      .reassigned { $0.source = $0.id == "A" || $0.id == "C" ? 0 : 1 }
    for held in 0...1 {
      let result = matched(spoilt, 20, held: held, scope: .between)
      for ring in 0..<spoilt.ringCount where spoilt[spoilt.region(ofRing: ring)].source == held {
        let before = Array(spoilt.positions[spoilt.range(ofRing: ring)])
        let after = result.regions.positions[result.regions.range(ofRing: ring)]
        var next = 0
        for position in after where next < before.count && position == before[next] { next += 1 }
        #expect(next == before.count, "held \(held), ring \(ring)")
      }
      // Regions of one source are left alone.
      #expect(Measured(result.regions).pairs(longerThan: 0.02) == ["AB", "CD"])
    }
  }
}

/// The same regions in another order, with rings turned and reversed.
func shuffled(_ set: RegionSet, by generator: inout SplitMix64) -> RegionSet {
  var builder = RegionSetBuilder()
  for part in (0..<set.partCount).shuffled(using: &generator) {
    builder.beginRegion(set[set.partRegions[part]])
    builder.beginPart()
    for ring in set.rings(ofPart: part) {
      var open = Array(set.positions[set.range(ofRing: ring)].dropLast())
      let start = Int.random(in: 0..<open.count, using: &generator)
      open = Array(open[start...] + open[..<start])
      if Bool.random(using: &generator) { open.reverse() }
      builder.addRing(open + [open[0]])
    }
  }
  return builder.finish()
}
