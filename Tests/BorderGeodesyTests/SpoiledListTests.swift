import BorderClaims
import BorderCore
import BorderGeodesy
import BorderIO
import BorderTables
import BorderTestSupport
import Mezha
import Testing

/// A true list, spoilt at random: every change is found and named, and nothing else is.
@Suite struct SpoiledListTests {
  private static let data: EmbeddedData = {
    let package = Project.folder
    return EmbeddedData(folder: "\(package)/GeoData")
  }()

  private struct Pair: Hashable {
    var a: RegionID
    var b: RegionID
    var reversed: Pair { Pair(a: b, b: a) }
  }

  /// The name with a letter doubled in its middle.
  private func misspelt(_ name: String) -> String {
    var letters = Array(name)
    let middle = (letters.firstIndex { !$0.isLetter } ?? letters.count) / 2
    letters.insert(letters[middle], at: middle)
    return String(letters)
  }

  @Test(arguments: [11, 12, 13, 14, 15, 16] as [UInt64])
  func `every change is found and nothing else`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let set = try Self.data.regions("coarse")
    let analysis = BorderAnalysis(BorderTopology(set), measure: GeodesicMeasure())
    let contacts = ContactTable(analysis)
    let resolver = try Self.data.resolver(of: set)
    func isRussian(_ id: RegionID) -> Bool { set[id].country == "RU" }
    let truth = analysis.borders.filter { $0.isShared && isRussian($0.a) && isRussian($0.b) }
      .map { Pair(a: $0.a, b: $0.b) }.shuffled(using: &random)
    var degrees: [RegionID: Int] = [:]
    for pair in truth {
      degrees[pair.a, default: 0] += 1
      degrees[pair.b, default: 0] += 1
    }

    // Dropped are pairs whose regions the list still speaks of.
    var dropped: Set<Pair> = []
    for pair in truth
    where dropped.count < 6 && degrees[pair.a, default: 0] > 2 && degrees[pair.b, default: 0] > 2 {
      dropped.insert(pair)
      degrees[pair.a, default: 0] -= 1
      degrees[pair.b, default: 0] -= 1
    }
    let kept = truth.filter { !dropped.contains($0) }
    let oneSided = Set(kept.prefix(5).map(\.reversed))
    let wrong = Set(kept.dropFirst(5).prefix(5))
    var added: Set<Pair> = []
    let russian = set.regionIDs.filter(isRussian)
    while added.count < 6 {
      let (a, b) = (russian.randomElement(using: &random), russian.randomElement(using: &random))
      guard let a, let b, a != b, !contacts.contact(.region(a), .region(b)).isTouching,
        !added.contains(Pair(a: b, b: a))
      else { continue }
      added.insert(Pair(a: a, b: b))
    }

    var list = ClaimList(format: "edges")
    var expected: [String] = []
    func add(_ pair: Pair, _ verdict: Verdict, isMisspelt: Bool = false) {
      func name(_ id: RegionID) -> String {
        [set[id].id, set[id].name, set[id].nameRussian].randomElement(using: &random) ?? set[id].id
      }
      let a = isMisspelt ? misspelt(set[pair.a].nameRussian) : name(pair.a)
      list.claims.append(Claim(id: "\(list.claims.count)", a: a, b: name(pair.b)))
      expected.append(verdict.rawValue)
    }
    for pair in kept {
      add(
        pair, wrong.contains(pair) ? .unknownName : oneSided.contains(pair.reversed) ? .oneSided : .confirmed,
        isMisspelt: wrong.contains(pair))
      if !oneSided.contains(pair.reversed) {
        add(pair.reversed, wrong.contains(pair) ? .oneSided : .confirmed)
      }
    }
    for pair in added {
      add(pair, .refuted)
      add(pair.reversed, .refuted)
    }

    var options = ValidationOptions()
    // What water parts is refuted too: the test is of changes, not of distances.
    options.nearLimit = 0
    options.seaLimit = 0
    let result = AdjacencyValidator(
      analysis, resolver: resolver, proximity: RegionDistance(analysis.topology), options: options
    ).validate(list)
    for (row, verdict) in zip(result.claims, expected) {
      #expect(
        row.verdict.rawValue == verdict,
        "seed \(seed): \(row.claim?.a ?? "") – \(row.claim?.b ?? ""): \(row.verdict.rawValue), not \(verdict)"
      )
    }
    let omitted = Set(
      result.omissions.compactMap { row -> Pair? in
        guard case .region(let a)? = row.a, case .region(let b)? = row.b else { return nil }
        return dropped.contains(Pair(a: a, b: b)) ? Pair(a: a, b: b) : Pair(a: b, b: a)
      })
    #expect(omitted == dropped && result.omissions.count == dropped.count, "seed \(seed)")
  }
}
