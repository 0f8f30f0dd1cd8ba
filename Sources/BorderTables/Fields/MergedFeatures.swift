package import BorderCore

/// What the features have in common that `--id` takes together into one region.
///
/// A region bears the name of the whole: that of a field which is the same in all of its features, or else its id.
package struct MergedFeatures {
  /// The region of each feature of the input, in the order of the file.
  private var regions: [Int32] = []
  /// Regions of several features whose names differ, and those of several countries.
  private var mixed: [Int: Mixture] = [:]
  /// The country of the first feature of each region, where it was said again.
  private var countries: [Int32: String] = [:]

  private struct Mixture {
    /// The Russian name that all share; `nil` where they differ.
    var russianName: String?
    var hasSeveralCountries = false
    /// All statuses, in the order in which they come.
    var statuses: [String]
  }

  package init() {}

  /// Whether no region has features that differ.
  package var isEmpty: Bool { mixed.isEmpty }

  /// The index of the region of each feature.
  package var regionIndices: [Int] { regions.map(Int.init) }

  /// Takes the next feature.
  ///
  /// - Parameters:
  ///   - feature: Its attributes.
  ///   - region: The region that it went to.
  ///   - builder: The set that holds the region, with the attributes of its first feature.
  ///   - isNew: Whether the region was begun with this feature.
  package mutating func take(
    _ feature: Region, in region: RegionID, of builder: RegionSetBuilder, isNew: Bool
  ) {
    regions.append(region.rawValue)
    if isNew { return }
    let first = builder.attributes(of: region)
    guard
      feature.name != first.name || feature.country != first.country || feature.status != first.status
        || feature.russianName != first.russianName
    else { return }
    var mixture = mixed[region.index] ?? Mixture(russianName: first.russianName, statuses: [first.status])
    if feature.russianName != mixture.russianName { mixture.russianName = nil }
    if feature.country != first.country { mixture.hasSeveralCountries = true }
    if !mixture.statuses.contains(feature.status) { mixture.statuses.append(feature.status) }
    mixed[region.index] = mixture
  }

  /// Says again which country each feature is of.
  package mutating func setCountries(_ codes: [String]) {
    countries = [:]
    for region in mixed.keys { mixed[region]?.hasSeveralCountries = false }
    for (region, code) in zip(regions, codes) {
      guard let known = countries[region] else {
        countries[region] = code
        continue
      }
      if known != code { mixed[Int(region)]?.hasSeveralCountries = true }
    }
  }

  /// The country of a region's first feature, as `setCountries` said.
  package func country(of region: Int) -> String? { countries[Int32(truncatingIfNeeded: region)] }

  /// The names of the regions whose features differ: from the first column that is the same in all of them; empty where
  /// none is.
  ///
  /// - Parameter columns: The values of fields by feature, best fields first.
  /// - Returns: The names by the indices of the regions.
  package func names(from columns: [[String]]) -> [Int: String] {
    var names: [Int: String] = [:]
    for region in mixed.keys { names[region] = "" }
    for column in columns {
      var values: [Int32: String] = [:]
      for (region, text) in zip(regions, column) where mixed[Int(region)] != nil {
        let text = MissingValue.isMissingName(text) ? "" : text
        values[region] = values[region].map { $0 == text ? text : "" } ?? text
      }
      for (region, text) in values where !text.isEmpty && names[Int(region)]?.isEmpty == true {
        names[Int(region)] = text
      }
    }
    return names
  }

  /// The Russian name that all features of a region share.
  package func russianName(of region: Int) -> String? { mixed[region]?.russianName }

  /// Whether a region's features are of several countries.
  package func hasSeveralCountries(_ region: Int) -> Bool { mixed[region]?.hasSeveralCountries ?? false }

  /// The status of a region whose features have several: that of all, or that it is partly so.
  package func status(of region: Int) -> String? {
    guard let statuses = mixed[region]?.statuses, statuses.count > 1 else { return nil }
    let named = statuses.filter { !$0.isEmpty }
    guard let only = named.first, named.count == 1 else { return named.joined(separator: "+") }
    return only.hasPrefix("partly_") ? only : "partly_" + only
  }
}
