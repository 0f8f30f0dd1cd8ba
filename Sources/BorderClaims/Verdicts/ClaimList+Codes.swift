extension ClaimList {
  /// The list with codes read in full where it writes only their tails: `CA: AZ, NV` on regions `US-CA`, `US-AZ`, ...
  ///
  /// One tail may be anything, such as the code of a country. So tails count only where all ids begin alike, up to a
  /// hyphen, and where every place of the list, of which there are four at least, is a tail or a whole id.
  ///
  /// - Parameter ids: The ids of the regions.
  /// - Returns: The list, with readings for its places; as it was where it is no list of tails. O(regions + claims).
  public func readingTails(of ids: some Sequence<String>) -> ClaimList {
    var full: [String: String] = [:]
    var heads: Set<Substring> = []
    for id in ids {
      guard let hyphen = id.firstIndex(of: "-") else { return self }
      let tail = String(id[id.index(after: hyphen)...])
      heads.insert(id[..<hyphen])
      guard heads.count == 1, !tail.isEmpty else { return self }
      full[tail] = id
      full[id] = id
    }
    let names = Set(claims.flatMap { [$0.a, $0.b] } + isolates)
    guard names.count > 3, names.allSatisfy({ full[$0] != nil && $0.contains(where: \.isLetter) }) else {
      return self
    }
    var list = self
    for index in list.claims.indices {
      let claim = list.claims[index]
      list.claims[index].aReading = full[claim.a]
      list.claims[index].bReading = full[claim.b]
    }
    list.isolates = isolates.compactMap { full[$0] }
    return list
  }
}
