public import BorderCore

/// A claim with its verdict, or a true adjacency that no claim names.
public struct ClaimResult: Sendable {
  /// The claim; `nil` for an omission.
  public var claim: Claim?
  /// What the first name means; `nil` for an omission.
  public var aMatch: NameMatch?
  /// What the second name means; `nil` for an omission.
  public var bMatch: NameMatch?
  /// The first place, where its name is clear.
  public var a: PlaceReference?
  /// The second place, where its name is clear.
  public var b: PlaceReference?
  /// The verdict.
  public var verdict: Verdict
  /// What the two share.
  public var contact = PlaceContact()
  /// How near they come; `nil` where they meet or where it is not known.
  public var approach: Approach?
  /// What lies between two places that do not meet.
  public var across: Phrase?
  /// How often the list names the pair in this direction and in the other.
  public var timesNamed = (forward: 0, backward: 0)
  /// What else must be said.
  public var remark: Phrase?
  /// How an ambiguous name was decided; `nil` where none was.
  public var decision: Phrase?

  init(verdict: Verdict) { self.verdict = verdict }

  /// Puts how a name was decided into the remark.
  mutating func addDecision() {
    guard let decision else { return }
    remark =
      remark.map { Phrase("\(decision.english). \($0.english)", "\(decision.russian). \($0.russian)") }
      ?? decision
  }
}

/// All verdicts on a list.
public struct ValidationResult: Sendable {
  /// One for each claim, in the order of the list.
  public var claims: [ClaimResult] = []
  /// True adjacencies that the list does not name, sorted.
  public var omissions: [ClaimResult] = []
  /// Whether the list names pairs from both sides.
  public var isBidirectional = false
  /// What else must be said of the whole list, such as which places it never names.
  public var remarks: [Phrase] = []
  /// How many different pairs with clear names the list has.
  public var pairCount = 0
  /// How many of these are neighbours.
  public var adjacentPairCount = 0

  /// The share of the pairs of the list that are neighbours; `nil` for a list without pairs.
  public var precision: Double? {
    pairCount > 0 ? Double(adjacentPairCount) / Double(pairCount) : nil
  }

  /// The share of the neighbours in the frame that the list names; `nil` where there are none.
  public var recall: Double? {
    let all = adjacentPairCount + omissions.count
    return all > 0 ? Double(adjacentPairCount) / Double(all) : nil
  }

  /// Pairs both claimed and true, by pairs claimed or true; `nil` where there are none.
  public var jaccard: Double? {
    let all = pairCount + omissions.count
    return all > 0 ? Double(adjacentPairCount) / Double(all) : nil
  }

  /// How many claims have a verdict.
  public func count(of verdict: Verdict) -> Int {
    verdict == .omitted ? omissions.count : claims.count { $0.verdict == verdict }
  }

  /// The pairs that a list lacks, as it names them: what is omitted, and the other side of what it names from one only.
  ///
  /// An omitted pair begins with a place that begins another claim, so that it asks for nothing more.
  public var missingPairs: [(a: PlaceReference, b: PlaceReference)] {
    var pairs: [(a: PlaceReference, b: PlaceReference)] = []
    let heads = Set(claims.compactMap(\.a))
    for row in claims where row.verdict == .oneSided {
      if let a = row.a, let b = row.b { pairs.append((b, a)) }
    }
    for row in omissions {
      guard let a = row.a, let b = row.b else { continue }
      pairs.append(heads.contains(a) ? (a, b) : (b, a))
      if isBidirectional { pairs.append(heads.contains(a) ? (b, a) : (a, b)) }
    }
    return pairs
  }

  /// Whether every claim is confirmed and nothing is left out.
  public var isClean: Bool { omissions.isEmpty && claims.allSatisfy(\.verdict.isConfirmed) }
}
