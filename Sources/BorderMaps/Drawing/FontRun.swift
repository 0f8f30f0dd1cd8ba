import Cairo

/// A piece of a text that one font has all letters of.
struct FontRun {
  var family: String
  var text: String
  var advance: Double

  /// Families to ask for letters that the usual one lacks, those for many scripts first.
  private static let families = [
    FontMetrics.rasterFamily, "DejaVu Sans", "Noto Sans", "Noto Sans CJK SC", "Noto Sans Georgian",
    "Noto Sans Armenian",
    "Noto Sans Hebrew", "Noto Sans Arabic", "Noto Sans Devanagari", "Noto Sans Bengali", "Noto Sans Gurmukhi",
    "Noto Sans Gujarati", "Noto Sans Oriya", "Noto Sans Tamil", "Noto Sans Telugu", "Noto Sans Kannada",
    "Noto Sans Malayalam", "Noto Sans Sinhala", "Noto Sans Thai", "Noto Sans Lao", "Noto Serif Tibetan",
    "Noto Sans Myanmar", "Noto Sans Khmer", "Noto Sans Ethiopic", "Noto Sans Mongolian", "Noto Sans SC",
    "Noto Sans JP",
    "Noto Sans KR", "WenQuanYi Zen Hei", "Droid Sans Fallback", "Arial Unicode MS", "PingFang SC",
    "Hiragino Sans",
    "Apple SD Gothic Neo", "Microsoft YaHei", "FreeSans", "FreeSerif", "Unifont",
  ]

  /// The pieces of a line. What no font has stays with the usual one.
  ///
  /// - Complexity: O(length · families) for letters that the usual family lacks, O(length) for the others.
  static func runs(of line: String, as look: FontLook, on canvas: borrowing CairoCanvas) -> [FontRun] {
    let usual = FontMetrics.rasterFamily
    canvas.setFont(usual, look)
    if canvas.hasLetters(of: line) {
      return [FontRun(family: usual, text: line, advance: canvas.advance(of: line))]
    }
    var pieces: [(family: String, text: String)] = []
    for character in line {
      var letter = String(character)
      var found = pieces.last.map { family(of: letter, from: [$0.family], look, canvas) } ?? nil
      found = found ?? family(of: letter, from: families, look, canvas)
      // A narrow blank that no font has is a blank.
      if found == nil && letter == "\u{202F}" { letter = "\u{A0}" }
      let chosen = found ?? usual
      if let last = pieces.last, last.family == chosen {
        pieces[pieces.count - 1].text += letter
      } else {
        pieces.append((chosen, letter))
      }
    }
    var runs: [FontRun] = []
    for piece in pieces {
      canvas.setFont(piece.family, look)
      runs.append(
        FontRun(family: piece.family, text: piece.text, advance: canvas.advance(of: piece.text)))
    }
    return runs
  }

  /// The first of some families that has a letter; `nil` where none has.
  private static func family(
    of letter: String, from families: [String], _ look: FontLook, _ canvas: borrowing CairoCanvas
  ) -> String? {
    for family in families {
      canvas.setFont(family, look)
      if canvas.hasLetters(of: letter) { return family }
    }
    return nil
  }

  /// Whether some font has a letter.
  static func hasFont(for letter: Character, on canvas: borrowing CairoCanvas) -> Bool {
    letter == "\u{202F}" || family(of: String(letter), from: families, FontLook(size: 12), canvas) != nil
  }
}
