internal import BorderCore

/// Texts in UTF-16, as spreadsheets save "Unicode text".
package enum UnicodeText {
  /// The order of the two bytes of UTF-16.
  package enum Order {
    case littleEndian, bigEndian
  }

  /// How many bytes of a file show whether it is in UTF-16.
  private static let sample = 512

  /// The order where bytes begin as UTF-16 does: with its byte order mark or, without one, in letters of Europe.
  ///
  /// In UTF-16 digits, blanks and letters of ASCII have a zero beside them, always on the same side; no text in UTF-8 or in
  /// one byte a letter has zeros.
  package static func order(of start: some Collection<UInt8>) -> Order? {
    let bytes = Array(start.prefix(sample))
    guard bytes.count >= 2 else { return nil }
    // FF FE 00 00 is UTF-32.
    if bytes[0] == 0xFF, bytes[1] == 0xFE, bytes.count < 4 || bytes[2] != 0 || bytes[3] != 0 {
      return .littleEndian
    }
    if bytes[0] == 0xFE, bytes[1] == 0xFF { return .bigEndian }
    func isUpperHalf(_ first: Int) -> Bool {
      var (zeros, isEuropean) = (0, true)
      for index in stride(from: first, to: bytes.count, by: 2) {
        if bytes[index] == 0 { zeros += 1 }
        // Latin, Greek, Cyrillic; dashes, quotes and №.
        if bytes[index] > 5, !(0x20...0x21).contains(bytes[index]) { isEuropean = false }
      }
      return zeros > 0 && 32 * zeros >= bytes.count && isEuropean
        && !stride(from: 1 - first, to: bytes.count, by: 2).contains { bytes[$0] == 0 }
    }
    return isUpperHalf(1) ? .littleEndian : isUpperHalf(0) ? .bigEndian : nil
  }

  /// UTF-8 of bytes in UTF-16, without the byte order mark; `nil` when they are not.
  package static func utf8(_ bytes: [UInt8]) -> [UInt8]? {
    guard let order = order(of: bytes) else { return nil }
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for index in stride(from: 0, to: bytes.count - 1, by: 2) {
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(order == .littleEndian ? second << 8 | first : first << 8 | second)
    }
    if units.first == 0xFEFF { units.removeFirst() }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  /// The formats that are text and do not say their encoding themselves, as XML does.
  private static let formats: Set = [
    "geojson", "json", "topojson", "geojsonl", "geojsons", "ndjson", "csv", "tsv", "txt",
  ]

  /// An input in UTF-16 as its text in UTF-8, a GML without what stands beside it; any other as it is.
  ///
  /// - Throws: `InputError` when it cannot be read.
  package static func decoded(_ input: InputSpec) throws(InputError) -> InputSpec {
    if input.format == "gml", input.contents == nil, FileStatus.exists(input.file.dropLast(3) + "gfs") {
      // GDAL would take types of fields from a file that an earlier reading left there.
      return InputSpec(decoded: input, contents: try FileContents.rawBytes(of: input.file))
    }
    if let table = try withoutDelimiterLine(input) { return table }
    guard formats.contains(input.format) || input.contents != nil else { return input }
    if let contents = input.contents {
      return utf8(contents).map { InputSpec(decoded: input, contents: $0) } ?? input
    }
    guard order(of: PackedFile.firstBytes(of: input.file, count: sample)) != nil else { return input }
    return utf8(try FileContents.rawBytes(of: input.file)).map { InputSpec(decoded: input, contents: $0) }
      ?? input
  }

  /// A table without the first line that names its delimiter, as in `sep=;`; `nil` where there is no such line.
  private static func withoutDelimiterLine(_ input: InputSpec) throws(InputError) -> InputSpec? {
    guard ["csv", "tsv", "txt"].contains(input.format) else { return nil }
    let start =
      input.contents.map { Array($0.prefix(16)) } ?? PackedFile.firstBytes(of: input.file, count: 16)
    // Every other byte is zero in UTF-16.
    guard start.filter({ $0 | 0x20 != 0x20 }).contains(UInt8(ascii: "=")) else { return nil }
    var raw = input.contents ?? []
    if input.contents == nil { raw = try FileContents.rawBytes(of: input.file) }
    let bytes = utf8(raw) ?? raw
    let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard let named = CSVTable.namedDelimiter(bytes[mark...]) else { return nil }
    return InputSpec(decoded: input, contents: Array(bytes[named.end...]))
  }
}
