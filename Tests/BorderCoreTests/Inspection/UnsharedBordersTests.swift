import BorderTables
import BorderTestSupport
import Testing

@testable import BorderCore

/// What exact matching of vertices loses in one source, and what is no loss.
@Suite struct UnsharedBordersTests {
  private let measure = PlanarMeasure()

  private func set(_ shapes: KeyValuePairs<String, [(Double, Double)]>) -> RegionSet {
    var builder = RegionSetBuilder()
    for (id, ring) in shapes {
      builder.beginRegion(Region(id: id))
      builder.beginPart()
      builder.addRing((ring + [ring[0]]).map { Position(longitude: $0.0, latitude: $0.1) })
    }
    return builder.finish()
  }

  private func search(_ set: RegionSet) -> UnsharedBorders {
    UnsharedBorders(BorderTopology(set), measure: measure)
  }

  private func named(_ found: UnsharedBorders, _ set: RegionSet) -> [String] {
    found.pairs.map { set[$0.regions.a].id + set[$0.regions.b].id }.sorted()
  }

  /// One T-junction hides two borders, although others are shared.
  @Test func `a T-junction hides borders`() {
    let set = set([
      "A": [(0, 0), (2, 0), (2, 2), (0, 2)], "B": [(2, 0), (3, 0), (3, 1), (2, 1)],
      "C": [(2, 1), (3, 1), (3, 2), (2, 2)],
    ])
    let found = search(set)
    #expect(named(found, set) == ["AB", "AC"] && found.pairs.allSatisfy { !$0.areNeighbours })
    #expect(abs(found.metres - 2000) < 1e-6 && found.looseVertices.count == 1)
    #expect(found.tolerance == 0.001)
  }

  /// Each vertex has a copy of its own for each region; borders are found at the length that they had.
  @Test(arguments: 1...5 as ClosedRange<UInt64>)
  func `borders of own copies are found`(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let clean = regions("AABBD\nACCBD\nACEED")
    let topology = BorderTopology(clean)
    let expected = BorderSet(topology, lengths: ArcLengths(topology, measure: measure)).borders.filter(
      \.isShared)
    for shift in [1e-9, 1e-5, 1e-3] {
      let spoilt = perturbed(clean, Perturbation(shift: shift), by: &generator)
      let found = search(spoilt)
      let total = expected.reduce(0) { $0 + $1.length.metres }
      #expect(abs(found.metres - total) < 0.1 * total, "seed \(seed), \(shift): \(found.metres) of \(total)")
      let pairs = Set(expected.map { RegionPair($0.a, $0.b) })
      #expect(pairs.isSubset(of: found.pairs.map(\.regions)), "seed \(seed), \(shift)")
      // What is proposed finds them.
      let tolerance = found.tolerance ?? 0
      let again = Measured(matched(spoilt, tolerance).regions)
      #expect(again.shared > 0.9 * total / 1000, "seed \(seed), \(shift): \(again.shared) at \(tolerance)")
    }
  }

