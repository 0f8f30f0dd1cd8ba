public import BorderCore
import BorderIO
import Cairo

extension Drawing {
  /// The scripts that need a font of their own, by the first and last of their code points, with the package of Debian that
  /// has one.
  private static let scripts: [(range: ClosedRange<UInt32>, name: Phrase, package: String)] = [
    (0x530...0x58F, Phrase("Armenian", "армянское"), "fonts-noto-core"),
    (0x590...0x5FF, Phrase("Hebrew", "еврейское"), "fonts-noto-core"),
    (0x600...0x8FF, Phrase("Arabic", "арабское"), "fonts-noto-core"),
    (0x900...0x97F, Phrase("Devanagari", "деванагари"), "fonts-noto-core"),
    (0x980...0xDFF, Phrase("Indic", "индийское"), "fonts-noto-core"),
    (0xE00...0xE7F, Phrase("Thai", "тайское"), "fonts-noto-core"),
    (0xF00...0xFFF, Phrase("Tibetan", "тибетское"), "fonts-noto-core"),
    (0x10A0...0x10FF, Phrase("Georgian", "грузинское"), "fonts-noto-core"),
    (0x1100...0x11FF, Phrase("Korean", "корейское"), "fonts-noto-cjk"),
    (0x1200...0x139F, Phrase("Ethiopic", "эфиопское"), "fonts-noto-core"),
    (0x1800...0x18AF, Phrase("Mongolian", "монгольское"), "fonts-noto-core"),
    (0x2E80...0x9FFF, Phrase("Chinese or Japanese", "китайское или японское"), "fonts-noto-cjk"),
    (0xAC00...0xD7AF, Phrase("Korean", "корейское"), "fonts-noto-cjk"),
    (0xFB1D...0xFB4F, Phrase("Hebrew", "еврейское"), "fonts-noto-core"),
    (0xFB50...0xFEFF, Phrase("Arabic", "арабское"), "fonts-noto-core"),
    (0x20000...0x3FFFF, Phrase("Chinese or Japanese", "китайское или японское"), "fonts-noto-cjk"),
  ]

  /// Scripts whose letters take their shapes from their neighbours, or run from right to left.
  private static let joined: [ClosedRange<UInt32>] = [0x590...0x8FF, 0x900...0xDFF, 0x1800...0x18AF]

  /// What a reader of this picture as PNG or PDF must know of its letters: those that no font here has, and those that are set
  /// one by one though they ought to be joined.
  ///
  /// - Returns: The sentences; empty where all letters are as they should be.
  public func doubtsOfLetters() -> [Phrase] {
    var letters: Set<Character> = []
    for case .text(let text) in commands {
      for character in PrintableText.oneLine(text.text) where !character.isASCII { letters.insert(character) }
    }
    guard !letters.isEmpty,
      let canvas = try? CairoCanvas(width: 1, height: 1, title: "", format: .png(scale: 1))
    else { return [] }
    var missing: [(name: Phrase, package: String)] = []
    var unjoined: [Phrase] = []
    for letter in letters.sorted() {
      guard let code = letter.unicodeScalars.first?.value else { continue }
      let script =
        Self.scripts.first { $0.range.contains(code) }
        ?? (code...code, Phrase("other", "другое"), "fonts-noto-core")
      if !FontRun.hasFont(for: letter, on: canvas) {
        if !missing.contains(where: { $0.name == script.name }) {
          missing.append((script.name, script.package))
        }
      } else if Self.joined.contains(where: { $0.contains(code) }), !unjoined.contains(script.name) {
        unjoined.append(script.name)
      }
    }
    var doubts: [Phrase] = []
    if !missing.isEmpty {
      let packages = Set(missing.map(\.package)).sorted().joined(separator: " ")
      doubts.append(
        Phrase(
          "no font here has letters of these scripts, which are boxes in the picture: \(missing.map(\.name.english).joined(separator: ", ")). Install fonts (Debian: \(packages)), or take SVG",
          "здесь нет шрифта для букв этих письменностей, на рисунке вместо них рамки: \(missing.map(\.name.russian).joined(separator: ", ")). Установите шрифты (Debian: \(packages)) или возьмите SVG"
        ))
    }
    if !unjoined.isEmpty {
      doubts.append(
        Phrase(
          "letters of these scripts are set one by one, not joined or turned: \(unjoined.map(\.english).joined(separator: ", ")). SVG has them as they should be: browsers, Inkscape and rsvg-convert make PNG and PDF of it",
          "буквы этих письменностей поставлены по одной, без соединений и направления: \(unjoined.map(\.russian).joined(separator: ", ")). В SVG они такие, как надо: браузер, Inkscape или rsvg-convert сделают из него PNG и PDF"
        ))
    }
    return doubts
  }
}
