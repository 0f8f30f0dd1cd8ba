import BorderClaims
import BorderCore
import BorderGeodesy
import BorderTables
import BorderTestSupport
import Foundation
import Testing

/// What changed between two vintages of made maps, of which every change is known.
@Suite struct VintageTests {
  private static let measure = GeodesicMeasure()

  private static func compared(
    _ made: MadeVintages, hasIDs: Bool = true, hasNames: Bool = true, _ options: VintageComparison.Options
  ) -> VintageComparison {
    compared(made.old, made.new, hasIDs: hasIDs, hasNames: hasNames, options)
  }

  private static func compared(
    _ old: RegionSet, _ new: RegionSet, hasIDs: Bool = true, hasNames: Bool = true,
    _ options: VintageComparison.Options = VintageComparison.Options()
  ) -> VintageComparison {
    let names = VintageNames(hasIDs: hasIDs, hasNames: hasNames) { olds, news in
      RegionNamePairs(rules: nil).pairs(
        olds.map { old.regions[$0] }, news.map { new.regions[$0 - old.regionCount] }
      ).map { (olds[$0.old], news[$0.new]) }
    }
    let comparison = VintageComparison(old, new, names: names, options: options, measure: measure)
    let transfers = TerritoryTransfers(comparison, measure: measure, threads: options.threads)
    #expect(transfers.unmeasured == [])
    return comparison.settled(with: transfers.transfers, unmeasured: transfers.unmeasured)
  }

  /// What the comparison says, in the words of `MadeVintages`.
  private static func found(
    _ comparison: VintageComparison
  ) -> (regions: [String: String], borders: [String: String], land: [String: Double]) {
    let (old, new) = (comparison.old, comparison.new)
    var regions: [String: String] = [:]
    for change in comparison.regionChanges() {
      let ids = [change.old.map { old.regions[$0].id } ?? "", change.new.map { new.regions[$0].id } ?? ""]
      regions[ids.joined(separator: ">")] = change.code
    }
    var borders: [String: String] = [:]
    for border in comparison.borders {
      func key(_ pairs: [(a: Int, b: Int)], _ set: RegionSet, _ families: [Int]) -> String {
        guard !pairs.isEmpty else { return "|" }
        var sides: [Set<String>] = [[], []]
        for pair in pairs {
          for region in [pair.a, pair.b] {
            let isFirst =
              border.sides.0 == border.sides.1 ? region == pair.a : families[region] == border.sides.0
            sides[isFirst ? 0 : 1].insert(set.regions[region].id)
          }
        }
        return MadeVintages.key(sides)
      }
      let before = key(border.old, old, comparison.families.ofOld)
      borders[before + ">" + key(border.new, new, comparison.families.ofNew)] = border.kind.rawValue
    }
    var land: [String: Double] = [:]
    for sum in comparison.transferSums {
      let ids = [sum.from.map { old.regions[$0].id } ?? "", sum.to.map { new.regions[$0].id } ?? ""]
      land[ids.joined(separator: ">")] = sum.area
    }
    return (regions, borders, land)
  }

  /// Precision and recall of what is not `unchanged`.
  private static func quality(_ found: [String: String], _ truth: [String: String]) -> (Double, Double) {
    let (said, real) = (found.filter { $0.value != "unchanged" }, truth.filter { $0.value != "unchanged" })
    let right = Double(said.count { real[$0.key] == $0.value })
    return (said.isEmpty ? 1 : right / Double(said.count), real.isEmpty ? 1 : right / Double(real.count))
  }

