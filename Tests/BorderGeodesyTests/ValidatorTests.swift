import BorderClaims
import BorderCore
import BorderGeodesy
import BorderTestSupport
import Testing

/// Verdicts on drawings.
@Suite struct ValidatorTests {
  private func validator(
    _ drawing: String, _ change: (inout ValidationOptions) -> Void = { _ in }
  ) -> AdjacencyValidator {
    let topology = BorderTopology(regions(drawing))
    let analysis = BorderAnalysis(topology, measure: PlanarMeasure())
    let resolver = NameResolver(
      Gazetteer.places(of: topology.regions, countries: CountryNames([:])), rules: NameRules())
    var options = ValidationOptions()
    change(&options)
    return AdjacencyValidator(
      analysis, resolver: resolver, proximity: RegionDistance(topology), options: options)
  }

  private func list(_ pairs: String) -> ClaimList {
    var list = ClaimList(format: "edges")
    for (number, pair) in pairs.split(separator: " ").enumerated() {
      let ends = pair.split(separator: "-").map(String.init)
      list.claims.append(Claim(id: "\(number + 1)", a: ends[0], b: ends[1]))
    }
    return list
  }

  private func verdicts(_ result: ValidationResult) -> [Verdict] { result.claims.map(\.verdict) }
  private func omitted(_ result: ValidationResult, _ validator: AdjacencyValidator) -> [String] {
    result.omissions.map { row in
      [row.a, row.b].compactMap { $0.map(validator.contacts.code) }.sorted().joined(separator: "-")
    }.sorted()
  }

  @Test func `line, point, gap, far, unknown, itself`() {
    let judge = validator(
      """
      AB.C
      DE..
      """)
    let result = judge.validate(list("A-B A-E B-C A-X A-A D-E"))
    #expect(
      verdicts(result) == [.confirmed, .pointContact, .refuted, .unknownName, .sameTerritory, .confirmed])
    #expect(result.claims[2].approach?.isAcrossOuter == true)
    #expect(omitted(result, judge) == ["A-D", "B-E"])
    #expect(result.pairCount == 5 && result.adjacentPairCount == 2)
  }

  @Test func `the queen rule takes points`() {
    let judge = validator("AB\nDE") { $0.rule = .queen }
    let result = judge.validate(list("A-E A-B"))
    #expect(verdicts(result) == [.confirmed, .confirmed])
  }

  @Test func `near, by land limit and by water limit`() {
    let judge = validator("A.B") { $0.seaLimit = 150_000 }
    #expect(verdicts(judge.validate(list("A-B"))) == [.near])
    let strict = validator("AbC") { $0.nearLimit = 1000 }
    #expect(verdicts(strict.validate(list("A-C"))) == [.refuted])
  }

  @Test func `a country stands for its regions`() {
    let judge = validator("ABc\nDEf")
    let result = judge.validate(list("B-LOW A-LOW UP-LOW"))
    #expect(verdicts(result) == [.confirmed, .refuted, .confirmed])
    #expect(result.claims[2].contact.length.kilometres == 2)
  }

  @Test func `complete for a place`() {
    let judge = validator("ABC") { $0.completeFor = [.region(RegionID(1))] }
    #expect(omitted(judge.validate(list("B-A")), judge) == ["B-C"])
    let plain = validator("ABC")
    #expect(plain.validate(list("B-A")).omissions.isEmpty)
  }

  @Test(arguments: UInt64(1)...20)
  func `every spoiling of a true list is found, and nothing else`(seed: UInt64) {
    let drawing = """
      ABCDE
      FGHIJ
      KLMNO
      PQRST
      """
    let judge = validator(drawing)
    var generator = SplitMix64(seed: seed)
    let analysis = judge.contacts.analysis
    var directed: [(String, String)] = []
    for border in analysis.borders where border.isShared {
      let (a, b) = (analysis.regions[border.a].id, analysis.regions[border.b].id)
      directed += [(a, b), (b, a)]
    }
    func list(_ pairs: [(String, String)]) -> ClaimList {
      self.list(pairs.map { "\($0)-\($1)" }.joined(separator: " "))
    }
    let truth = judge.validate(list(directed))
    #expect(truth.isClean && truth.isBidirectional && truth.precision == 1 && truth.recall == 1)

    // Drop a pair, add a false one, misspell a name, drop one direction: each of another pair.
    var chosen: Set<[String]> = []
    while chosen.count < 3 {
      let pair = directed[Int.random(in: 0..<directed.count, using: &generator)]
      chosen.insert([pair.0, pair.1].sorted())
    }
    let (dropped, misspelt, oneWay) = {
      let list = chosen.sorted { $0[0] + $0[1] < $1[0] + $1[1] }
      return (list[0], list[1], list[2])
    }()
    var spoiled = directed.filter {
      [$0.0, $0.1].sorted() != dropped && ($0.0, $0.1) != (oneWay[1], oneWay[0])
    }
    let place = spoiled.firstIndex { ($0.0, $0.1) == (misspelt[0], misspelt[1]) } ?? 0
    spoiled[place].1 = "§"
    spoiled.append(("A", "T"))
    spoiled.append(("T", "A"))
    let result = judge.validate(list(spoiled))
    let bad = result.claims.filter { !$0.verdict.isConfirmed }
    #expect(bad.filter { $0.verdict == .unknownName }.map { $0.claim?.b } == ["§"], "seed \(seed)")
    #expect(bad.filter { $0.verdict == .refuted }.count == 2, "seed \(seed)")
    // The misspelt pair is left with one direction, as is the one that was cut.
    let expected = [misspelt, oneWay].map { $0.joined(separator: "-") }.sorted()
    let oneSided = bad.filter { $0.verdict == .oneSided }
      .map { [$0.claim?.a ?? "", $0.claim?.b ?? ""].sorted().joined(separator: "-") }.sorted()
    #expect(oneSided == expected, "seed \(seed)")
    #expect(bad.count == 5, "seed \(seed)")
    #expect(omitted(result, judge) == [dropped.joined(separator: "-")], "seed \(seed)")
  }

  @Test func `water classes`() {
    #expect(SeaClass(distance: 20_000) == .territorial)
    #expect(SeaClass(distance: 23_000) == .contiguous)
    #expect(SeaClass(distance: 700_000) == .zone)
    #expect(SeaClass(distance: 800_000) == nil)
    let judge = validator("A.b")
    let found = SeaNeighbours(judge.contacts, proximity: RegionDistance(judge.contacts.analysis.topology))
      .all(of: "UP")
    #expect(found.map(\.country) == ["LOW"] && found[0].seaClass == .middle)
  }
}
