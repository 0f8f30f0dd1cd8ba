/// Texts that programs write where there is no value.
package enum MissingValue {
  /// Whether a text stands for nothing in a field of ids, countries or statuses.
  ///
  /// `NA` is not among them: it is the code of Namibia.
  package static func isMissing(_ text: String) -> Bool {
    guard let first = text.utf8.first else { return true }
    // Nearly all values are codes that begin like none of the texts below, or are longer than all of them.
    guard starts[Int(first)] else { return false }
    if first == UInt8(ascii: "-"), isMark(text) || isLeast(text) { return true }
    guard text.utf8.count <= 15 else { return false }
    // What a table of dBase holds where a number was too long for its field.
    if first == UInt8(ascii: "*"), text.utf8.allSatisfy({ $0 == first }) { return true }
    return texts.contains(text.lowercased())
  }

  /// Whether a text stands for nothing where a name should be; there is a town of the name None.
  package static func isMissingName(_ text: String) -> Bool {
    isMissing(text) && text.lowercased() != "none" && text.lowercased() != "unknown"
  }

  /// -9, -99, -999 and so on, with or without a fraction of zeros; -1 too. Nothing but a hyphen or two.
  private static func isMark(_ text: String) -> Bool {
    let number = text.dropFirst()
    if number.isEmpty || number == "-" { return true }
    let pieces = number.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard pieces.count == 1 || pieces[1].allSatisfy({ $0 == "0" }) else { return false }
    return pieces[0] == "1" || !pieces[0].isEmpty && pieces[0].allSatisfy { $0 == "9" }
  }

  /// The least number of 32 or 64 bits, which some programs write for none.
  private static func isLeast(_ text: String) -> Bool {
    guard text.utf8.count > 10, let number = Double(text) else { return false }
    return number <= -3.4e38
  }

  private static let texts: Set = [
    "null", "<null>", "(null)", "nil", "none", "nan", "n/a", "#n/a", "#na", "<na>", "n.a.", "no data",
    "nodata",
    "unknown", "undefined", "not available", "#value!", "#ref!", "#name?", "#null!", "#div/0!", "#num!", "?",
    "–",
    "—", "…", ".", "n.d.",
    // Spreadsheets in German, Spanish, Italian and Portuguese, and Russian.
    "#nv", "#n/d", "#н/д", "#знач!", "#ссылка!", "#имя?", "#пусто!", "#дел/0!", "#число!",
    "нет", "нет данных", "н/д", "н.д.", "неизвестно",
  ]

  /// The first bytes of the texts, in either case.
  private static let starts: [Bool] = {
    var starts = [Bool](repeating: false, count: 256)
    starts[Int(UInt8(ascii: "-"))] = true
    starts[Int(UInt8(ascii: "*"))] = true
    for text in texts {
      for variant in [text, text.uppercased()] {
        if let first = variant.utf8.first { starts[Int(first)] = true }
      }
    }
    return starts
  }()
}
