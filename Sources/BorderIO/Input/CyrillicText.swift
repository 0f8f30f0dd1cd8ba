internal import Glibc

/// Reads Russian texts in the encodings of one byte a letter that files come in without saying so.
package struct CyrillicText {
  /// The name of the encoding, as iconv and GDAL know it.
  package let encoding: String
  /// What the bytes from 0x80 on stand for.
  private let upper: [Unicode.Scalar]

  /// Windows-1251, the code page 866 of DOS, KOI8-R, ISO 8859-5 and that of the old Macintosh. Where two fit alike, the
  /// first one is taken.
  static let encodings = [
    CyrillicText(
      "CP1251",
      "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{98}™љ›њќћџ\u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї°±Ііґµ¶·ё№є»јЅѕї" + capitals + small),
    CyrillicText(
      "CP866",
      capitals + "абвгдежзийклмноп" + "░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀"
        + "рстуфхцчшщъыьэюяЁёЄєЇїЎў°∙·√№¤■\u{A0}"),
    CyrillicText(
      "KOI8-R",
      "─│┌┐└┘├┤┬┴┼▀▄█▌▐░▒▓⌠■∙√≈≤≥\u{A0}⌡°²·÷═║╒ё╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡Ё╢╣╤╥╦╧╨╩╪╫╬©"
        + "юабцдефгхийклмнопярстужвьызшэщчъ" + "ЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ"),
    CyrillicText(
      "ISO-8859-5",
      String(String.UnicodeScalarView((0x80...0xA0).map { Unicode.Scalar($0) })) + "ЁЂЃЄЅІЇЈЉЊЋЌ\u{AD}ЎЏ"
        + capitals
        + small + "№ёђѓєѕіїјљњћќ§ўџ"),
    CyrillicText(
      "MAC-CYRILLIC",
      capitals + "†°Ґ£§•¶І®©™Ђђ≠Ѓѓ∞±≤≥іµґЈЄєЇїЉљЊњјЅ¬√ƒ≈∆«»…\u{A0}ЋћЌќѕ–—“”‘’÷„ЎўЏџ№Ёёя" + small.dropLast()
        + "€"),
  ]

  private static let capitals = "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"
  private static let small = "абвгдежзийклмнопрстуфхцчшщъыьэюя"

  private init(_ encoding: String, _ upper: String) {
    self.encoding = encoding
    self.upper = Array(upper.unicodeScalars)
  }

  /// How often letters come in Russian texts, in thousandths; those of Ukrainian and Belarusian too.
  private static let frequencies: [Unicode.Scalar: Double] = {
    let russian: [Double] = [
      80, 16, 45, 17, 30, 85, 9, 16, 74, 12, 35, 44, 32, 67, 110, 28, 47, 55, 63, 26, 3, 10, 5, 14, 7, 4, 0.4,
      19,
      17, 3, 6, 20,
    ]
    var table: [Unicode.Scalar: Double] = ["ё": 1, "і": 20, "ї": 6, "є": 5, "ґ": 0.5, "ў": 5]
    for (letter, frequency) in zip(small.unicodeScalars, russian) { table[letter] = frequency }
    return table
  }()

  /// The text of bytes in this encoding.
  package func text(of bytes: some Sequence<UInt8>) -> String {
    var text = ""
    for byte in bytes {
      text.unicodeScalars.append(
        byte < 0x80 || upper.count != 128 ? Unicode.Scalar(byte) : upper[Int(byte) - 0x80])
    }
    return text
  }

  /// The encoding in which bytes are Russian; `nil` when they are in none.
  ///
  /// Of the bytes beyond ASCII, nine in ten must be letters and stand together, as in Russian words and not as the accented
  /// letters of Latin ones; those letters that come most often in Russian must come most often, and capitals must not
  /// follow small letters.
  package static func guess(_ bytes: [UInt8]) -> CyrillicText? {
    let best = encodings.map { ($0, $0.likeness(of: bytes)) }.max { $0.1 < $1.1 }
    return best.flatMap { $0.1 > log(20) ? $0.0 : nil }
  }

  /// The mean logarithm of the frequencies of the letters, less what speaks against it; minus infinity where it is none.
  private func likeness(of bytes: [UInt8]) -> Double {
    var (high, letters, together, broken) = (0, 0, 0, 0)
    var sum = 0.0
    var previousIsLetter = false
    var previousIsSmall = false
    var previousIsHigh = false
    for index in bytes.indices {
      let byte = bytes[index]
      guard byte >= 0x80, upper.count == 128 else {
        (previousIsLetter, previousIsSmall, previousIsHigh) = (false, false, false)
        continue
      }
      high += 1
      let scalar = upper[Int(byte) - 0x80]
      let lower = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
      let nextIsHigh = index + 1 < bytes.count && bytes[index + 1] >= 0x80
      if previousIsHigh || nextIsHigh { together += 1 }
      if let frequency = Self.frequencies[lower] {
        letters += 1
        sum += log(frequency)
        let isSmall = lower == scalar
        if previousIsLetter, previousIsSmall, !isSmall { broken += 1 }
        (previousIsLetter, previousIsSmall) = (true, isSmall)
      } else {
        // Worth less than the rarest letter: what is a letter in another encoding is rather that.
        sum += log(0.25)
        (previousIsLetter, previousIsSmall) = (false, false)
      }
      previousIsHigh = true
    }
    guard high > 0, 10 * letters >= 9 * high, 10 * together >= 9 * high else { return -.infinity }
    return (sum - 4 * Double(broken)) / Double(high)
  }
}
