/// Values of CSV in files that Mezha keeps for itself (RFC 4180).
enum CSVValue {
  /// Appends a value, in quotes where it has to be.
  static func append(_ value: some Collection<UInt8>, to csv: inout [UInt8]) {
    let quote = UInt8(ascii: "\"")
    guard value.contains(where: { $0 == quote || $0 == UInt8(ascii: ",") || $0 == 10 || $0 == 13 }) else {
      csv.append(contentsOf: value)
      return
    }
    csv.append(quote)
    for byte in value {
      if byte == quote { csv.append(quote) }
      csv.append(byte)
    }
    csv.append(quote)
  }

  /// Appends a row.
  static func append(row: some Sequence<some Collection<UInt8>>, to csv: inout [UInt8]) {
    for (index, value) in row.enumerated() {
      if index > 0 { csv.append(UInt8(ascii: ",")) }
      append(value, to: &csv)
    }
    csv.append(UInt8(ascii: "\n"))
  }
}
