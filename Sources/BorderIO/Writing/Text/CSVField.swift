/// Values of a CSV file.
package enum CSVField {
  /// Whether a value must stand in quotes to be one value: it holds the delimiter, a quote or a line end.
  package static func needsQuotes(_ text: String, delimiter: UInt8) -> Bool {
    text.utf8.contains {
      $0 == delimiter || $0 == Ascii.quote || $0 == Ascii.newline || $0 == Ascii.carriageReturn
    }
  }

  /// A value in quotes.
  package static func quoted(_ text: String) -> String {
    "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
