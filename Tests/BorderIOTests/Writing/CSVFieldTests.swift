import Testing

@testable import BorderIO

/// A quote in a value comes twice, also where the character that it begins is more than a quote.
@Suite struct CSVFieldTests {
  @Test(arguments: [
    ("plain", "\"plain\""), ("", "\"\""), ("\"", "\"\"\"\""), ("a\"b\"c", "\"a\"\"b\"\"c\""),
    ("a\"\u{301}b", "\"a\"\"\u{301}b\""), ("\r\n\"", "\"\r\n\"\"\""),
  ]) func quotes(given: String, expected: String) {
    #expect(Array(CSVField.quoted(given).utf8) == Array(expected.utf8))
  }
}
