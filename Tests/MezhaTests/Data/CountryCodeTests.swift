import BorderTestSupport
import Foundation
import Testing

@testable import Mezha

/// Codes of states and provinces that are those of countries, too: which of the two they are is told by where they lie.
@Suite struct CountryCodeTests {
  private static let data = EmbeddedData(folder: "\(Project.folder)/GeoData")

  /// A degree around each place, with the text as its country.
  private static func squares(_ places: [(text: String, longitude: Double, latitude: Double)]) -> RegionSet {
    var builder = RegionSetBuilder()
    for (index, place) in places.enumerated() {
      builder.beginRegion(Region(id: "\(index)", country: place.text))
      builder.beginPart()
      let corners: [(Double, Double)] = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]
      builder.addRing(
        corners.map { Position(longitude: place.longitude + $0.0, latitude: place.latitude + $0.1) })
    }
    return builder.finish()
  }

  private static func names(_ set: RegionSet) throws -> [String: Phrase] {
    try data.countryNames(of: set.regions.map(\.country), in: set).all
  }

  typealias Place = (String, Double, Double)

  static let parts: [(String, [Place])] = [
    (
      "United States",
      [("AZ", -112.0, 34.0), ("CA", -120.0, 37.0), ("CO", -106.0, 39.0), ("GA", -84.0, 32.0)]
    ),
    ("United States", [("CA", -122.0, 40.5)]),
    (
      "Brazil",
      [
        ("AL", -37.0, -10.0), ("AM", -64.0, -4.0), ("BA", -42.0, -13.0), ("PE", -38.0, -9.0),
        ("SE", -38.0, -11.0),
      ]
    ),
    ("Australia", [("SA", 135.0, -30.0)]),
    (
      "Italy",
      [("AT", 8.0, 44.5), ("BA", 16.5, 40.5), ("CH", 14.0, 42.0), ("SI", 11.0, 43.0), ("TN", 11.0, 46.0)]
    ),
    ("Switzerland", [("FR", 6.9, 46.5), ("GE", 6.0, 46.1)]),
    ("Canada", [("NL", -60.0, 53.0), ("PE", -63.5, 46.2), ("SK", -106.0, 54.0)]),
    ("Romania", [("AR", 21.5, 46.0), ("BR", 27.5, 45.0), ("HR", 25.3, 46.2), ("TR", 25.0, 44.0)]),
    ("Mexico", [("COL", -104.0, 19.0), ("MEX", -100.0, 19.0)]),
    // Codes of before 2018.
    ("Poland", [("LU", 22.5, 51.0), ("MA", 20.0, 49.5), ("PK", 22.0, 49.8)]),
  ]

  @Test(arguments: parts)
  func `codes of parts of one country are no countries`(
    country: String, places: [(String, Double, Double)]
  ) throws {
    let set = Self.squares(places)
    #expect(try Self.names(set).isEmpty)
    #expect(try Self.data.countrySynonyms(of: Set(set.regions.map(\.country)), in: set).isEmpty)
    let doubt = try #require(try Self.data.countryDoubt(of: set, field: "STATE"))
    #expect(
      doubt.english.contains("one country (\(country))") && doubt.english.contains("in the field STATE"))
  }

  static let countries: [[Place]] = [
    [("AZ", 47.0, 40.0), ("CA", -100.0, 56.0), ("CO", -74.0, 4.0), ("GA", 11.0, -1.0)],
    [("FR", 2.0, 47.0), ("CH", 8.0, 46.5)], [("FRA", 8.6, 42.0), ("ITA", 11.0, 43.0)],
    [("Georgia", 43.0, 42.0), ("Россия", 40.0, 50.0), ("TUR", 36.0, 39.0)],
    // Where a country has its own code for a part of it.
    [("MX", -100.0, 19.0), ("US", -100.0, 40.0)],
    // Land that the embedded data count for another country, and a place in the sea.
    [("FR", 55.0, -21.5)], [("RU", 0.0, 0.0), ("KZ", 2.0, 0.0)],
  ]

  @Test(arguments: countries)
  func `countries stay what they are`(places: [(String, Double, Double)]) throws {
    #expect(try Self.names(Self.squares(places)).count == places.count)
  }

  @Test func `what cannot be decided is said`() throws {
    // No country has these codes for parts that lie here.
    let set = Self.squares([("AZ", 10.0, 50.0), ("CL", 12.0, 50.0), ("DE", 11.0, 51.0)])
    #expect(try Self.names(set).count == 3)
    let doubt = try #require(try Self.data.countryDoubt(of: set, field: nil))
    #expect(
      doubt.english.hasPrefix(
        "the regions of AZ, CL do not lie in the countries that are called so (Azerbaijan, Chile)"))
    #expect(doubt.english.contains("--country") && doubt.russian.contains("--country"))
    #expect(
      try Self.data.countryDoubt(of: Self.squares([("DE", 10.0, 50.0), ("FR", 2.0, 47.0)]), field: nil) == nil
    )
  }
}
