import BorderGeodesy
import BorderIO

/// Which belts are asked for, and what to count in them.
package struct ZoneRequest: Sendable {
  /// What a row is.
  package enum Row: String, CaseIterable, Sendable {
    case region, neighbour, country, rule
  }

  /// The widths in metres, ascending.
  package var widths: [Double] = [5_000, 25_000]
  /// From where belts are measured.
  package var origin: BorderBelts.Origin = .stateBorder
  /// What a row is.
  package var row: Row = .region
  /// The countries whose regions are listed; all when empty.
  package var countries: [String] = []
  /// Points, a raster, or tables by region: files, or `@towns` and `@regions` of the embedded data.
  package var population: [String] = []
  /// The field of points that holds numbers; a usual one where it is not given.
  package var field: String?
  /// Points with fewer people are left out.
  package var leastTown: Double = 0
  /// What the values of a raster say.
  package var meaning: RasterReader.Meaning = .count
  /// How many threads may work.
  package var threads = 1

  package init() {}

  /// What was asked for, for provenance.
  package var provenance: [(String, JSONValue)] {
    [
      ("command", "zones"), ("within_km", .array(widths.map { .number($0 / 1000) })),
      ("from", .string(origin.rawValue)), ("by", .string(row.rawValue)),
      ("of", .array(countries.map { .string($0) })), ("population", .array(population.map { .string($0) })),
      ("towns_over", .number(leastTown)), ("raster", .string(meaning.rawValue)),
    ]
  }
}
