/// What is wrong with what a list states of a crossing. Regions and countries are named by their codes.
public enum CrossingFault: Hashable, Sendable {
  /// The data has no such region, though it has regions of its country.
  case unknownRegion(String)
  /// One region stands on both sides.
  case oneRegionTwice(String)
  /// The list names a country, and the region across lies in another one.
  case otherCountry(stated: String, region: String, country: String)
  /// Two regions, or a region and a country, without a common border.
  case noCommonBorder(String, String)
  /// The nearest border is not of the region or the country that the list names.
  case elsewhere(stated: String, a: String, b: String)
}

/// Why a crossing could not be put on a border.
public enum CrossingObstacle: Hashable, Sendable {
  /// The list gives neither a point nor a region.
  case nothingStated
  /// No point, and the data has no such region.
  case unknownRegion(String)
  /// No point, and no other country is stated.
  case noNeighbour
  /// A region without a border with a country.
  case noBorder(region: String, country: String)
  /// Both regions belong to one country in the worldview taken.
  case oneCountry(String, String)
  /// No international border within so many metres of its point.
  case nothingWithin(metres: Double)
}
