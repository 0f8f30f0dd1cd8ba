/// How many columns of a terminal a text takes.
///
/// Wide are East Asian Wide and Fullwidth characters (Unicode Standard Annex #11) and emoji; combining marks,
/// joiners and direction marks take nothing. Cyrillic takes one column a letter. Terminals differ on some
/// emoji sequences; here a sequence that shows as one sign takes two columns.
package enum DisplayWidth {
  /// The columns of a text. O(*n*).
  package static func of(_ text: String) -> Int {
    var count = 0
    for scalar in text.unicodeScalars {
      guard isPlainLetter(scalar.value) else { return ofCharacters(text) }
      count += 1
    }
    return count
  }

  /// Latin, Greek and Cyrillic without combining marks: one column each, and no cluster to be found.
  private static func isPlainLetter(_ value: UInt32) -> Bool {
    (0x20..<0x7F).contains(value) || (0xAE..<0x300).contains(value) || (0x370..<0x483).contains(value)
      || (0x48A..<0x530).contains(value)
  }

  private static func ofCharacters(_ text: String) -> Int {
    text.reduce(0) { $0 + of($1) }
  }

  /// The columns of one character as a reader sees it: its letter with all its marks.
  package static func of(_ character: Character) -> Int {
    var width = 0
    for scalar in character.unicodeScalars {
      // The emoji variation selector asks for the coloured sign, which is wide.
      if scalar.value == 0xFE0F && width > 0 { return 2 }
      width = max(width, of(scalar))
    }
    // Two regional indicators are a flag.
    if let first = character.unicodeScalars.first, (0x1F1E6...0x1F1FF).contains(first.value),
      character.unicodeScalars.count == 2
    {
      return 2
    }
    return width
  }

  /// The beginning of a text, with `…` when it does not fit; empty for a width below one.
  package static func truncated(_ text: String, to width: Int) -> String {
    guard of(text) > width else { return text }
    guard width > 0 else { return "" }
    var result = ""
    var used = 1
    for character in text {
      let next = used + of(character)
      if next > width { break }
      result.append(character)
      used = next
    }
    while result.last == " " { result.removeLast() }
    return result + "…"
  }

  private static func of(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return value == 0 || value == 0xAD ? 0 : 1 }
    if value >= 0x1100 && wide.contains(where: { $0.contains(value) }) { return 2 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default:
      // Vowels and final consonants of Hangul that join the syllable before them.
      return (0x1160...0x11FF).contains(value) ? 0 : 1
    }
  }

  /// The blocks of wide characters, from EastAsianWidth.txt of Unicode 15, neighbours taken together.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x23F0...0x23F0, 0x23F3...0x23F3,
    0x25FD...0x25FE, 0x2614...0x2615, 0x2648...0x2653, 0x267F...0x267F, 0x2693...0x2693, 0x26A1...0x26A1,
    0x26AA...0x26AB, 0x26BD...0x26BE, 0x26C4...0x26C5, 0x26CE...0x26CE, 0x26D4...0x26D4, 0x26EA...0x26EA,
    0x26F2...0x26F3, 0x26F5...0x26F5, 0x26FA...0x26FA, 0x26FD...0x26FD, 0x2705...0x2705, 0x270A...0x270B,
    0x2728...0x2728, 0x274C...0x274C, 0x274E...0x274E, 0x2753...0x2755, 0x2757...0x2757, 0x2795...0x2797,
    0x27B0...0x27B0, 0x27BF...0x27BF, 0x2B1B...0x2B1C, 0x2B50...0x2B50, 0x2B55...0x2B55, 0x2E80...0x303E,
    0x3041...0x3247, 0x3250...0x4DBF, 0x4E00...0xA4C6, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF,
    0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18CD5, 0x18D00...0x18D08,
    0x1AFF0...0x1B2FB, 0x1F004...0x1F004, 0x1F0CF...0x1F0CF, 0x1F18E...0x1F18E, 0x1F191...0x1F19A,
    0x1F200...0x1F320, 0x1F32D...0x1F335, 0x1F337...0x1F37C, 0x1F37E...0x1F393, 0x1F3A0...0x1F3CA,
    0x1F3CF...0x1F3D3, 0x1F3E0...0x1F3F0, 0x1F3F4...0x1F3F4, 0x1F3F8...0x1F43E, 0x1F440...0x1F440,
    0x1F442...0x1F4FC, 0x1F4FF...0x1F53D, 0x1F54B...0x1F54E, 0x1F550...0x1F567, 0x1F57A...0x1F57A,
    0x1F595...0x1F596, 0x1F5A4...0x1F5A4, 0x1F5FB...0x1F64F, 0x1F680...0x1F6C5, 0x1F6CC...0x1F6CC,
    0x1F6D0...0x1F6D2, 0x1F6D5...0x1F6D7, 0x1F6DC...0x1F6DF, 0x1F6EB...0x1F6EC, 0x1F6F4...0x1F6FC,
    0x1F7E0...0x1F7EB, 0x1F7F0...0x1F7F0, 0x1F90C...0x1F93A, 0x1F93C...0x1F945, 0x1F947...0x1F9FF,
    0x1FA70...0x1FAFF, 0x20000...0x3FFFD,
  ]
}