  /// Vertices that differ by nanometres become one without a tolerance.
  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `noise is no difference`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let clean = regions("AABBD\nACCBD\nACEED")
    let spoilt = perturbed(
      clean, Perturbation(shift: 1e-10, dropChance: 0, addChance: 0), by: &generator)
    let joined = try #require(search(spoilt).joiningVertices(of: spoilt))
    #expect(Measured(joined.regions).pairs() == Measured(clean).pairs(), "seed \(seed)")
    #expect(search(clean).joiningVertices(of: clean) == nil)
  }

  @Test(arguments: ["AAB\nACC", "AB\nBA", "A.B\nA.B", "AAA\nABA\nAAA"])
  func `clean drawings lose nothing`(drawing: String) {
    let found = search(regions(drawing))
    #expect(found.isEmpty && found.tolerance == nil && found.isComplete)
  }

  /// Two banks with vertices every 50 m, some metres apart, of regions that share a line farther on.
  private func banks(_ width: Double, winding: Double) -> RegionSet {
    let places = (0...200).map { Double($0) * 0.05 }
    func wave(_ x: Double) -> Double { winding * (x * 3 - (x * 3).rounded()) }
    let south = places.map { ($0, wave($0)) }
    let north = places.map { ($0, wave($0) + width / 1000) }
    return set([
      "S": south + [(10.5, -2), (12, 0), (14, 0), (14, -5), (0, -5)],
      "N": [(14, 0), (14, 5), (0, 5)] + north + [(10.5, 2 + width / 1000), (12, 0)],
    ])
  }

  /// A region of one source in parts on both sides of a strait, and the same in another source: as it is, or drawn again.
  private func twice(shiftedBy shift: Double) -> RegionSet {
    let banks: [[(Double, Double)]] = [
      [(0, 0), (20, 0), (40, 0), (40, -9), (0, -9)], [(40, 0.5), (20, 0.5), (0, 0.5), (0, 9), (40, 9)],
    ]
    var builder = RegionSetBuilder()
    for source in 0...1 {
      builder.beginRegion(Region(id: "R\(source)", source: source))
      // The second source has a bank more.
      for ring in source == 0 ? banks : banks + [[(50, 0), (60, 0), (60, 1)]] {
        builder.beginPart()
        builder.addRing(
          (ring + [ring[0]]).map {
            Position(longitude: $0.0 + Double(source) * shift, latitude: $0.1 + Double(source) * shift)
          })
      }
    }
    return builder.finish()
  }

  @Test(arguments: [0, 0.001, 0.02])
  func `the banks of one region drawn twice are no border`(shift: Double) {
    let set = twice(shiftedBy: shift)
    let found = search(set)
    // Vertices that nearly meet are told all the same.
    #expect(found.tolerance == nil && found.metres == 0, "\(shift): \(found.pairs)")
    let topology = BorderTopology(set)
    let pairs = topology.pairsOnSameGround { ArcLengths(topology, measure: measure)[$0].metres }
    #expect(pairs == (shift == 0 ? [RegionPair(RegionID(0), RegionID(1))] : []))
  }

  /// Rivers and fjords are wide beside the spacing of their banks' vertices.
  @Test(arguments: [20.0, 60, 200, 800, 1900])
  func `straits are no lost borders`(width: Double) {
    let found = search(banks(width, winding: 0.1))
    #expect(found.isEmpty && found.tolerance == nil, "\(width) m: \(found.pairs)")
  }

  /// The same banks, so near to each other that nobody draws such a strait.
  @Test func `banks that coincide are a lost border`() {
    let set = banks(0.5, winding: 0.1)
    let found = search(set)
    #expect(found.pairs.count == 1 && found.pairs.first?.areNeighbours == true)
    #expect(found.metres > 9000 && found.tolerance == 1)
  }

  /// Coasts that part at an acute angle from where a border ends.
  @Test(arguments: [3.0, 8, 20])
  func `parting coasts are no lost border`(slope: Double) {
    let height = slope / 100
    let found = search(
      set([
        "S": [(0, 0), (1, 0), (5, -4 * height), (5, -5), (0, -5)],
        "N": [(0, 0), (0, 5), (5, 5), (5, 4 * height), (1, 0)],
      ]))
    #expect(found.isEmpty, "\(slope): \(found.pairs)")
  }

  /// Work that is counted: too many lines above each other are given up, and that is told.
  @Test func `the search has a bound`() {
    let shapes = (0..<60).map { k -> (String, [(Double, Double)]) in
      let shift = Double(k) * 1e-6
      return ("R\(k)", [(shift, 0), (5, shift), (5, 5), (shift, 5)])
    }
    var builder = RegionSetBuilder()
    for (id, ring) in shapes {
      builder.beginRegion(Region(id: id))
      builder.beginPart()
      builder.addRing((ring + [ring[0]]).map { Position(longitude: $0.0, latitude: $0.1) })
    }
    let topology = BorderTopology(builder.finish())
    #expect(UnsharedBorders(topology, measure: measure).isComplete)
    #expect(!UnsharedBorders(topology, measure: measure, limit: 1000).isComplete)
  }

  /// What is found up to the limit is the same for any number of threads, and no part of the work has a limit of its own.
  @Test(arguments: [1000, 20_000, 100_000]) func `the limit is one for all threads`(limit: Int) {
    var builder = RegionSetBuilder()
    for row in 0..<80 {
      for k in 0..<8 {
        let (x, y) = (Double(k) * 1e-6, Double(row))
        builder.beginRegion(Region(id: "R\(row)-\(k)"))
        builder.beginPart()
        builder.addRing(
          [(x, y), (3, y + x), (3, y + 0.9), (x, y + 0.9), (x, y)].map {
            Position(longitude: $0.0, latitude: $0.1)
          })
      }
    }
    let topology = BorderTopology(builder.finish())
    let searches = [1, 2, 5].map { threads in
      OpenLineSearch(
        topology, hair: 0.5, reach: 100, ownReach: 100, scale: LocalScale(measure), threads: threads,
        limit: limit)
    }
    #expect(searches[0].effort + searches[0].boxEffort <= 2 * limit + 2000)
    for search in searches.dropFirst() {
      #expect(search.effort == searches[0].effort && search.boxEffort == searches[0].boxEffort)
      #expect(search.facings.map(\.segment) == searches[0].facings.map(\.segment))
      #expect(search.hits.map(\.vertex) == searches[0].hits.map(\.vertex))
      #expect(search.isComplete == searches[0].isComplete)
    }
  }

  /// The work grows as the vertices do.
  @Test func `the work grows with the vertices`() {
    func effort(_ size: Int) -> Int {
      let row = String(repeating: "AB", count: size)
      let other = String(repeating: "CD", count: size)
      let drawing = (0..<size).map { $0 % 2 == 0 ? row : other }.joined(separator: "\n")
      let topology = BorderTopology(regions(drawing))
      let search = OpenLineSearch(
        topology, hair: 0.01, reach: 100, ownReach: 100, scale: LocalScale(measure), threads: 1)
      return search.effort + search.boxEffort
    }
    #expect(effort(16) < 6 * effort(8))
  }
}
