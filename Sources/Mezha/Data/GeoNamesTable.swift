import BorderCore
import BorderIO

/// A table of GeoNames as CSV: the archive holds lines of values between tabs, without headings and without quotes.
///
/// Source: download.geonames.org/export/dump/readme.txt, "the main 'geoname' table".
struct GeoNamesTable {
  /// The name of the file of CSV.
  let file: String
  /// Its bytes.
  let csv: OutputBuffer

  private static let columns = [
    "geonameid", "name", "asciiname", "alternatenames", "latitude", "longitude", "feature_class",
    "feature_code", "country_code", "cc2", "admin1_code", "admin2_code", "admin3_code", "admin4_code",
    "population", "elevation", "dem", "timezone", "modification_date",
  ]

  /// Unpacks the table of an archive: `cities500.txt` of `cities500.zip`.
  ///
  /// - Throws: `InputError` where there is none in it, or a line has another number of values.
  init(archive: String, member name: String) throws(InputError) {
    let stem = String(name.prefix { $0 != "." })
    file = stem + ".csv"
    let bytes = try PackedMember.bytes(of: "\(stem).txt", in: archive)
    var csv: [UInt8] = []
    csv.reserveCapacity(bytes.count + bytes.count / 16)
    CSVValue.append(row: Self.columns.map(\.utf8), to: &csv)
    var number = 0
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      number += 1
      let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      let values = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      guard values.count == Self.columns.count else {
        throw InputError(
          .badData, file: "\(stem).txt", line: number,
          problem: Phrase(
            "\(values.count) values, where a table of GeoNames has \(Self.columns.count)",
            "значений \(values.count), а в таблице GeoNames их \(Self.columns.count)"), hint: nil)
      }
      CSVValue.append(row: values, to: &csv)
    }
    self.csv = OutputBuffer(bytes: csv)
  }
}
