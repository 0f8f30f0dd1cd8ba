/// Recognises Chinese, Japanese and Korean texts in the encodings of two bytes a letter that files come in without saying so.
enum EastAsianText {
  /// The name of the encoding as iconv knows it; `nil` where texts are none of these.
  ///
  /// Letters of these scripts stand beside each other, accented Latin ones between others: so of all letters of two bytes
  /// a third at least must end with a byte beyond ASCII, and every byte beyond ASCII must belong to one. The last letter of a
  /// text may be cut by the width of its field.
  ///
  /// - Complexity: O(*n*) for *n* bytes.
  static func guess(_ texts: [[UInt8]]) -> String? {
    if let pairs = pairs(in: texts, isJapanese: false), isEastAsian(pairs) {
      if pairs.allSatisfy({ $0.trail >= 0xA1 }) {
        if pairs.allSatisfy({ (0xB0...0xC8).contains($0.lead) }) { return "CP949" }
        let kana = pairs.count { $0.lead == 0xA4 || $0.lead == 0xA5 }
        return 5 * kana > pairs.count ? "EUC-JP" : "GBK"
      }
      // Common signs of Big5 begin with A4 to C6, and none ends with 80 to A0.
      let common = pairs.count { (0xA4...0xC6).contains($0.lead) }
      if 10 * common >= 9 * pairs.count, pairs.allSatisfy({ !(0x7F...0xA0).contains($0.trail) }) {
        return "BIG5"
      }
    }
    if let pairs = pairs(in: texts, isJapanese: true), isEastAsian(pairs) {
      let common = pairs.count { (0x81...0x98).contains($0.lead) }
      if 10 * common >= 9 * pairs.count { return "CP932" }
    }
    if let pairs = pairs(in: texts, isJapanese: false), isEastAsian(pairs) { return "GBK" }
    return nil
  }

  private static func isEastAsian(_ pairs: [(lead: UInt8, trail: UInt8)]) -> Bool {
    pairs.count >= 4 && 3 * pairs.count(where: { $0.trail >= 0x80 }) >= pairs.count
  }

  /// The letters of two bytes, as of Shift JIS where they are Japanese; `nil` where a byte beyond ASCII belongs to none.
  private static func pairs(in texts: [[UInt8]], isJapanese: Bool) -> [(lead: UInt8, trail: UInt8)]? {
    var pairs: [(lead: UInt8, trail: UInt8)] = []
    for text in texts {
      var index = 0
      while index < text.count {
        let lead = text[index]
        index += 1
        if lead < 0x80 { continue }
        let isLead =
          isJapanese
          ? (0x81...0x9F).contains(lead) || (0xE0...0xFC).contains(lead) : (0x81...0xFE).contains(lead)
        guard isLead else { return nil }
        guard index < text.count else { break }
        let trail = text[index]
        guard trail >= 0x40, trail != 0x7F, trail <= (isJapanese ? 0xFC : 0xFE) else { return nil }
        index += 1
        pairs.append((lead, trail))
      }
    }
    return pairs
  }
}