  private static func check(_ made: MadeVintages, _ comparison: VintageComparison, _ seed: String) {
    let found = found(comparison)
    for (what, own, truth) in [
      ("regions", found.regions, made.regions), ("borders", found.borders, made.borders),
    ] {
      let (precision, recall) = quality(own, truth)
      let wrong = Set(own.keys).union(truth.keys).filter { own[$0] != truth[$0] }.sorted().prefix(4)
        .map { "\($0): found \(own[$0] ?? "nothing"), is \(truth[$0] ?? "nothing")" }
      #expect(precision >= 0.99 && recall >= 0.99, "\(seed), \(what): \(precision) \(recall) \(wrong)")
    }
    #expect(Set(found.land.keys) == Set(made.land.keys), "\(seed)")
    for (key, area) in made.land {
      #expect(
        abs((found.land[key] ?? 0) - area) < 1e-6 * area, "\(seed), \(key): \(found.land[key] ?? 0) \(area)")
    }
  }

  @Test(arguments: [false, true]) func `every change of a made map is found`(hasIDs: Bool) {
    for seed: UInt64 in [1, 4] {
      var generator = SplitMix64(seed: seed)
      var options = MadeVintages.Options()
      options.hasOtherIDs = !hasIDs
      let made = MadeVintages(options, measure: Self.measure, by: &generator)
      var how = VintageComparison.Options()
      how.threads = seed % 2 == 0 ? 2 : 1
      // Names tell regions apart where ids do not, and where neither does, the land does.
      let comparison = Self.compared(made, hasIDs: hasIDs, hasNames: hasIDs || seed > 2, how)
      var truth = made
      if !hasIDs && seed <= 2 { truth.forgetNames() }
      Self.check(truth, comparison, "seed \(seed), ids \(hasIDs)")
    }
  }

  @Test func `a common shift is undone, and all else found`() throws {
    for seed in UInt64(11)...12 {
      var generator = SplitMix64(seed: seed)
      var options = MadeVintages.Options()
      options.jitter = (0.2, 8)
      options.shift = (east: 112, north: -64)
      let made = MadeVintages(options, measure: Self.measure, by: &generator)
      let comparison = Self.compared(made, VintageComparison.Options())
      let shift = try #require(comparison.shifts.first, "seed \(seed)")
      #expect(shift.country == nil && comparison.shifts.count == 1)
      #expect(abs(shift.east - 112) < 1 && abs(shift.north + 64) < 1, "seed \(seed): \(shift)")
      let found = Self.found(comparison)
      let (precision, recall) = Self.quality(found.regions, made.regions)
      let wrong = made.regions.filter { found.regions[$0.key] != $0.value }
        .map { "\($0.key): found \(found.regions[$0.key] ?? "nothing"), is \($0.value)" }
      #expect(
        precision >= 0.99 && recall >= 0.99,
        "seed \(seed): \(precision) \(recall) \(wrong.prefix(5)) \(shift)")
      for (key, area) in made.land {
        #expect(abs((found.land[key] ?? 0) - area) < 0.01 * area, "seed \(seed), \(key)")
      }
    }
  }

  @Test func `a map beside itself has not changed`() {
    var generator = SplitMix64(seed: 5)
    let made = MadeVintages(MadeVintages.Options(), measure: Self.measure, by: &generator)
    let comparison = Self.compared(made.old, made.old)
    #expect(comparison.borders.allSatisfy { $0.kind == .unchanged })
    #expect(comparison.regionChanges().allSatisfy { $0.isUnchanged })
    #expect(
      comparison.transfers.isEmpty && comparison.shifts.isEmpty && !comparison.needOverlay.contains(true))
    // The lengths of the comparison are those of the borders, to the last bit.
    let analysis = BorderAnalysis(BorderTopology(made.old), measure: Self.measure)
    let sum = analysis.borders.map(\.length).sum()
    #expect(comparison.borders.map(\.lengths.old).sum() == sum)
    #expect(comparison.borders.map(\.lengths.new).sum() == sum)
  }

  @Test func `jitter above the tolerance has moved borders, below it has not`() {
    for (metres, isMoved) in [(40.0, false), (1500, true)] {
      var generator = SplitMix64(seed: 21)
      var options = MadeVintages.Options()
      options.jitter = (0.3, metres)
      options.bulge = (0, 0)
      let made = MadeVintages(options, measure: Self.measure, by: &generator)
      var how = VintageComparison.Options()
      how.tolerance = 150
      let comparison = Self.compared(made, how)
      let drawn = made.borders.filter { $0.value == "redigitised" }.keys
      let found = Self.found(comparison).borders
      let right = drawn.count { found[$0] == (isMoved ? "moved" : "redigitised") }
      #expect(Double(right) >= 0.99 * Double(drawn.count), "\(metres): \(right) of \(drawn.count)")
    }
  }

  @Test func `rounding of coordinates is no change`() {
    var generator = SplitMix64(seed: 31)
    var options = MadeVintages.Options()
    options.jitter = (0, 0)
    options.bulge = (0, 0)
    let made = MadeVintages(options, measure: Self.measure, by: &generator)
    var builder = RegionSetBuilder()
    for part in 0..<made.new.partCount {
      builder.beginRegion(made.new[made.new.partRegions[part]])
      builder.beginPart()
      for ring in made.new.rings(ofPart: part) {
        builder.addRing(
          made.new.positions[made.new.range(ofRing: ring)].map {
            Position(
              longitude: ($0.longitude * 1e6).rounded() / 1e6, latitude: ($0.latitude * 1e6).rounded() / 1e6)
          })
      }
    }
    let rounded = builder.finish()
    let comparison = Self.compared(made.old, rounded)
    #expect(comparison.snappedVertices > 0 && comparison.shifts.isEmpty)
    // Lengths are those of the lines as they are in the file, not as they were compared.
    let analysis = BorderAnalysis(BorderTopology(rounded), measure: Self.measure)
    let sum = comparison.borders.map { comparison.newLength(of: $0) }.sum()
    #expect(sum.metres == analysis.borders.map(\.length).sum().metres)
    #expect(sum != comparison.borders.map(\.lengths.new).sum())
    let (precision, recall) = Self.quality(Self.found(comparison).borders, made.borders)
    #expect(precision == 1 && recall == 1)
  }
}
