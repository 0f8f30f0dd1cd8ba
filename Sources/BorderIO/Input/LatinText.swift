/// Tells Latin letters of western Europe from those of central Europe in texts that do not say their encoding.
enum LatinText {
  /// The encoding, and whether the texts show it.
  ///
  /// Polish, Hungarian and others have letters in Windows-1250 where Windows-1252 has signs, which do not stand inside words.
  /// Where all letters are such in both, western Europe is taken, as in most files. A text without any letter inside a word
  /// shows nothing.
  ///
  /// - Complexity: O(*n*) for *n* bytes.
  static func guess(_ texts: [[UInt8]]) -> (name: String, isClear: Bool) {
    var (high, western, central) = (0, 0, 0)
    var (hasControls, hasCaron) = (false, false)
    for text in texts {
      for (index, byte) in text.enumerated() where byte >= 0x80 {
        if (0x80...0x9F).contains(byte) { hasControls = true }
        // Š and ž are the same in both, and hardly come in the west.
        if [0x8A, 0x8E, 0x9A, 0x9E].contains(byte) { hasCaron = true }
        let isInWord = [index - 1, index + 1].contains {
          text.indices.contains($0)
            && (text[$0] >= 0xC0 || (text[$0] | 0x20) >= 0x61 && (text[$0] | 0x20) <= 0x7A)
        }
        guard isInWord else { continue }
        high += 1
        if isLetter(byte, in: western1252) { western += 1 }
        if isLetter(byte, in: central1250) { central += 1 }
      }
    }
    let westernName = hasControls ? "CP1252" : "ISO-8859-1"
    guard high > 0 else { return (westernName, false) }
    if hasCaron, central == high { return ("CP1250", western < high) }
    if western == high { return (westernName, true) }
    if central == high { return ("CP1250", true) }
    return (westernName, false)
  }

  /// The text of bytes in one of the encodings of `guess`; `nil` where a byte has no sign there.
  ///
  /// - Complexity: O(*n*).
  static func text(of bytes: [UInt8], in encoding: String) -> String? {
    let upper = encoding == "CP1250" ? signs1250 : signs1252
    var text = String.UnicodeScalarView()
    text.reserveCapacity(bytes.count)
    for byte in bytes {
      let scalar = byte < 0x80 ? Unicode.Scalar(byte) : upper[Int(byte) - 0x80]
      if scalar == "\u{FFFD}" { return nil }
      text.append(scalar)
    }
    return String(text)
  }

  private static func isLetter(_ byte: UInt8, in others: Set<UInt8>) -> Bool {
    byte >= 0xC0 ? byte != 0xD7 && byte != 0xF7 : others.contains(byte)
  }

  /// Letters below C0, and the apostrophe and full stop in abbreviations.
  private static let western1252: Set<UInt8> = [
    0x8A, 0x8C, 0x8E, 0x9A, 0x9C, 0x9E, 0x9F, 0xAA, 0xBA, 0x91, 0x92, 0xB4, 0xB7,
  ]
  private static let central1250: Set<UInt8> = [
    0x8A, 0x8C, 0x8D, 0x8E, 0x8F, 0x9A, 0x9C, 0x9D, 0x9E, 0x9F, 0xA3, 0xA5, 0xAA, 0xAF, 0xB3, 0xB9, 0xBA,
    0xBC, 0xBE,
    0xBF, 0x91, 0x92,
  ]

  /// What the bytes from 80 on stand for; those without a sign are U+FFFD. ISO 8859-1 is a part of Windows-1252.
  private static let signs1252 = Array(
    ("€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ"
      + "\u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿"
      + "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ").unicodeScalars)
  private static let signs1250 = Array(
    ("€\u{FFFD}‚\u{FFFD}„…†‡\u{FFFD}‰Š‹ŚŤŽŹ\u{FFFD}‘’“”•–—\u{FFFD}™š›śťžź"
      + "\u{A0}ˇ˘Ł¤Ą¦§¨©Ş«¬\u{AD}®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľż"
      + "ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙").unicodeScalars)
}
