extension RegionSet {
  /// The parts of each region, by region. O(parts).
  package var partsByRegion: [[Int]] {
    var parts = [[Int]](repeating: [], count: regionCount)
    for part in 0..<partCount { parts[partRegions[part].index].append(part) }
    return parts
  }

  /// The sum of a figure of parts for each region, by region; 0 for a region without parts. O(parts).
  package func sumsByRegion(_ figures: [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: regionCount)
    for (part, figure) in figures.enumerated() { sums[partRegions[part].index] += figure }
    return sums
  }
}
