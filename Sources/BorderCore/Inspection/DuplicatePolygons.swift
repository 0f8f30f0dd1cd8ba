extension BorderTopology {
  /// Polygons that stand in the set more than once: parts whose rings are the same lines, wherever they start and
  /// whichever way they go.
  ///
  /// - Returns: Groups of two parts or more, in the order of their first parts; empty when there are none.
  /// - Complexity: O(*n* log *n*) for *n* passages of rings along arcs.
  public func duplicateParts() -> [[Int]] {
    var partsByLines: [[Int32]: [Int]] = [:]
    for part in 0..<regions.partCount {
      // Every ring along an arc goes along all of it, so equal arcs are equal lines.
      let lines = regions.rings(ofPart: part).flatMap { arcs(ofRing: $0).map { $0.arc.rawValue } }.sorted()
      partsByLines[lines, default: []].append(part)
    }
    return partsByLines.values.filter { $0.count > 1 }.sorted { ($0.first ?? 0) < ($1.first ?? 0) }
  }
}
