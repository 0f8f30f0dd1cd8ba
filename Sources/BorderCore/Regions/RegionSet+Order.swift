extension RegionSet {
  /// All regions in the order of their ids, as lists of regions have them. O(*n* log *n*).
  package var regionsByID: [RegionID] { regionIDs.sorted { self[$0].id < self[$1].id } }
}
