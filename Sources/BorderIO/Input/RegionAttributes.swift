/// Fields of the user's regions that go into a result, beside what Mezha knows of them.
public struct RegionAttributes: Hashable, Sendable {
  /// The names of the fields.
  public private(set) var names: [String] = []
  /// For each field the texts by region; regions at the end may be missing.
  private var values: [[String]] = []

  /// No fields.
  public init() {}

  /// The texts of a field for so many regions; empty where a region has none, or is made of features that differ in it.
  public func column(_ index: Int, regionCount: Int) -> [String] {
    Array((values[index] + [String](repeating: "", count: regionCount)).prefix(regionCount))
  }

  /// Takes the fields of one more input.
  ///
  /// - Parameters:
  ///   - fields: The names.
  ///   - columns: For each field the texts by feature.
  ///   - regions: The region of each feature.
  mutating func add(_ fields: [String], _ columns: [[String]], regions: [Int]) {
    let count = (regions.max() ?? -1) + 1
    for (name, column) in zip(fields, columns) {
      var place = names.firstIndex(of: name) ?? names.count
      if place == names.count {
        names.append(name)
        values.append([])
      }
      place = min(place, values.count - 1)
      let missing = count - values[place].count
      if missing > 0 { values[place] += [String](repeating: "", count: missing) }
      var seen: Set<Int> = []
      for (region, text) in zip(regions, column) {
        if seen.insert(region).inserted {
          values[place][region] = text
        } else if values[place][region] != text {
          values[place][region] = ""
        }
      }
    }
  }
}
