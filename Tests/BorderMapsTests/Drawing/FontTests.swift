import BorderCore
import BorderIO
import BorderMaps
import Testing

/// Letters of every script, in pictures of pixels.
@Suite struct FontTests {
  /// Two words of each script without a letter in common, as wide as each other in boxes.
  static let words: [(script: String, first: String, second: String)] = [
    ("Latin", "Łódź", "Ænes"), ("Cyrillic", "Межа", "Қоғы"), ("Greek", "Ελλά", "Θρδς"),
    ("Georgian", "თბილ", "ქუსშ"), ("Armenian", "Երևա", "Գյում"), ("Hebrew", "ירוש", "חאפה"),
    ("Arabic", "بغدت", "حلسم"), ("Devanagari", "दलग", "मबई"), ("Chinese", "北京", "上海"),
    ("Korean", "서울", "부산"), ("Mongolian", "ᠮᠣᠩ", "ᠪᠠᠭ"), ("Thai", "กรง", "ชยภ"),
  ]

  private static func drawing(_ text: String) -> Drawing {
    var drawing = Drawing(width: 120, height: 40, title: "letters")
    let page = [PagePoint(0, 0), PagePoint(120, 0), PagePoint(120, 40), PagePoint(0, 40)]
    drawing.add(.init(.rings([page]), paint: Paint(fill: Colour(0xFFFFFF))))
    drawing.add(.init(text, at: PagePoint(8, 28), size: 20, colour: Colour(0)))
    return drawing
  }

  private static func hasFont(_ word: (script: String, first: String, second: String)) -> Bool {
    // What is set letter by letter has a font; what is missing is named with what to install.
    !drawing(word.first + word.second).doubtsOfLetters().contains { $0.english.contains("Install") }
  }

  private static let without = words.filter { !hasFont($0) }.map(\.script)

  @Test(arguments: words.filter(hasFont).map(\.script))
  func `letters are letters and no boxes`(script: String) throws {
    let word = try #require(Self.words.first { $0.script == script })
    let first = try Self.drawing(word.first).png(scale: 1).bytes
    // Boxes would be alike.
    #expect(first != (try Self.drawing(word.second).png(scale: 1).bytes))
    #expect(try Self.drawing(word.first).pdf().bytes.count > 500)
  }

  @Test(.enabled(if: without.isEmpty, "no font is installed for: \(without.joined(separator: ", "))"))
  func `all twelve scripts have fonts`() {
    #expect(Self.words.allSatisfy(Self.hasFont))
  }

  @Test func `what no font has is named once, with what to install`() {
    // Letters that are not assigned, and so in no font.
    let doubts = Self.drawing("\u{0378}\u{0379}\u{0378}").doubtsOfLetters()
    #expect(doubts.count == 1 && doubts[0].english.contains("fonts-noto"))
    #expect(Self.drawing("1\u{202F}000 Межа").doubtsOfLetters().isEmpty)
    let arabic = Self.drawing("بغداد").doubtsOfLetters()
    #expect(arabic.count == 1 && arabic[0].english.contains("Arabic"))
  }
}
